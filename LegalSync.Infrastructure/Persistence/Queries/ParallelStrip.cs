using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>How a cell of the strip stands. In order: the worst of its pairs tells.</summary>
public enum StripState
{
    /// <summary>No record on that day.</summary>
    None,

    /// <summary>Everything agrees.</summary>
    Agrees,

    /// <summary>Every difference was decided, none against LegalSync.</summary>
    Explained,

    /// <summary>LegalSync was wrong in some, and that stands.</summary>
    Wrong,

    /// <summary>Some differences are open.</summary>
    Open,
}

/// <summary>One day or week of one stream.</summary>
/// <param name="Records">Its pairs.</param>
/// <param name="Unexplained">Differences that nobody decided.</param>
/// <param name="Explained">Differences that somebody decided.</param>
/// <param name="AgainstUs">Of them, those in which LegalSync was wrong.</param>
public sealed record StripCell(int Records, int Unexplained, int Explained, int AgainstUs)
{
    /// <summary>How it stands.</summary>
    public StripState State => this switch
    {
        { Records: 0 } => StripState.None,
        { Unexplained: > 0 } => StripState.Open,
        { AgainstUs: > 0 } => StripState.Wrong,
        { Explained: > 0 } => StripState.Explained,
        _ => StripState.Agrees,
    };
}

/// <summary>One stream over the days or weeks of a run.</summary>
public sealed record StripRow(WorkKind Stream, IReadOnlyList<StripCell> Cells);

/// <summary>The run at a glance: a column for each day or week that has come, a row for each stream that has records.</summary>
/// <param name="Columns">First days of the columns.</param>
/// <param name="Rows">The streams.</param>
/// <param name="IsWeekly">True when a column is a week.</param>
public sealed record ParallelStrip(IReadOnlyList<DateOnly> Columns, IReadOnlyList<StripRow> Rows, bool IsWeekly)
{
    /// <summary>Sums the cells of a verdict.</summary>
    public static ParallelStrip Of(ParallelVerdict verdict, bool isWeekly)
    {
        var columns = Days(verdict, isWeekly);
        var cells = verdict.Cells.ToLookup(cell => (cell.Stream, isWeekly ? ComparedPair.WeekOf(cell.Day) : cell.Day));
        var streams = verdict.Cells.Select(cell => cell.Stream).Distinct().Order();
        return new ParallelStrip(columns, [.. streams.Select(stream => new StripRow(stream, [.. columns.Select(day => Sum(cells[(stream, day)]))]))], isWeekly);
    }

    // A record may bear a day that has not come yet: its column is there too, so that no difference is out of sight.
    private static List<DateOnly> Days(ParallelVerdict verdict, bool isWeekly)
    {
        var last = verdict.Cells.Select(cell => cell.Day).Append(verdict.LastDay).Max();
        var days = new List<DateOnly>();
        for (var day = isWeekly ? ComparedPair.WeekOf(verdict.Run.StartsOn) : verdict.Run.StartsOn; day <= last; day = day.AddDays(isWeekly ? 7 : 1))
        {
            days.Add(day);
        }

        return days;
    }

    private static StripCell Sum(IEnumerable<ParallelCell> cells) => cells.Aggregate(new StripCell(0, 0, 0, 0), (sum, cell) => new StripCell(
        sum.Records + cell.Pairs,
        sum.Unexplained + (cell.IsUnexplained ? cell.Pairs : 0),
        sum.Explained + (cell.State != PairState.Equal && cell.Verdict is not null ? cell.Pairs : 0),
        sum.AgainstUs + (cell.IsAgainstUs ? cell.Pairs : 0)));
}
