using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Bills paid, by check or by card. Nothing may be left unallocated.</summary>
internal sealed class BillPaymentRules : TransactionRules
{
    public override string Kind => "BillPayment";

    public override IReadOnlyList<string> Queryable => ["DocNumber", "TxnDate", "VendorRef", "TotalAmt"];

    public override IReadOnlyList<string> DemandedOnUpdate => ["VendorRef"];

    public override bool IsVoidableByCaller => true;

    public override IReadOnlyList<Posting> Postings(JsonObject document, Books books)
    {
        var (vendor, total, memo) = (document.Ref("VendorRef"), document.Number("TotalAmt")!.Value, document.Text("PrivateNote"));
        return
        [
            new(PaidFrom(document)!, null, -total) { VendorId = vendor, Memo = memo },
            new(document.Ref("APAccountRef")!, null, total) { VendorId = vendor, Memo = memo },
        ];
    }

    public override IReadOnlyCollection<Link> LinksOf(JsonObject document)
    {
        var key = new DocumentKey(Kind, document.Text("Id")!);
        return [.. document.Objects("Line").Select(line => new Link(key, TargetOf(line), line.Number("Amount")!.Value))];
    }

    public override void Void(JsonObject document)
    {
        document["TotalAmt"] = 0;
        document["Line"] = new JsonArray();
        MarkVoided(document);
    }

    // A bill that goes leaves its payment standing with less to settle.
    public override void Release(JsonObject document, DocumentKey of, decimal atMost)
    {
        foreach (var line in document.Objects("Line").Where(line => TargetOf(line) == of).ToList())
        {
            if (atMost > 0)
            {
                line["Amount"] = JsonReading.Money(atMost);
            }
            else
            {
                document["Line"]!.AsArray().Remove(line);
            }
        }
    }

    protected override void CompleteTransaction(Draft draft)
    {
        var document = draft.Document;
        var vendor = draft.Require(document, "VendorRef", "Vendor");
        document.Default("APAccountRef", new JsonObject { ["value"] = draft.Books.AccountOf("AccountsPayable") });
        draft.Require(document, "APAccountRef", "Account");
        CompleteSource(draft);
        var total = Amounts.Cents(document.Number("TotalAmt") ?? throw Refuse.Missing("TotalAmt"), "TotalAmt");
        var settled = LinesOf(document).Sum(line => CompleteLine(draft, line, vendor));
        if (settled != total || total < 0)
        {
            throw Refuse.Business("The lines of a bill payment must come to its amount.");
        }
    }

    private static void CompleteSource(Draft draft)
    {
        var isCheck = (draft.Document.Text("PayType") ?? throw Refuse.Missing("PayType")) == "Check";
        var group = isCheck ? "CheckPayment" : "CreditCardPayment";
        var detail = draft.Document[group] as JsonObject ?? throw Refuse.Missing(group);
        var account = draft.Require(detail, isCheck ? "BankAccountRef" : "CCAccountRef", "Account");
        if (draft.Books.AccountType(account) != (isCheck ? "Bank" : "Credit Card"))
        {
            throw Refuse.WrongAccountType(group);
        }
    }

    private static decimal CompleteLine(Draft draft, JsonObject line, string vendor)
    {
        var amount = Amounts.Of(line);
        var target = line.Objects("LinkedTxn").Count() == 1 ? TargetOf(line) : throw Refuse.Missing("LinkedTxn");
        if (target.Kind is not ("Bill" or "VendorCredit"))
        {
            throw Refuse.NotLinkable($"a bill payment settles bills and vendor credits, not {target.Kind}.");
        }

        var settled = draft.Books.Require(target.Kind, target.Id);
        if (settled.Ref("VendorRef") != vendor)
        {
            throw Refuse.NotLinkable($"{target.Kind} {target.Id} belongs to another vendor.");
        }

        var own = draft.Before?.Objects("Line").Where(other => TargetOf(other) == target).Sum(other => other.Number("Amount")!.Value) ?? 0m;
        var twice = draft.Document.Objects("Line").Where(other => !ReferenceEquals(other, line) && TargetOf(other) == target).Sum(Amounts.Of);
        if (amount <= 0 || amount + twice > settled.Number("Balance")!.Value + own)
        {
            throw Refuse.Business($"The amount applied to {target.Kind} {target.Id} is not within its open balance.");
        }

        return target.Kind == "Bill" ? amount : -amount;
    }

    private static string? PaidFrom(JsonObject document) => document.Text("PayType") == "Check"
        ? document.Text("CheckPayment", "BankAccountRef", "value")
        : document.Text("CreditCardPayment", "CCAccountRef", "value");

    private static DocumentKey TargetOf(JsonObject line) =>
        line.Objects("LinkedTxn").FirstOrDefault() is { } link ? new DocumentKey(link.Text("TxnType") ?? "", link.Text("TxnId") ?? "") : default;
}
