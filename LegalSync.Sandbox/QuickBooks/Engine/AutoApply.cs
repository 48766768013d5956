using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Entities;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>
/// The preference AutoApplyCredit: a customer's open credit goes to a new invoice, and a new credit memo to the open invoices, the oldest first.
/// So a new invoice may come back partly paid.
/// </summary>
internal static class AutoApply
{
    private const string Note = "Created by QB Online to link credits to charges.";

    /// <summary>Applies what a new document gives or takes.</summary>
    public static void AfterCreate(Books books, Desk desk, string kind, JsonObject document)
    {
        if (kind is not ("Invoice" or "CreditMemo") || !books.Prefers("SalesFormsPrefs", "AutoApplyCredit"))
        {
            return;
        }

        var customer = document.Ref("CustomerRef");
        var others = kind == "Invoice" ? Credits(books, customer) : Open(books, "Invoice", "Balance", customer);
        foreach (var other in others.OrderBy(other => other.Document.Date("TxnDate")).ThenBy(other => Serial(other.Document)).ToList())
        {
            if (document.Number("Balance") is not > 0m)
            {
                return;
            }

            Settle(desk, kind == "Invoice" ? (document, other) : (other.Document, (kind, document)));
        }
    }

    private static IEnumerable<(string Kind, JsonObject Document)> Credits(Books books, string? customer) =>
        Open(books, "CreditMemo", "Balance", customer).Concat(Open(books, "Payment", "UnappliedAmt", customer));

    private static IEnumerable<(string Kind, JsonObject Document)> Open(Books books, string kind, string rest, string? customer) => books[kind].All
        .Where(document => document.Ref("CustomerRef") == customer && document.Number(rest) > 0m)
        .Select(document => (kind, document));

    private static void Settle(Desk desk, (JsonObject Invoice, (string Kind, JsonObject Document) Credit) pair)
    {
        var (invoice, (kind, credit)) = pair;
        var rest = credit.Number(kind == "Payment" ? "UnappliedAmt" : "Balance")!.Value;
        var amount = Math.Min(invoice.Number("Balance")!.Value, rest);
        if (kind == "Payment")
        {
            PaymentRules.Apply(credit, invoice, amount);
            desk.Reenter(kind, credit);
            return;
        }

        desk.CreateOwn("Payment", new JsonObject
        {
            ["CustomerRef"] = new JsonObject { ["value"] = invoice.Ref("CustomerRef") },
            ["TotalAmt"] = 0m,
            ["TxnDate"] = new[] { invoice.Text("TxnDate"), credit.Text("TxnDate") }.Max(StringComparer.Ordinal),
            ["PrivateNote"] = Note,
            ["Line"] = new JsonArray(
                PaymentRules.Line(new DocumentKey("Invoice", invoice.Text("Id")!), amount),
                PaymentRules.Line(new DocumentKey("CreditMemo", credit.Text("Id")!), amount)),
        });
    }

    private static long Serial(JsonObject document) => long.Parse(document.Text("Id")!, CultureInfo.InvariantCulture);
}
