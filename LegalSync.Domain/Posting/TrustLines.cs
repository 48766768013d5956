using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Posting;

/// <summary>One side of a draft as the ledger will hold it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Signed">Debit positive, credit negative.</param>
/// <param name="Customer">The client it names, if any.</param>
/// <param name="Text">What it says it is for.</param>
internal readonly record struct DraftSide(AccountId Account, Money Signed, CustomerId? Customer, string Text);

/// <summary>The debits and credits of a draft, whatever document it becomes.</summary>
internal static class TrustLines
{
    /// <summary>Its sides; of a payment the bank alone, for the other side is the customer's receivable.</summary>
    public static IReadOnlyList<DraftSide> Of(PostingDraft draft) => draft switch
    {
        TrustDepositDraft deposit =>
        [
            new(deposit.TrustBank, deposit.Amount, null, deposit.Memo),
            new(deposit.TrustLiability, -deposit.Amount, deposit.Customer, deposit.Memo),
        ],
        TrustSlipDraft slip =>
        [
            new(slip.TrustBank, slip.Total, null, slip.Memo),
            .. slip.Lines.Select(line => new DraftSide(line.Liability, -line.Amount, line.Customer, line.Memo)),
        ],
        TrustDisbursementDraft paid =>
        [
            new(paid.TrustLiability, paid.Amount, paid.Customer, paid.Memo),
            new(paid.TrustBank, -paid.Amount, null, paid.Memo),
        ],
        JournalDraft journal => [.. journal.Lines.Select(line => new DraftSide(line.Account, line.IsDebit ? line.Amount : -line.Amount, line.Customer, line.Description))],
        PaymentDraft payment => [new(payment.DepositTo, payment.Amount, null, "")],
        _ => [],
    };
}
