using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Routing;

/// <summary>Fees leave trust only against an issued invoice of the same client, and no more than it came to (domain rule T04).</summary>
internal static class FeeGuard
{
    /// <summary>The card of a transfer that no invoice of the matter explains: none was issued, or none is large enough.</summary>
    public static Finding Unexplained(MatterCase matterCase, BankTransaction line)
    {
        var issued = matterCase.Invoices.Where(invoice => invoice.IsIssued && invoice.Issued <= line.Effective)
            .OrderBy(invoice => invoice.Issued).ThenBy(invoice => invoice.Id.Value, StringComparer.Ordinal).ToList();
        var largest = issued.Count == 0 ? Money.Zero(matterCase.Currency) : issued.Max(invoice => invoice.Totals.Due);
        return issued.Count == 0
            ? Build(matterCase, line, Codes.TrustEarnedNoInvoice, "Fees left trust and no invoice of the matter had been issued by that day.",
                "Issue the invoice and attach it, or return the money to trust.", [new Fact("issued invoices", "none")])
            : Build(matterCase, line, Codes.TrustFeeExceedsInvoice, $"{line.Amount} left trust as fees; no invoice of the matter was paid that much.",
                "Reduce the transfer in the practice system, attach the right invoice, or return the excess to trust.",
                [new Fact("largest invoice", largest.ToString()), .. issued.Take(5).Select(invoice => new Fact($"invoice {invoice.Number}", $"paid {invoice.Totals.Paid} of {invoice.Totals.Due}"))]);
    }

    private static Finding Build(MatterCase matterCase, BankTransaction line, ExceptionCode code, string why, string remedy, IReadOnlyList<Fact> facts)
    {
        var outcome = RuleOutcome.Broken(RuleCode.FeeHasIssuedInvoice, remedy, [new Fact("transfer", $"{line.Amount} on {DecisionBuilder.Day(line.Effective)}"), .. facts]);
        return new Finding(code, new Subject("BankTransaction", line.Id.Value), why, outcome)
        {
            Title = code == Codes.TrustEarnedNoInvoice ? "Fee transfer without an issued invoice" : "Fee transfer exceeds its invoice",
            Matter = matterCase.MatterId,
            TrustAccount = line.Account,
            Sides =
            [
                new FieldPair("Amount", line.Amount.ToString(), null),
                new FieldPair("Date", DecisionBuilder.Day(line.Effective), null),
                new FieldPair("Reference", line.Reference, null),
            ],
        };
    }
}
