using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Comparisons that catch what three equal figures cannot: a missing line and its twin, a negative ledger, a sub-account out of step.</summary>
internal static class OtherTies
{
    /// <summary>What is compared when a statement is held against its own lines.</summary>
    public const string Closing = "Closing balance of the statement";

    public static IReadOnlyList<TieResult> Of(ThreeWayGround ground, Money book, Money total, IReadOnlyList<LedgerClosing> ledgers)
    {
        var (outside, bank, ties) = (ground.Input.Outside, ground.Input.Bank, new List<TieResult>());
        Add(Tie.BooksTrustBank, "Trust bank account in the general ledger", book, outside.BooksTrustBank);
        Add(Tie.BooksTrustLiability, "Trust liability in the general ledger", total, outside.BooksTrustLiability);
        Add(Tie.OpeningIsSigned, "Book balance of the last signed reconciliation", ground.Input.Book.OpeningBook, outside.SignedClosing);
        var figures = outside.Ledgers.ToDictionary(ledger => ledger.LedgerKey, StringComparer.Ordinal);
        foreach (var ledger in ledgers)
        {
            if (figures.TryGetValue(ledger.Ledger.Key, out var elsewhere))
            {
                Add(Tie.LedgerElsewhere, $"{ledger.Ledger.Label} in the practice system", ledger.Closing, elsewhere.PracticeSystem);
                Add(Tie.LedgerElsewhere, $"{ledger.Ledger.Label} in the books", ledger.Closing, elsewhere.Books);
            }

            if (ledger.IsNegative)
            {
                Add(Tie.NoNegativeLedger, $"Lowest balance of {ledger.Ledger.Label}", ground.Zero, ledger.Lowest);
            }
        }

        // Without an opening of its own a statement proves nothing by itself; then the gap may be the opening list's.
        if (bank is { Opening: { } opening, Closing: { } closing })
        {
            Add(Tie.StatementComplete, Closing, opening + ground.Sum(bank.Lines), closing);
        }

        if (bank is { Opening: { } begins, ClosingBefore: { } before })
        {
            Add(Tie.StatementComplete, "Opening balance of the statement", before, begins);
        }

        return ties;

        void Add(Tie tie, string subject, Money expected, Money? found)
        {
            if (found is { } given)
            {
                ties.Add(new TieResult(tie, subject, expected, given));
            }
        }
    }
}
