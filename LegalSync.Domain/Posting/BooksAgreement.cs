using LegalSync.Domain.Amounts;
using LegalSync.Domain.ExceptionQueue;

namespace LegalSync.Domain.Posting;

/// <summary>Compares what was asked for with what the books hold, field by field; money has no tolerance.</summary>
public static class BooksAgreement
{
    /// <summary>The fields that differ; empty when the document is what was asked for.</summary>
    public static IReadOnlyList<FieldPair> Differences(PostingDraft draft, BooksDocument document)
    {
        var pairs = new List<FieldPair>
        {
            new("Kind", draft.Becomes.ToString(), document.Ref.Kind.ToString()),
            new("Date", draft.On?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), document.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        };
        switch (draft)
        {
            case InvoiceDraft invoice:
                pairs.Add(new FieldPair("Customer", invoice.Customer.Value, document.Customer?.Value));
                pairs.Add(new FieldPair("Number", invoice.Number, document.Number));
                pairs.Add(new FieldPair("Total", invoice.Total.ToString(), document.Total.ToString()));
                break;
            case PaymentDraft payment:
                pairs.Add(new FieldPair("Customer", payment.Customer.Value, document.Customer?.Value));
                pairs.Add(new FieldPair("Deposit to", payment.DepositTo.Value, document.Bank?.Value));
                pairs.Add(new FieldPair("Total", payment.Amount.ToString(), document.Total.ToString()));
                pairs.Add(new FieldPair("Applied to an invoice", Yes(payment.Invoice is not null), Yes(document.Lines.Any(line => line.Linked is { Kind: BooksKind.Invoice }))));
                break;
            case TrustDepositDraft deposit:
                AddTrust(pairs, document, deposit.TrustBank, deposit.TrustLiability, deposit.Customer, deposit.Amount);
                break;
            case TrustDisbursementDraft disbursement:
                AddTrust(pairs, document, disbursement.TrustBank, disbursement.TrustLiability, disbursement.Customer, disbursement.Amount);
                break;
            case JournalDraft journal:
                pairs.Add(new FieldPair("Lines", Count(journal.Lines.Count), Count(document.Lines.Count)));
                break;
            default:
                break;
        }

        return [.. pairs.Where(pair => pair.Differs)];
    }

    private static void AddTrust(List<FieldPair> pairs, BooksDocument document, AccountId bank, AccountId liability, CustomerId customer, Money amount)
    {
        pairs.Add(new FieldPair("Trust bank", bank.Value, document.Bank?.Value));
        pairs.Add(new FieldPair("Total", amount.ToString(), document.Total.ToString()));
        var line = document.Lines.Count == 1 ? document.Lines[0] : null;
        pairs.Add(new FieldPair("Trust liability", liability.Value, line?.Account?.Value));
        pairs.Add(new FieldPair("Client on the line", customer.Value, line?.Customer?.Value));
    }

    private static string Yes(bool value) => value ? "yes" : "no";

    private static string Count(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
