using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>Pairs of one day, stream, finding and verdict, counted: summing cells gives every count of the comparison from one pass over the pairs.</summary>
/// <param name="Day">The day.</param>
/// <param name="Stream">The stream.</param>
/// <param name="State">What was found.</param>
/// <param name="Verdict">Who was right; null while nobody decided, and of pairs that agree.</param>
/// <param name="Pairs">How many.</param>
/// <param name="Minor">What they differ by in amount, minor units, summed without sign.</param>
public sealed record ParallelCell(DateOnly Day, WorkKind Stream, PairState State, PairVerdict? Verdict, int Pairs, long Minor)
{
    /// <summary>True when nobody decided yet and somebody must.</summary>
    public bool IsUnexplained => State != PairState.Equal && Verdict is null;

    /// <summary>True while the books would be wrong by it if LegalSync posted today.</summary>
    public bool IsAgainstUs => Verdict is PairVerdict.OursWrong or PairVerdict.BothWrong;
}

/// <summary>One side of the comparison and when it was last read in full.</summary>
/// <param name="System">"Smokeball", "QuickBooks", "The spreadsheet".</param>
/// <param name="HasRecords">True once a record of it takes part.</param>
/// <param name="ReadAt">When; null when never, and for a spreadsheet.</param>
/// <param name="IsStale">True when the last read is more than a day old.</param>
public sealed record ParallelSide(string System, bool HasRecords, DateTimeOffset? ReadAt, bool IsStale);

/// <summary>A week of a run and its latest signature.</summary>
/// <param name="Monday">Its Monday.</param>
/// <param name="Records">Its pairs.</param>
/// <param name="Unexplained">Of them, differences that nobody decided.</param>
/// <param name="SignedBy">Who signed it last; null when nobody did.</param>
/// <param name="SignedAt">When.</param>
public sealed record ParallelWeek(DateOnly Monday, int Records, int Unexplained, string? SignedBy, DateTimeOffset? SignedAt)
{
    /// <summary>True when its pairs or verdicts, or its days, are not those that were signed.</summary>
    public bool HasChanged { get; init; }

    /// <summary>True when it was signed and the signature stands.</summary>
    public bool IsSigned => SignedAt is not null && Unexplained == 0 && !HasChanged;

    /// <summary>True when it was signed and must be signed anew.</summary>
    public bool IsSignedNoMore => SignedAt is not null && !IsSigned;
}

/// <summary>Would the books be right if LegalSync posted from today on? What the comparison says of one run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Today">Today at the firm.</param>
/// <param name="Currency">Currency of the books.</param>
/// <param name="Cells">Every pair that stands, counted.</param>
public sealed record ParallelVerdict(FirmParallelRun Run, DateOnly Today, Currency Currency, IReadOnlyList<ParallelCell> Cells)
{
    /// <summary>What LegalSync reads from.</summary>
    public ParallelSide Ours { get; init; } = new("Smokeball", false, null, false);

    /// <summary>Where records made by hand come from.</summary>
    public ParallelSide Theirs { get; init; } = new("QuickBooks", false, null, false);

    /// <summary>The run's weeks so far, first to last.</summary>
    public IReadOnlyList<ParallelWeek> Weeks { get; init; } = [];

    /// <summary>Every pair.</summary>
    public int Records => Cells.Sum(cell => cell.Pairs);

    /// <summary>Pairs that agree in every compared field.</summary>
    public int Agreeing => Count(cell => cell.State == PairState.Equal);

    /// <summary>Differences that somebody decided.</summary>
    public int Explained => Count(cell => cell.State != PairState.Equal && cell.Verdict is not null);

    /// <summary>Differences that nobody decided.</summary>
    public int Unexplained => Count(cell => cell.IsUnexplained);

    /// <summary>Differences in which LegalSync was wrong, as far as they still stand.</summary>
    public int AgainstUs => Count(cell => cell.IsAgainstUs);

    /// <summary>What trust records differ by, summed without sign: undecided differences, and those in which LegalSync was wrong.</summary>
    public Money TrustDifference => Money.FromMinor(
        Cells.Where(cell => cell.Stream.IsTrust() && (cell.IsUnexplained || cell.IsAgainstUs)).Sum(cell => cell.Minor), Currency);

    /// <summary>Which day of the run it is, from 1; at most its last.</summary>
    public int DayNumber => Math.Clamp(Today.DayNumber - Run.StartsOn.DayNumber + 1, 0, DaysTotal);

    /// <summary>How many days the run has.</summary>
    public int DaysTotal => Run.EndsOn.DayNumber - Run.StartsOn.DayNumber + 1;

    /// <summary>The last day that has come.</summary>
    public DateOnly LastDay => Today < Run.EndsOn ? Today : Run.EndsOn;

    /// <summary>Yes, no, or null while there is nothing to tell it by.</summary>
    public bool? IsRight => Records == 0 ? null : Unexplained + AgainstUs == 0;

    private int Count(Func<ParallelCell, bool> which) => Cells.Where(which).Sum(cell => cell.Pairs);
}
