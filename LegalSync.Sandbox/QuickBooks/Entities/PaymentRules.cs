using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Money received from a customer, and which invoices it settles.</summary>
internal sealed class PaymentRules : TransactionRules
{
    public override string Kind => "Payment";

    public override IReadOnlyList<string> Queryable => ["TxnDate", "CustomerRef", "TotalAmt"];

    public override IReadOnlyList<string> ReadOnly => ["UnappliedAmt", "LinkedTxn", "PaymentEx"];

    public override IReadOnlyList<Posting> Postings(JsonObject document, Books books)
    {
        var (customer, total) = (document.Ref("CustomerRef"), document.Number("TotalAmt")!.Value);
        return
        [
            new(document.Ref("DepositToAccountRef")!, customer, total) { Memo = document.Text("PrivateNote") },
            new(books.AccountOf("AccountsReceivable"), customer, -total) { Memo = document.Text("PrivateNote") },
        ];
    }

    public override IReadOnlyCollection<Link> LinksOf(JsonObject document)
    {
        var key = new DocumentKey(Kind, document.Text("Id")!);
        return [.. document.Objects("Line").Select(line => new Link(key, TargetOf(line), line.Number("Amount")!.Value))];
    }

    public override void Refresh(JsonObject document, Books books)
    {
        var deposits = books.Links.Onto(new DocumentKey(Kind, document.Text("Id")!));
        document["LinkedTxn"] = new JsonArray([.. deposits.Select(link => (JsonNode)new JsonObject { ["TxnId"] = link.From.Id, ["TxnType"] = link.From.Kind })]);
        document["UnappliedAmt"] = JsonReading.Money(document.Number("TotalAmt")!.Value - Applied(document));
    }

    public override bool IsVoidableByCaller => true;

    public override void CheckChangeable(JsonObject document, Books books) => Deposited.Check(Kind, document, books);

    public override void Void(JsonObject document)
    {
        document["TotalAmt"] = 0;
        document["Line"] = new JsonArray();
        MarkVoided(document);
    }

    public override void Release(JsonObject document, DocumentKey of, decimal atMost)
    {
        foreach (var line in document.Objects("Line").Where(line => TargetOf(line) == of).ToList())
        {
            Reduce(document, line, atMost);
        }

        // What a credit memo no longer gives cannot settle an invoice, and what no invoice takes goes back to the credit memo.
        var excess = Applied(document) - document.Number("TotalAmt")!.Value;
        var (kind, surplus) = excess > 0 ? ("Invoice", excess) : ("CreditMemo", Math.Max(0m, -Applied(document)));
        foreach (var line in document.Objects("Line").Where(line => TargetOf(line).Kind == kind).Reverse().ToList())
        {
            var amount = line.Number("Amount")!.Value;
            var taken = Math.Min(amount, surplus);
            surplus -= taken;
            Reduce(document, line, amount - taken);
        }
    }

    /// <summary>A line that applies an amount to a document.</summary>
    public static JsonObject Line(DocumentKey to, decimal amount) => new()
    {
        ["Amount"] = JsonReading.Money(amount),
        ["LinkedTxn"] = new JsonArray(new JsonObject { ["TxnId"] = to.Id, ["TxnType"] = to.Kind }),
    };

    /// <summary>Applies more of a payment to an invoice.</summary>
    public static void Apply(JsonObject payment, JsonObject invoice, decimal amount)
    {
        var line = Line(new DocumentKey("Invoice", invoice.Text("Id")!), amount);
        line["LineEx"] = Extension(invoice.Text("Id")!, invoice);
        payment["Line"]!.AsArray().Add(line);
    }

