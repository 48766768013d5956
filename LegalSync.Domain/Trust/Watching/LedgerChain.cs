using System.Globalization;

namespace LegalSync.Domain.Trust.Watching;

/// <summary>Recomputes what stored ledgers must say: numbers without a gap, balances in posting order, and the hash chain of each.</summary>
public static class LedgerChain
{
    /// <summary>What does not agree; empty when everything does.</summary>
    /// <param name="heads">Heads of ledgers.</param>
    /// <param name="entries">All their entries, in posting order.</param>
    public static IReadOnlyList<string> Check(IReadOnlyCollection<LedgerHead> heads, IReadOnlyCollection<LedgerEntry> entries)
    {
        var byKey = entries.ToLookup(entry => entry.Key);
        return
        [
            .. heads.SelectMany(head => Check(head, byKey[head.Key])),
            .. byKey.Where(group => heads.All(head => head.Key != group.Key)).Select(group => $"{group.Key}: entries without a ledger"),
        ];
    }

    private static IEnumerable<string> Check(LedgerHead head, IEnumerable<LedgerEntry> entries)
    {
        var (number, hash, balance) = (0L, "", head.OpeningMinor);
        foreach (var entry in entries)
        {
            balance += entry.ChangeMinor;
            if (entry.BalanceMinor != balance)
            {
                yield return Say(entry, "its balance is not the one before it and its change");
                balance = entry.BalanceMinor;
            }

            // Entries older than numbers and hashes have none; nothing follows them without.
            if (entry.Number == 0 && number == 0)
            {
                continue;
            }

            if (entry.Number != number + 1)
            {
                yield return Say(entry, $"number {(number + 1).ToString(CultureInfo.InvariantCulture)} is missing before it");
            }

            if (entry.PreviousHash != hash)
            {
                yield return Say(entry, "it does not follow the entry before it");
            }

            if (entry.Hash != entry.ExpectedHash)
            {
                yield return Say(entry, "its content is not what was entered");
            }

            (number, hash) = (entry.Number, entry.Hash);
        }

        if (head.EntryCount != number || head.LastHash != hash)
        {
            yield return $"{head.Key}: the last entries are missing, or the head was changed";
        }
    }

    private static string Say(LedgerEntry entry, string what) => string.Create(CultureInfo.InvariantCulture, $"{entry.Key} entry {entry.Number}: {what}");
}
