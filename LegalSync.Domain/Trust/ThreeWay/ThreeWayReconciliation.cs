using System.Globalization;
using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Reconciles a trust account three ways: adjusted bank, book and the sum of the ledgers are equal to the cent, or every cent between them has a name.</summary>
public static class ThreeWayReconciliation
{
    /// <summary>Reconciles. The order of lines, entries and ledgers changes nothing.</summary>
    /// <exception cref="ArgumentException">Two bank lines have one key, two journal lines one id, or two opening balances one ledger.</exception>
    /// <exception cref="InvalidOperationException">The amounts are in several currencies.</exception>
    public static ThreeWayResult Run(ThreeWayInput input)
    {
        var ground = new ThreeWayGround(input);
        var items = ground.Open.Select(entry => Item(entry, ground)).OrderBy(item => item.Entry.Date).ThenBy(item => item.Entry.Id, StringComparer.Ordinal).ToList();
        var ledgers = LedgerHistory.Of(ground);
        var moving = ground.Journal.Where(line => line.MovesBank).ToList();
        var book = input.Book.OpeningBook + ground.Sum(moving);
        var total = ledgers.Aggregate(ground.Zero, (sum, ledger) => sum + ledger.Closing);
        var errors = input.BankErrors.Aggregate(ground.Zero, (sum, error) => sum + error.Amount);
        var ties = OtherTies.Of(ground, book, total, ledgers);
        return new ThreeWayResult
        {
            AsOf = input.AsOf,
            BankEnding = ground.BankEnding,
            DepositsInTransit = [.. items.Where(item => !item.Entry.Amount.IsNegative)],
            Outstanding = [.. items.Where(item => item.Entry.Amount.IsNegative)],
            BankErrors = input.BankErrors,
            AdjustedBank = ground.BankEnding + ground.Sum(ground.Open) + errors,
            BookBalance = book,
            LedgerTotal = total,
            RollForward = Roll(ground, book),
            Ledgers = ledgers,
            Ties = ties,
            Differences = Explainer.Explain(ground, ledgers, ties),
            Matching = ground.Matching,
            Notes = [.. NotesOn(ground), .. ground.Matching.Notes],
        };
    }

    private static OpenItem Item(JournalLine entry, ThreeWayGround ground) =>
        new(entry, ItemText.Reference(entry), ItemText.Party(entry), ground.AsOf.DayNumber - entry.Date.DayNumber) { IsUncertain = ground.IsUncertain(entry) };

    private static RollForward Roll(ThreeWayGround ground, Money book)
    {
        var moving = ground.Journal.Where(line => line.MovesBank).ToLookup(line => line.Amount.IsNegative);
        var transfers = ground.Journal.Where(line => !line.MovesBank && !line.Amount.IsNegative);
        return new RollForward(ground.Input.Book.OpeningBook, ground.Sum(moving[false]), -ground.Sum(moving[true]), ground.Sum(transfers), book);
    }

    private static IEnumerable<string> NotesOn(ThreeWayGround ground)
    {
        var bank = ground.Input.Bank;
        if (bank.Closing is null)
        {
            yield return bank.Opening is null
                ? $"The statement gives no balance. Its opening of {ground.BankOpening} follows from the opening book less what the bank had not seen, and its ending of {ground.BankEnding} from that and the lines; a missing line cannot be seen from balances."
                : $"The statement gives no closing balance; {ground.BankEnding} follows from its opening and its lines.";
        }

        if (bank.To is { } to && to < ground.AsOf)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The statement ends on {to:yyyy-MM-dd}, before the day of the reconciliation.");
        }
    }
}
