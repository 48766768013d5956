using LegalSync.Domain.Reconciliation;

namespace LegalSync.Domain.Trust.Matching;

/// <summary>What people confirmed before decides only where no document and no amount did.</summary>
internal static class HabitMatches
{
    private const int MostDays = 30;

    public static void Run(MatchDesk desk, IReadOnlyList<MatchHabit> habits)
    {
        if (habits.Count == 0)
        {
            return;
        }

        var patterns = habits.Select(habit => (Habit: habit, Words: TextKeys.Words(habit.Pattern))).Where(habit => habit.Words.Count > 0)
            .OrderByDescending(habit => habit.Words.Count).ThenBy(habit => habit.Habit.Pattern, StringComparer.Ordinal)
            .ThenBy(habit => habit.Habit.LedgerKey, StringComparer.Ordinal).ThenBy(habit => habit.Habit.Type).ThenBy(habit => habit.Habit.Party, StringComparer.Ordinal).ToList();
        foreach (var group in desk.Ambiguous.Where(group => group.Lines.Count == 1).ToList())
        {
            if (Choose(group.Lines[0], group.Entries, patterns) is { } chosen)
            {
                desk.Ambiguous.Remove(group);
                group.Entries.ForEach(entry => entry.IsUsed = false);
                desk.Match(group.Lines, [chosen.Entry], MatchStrength.Learned, Reasons(chosen.Habit));
            }
        }

        var open = desk.OpenEntries.ToLookup(entry => entry.Minor);
        foreach (var line in desk.OpenLines.ToList())
        {
            var near = open[line.Minor].Where(entry => !entry.IsUsed && Math.Abs(line.Day - entry.Day) <= MostDays).ToList();
            if (near.Count > 0 && Choose(line, near, patterns) is { } chosen)
            {
                desk.Match([line], [chosen.Entry], MatchStrength.Learned, Reasons(chosen.Habit));
            }
        }
    }

    private static string[] Reasons(MatchHabit habit) => [$"as confirmed before: {habit.Pattern}", "the same amount"];

    private static (MatchEntry Entry, MatchHabit Habit)? Choose(MatchLine line, List<MatchEntry> entries, List<(MatchHabit Habit, List<string> Words)> patterns)
    {
        var words = TextKeys.Words(line.Bank.Line.Description + " " + line.Bank.Line.Reference).ToHashSet(StringComparer.Ordinal);
        foreach (var (habit, pattern) in patterns.Where(pattern => pattern.Words.TrueForAll(words.Contains)))
        {
            if (entries.Where(entry => Fits(habit, entry) && !LineEvidence.Contradicts(line, entry)).ToList() is [var only])
            {
                return (only, habit);
            }
        }

        return null;
    }

    private static bool Fits(MatchHabit habit, MatchEntry entry) =>
        (habit.LedgerKey is null || habit.LedgerKey == entry.Line.Ledger.Key)
        && (habit.Type is null || habit.Type == entry.Line.Type)
        && (habit.Party.Length == 0 || InstrumentText.TellingWords(habit.Party).Any(entry.Words.Contains));
}
