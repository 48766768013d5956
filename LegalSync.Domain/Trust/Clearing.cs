using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Trust;

/// <summary>How far a receipt has come at the bank.</summary>
public enum ClearingState
{
    /// <summary>The books tell of it.</summary>
    Recorded = 1,

    /// <summary>A statement shows that the bank has it.</summary>
    Deposited = 2,

    /// <summary>The bank lets it be drawn on, but may take it back.</summary>
    ProvisionalCredit = 3,

    /// <summary>The paying bank has paid.</summary>
    Collected = 4,

    /// <summary>It was returned.</summary>
    Returned = 5,
}

/// <summary>What bank statements tell of one movement.</summary>
/// <param name="On">The day on which the bank booked it.</param>
/// <param name="ReturnedOn">The day on which the bank took it back; null when it did not.</param>
public sealed record BankDates(DateOnly On, DateOnly? ReturnedOn);

/// <summary>What statements tell of movements. Until statements are matched, nothing.</summary>
public interface IClearingFacts
{
    /// <summary>Bank dates of movements, as far as statements show them.</summary>
    Task<IReadOnlyDictionary<SourceId, BankDates>> ReadAsync(BooksId books, IReadOnlyCollection<SourceId> sources, CancellationToken cancellationToken);

    /// <summary>Through which day statements of an account are there; null when none is.</summary>
    Task<DateOnly?> StatementsThroughAsync(BooksId books, BankAccountId account, CancellationToken cancellationToken);
}

/// <summary>The latest reconciliation of a trust account that was signed.</summary>
/// <param name="Through">Its last day.</param>
/// <param name="SignedAt">When it was signed.</param>
public sealed record SignedPeriod(DateOnly Through, DateTimeOffset SignedAt);

/// <summary>Which periods are signed. Until reconciliations are signed, none.</summary>
public interface ISignedPeriods
{
    /// <summary>The latest signed period of each trust account that has one.</summary>
    Task<IReadOnlyDictionary<BankAccountId, SignedPeriod>> LatestAsync(BooksId books, CancellationToken cancellationToken);
}

/// <summary>What trust rules ask of other parts of the product.</summary>
/// <param name="Clearing">What statements tell.</param>
/// <param name="Periods">Which periods are signed.</param>
public sealed record TrustPorts(IClearingFacts Clearing, ISignedPeriods Periods)
{
    /// <summary>Nothing is matched and nothing is signed.</summary>
    public static TrustPorts None { get; } = new(new NoClearing(), new NoneSigned());

    private sealed class NoClearing : IClearingFacts
    {
        public Task<IReadOnlyDictionary<SourceId, BankDates>> ReadAsync(BooksId books, IReadOnlyCollection<SourceId> sources, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<SourceId, BankDates>>(new Dictionary<SourceId, BankDates>());

        public Task<DateOnly?> StatementsThroughAsync(BooksId books, BankAccountId account, CancellationToken cancellationToken) => Task.FromResult<DateOnly?>(null);
    }

    private sealed class NoneSigned : ISignedPeriods
    {
        public Task<IReadOnlyDictionary<BankAccountId, SignedPeriod>> LatestAsync(BooksId books, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<BankAccountId, SignedPeriod>>(new Dictionary<BankAccountId, SignedPeriod>());
    }
}

/// <summary>Business days from a receipt until it counts as collected, by instrument.</summary>
/// <param name="own">What the account's settings say in place of the usual days.</param>
public sealed class HoldSchedule(IReadOnlyDictionary<InstrumentKind, int> own)
{
    private static readonly Dictionary<InstrumentKind, int> _usual = new()
    {
        [InstrumentKind.Wire] = 0,
        [InstrumentKind.CashiersCheck] = 1,
        [InstrumentKind.ElectronicCheck] = 5,
        [InstrumentKind.Check] = 7,
    };

    /// <summary>The usual days.</summary>
    public static HoldSchedule Usual { get; } = new(new Dictionary<InstrumentKind, int>());

    /// <summary>Business days for an instrument. Nought for one that nobody has named, unless the account's settings give it days: it stands in the grid of details to be confirmed.</summary>
    public int Days(InstrumentKind instrument) => own.TryGetValue(instrument, out var days) ? days : _usual.GetValueOrDefault(instrument);

    /// <summary>The day on which a receipt counts as collected; null when it was returned.</summary>
    /// <param name="recorded">Its ledger date.</param>
    /// <param name="instrument">By what it came.</param>
    /// <param name="bank">What statements tell; they count in place of the ledger date.</param>
    public DateOnly? CollectedOn(DateOnly recorded, InstrumentKind instrument, BankDates? bank) =>
        bank is { ReturnedOn: not null } ? null : AfterBusinessDays(bank?.On ?? recorded, Days(instrument));

    /// <summary>How far a receipt has come on a day.</summary>
    public ClearingState StateOn(DateOnly day, DateOnly recorded, InstrumentKind instrument, BankDates? bank) =>
        bank?.ReturnedOn is { } returned && returned <= day ? ClearingState.Returned
        : CollectedOn(recorded, instrument, bank is null ? null : bank with { ReturnedOn = null }) is { } collected && collected <= day ? ClearingState.Collected
        : bank is null || bank.On > day ? ClearingState.Recorded
        : bank.On == day ? ClearingState.Deposited
        : ClearingState.ProvisionalCredit;

    /// <summary>The day that lies some business days later: Saturdays and Sundays do not count.</summary>
    public static DateOnly AfterBusinessDays(DateOnly from, int days)
    {
        var day = from;
        while (days > 0)
        {
            day = day.AddDays(1);
            days -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}

/// <summary>Money that stays on a ledger because somebody disputes it, by a person's decision. The operand of its directive: <c>12500 USD</c>.</summary>
/// <param name="Decision">Order of the decision: its key.</param>
/// <param name="Amount">How much stays.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who placed it.</param>
/// <param name="At">When.</param>
public sealed record FundsHold(long Decision, Money Amount, string Reason, string By, DateTimeOffset At)
{
    /// <summary>Writes the operand.</summary>
    public static string Write(Money amount) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{amount.Minor} {amount.Currency.Code}");

    /// <summary>The standing holds among decisions about a ledger.</summary>
    public static IReadOnlyList<FundsHold> Standing(IEnumerable<Spine.Directive> directives) =>
    [
        .. directives.Where(directive => directive.Kind == Spine.DirectiveKind.HoldFunds && directive.RevokedAt is null)
            .Select(directive => new FundsHold(directive.Sequence, Read(directive.Value), directive.Reason, directive.By, directive.At)),
    ];

    private static Money Read(string operand)
    {
        var parts = operand.Split(' ');
        return Money.FromMinor(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), Currency.FromCode(parts[1]));
    }
}
