using LegalSync.Domain.Amounts;
using LegalSync.Domain.Reconciliation;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Every ledger through the period. What counts is the balance at the end of each day: within a day nobody knows what came first.</summary>
internal static class LedgerHistory
{
    public static IReadOnlyList<LedgerClosing> Of(ThreeWayGround ground)
    {
        var book = ground.Input.Book;
        var openings = book.OpeningLedgers.ToDictionary(ledger => ledger.Ledger.Key, StringComparer.Ordinal);
        var closings = book.ClosingLedgers.ToDictionary(ledger => ledger.Ledger.Key, ledger => ledger.Balance, StringComparer.Ordinal);
        var moves = ground.Journal.ToLookup(line => line.Ledger.Key, StringComparer.Ordinal);
        return [.. book.OpeningLedgers.Select(ledger => ledger.Ledger)
            .Concat(ground.Journal.Select(line => line.Ledger))
            .Concat(book.ClosingLedgers.Select(ledger => ledger.Ledger))
            .DistinctBy(ledger => ledger.Key, StringComparer.Ordinal)
            .OrderBy(ledger => ledger.Key, NaturalOrder.Instance)
            .Select(ledger => Of(ledger, openings.TryGetValue(ledger.Key, out var opening) ? opening.Balance : ground.Zero,
                [.. moves[ledger.Key]], closings.TryGetValue(ledger.Key, out var closing) ? closing : null, ground))];
    }

    private static LedgerClosing Of(LedgerRef ledger, Money opening, List<JournalLine> lines, Money? given, ThreeWayGround ground)
    {
        var (balance, lowest, lowestOn) = (opening, opening, ground.PeriodStart);
        foreach (var day in lines.GroupBy(line => line.Date))
        {
            balance = day.Aggregate(balance, (sum, line) => sum + line.Amount);
            if (balance < lowest)
            {
                (lowest, lowestOn) = (balance, day.Key);
            }
        }

        if (given is { } closing && closing < lowest)
        {
            (lowest, lowestOn) = (closing, ground.AsOf);
        }

        return new LedgerClosing(ledger, opening, ground.Sum(lines.Where(line => !line.Amount.IsNegative)),
            -ground.Sum(lines.Where(line => line.Amount.IsNegative)), given ?? balance, lowest, lowestOn);
    }
}