    protected override void CompleteTransaction(Draft draft)
    {
        var document = draft.Document;
        var customer = draft.Require(document, "CustomerRef", "Customer");
        var total = Amounts.Cents(document.Number("TotalAmt") ?? throw Refuse.Missing("TotalAmt"), "TotalAmt");
        if (total < 0)
        {
            throw Refuse.BadNumber("TotalAmt", JsonReading.Plain(total));
        }

        document.Default("DepositToAccountRef", new JsonObject { ["value"] = draft.Books.AccountOf("UndepositedFunds") });
        if (draft.Books.AccountType(draft.Require(document, "DepositToAccountRef", "Account")) is not ("Bank" or "Other Current Asset"))
        {
            throw Refuse.WrongAccountType("DepositToAccountRef");
        }

        draft.Optional(document, "PaymentMethodRef", "PaymentMethod");
        document.Remove("ARAccountRef");
        document.Default("ProcessPayment", false);
        document.Default("Line", new JsonArray());
        foreach (var line in document.Objects("Line"))
        {
            CompleteLine(draft, line, customer);
        }

        if (Applied(document) is var applied && (applied > total || applied < 0))
        {
            throw Refuse.Business("The amounts applied cannot come to more than the payment.");
        }
    }

    private static void CompleteLine(Draft draft, JsonObject line, string customer)
    {
        var amount = Amounts.Of(line);
        var links = line.Objects("LinkedTxn").ToList();
        if (links.Count != 1)
        {
            throw Refuse.Missing("LinkedTxn");
        }

        if (links[0].Text("TxnType") is not ("Invoice" or "CreditMemo"))
        {
            throw Refuse.NotLinkable($"a payment settles invoices and credit memos, not {links[0].Text("TxnType")}.");
        }

        var target = TargetOf(line);
        var settled = draft.Books.Require(target.Kind, target.Id);
        if (!Pays(draft.Books, customer, settled.Ref("CustomerRef")!))
        {
            throw Refuse.NotLinkable($"{target.Kind} {target.Id} belongs to another customer.");
        }

        var own = draft.Before?.Objects("Line").Where(other => TargetOf(other) == target).Sum(other => other.Number("Amount")!.Value) ?? 0m;
        var twice = draft.Document.Objects("Line").Where(other => !ReferenceEquals(other, line) && TargetOf(other) == target).Sum(Amounts.Of);
        if (amount <= 0 || amount + twice > settled.Number("Balance")!.Value + own)
        {
            throw Refuse.Business($"The amount applied to {target.Kind} {target.Id} is not within its open balance.");
        }

        line["LineEx"] = Extension(target.Id, settled);
    }

    // A parent pays for its matters only when they are billed with it.
    private static bool Pays(Books books, string payer, string customer)
    {
        for (var at = customer; at != payer;)
        {
            var node = books["Customer"].Find(at)!;
            if (!node.Flag("BillWithParent") || node.Ref("ParentRef") is not { } parent)
            {
                return false;
            }

            at = parent;
        }

        return true;
    }

    private static decimal Applied(JsonObject document) => document.Objects("Line").Sum(line =>
        TargetOf(line).Kind == "CreditMemo" ? -line.Number("Amount")!.Value : line.Number("Amount")!.Value);

    private static DocumentKey TargetOf(JsonObject line) =>
        line.Objects("LinkedTxn").FirstOrDefault() is { } link ? new DocumentKey(link.Text("TxnType") ?? "", link.Text("TxnId") ?? "") : default;

    private static void Reduce(JsonObject document, JsonObject line, decimal to)
    {
        if (to > 0)
        {
            line["Amount"] = JsonReading.Money(to);
        }
        else
        {
            document["Line"]!.AsArray().Remove(line);
        }
    }

    private static JsonObject Extension(string id, JsonObject settled) => new()
    {
        ["any"] = new JsonArray([.. new (string Name, string? Value)[]
            {
                ("txnId", id),
                ("txnOpenBalance", settled.Text("Balance")),
                ("txnReferenceNumber", settled.Text("DocNumber")),
            }
            .Where(pair => pair.Value is not null)
            .Select(pair => (JsonNode)new JsonObject
            {
                ["name"] = "{http://schema.intuit.com/finance/v3}NameValue",
                ["declaredType"] = "com.intuit.schema.finance.v3.NameValue",
                ["scope"] = "javax.xml.bind.JAXBElement$GlobalScope",
                ["value"] = new JsonObject { ["Name"] = pair.Name, ["Value"] = pair.Value },
                ["nil"] = false,
                ["globalScope"] = true,
                ["typeSubstituted"] = false,
            })]),
    };
}
