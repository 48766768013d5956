using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.QuickBooks.Rendering;

/// <summary>The exact request of a draft. Pure: no clock, no look-up, no settings.</summary>
public static class EnvelopeRenderer
{
    /// <summary>The version of the API's answers and checks that the bodies are written for.</summary>
    public const string MinorVersion = "75";

    /// <summary>Renders a draft under a key, with a mark in its internal note.</summary>
    public static Envelope Render(PostingDraft draft, BoundKeys keys, string requestId, string mark)
    {
        var body = draft switch
        {
            InvoiceDraft invoice => InvoiceBody.Write(invoice, keys, mark),
            PaymentDraft payment => MoneyBodies.Payment(payment, keys, mark),
            TrustDepositDraft deposit => MoneyBodies.Deposit(deposit, mark),
            TrustSlipDraft slip => MoneyBodies.Slip(slip, mark),
            TrustDisbursementDraft disbursement => MoneyBodies.Purchase(disbursement, mark),
            JournalDraft journal => MoneyBodies.Journal(journal, mark),
            CustomerDraft customer => ListBodies.Customer(customer),
            AccountDraft account => ListBodies.Account(account),
            ReactivationDraft reactivation => ListBodies.Reactivation(reactivation),
            _ => throw new ArgumentException($"A {draft.GetType().Name} has no form in QuickBooks.", nameof(draft)),
        };
        return new Envelope(requestId, $"{EntityNames.Path(draft.Becomes)}?requestid={Uri.EscapeDataString(requestId)}&minorversion={MinorVersion}", body);
    }

    /// <summary>The internal note: what it is for, if anything, and the mark, which is never cut.</summary>
    internal static string Note(string memo, string mark)
    {
        var room = WireText.MaxDescription - mark.Length - " ()".Length;
        var text = WireText.Free(memo, room);
        return text.Length == 0 ? mark : $"{text} ({mark})";
    }
}
