namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Ledgers below zero: one client's money paid for another, even where the three figures agree.</summary>
internal static class NegativeFindings
{
    public static IEnumerable<Difference> Of(ThreeWayGround ground, IReadOnlyList<LedgerClosing> ledgers) =>
        ReturnFindings.AfterPayment(ground, ledgers).Concat(ledgers.Where(ledger => ledger.IsNegative).Select(ledger => Negative(ledger, ground)));

    private static Difference Negative(LedgerClosing ledger, ThreeWayGround ground)
    {
        var low = ledger.Lowest.IsNegative ? ledger.Lowest : ledger.Closing;
        var causes = ground.Journal.Where(line => line.Ledger.Key == ledger.Ledger.Key && line.Amount.IsNegative && line.Date == ledger.LowestOn).Select(line => line.Id);
        var now = ledger.Closing.IsNegative ? "and still is below zero" : $"and is at {Words.Of(ledger.Closing)} now";
        return new Difference(DifferenceKinds.NegativeLedger, low.Abs(), [ledger.Ledger.Key, .. causes],
            $"{ledger.Ledger.Label} was at {Words.Of(low)} on {Words.Of(ledger.LowestOn)} {now}: other clients' money paid for it. Equal totals hide it.", DifferenceWeight.Critical) { Rank = 3 };
    }
}
