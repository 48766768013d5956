using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Deposits that the bank returned: whose they were, and whether their money was gone already.</summary>
internal static class ReturnFindings
{
    private const int MostDays = 120;

    /// <summary>The bank's line of a return that the journal does not have.</summary>
    public static IEnumerable<Difference> NotBooked(BankLine line, ThreeWayGround ground, IReadOnlyList<LedgerClosing> ledgers)
    {
        var amount = line.Line.Amount.Abs();
        var deposits = Deposits(ground, amount, line.Line.Date).ToList();
        var named = deposits.Where(deposit => InstrumentText.TellingWords(deposit.Memo + " " + deposit.Party + " " + deposit.Ledger.Label)
            .Overlaps(InstrumentText.TellingWords(line.Line.Description))).ToList();
        var deposit = (named.Count > 0 ? named : deposits).FirstOrDefault();
        string[] suspects = deposit is null ? [line.Label] : [line.Label, deposit.Id, deposit.Ledger.Key];
        yield return new Difference(DifferenceKinds.ReturnNotBooked, amount, suspects,
            $"The bank returned a deposit of {Words.Of(amount)}{(deposit is null ? "" : $", it seems {Words.Of(deposit)}")}; the journal still has it. Book the return at once.", DifferenceWeight.Figures) { Rank = 10 };
        var closing = ledgers.FirstOrDefault(ledger => ledger.Ledger.Key == deposit?.Ledger.Key)?.Closing;
        if (deposit is not null && closing is { } balance && (balance - amount).IsNegative)
        {
            yield return After(deposit, line.Label, Paid(ground, deposit, ground.AsOf), amount - balance);
        }
    }

    /// <summary>Returns in the journal that took a ledger below zero because its money had been paid out.</summary>
    public static IEnumerable<Difference> AfterPayment(ThreeWayGround ground, IReadOnlyList<LedgerClosing> ledgers)
    {
        var negative = ledgers.Where(ledger => ledger.Lowest.IsNegative).ToDictionary(ledger => ledger.Ledger.Key, StringComparer.Ordinal);
        foreach (var taken in ground.Journal.Where(line => line.Amount.IsNegative && line.Type is JournalLineType.Return or JournalLineType.Void))
        {
            var deposit = DepositOf(ground, taken);
            if (deposit is null || !negative.TryGetValue(deposit.Ledger.Key, out var ledger) || ledger.LowestOn < taken.Date || taken.Ledger.Key != deposit.Ledger.Key)
            {
                continue;
            }

            var paid = Paid(ground, deposit, ledger.LowestOn);
            if (paid.Count > 0)
            {
                yield return After(deposit, taken.Id, paid, -ledger.Lowest);
            }
        }
    }

    /// <summary>The deposit a return takes back: the one it names, else the latest of its amount, on its own ledger if there is one.</summary>
    public static JournalLine? DepositOf(ThreeWayGround ground, JournalLine taken) =>
        taken.TakesBack is { } id
            ? ground.OpeningItems.Concat(ground.Journal).FirstOrDefault(line => line.Id == id)
            : Deposits(ground, -taken.Amount, taken.Date).OrderByDescending(line => line.Ledger.Key == taken.Ledger.Key).FirstOrDefault();

    private static IEnumerable<JournalLine> Deposits(ThreeWayGround ground, Money amount, DateOnly until) =>
        ground.OpeningItems.Concat(ground.Journal)
            .Where(line => line.Type == JournalLineType.Deposit && line.Amount == amount && line.Date <= until && until.DayNumber - line.Date.DayNumber <= MostDays)
            .OrderByDescending(line => line.Date);

    private static List<JournalLine> Paid(ThreeWayGround ground, JournalLine deposit, DateOnly until) =>
        [.. ground.Journal.Where(line => line.Ledger.Key == deposit.Ledger.Key && line.Amount.IsNegative && line.Date >= deposit.Date && line.Date <= until
            && line.Type is not (JournalLineType.Return or JournalLineType.Void))];

    private static Difference After(JournalLine deposit, string taken, List<JournalLine> paid, Money missing) => new(
        DifferenceKinds.NsfAfterDisbursement, missing.Abs(), [taken, deposit.Id, .. paid.Select(line => line.Id), deposit.Ledger.Key],
        $"The deposit {Words.Of(deposit)} was returned after {(paid.Count > 0 ? Words.List(paid.Select(Words.Of)) : "its money")} had been paid out: {deposit.Ledger.Label} lacks {Words.Of(missing.Abs())}, which is other clients' money. The firm makes it good today.",
        DifferenceWeight.Critical) { Rank = 1 };
}
