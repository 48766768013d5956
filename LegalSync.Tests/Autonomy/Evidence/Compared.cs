using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Tests.Autonomy.Evidence;

/// <summary>Pairs of a plainly fictitious firm's run, one day after the other from a Monday that is the first of a month.</summary>
internal sealed class Compared
{
    public static readonly DateTimeOffset At = new(2026, 7, 31, 20, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly First = new(2026, 6, 1);
    public static readonly Actor Bookkeeper = Actor.Person("bk", "Bea Bookkeeper", [Role.Bookkeeper], []);
    private readonly List<ComparedPair> _pairs = [];
    private readonly List<PeriodSignature> _signatures = [];

    public FirmParallelRun Run { get; } =
        FirmParallelRun.Start(new ParallelRunId(new Guid(1, 2, 3, [4, 4, 4, 4, 4, 4, 4, 4])), new BooksId(new Guid(9, 9, 9, [9, 9, 9, 9, 9, 9, 9, 9])), First, First.AddDays(60), ManualSource.Books, Bookkeeper, At);

    public IReadOnlyList<ComparedPair> Pairs => _pairs;

    public EvidenceGround Ground => new(_pairs, _signatures, 31, Currency.Usd);

    /// <summary>Evidence of invoices.</summary>
    public StreamEvidence Evidence => EvidenceCounter.Count(Ground, WorkKind.Invoice);

    /// <summary>Finds a pair of a state; a differing one differs in the fields named, or in its amount.</summary>
    public ComparedPair Find(PairState state, decimal ours = 100m, decimal theirs = 100m, int? day = null, WorkKind stream = WorkKind.Invoice, params ComparedField[] fields)
    {
        var number = _pairs.Count;
        var pair = ComparedPair.Find(new PairId(new Guid(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1])), Run, Finding(number, state, ours, theirs, day ?? (number % 61), stream, fields), new MatterId("m-1"), At);
        _pairs.Add(pair);
        return pair;
    }

    public static PairFinding Finding(int number, PairState state, decimal ours, decimal theirs, int day, WorkKind stream, params ComparedField[] fields)
    {
        ComparedSide Side(string key, decimal amount) => new(key, stream, First.AddDays(day), Money.Usd(amount)) { Document = BooksKind.Invoice, Customer = "Alder (sample)", Number = $"S-{number}" };
        FieldComparison[] differing = [.. (fields.Length == 0 ? [ComparedField.Amount] : fields).Select(field => new FieldComparison(field, "this", "that", false))];
        return new PairFinding(state, stream, state == PairState.OnlyTheirs ? [] : [Side($"{stream}:s-{number}#1", ours)], state == PairState.OnlyOurs ? [] : [Side($"Invoice {number}", theirs)])
        {
            Fields = state == PairState.Differs ? differing : [new FieldComparison(ComparedField.Amount, "same", "same", true)],
        };
    }

    /// <summary>So many pairs that agree.</summary>
    public Compared Agreeing(int count, int? day = null)
    {
        for (var i = 0; i < count; i++)
        {
            Find(PairState.Equal, day: day);
        }

        return this;
    }

    /// <summary>Signs a week as it stands.</summary>
    public PeriodSignature Sign(DateOnly monday)
    {
        var week = RunWeek.Of(Run, monday)!;
        var signature = PeriodSignature.Sign(Run.Books, Run.Id, PeriodSignatureKind.Week, (week.From, week.Through), ComparisonText.Write(EvidenceCounter.CountForSignature(Ground, week)), Bookkeeper, At);
        typeof(PeriodSignature).GetProperty(nameof(PeriodSignature.Sequence))!.SetValue(signature, _signatures.Count + 1L);
        _signatures.Add(signature);
        return signature;
    }

    public Compared SignAll()
    {
        foreach (var week in RunWeek.All(Run))
        {
            Sign(ComparedPair.WeekOf(week.From));
        }

        return this;
    }
}

internal static class Verdicts
{
    public static ComparedPair Is(this ComparedPair pair, PairVerdict verdict, string? cluster = null)
    {
        pair.Decide(verdict, "because the document says so", cluster, Compared.Bookkeeper, Compared.At);
        return pair;
    }
}
