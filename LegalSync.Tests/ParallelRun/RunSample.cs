using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Queries;

namespace LegalSync.Tests.ParallelRun;

/// <summary>A parallel run of the sample firm with pairs of every verdict, a week signed, and a cycle signed by the partner.</summary>
internal sealed class RunSample
{
    public static readonly DateOnly Monday = new(2026, 3, 2);
    private readonly DateTimeOffset _at;
    private readonly int _days;

    public RunSample(DateTimeOffset at, ManualSource source = ManualSource.Books, int days = 31)
    {
        (_at, _days) = (at, days);
        Run = FirmParallelRun.Start(new ParallelRunId(Guid.NewGuid()), SampleBooks.Id, Monday, Monday.AddDays(days - 1), source, SampleBooks.Partner, at);
        Rows.Add(Run);
    }

    public FirmParallelRun Run { get; }

    public List<object> Rows { get; } = [];

    /// <summary>Pairs that agree, one a day from the first on.</summary>
    public RunSample Agreeing(int count, WorkKind stream = WorkKind.Invoice)
    {
        for (var i = 0; i < count; i++)
        {
            Pair(stream, PairState.Equal, i % _days, 100 + i, 100 + i);
        }

        return this;
    }

    /// <summary>A pair that differs, decided or not.</summary>
    public RunSample Differing(int day, decimal? ours, decimal? theirs, PairVerdict? verdict, string reason = "the invoice says so", string? cluster = null, WorkKind stream = WorkKind.Invoice)
    {
        var pair = Pair(stream, ours is null ? PairState.OnlyTheirs : theirs is null ? PairState.OnlyOurs : PairState.Differs, day, ours, theirs);
        if (verdict is { } given)
        {
            pair.Decide(given, reason, cluster, SampleBooks.Bookkeeper, _at.AddDays(1));
        }

        return this;
    }

    /// <summary>The first week is signed under these figures.</summary>
    public RunSample Week(params StreamEvidence[] figures)
    {
        Rows.Add(PeriodSignature.Sign(SampleBooks.Id, Run.Id, PeriodSignatureKind.Week, (Monday, Monday.AddDays(6)), ComparisonText.Write(figures), SampleBooks.Bookkeeper, _at.AddDays(2)));
        return this;
    }

    /// <summary>Every week is signed in turn, with what was counted then.</summary>
    public RunSample EveryWeek()
    {
        var (pairs, signatures) = (Rows.OfType<ComparedPair>().ToList(), new List<PeriodSignature>());
        foreach (var week in RunWeek.All(Run))
        {
            var figures = EvidenceCounter.CountForSignature(new EvidenceGround(pairs, signatures, 31, Currency.Usd), week);
            signatures.Add(PeriodSignature.Sign(SampleBooks.Id, Run.Id, PeriodSignatureKind.Week, (week.From, week.Through), ComparisonText.Write(figures), SampleBooks.Bookkeeper, _at.AddDays(2)));
        }

        Rows.AddRange(signatures);
        return this;
    }

    /// <summary>The cycle is signed by the partner.</summary>
    public RunSample Cycle()
    {
        Run.Sign(SampleBooks.Partner, _at.AddDays(3));
        return this;
    }

    private ComparedPair Pair(WorkKind stream, PairState state, int day, decimal? ours, decimal? theirs)
    {
        var number = Rows.Count.ToString(CultureInfo.InvariantCulture);
        var date = Monday.AddDays(day);
        ComparedSide Side(string key, decimal amount) => new(key, stream, date, Money.Usd(amount)) { Document = BooksKind.Invoice, Customer = SampleBooks.Client(day), Number = number };
        var finding = new PairFinding(state, stream, ours is { } mine ? [Side($"event-{number}#1", mine)] : [], theirs is { } hand ? [Side($"Invoice {number}", hand)] : [])
        {
            Fields = [new FieldComparison(ComparedField.Amount, $"{ours}", $"{theirs}", ours == theirs), new FieldComparison(ComparedField.Customer, SampleBooks.Client(day), SampleBooks.Client(day), true)],
            Reasons = ["the same number"],
        };
        var pair = ComparedPair.Find(new PairId(Guid.NewGuid()), Run, finding, new Domain.Capture.MatterId($"matter-{day}"), _at);
        Rows.Add(pair);
        return pair;
    }
}
