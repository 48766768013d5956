using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Spine;

/// <summary>Keeps the stored client ledgers equal to what was observed, by appending only: a changed fact is a reversal and a replacement.</summary>
internal static class LedgerDesk
{
    /// <summary>Posts what is new.</summary>
    public static async Task PostAsync(ISession session, IReadOnlyCollection<MatterId> matters, IReadOnlyList<ObservedLedger> observed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var heads = (await session.LedgersOfAsync(matters, cancellationToken)).ToDictionary(head => head.Key);
        var entries = (await session.LedgerEntriesOfAsync(matters, cancellationToken)).ToLookup(entry => entry.Key);
        foreach (var ledger in observed)
        {
            if (!heads.TryGetValue(ledger.Key, out var head))
            {
                head = LedgerHead.Open(session.BooksId, ledger.Key, ledger.Opening);
                session.Add(head);
            }

            Append(session, ledger, head, [.. entries[ledger.Key]], now);
            head.Observe(ledger.Balance);
        }
    }

    private static void Append(ISession session, ObservedLedger ledger, LedgerHead head, List<LedgerEntry> known, DateTimeOffset now)
    {
        var balance = known.Count == 0 ? head.OpeningMinor : known[^1].BalanceMinor;
        var standing = known.GroupBy(entry => entry.Source).ToDictionary(group => group.Key, group => group.ToList());
        var told = ledger.Lines.ToDictionary(line => line.Movement.Source, line => line.Movement);
        foreach (var (source, history) in standing)
        {
            var current = Current(history);
            var fact = told.GetValueOrDefault(source);
            if (current is not null && (fact is null || fact.Change.Minor != current.ChangeMinor || fact.Effective != current.Effective))
            {
                var reversal = new LedgerMovement(source, current.Effective, now, Money.FromMinor(-current.ChangeMinor, ledger.Opening.Currency)) { Supplied = current.Supplied };
                Post(reversal, -current.Part);
            }
        }

        foreach (var movement in ledger.Lines.Select(line => line.Movement))
        {
            var history = standing.GetValueOrDefault(movement.Source, []);
            var current = Current(history);
            if (current is null || current.ChangeMinor != movement.Change.Minor || current.Effective != movement.Effective)
            {
                Post(movement, history.Count == 0 ? 1 : history.Max(entry => entry.Part) + 1);
            }
        }

        void Post(LedgerMovement movement, int part)
        {
            balance += movement.Change.Minor;
            var entry = LedgerEntry.Post(session.BooksId, ledger.Key, movement, part, balance, now, head.EntryCount + 1, head.LastHash);
            session.Add(entry);
            head.Append(entry);
        }
    }

    /// <summary>The entry that stands: the latest part that was not reversed.</summary>
    private static LedgerEntry? Current(List<LedgerEntry> history)
    {
        var latest = history.MaxBy(entry => entry.Part);
        return latest is null || history.Exists(entry => entry.Part == -latest.Part) ? null : latest;
    }
}
