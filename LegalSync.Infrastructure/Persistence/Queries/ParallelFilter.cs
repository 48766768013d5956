using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A tab of the comparison.</summary>
public enum ParallelTab
{
    /// <summary>Differences that nobody decided.</summary>
    Unexplained,

    /// <summary>Every pair.</summary>
    All,

    /// <summary>Pairs that agree in every compared field.</summary>
    Equal,

    /// <summary>Differences that somebody decided.</summary>
    Explained,

    /// <summary>Of them, those in which LegalSync was wrong, alone or with the record made by hand.</summary>
    OursWrong,

    /// <summary>Of them, those in which the record made by hand was wrong, alone or with LegalSync.</summary>
    TheirsWrong,
}

/// <summary>Which pairs are shown.</summary>
public sealed record ParallelFilter
{
    /// <summary>The tab.</summary>
    public ParallelTab Tab { get; init; }

    /// <summary>One stream; null for all.</summary>
    public WorkKind? Stream { get; init; }

    /// <summary>One finding; null for all.</summary>
    public PairState? State { get; init; }

    /// <summary>The first field that differs; null for any.</summary>
    public ComparedField? Field { get; init; }

    /// <summary>One day; null for all.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>One week, by its Monday; null for all.</summary>
    public DateOnly? Week { get; init; }

    /// <summary>Part of a customer, a number or an amount.</summary>
    public string Text { get; init; } = "";

    /// <summary>True when something beside the tab narrows it.</summary>
    public bool IsNarrow => this != new ParallelFilter { Tab = Tab };

    /// <summary>How many pairs a tab shows under the stream, the finding and the days chosen; null when a field or a text narrows it further.</summary>
    public int? CountOf(ParallelTab tab, ParallelVerdict verdict) => Field is not null || Text.Length > 0
        ? null
        : verdict.Cells.Where(cell => Fits(cell) && Shows(tab, cell)).Sum(cell => cell.Pairs);

    private bool Fits(ParallelCell cell) =>
        (Stream is null || cell.Stream == Stream) && (State is null || cell.State == State)
        && (Day is null || cell.Day == Day) && (Week is null || ComparedPair.WeekOf(cell.Day) == Week);

    private static bool Shows(ParallelTab tab, ParallelCell cell) => tab switch
    {
        ParallelTab.Unexplained => cell.IsUnexplained,
        ParallelTab.All => true,
        ParallelTab.Equal => cell.State == PairState.Equal,
        ParallelTab.Explained => cell.State != PairState.Equal && cell.Verdict is not null,
        ParallelTab.OursWrong => cell.IsAgainstUs,
        ParallelTab.TheirsWrong => cell.Verdict is PairVerdict.TheirsWrong or PairVerdict.BothWrong,
        _ => throw new ArgumentOutOfRangeException(nameof(tab), tab, "No such tab."),
    };
}
