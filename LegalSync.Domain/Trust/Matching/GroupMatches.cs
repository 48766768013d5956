using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Matching;

/// <summary>Batches and splits: one line for many receipts or fee transfers, many lines for one entry, the lines of a day for the entries of a day.</summary>
/// <remarks>Cheques are paid one by one, so nothing but deposits and transfers of fees is ever added up without a number.</remarks>
internal static class GroupMatches
{
    private const int Steps = 2_000_000;
    private const int DaysBefore = 7;

    public static void Run(MatchDesk desk)
    {
        var search = new AmountSearch(Steps);
        ByDay(desk);
        OneLineToMany(desk, search);
        ManyLinesToOne(desk, search);
        DayToDay(desk);
    }

    /// <summary>All open receipts of a day, or all fee transfers of a day, are one line.</summary>
    private static void ByDay(MatchDesk desk)
    {
        var lines = Groupable(desk).ToLookup(line => line.Minor);
        foreach (var day in GroupableEntries(desk).GroupBy(entry => (entry.Day, entry.Line.Type)).Where(day => day.Count() > 1).ToList())
        {
            var entries = day.ToList();
            var near = lines[entries.Sum(entry => entry.Minor)].Where(line => !line.IsUsed && line.Day - day.Key.Day is >= 0 and <= DaysBefore).ToList();
            if (near.Count == 1)
            {
                desk.Match(near, entries, MatchStrength.Likely, [$"{entries.Count} entries of one day add up", "nothing else comes near"]);
            }
        }
    }

    private static void OneLineToMany(MatchDesk desk, AmountSearch search)
    {
        var open = GroupableEntries(desk).ToList();
        foreach (var line in Groupable(desk).ToList())
        {
            var near = Between(open, entry => entry.Day, line.Day - DaysBefore, line.Day)
                .Where(entry => !entry.IsUsed && Math.Sign(entry.Minor) == Math.Sign(line.Minor) && Math.Abs(entry.Minor) < Math.Abs(line.Minor)).ToList();
            if (search.Find(line.Minor, [.. near.Select(entry => entry.Minor)]) is { } found)
            {
                desk.Match([line], [.. found.Select(index => near[index])], MatchStrength.Likely, [$"{found.Count} entries add up", "there is no other way"]);
            }
        }
    }

    private static void ManyLinesToOne(MatchDesk desk, AmountSearch search)
    {
        var open = Groupable(desk).ToList();
        foreach (var entry in GroupableEntries(desk).ToList())
        {
            var near = Between(open, line => line.Day, entry.Day, entry.Day + DaysBefore)
                .Where(line => !line.IsUsed && Math.Sign(line.Minor) == Math.Sign(entry.Minor) && Math.Abs(line.Minor) < Math.Abs(entry.Minor)).ToList();
            if (search.Find(entry.Minor, [.. near.Select(line => line.Minor)]) is { } found)
            {
                desk.Match([.. found.Select(index => near[index])], [entry], MatchStrength.Likely, [$"{found.Count} lines add up", "there is no other way"]);
            }
        }
    }

    /// <summary>What the bank booked on a day is what the journal has on that day or up to three days before.</summary>
    private static void DayToDay(MatchDesk desk)
    {
        var days = GroupableEntries(desk).GroupBy(entry => (entry.Day, Math.Sign(entry.Minor))).ToDictionary(day => day.Key, day => day.ToList());
        foreach (var bank in Groupable(desk).GroupBy(line => (line.Day, Sign: Math.Sign(line.Minor))).Where(day => day.Count() > 1).ToList())
        {
            var sum = bank.Sum(line => line.Minor);
            for (var back = 0; back <= 3; back++)
            {
                if (days.TryGetValue((bank.Key.Day - back, bank.Key.Sign), out var entries)
                    && entries.TrueForAll(entry => !entry.IsUsed) && entries.Count > 1 && entries.Sum(entry => entry.Minor) == sum)
                {
                    var lines = bank.ToList();
                    desk.Match(lines, entries, MatchStrength.Likely, [$"{lines.Count} lines of one day and {entries.Count} entries of one day add up"]);
                    break;
                }
            }
        }
    }

    private static IEnumerable<MatchLine> Groupable(MatchDesk desk) => desk.OpenLines.Where(line => line.Check.Length == 0 && !line.IsContested
        && (line.Minor > 0
            ? line.Type is StatementLineType.Deposit or StatementLineType.Electronic or StatementLineType.Wire or StatementLineType.Other
            : line.Type is StatementLineType.Transfer or StatementLineType.Other));

    private static IEnumerable<MatchEntry> GroupableEntries(MatchDesk desk) => desk.OpenEntries.Where(entry => entry.Check.Length == 0 && entry.Line.Type
        == (entry.Minor > 0 ? JournalLineType.Deposit : JournalLineType.FeeTransfer));

    private static IEnumerable<T> Between<T>(List<T> sorted, Func<T, int> day, int first, int last)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = day(sorted[middle]) < first ? (middle + 1, high) : (low, middle);
        }

        for (var i = low; i < sorted.Count && day(sorted[i]) <= last; i++)
        {
            yield return sorted[i];
        }
    }
}
