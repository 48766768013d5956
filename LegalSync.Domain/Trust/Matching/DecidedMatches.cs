using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Matching;

/// <summary>What needs no search: matches of people, and lines of the journal that take one another back.</summary>
internal static class DecidedMatches
{
    public static void Confirm(MatchDesk desk, IReadOnlyList<ConfirmedMatch> confirmed)
    {
        if (confirmed.Count == 0)
        {
            return;
        }

        var lines = desk.Lines.ToDictionary(line => line.Bank.Key, StringComparer.Ordinal);
        var entries = desk.Entries.ToDictionary(entry => entry.Line.Id, StringComparer.Ordinal);
        foreach (var match in confirmed.OrderBy(match => string.Join('\u001f', match.LineKeys), StringComparer.Ordinal)
            .ThenBy(match => string.Join('\u001f', match.EntryIds), StringComparer.Ordinal))
        {
            var bank = match.LineKeys.Where(lines.ContainsKey).Select(key => lines[key]).Where(line => !line.IsUsed).ToList();
            var book = match.EntryIds.Where(entries.ContainsKey).Select(id => entries[id]).Where(entry => !entry.IsUsed).ToList();
            var isWhole = bank.Count == match.LineKeys.Count && book.Count == match.EntryIds.Count && bank.Count > 0 && book.Count > 0;
            if (isWhole && bank.Sum(line => line.Minor) == book.Sum(entry => entry.Minor))
            {
                desk.Match(bank, book, MatchStrength.Confirmed, ["confirmed by a person"]);
            }
            else
            {
                desk.Note($"The confirmed match of {string.Join(", ", match.EntryIds)} {(isWhole ? "does not add up" : "names something that is not there or is used already")}; it was passed over.");
            }
        }
    }

    /// <summary>A voided cheque never reaches the bank: it and its void are nothing together. A deposit that was taken back after the bank returned it has two bank lines.</summary>
    public static void CancelVoids(MatchDesk desk)
    {
        var voids = desk.OpenEntries.Where(entry => entry.Line.Type == JournalLineType.Void).ToList();
        if (voids.Count == 0)
        {
            return;
        }

        var returned = desk.OpenLines.Where(line => line.Type is StatementLineType.Return or StatementLineType.Reversal).Select(line => line.Minor).ToHashSet();
        var byAmount = desk.OpenEntries.Where(entry => entry.Line.Type != JournalLineType.Void).ToLookup(entry => entry.Minor);
        foreach (var taken in voids.Where(entry => entry.Minor > 0 || !returned.Contains(entry.Minor)))
        {
            var candidates = byAmount[-taken.Minor].Where(entry => !entry.IsUsed && Names(taken, entry)).ToList();
            if (candidates.Count > 0)
            {
                desk.Void(candidates[0], taken);
            }
        }
    }

    private static bool Names(MatchEntry taken, MatchEntry entry) =>
        taken.Line.TakesBack is { } id
            ? id == entry.Line.Id
            : (taken.Check.Length > 0 && taken.Check == entry.Check) || NamesId(taken.Line.Memo, entry.Line.Id);

    private static bool NamesId(string memo, string id) =>
        id.Length > 1 && memo.Split([' ', '(', ')', ',', ';', '.', ':'], StringSplitOptions.RemoveEmptyEntries).Contains(id, StringComparer.OrdinalIgnoreCase);
}
