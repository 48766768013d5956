using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Simulation.Clockwork;

namespace LegalSync.Simulation.World;

/// <summary>The practice system: facts that people change, read with latency and failures. A record's payload is the name of one version of one fact.</summary>
public sealed class Practice : IPracticeSystem, ISourceReader
{
    private readonly Dictionary<(SourceKind Kind, SourceId Id), Held> _held = [];
    private readonly Dictionary<string, object> _versions = new(StringComparer.Ordinal);
    private readonly Pump? _pump;
    private readonly DateTimeOffset _start;

    /// <summary>A practice system that holds what a plan says; without a pump, every read is done at once.</summary>
    public Practice(FirmPlan plan, DateTimeOffset start, Pump? pump)
    {
        (_pump, _start) = (pump, start);
        foreach (var fact in plan.Facts)
        {
            Put(fact);
        }
    }

    /// <summary>Reads in a thousand that do not reach it.</summary>
    public int Failures { get; set; }

    /// <summary>Whose process reads now, so that its death ends the wait.</summary>
    public Life? Reader { get; set; }

    /// <summary>A fact as it stands; null when it was deleted.</summary>
    public object? Find(SourceKind kind, SourceId id) => _held.TryGetValue((kind, id), out var held) ? held.Fact.Value : null;

    /// <summary>A person adds or changes a fact.</summary>
    public void Put(PlannedFact fact)
    {
        var version = _held.TryGetValue((fact.Kind, fact.Id), out var before) ? before.Version + 1 : 1;
        var held = new Held(fact, version, _pump?.Now ?? _start);
        _held[(fact.Kind, fact.Id)] = held;
        _versions[held.Payload] = fact.Value;
    }

    /// <summary>A person deletes a fact.</summary>
    public void Delete(SourceKind kind, SourceId id) => _held.Remove((kind, id));

    /// <inheritdoc />
    public Task<ReadResult> ReadReferenceAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        ReadAsync(held => held.Fact.Kind == SourceKind.BankAccount);

    /// <inheritdoc />
    public Task<ReadResult> ReadMattersAsync(ConnectionId connection, DateTimeOffset? changedSince, CancellationToken cancellationToken) =>
        ReadAsync(held => held.Fact.Kind is SourceKind.Matter or SourceKind.Client && held.ChangedAt >= (changedSince ?? DateTimeOffset.MinValue));

    /// <inheritdoc />
    public Task<ReadResult> ReadBankTransactionsAsync(ConnectionId connection, DateTimeOffset? changedSince, CancellationToken cancellationToken) =>
        ReadAsync(held => held.Fact.Kind == SourceKind.BankTransaction && held.ChangedAt >= (changedSince ?? DateTimeOffset.MinValue));

    /// <inheritdoc />
    public Task<ReadResult> ReadMatterAsync(ConnectionId connection, MatterId matter, DateTimeOffset? changedSince, CancellationToken cancellationToken) =>
        ReadAsync(held => held.Fact.Matter == matter && held.Fact.Kind is SourceKind.TimeEntry or SourceKind.Invoice
            && held.ChangedAt >= (changedSince ?? DateTimeOffset.MinValue) && held.Fact.Matter == matter);

    /// <inheritdoc />
    public Matter ReadMatter(SourceRecord record) => Fact<Matter>(record);

    /// <inheritdoc />
    public Client ReadClient(SourceRecord record) => Fact<Client>(record);

    /// <inheritdoc />
    public Staff ReadStaff(SourceRecord record) => Fact<Staff>(record);

    /// <inheritdoc />
    public ActivityCode ReadActivityCode(SourceRecord record) => Fact<ActivityCode>(record);

    /// <inheritdoc />
    public TimeEntry ReadTimeEntry(SourceRecord record) => Fact<TimeEntry>(record);

    /// <inheritdoc />
    public Expense ReadExpense(SourceRecord record) => Fact<Expense>(record);

    /// <inheritdoc />
    public Invoice ReadInvoice(SourceRecord record) => Fact<Invoice>(record);

    /// <inheritdoc />
    public BankAccount ReadBankAccount(SourceRecord record) => Fact<BankAccount>(record);

    /// <inheritdoc />
    public BankTransaction ReadBankTransaction(SourceRecord record) => Fact<BankTransaction>(record);

    private T Fact<T>(SourceRecord record) => (T)_versions[record.Payload];

    private async Task<ReadResult> ReadAsync(Func<Held, bool> fits)
    {
        if (_pump is not null)
        {
            await _pump.WaitAsync(Reader, _pump.Dice.Span(20, 400));
            if (_pump.Dice.Chance(Failures))
            {
                return new ReadResult(ReadStatus.Unavailable, [], "The practice system did not answer.");
            }
        }

        return ReadResult.Of([.. _held.Values.Where(fits).Select(held =>
            new CapturedRecord(held.Fact.Kind, held.Fact.Id, held.Fact.Matter, held.Version.ToString(CultureInfo.InvariantCulture), held.Payload))]);
    }

    private sealed record Held(PlannedFact Fact, int Version, DateTimeOffset ChangedAt)
    {
        public string Payload { get; } = string.Create(CultureInfo.InvariantCulture, $"{Fact.Kind}/{Fact.Id.Value}/{Version}");
    }
}
