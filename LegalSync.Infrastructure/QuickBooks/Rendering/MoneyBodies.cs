using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.QuickBooks.Rendering;

/// <summary>The bodies of documents that move money.</summary>
internal static class MoneyBodies
{
    /// <summary>A payment received. Its account is always named: without one the money would land in undeposited funds.</summary>
    public static string Payment(PaymentDraft draft, BoundKeys keys, string mark) => BodyWriter.Write(body =>
    {
        body.Ref("CustomerRef", draft.Customer.Value);
        body.Date("TxnDate", draft.Date);
        body.Amount("TotalAmt", draft.Amount);
        body.Ref("DepositToAccountRef", draft.DepositTo.Value);
        body.Text("PaymentRefNum", WireText.Free(draft.Reference, WireText.MaxNumber));
        body.Text("PrivateNote", mark);
        if (draft.Invoice is { } target)
        {
            var invoice = keys.Invoice ?? target.Document ?? throw new ArgumentException("The invoice that a payment pays has no key yet.", nameof(keys));
            body.List("Line", [invoice], (line, document) =>
            {
                line.Amount("Amount", draft.Amount);
                line.List("LinkedTxn", [document], (link, linked) =>
                {
                    link.Text("TxnId", linked.Value);
                    link.Text("TxnType", "Invoice");
                });
            });
        }
    });

    /// <summary>Client money received: a direct deposit line on the trust liability, tagged with the client's matter.</summary>
    public static string Deposit(TrustDepositDraft draft, string mark) => BodyWriter.Write(body =>
    {
        body.Date("TxnDate", draft.Date);
        body.Ref("DepositToAccountRef", draft.TrustBank.Value);
        body.Text("PrivateNote", EnvelopeRenderer.Note(draft.Memo, mark));
        body.List("Line", [new TrustSlipLine(draft.Customer, draft.Amount, draft.TrustLiability, draft.Memo)], (line, part) => DepositLine(line, part, draft.Reference));
    });

    /// <summary>One slip for several matters: one deposit, as the bank sees it, with a line for each matter.</summary>
    public static string Slip(TrustSlipDraft draft, string mark) => BodyWriter.Write(body =>
    {
        body.Date("TxnDate", draft.Date);
        body.Ref("DepositToAccountRef", draft.TrustBank.Value);
        body.Text("PrivateNote", EnvelopeRenderer.Note(draft.Memo, mark));
        body.List("Line", draft.Lines, (line, part) => DepositLine(line, part, draft.Reference));
    });

    /// <summary>Client money paid out: a cheque on the trust bank. Not billable, said aloud: left open, QuickBooks may queue it for the client's next invoice.</summary>
    public static string Purchase(TrustDisbursementDraft draft, string mark) => BodyWriter.Write(body =>
    {
        body.Text("PaymentType", "Check");
        body.Ref("AccountRef", draft.TrustBank.Value);
        body.Date("TxnDate", draft.Date);
        body.Text("DocNumber", draft.Reference.Length <= WireText.MaxNumber ? draft.Reference : null);
        body.Text("PrivateNote", EnvelopeRenderer.Note(draft.Memo, mark));
        body.List("Line", [draft], (line, purchase) =>
        {
            line.Amount("Amount", purchase.Amount);
            line.Text("Description", WireText.Free(purchase.Memo, WireText.MaxDescription));
            line.Text("DetailType", "AccountBasedExpenseLineDetail");
            line.Object("AccountBasedExpenseLineDetail", detail =>
            {
                detail.Ref("AccountRef", purchase.TrustLiability.Value);
                detail.Ref("CustomerRef", purchase.Customer.Value);
                detail.Text("BillableStatus", "NotBillable");
            });
        });
    });

    private static void DepositLine(BodyWriter line, TrustSlipLine part, string reference)
    {
        line.Amount("Amount", part.Amount);
        line.Text("Description", WireText.Free(part.Memo, WireText.MaxDescription));
        line.Text("DetailType", "DepositLineDetail");
        line.Object("DepositLineDetail", detail =>
        {
            detail.Ref("AccountRef", part.Liability.Value);
            detail.Object("Entity", entity =>
            {
                entity.Text("value", part.Customer.Value);
                entity.Text("type", "CUSTOMER");
            });
            detail.Text("CheckNum", WireText.Free(reference, WireText.MaxNumber));
        });
    }

    /// <summary>A journal entry.</summary>
    public static string Journal(JournalDraft draft, string mark) => BodyWriter.Write(body =>
    {
        body.Date("TxnDate", draft.Date);
        body.Text("PrivateNote", EnvelopeRenderer.Note(draft.Memo, mark));
        body.List("Line", draft.Lines, (line, entry) =>
        {
            line.Amount("Amount", entry.Amount);
            line.Text("Description", WireText.Free(entry.Description, WireText.MaxDescription));
            line.Text("DetailType", "JournalEntryLineDetail");
            line.Object("JournalEntryLineDetail", detail =>
            {
                detail.Text("PostingType", entry.IsDebit ? "Debit" : "Credit");
                detail.Ref("AccountRef", entry.Account.Value);
                if (entry.Customer is { } customer)
                {
                    detail.Object("Entity", entity =>
                    {
                        entity.Text("Type", "Customer");
                        entity.Ref("EntityRef", customer.Value);
                    });
                }
            });
        });
    });
}
