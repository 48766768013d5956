using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Invoices and credit memos: the same lines, totals and number space, with opposite effect.</summary>
internal abstract class SalesRules : TransactionRules
{
    private static readonly string[] NumberSpace = ["Invoice", "CreditMemo"];

    public override IReadOnlyList<string> Queryable => ["DocNumber", "TxnDate", "DueDate", "CustomerRef", "TotalAmt", "Balance"];

    public override IReadOnlyList<string> ReadOnly =>
        ["TotalAmt", "Balance", "HomeTotalAmt", "HomeBalance", "RemainingCredit", "LinkedTxn", "InvoiceEx", "DeliveryInfo", "InvoiceLink"];

    /// <summary>+1 when the customer then owes more, -1 when less.</summary>
    protected abstract int Direction { get; }

    public override decimal? Capacity(JsonObject document) => document.Number("TotalAmt");

    public sealed override IReadOnlyList<Posting> Postings(JsonObject document, Books books)
    {
        var customer = document.Ref("CustomerRef");
        var postings = new List<Posting>
        {
            new(books.AccountOf("AccountsReceivable"), customer, Direction * document.Number("TotalAmt")!.Value),
            new(books.AccountOf("SalesTaxPayable"), customer, -Direction * Tax(document)),
        };
        foreach (var line in document.Objects("Line"))
        {
            if (line["SalesItemLineDetail"] is JsonObject sale)
            {
                postings.Add(new Posting(IncomeAccount(books, sale), customer, -Direction * line.Number("Amount")!.Value));
            }
            else if (line["DiscountLineDetail"] is JsonObject discount)
            {
                postings.Add(new Posting(discount.Ref("DiscountAccountRef")!, customer, Direction * line.Number("Amount")!.Value));
            }
        }

        return postings;
    }

    public override void Refresh(JsonObject document, Books books)
    {
        var uses = books.Links.Onto(new DocumentKey(Kind, document.Text("Id")!));
        document["LinkedTxn"] = new JsonArray([.. uses.Select(link => (JsonNode)new JsonObject { ["TxnId"] = link.From.Id, ["TxnType"] = link.From.Kind })]);
        document["Balance"] = JsonReading.Money(document.Number("TotalAmt")!.Value - uses.Sum(link => link.Amount));
    }

    public override void Void(JsonObject document)
    {
        foreach (var line in document.Objects("Line"))
        {
            if (line["Amount"] is not null)
            {
                line["Amount"] = 0;
            }

            (line["SalesItemLineDetail"] as JsonObject)?.Remove("Qty");
            (line["SalesItemLineDetail"] as JsonObject)?.Remove("UnitPrice");
        }

        document["TxnTaxDetail"] = new JsonObject { ["TotalTax"] = 0 };
        document["TotalAmt"] = 0;
        MarkVoided(document);
    }

    protected sealed override void CompleteTransaction(Draft draft)
    {
        var document = draft.Document;
        var customerId = draft.Require(document, "CustomerRef", "Customer");
        var subtotal = SalesLines.Complete(draft, LinesOf(document));
        NumberLines(draft, firstId: 1);
        var discount = document.Objects("Line").FirstOrDefault(line => line.Text("DetailType") == "DiscountLineDetail")?.Number("Amount") ?? 0m;
        var total = subtotal - discount + CompleteTax(draft);
        if (total < 0)
        {
            throw Refuse.Business("You must enter a transaction amount that is 0 or greater.");
        }

        SalesLines.AddSubtotal(document, subtotal);
        document["TotalAmt"] = JsonReading.Money(total);
        CompleteNumber(draft);
        CompleteDefaults(draft, draft.Books["Customer"].Find(customerId)!);
    }

    protected abstract void CompleteDefaults(Draft draft, JsonObject customer);

    private static string IncomeAccount(Books books, JsonObject sale) =>
        books["Item"].Find(sale.Ref("ItemRef")!)!.Ref("IncomeAccountRef")!;

    private static decimal Tax(JsonObject document) => (document["TxnTaxDetail"] as JsonObject)?.Number("TotalTax") ?? 0m;

    private static decimal CompleteTax(Draft draft)
    {
        draft.Document.Default("TxnTaxDetail", new JsonObject());
        var detail = draft.Document["TxnTaxDetail"]!.AsObject();
        draft.Optional(detail, "TxnTaxCodeRef", "TaxCode");
        detail.Default("TotalTax", 0);
        var tax = Amounts.Cents(detail.Number("TotalTax")!.Value, "TotalTax");
        return tax >= 0 ? tax : throw Refuse.BadNumber("TotalTax", JsonReading.Plain(tax));
    }

    private static void CompleteNumber(Draft draft)
    {
        var document = draft.Document;
        var chosenByCaller = draft.Books.Prefers("SalesFormsPrefs", "CustomTxnNumbers");
        var asksForNumber = document.Flag("AutoDocNumber") || document.Text("DocNumber") == "AUTO_GENERATE";
        document.Remove("AutoDocNumber");
        if (asksForNumber || !chosenByCaller)
        {
            document["DocNumber"] = draft.Before?.Text("DocNumber") ?? NextNumber(draft.Books);
        }

        if (document.Text("DocNumber") is not { Length: > 0 } number)
        {
            document.Remove("DocNumber");
        }
        else if (chosenByCaller && !draft.Options.AllowsDuplicateNumber && number != draft.Before?.Text("DocNumber") && HolderOf(draft, number) is var (kind, id))
        {
            throw Refuse.DuplicateNumber(number, kind, id);
        }
    }

    private static DocumentKey? HolderOf(Draft draft, string number)
    {
        foreach (var kind in NumberSpace)
        {
            if (draft.Books[kind].WithNumber(number).FirstOrDefault(id => id != draft.Id) is { } holder)
            {
                return new DocumentKey(kind, holder);
            }
        }

        return null;
    }

    private static string NextNumber(Books books)
    {
        var used = NumberSpace.SelectMany(kind => books[kind].All).Select(document => document.Text("DocNumber"));
        var last = used.Select(text => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0L).DefaultIfEmpty(0L).Max();
        return JsonReading.Plain(Math.Max(last, 1000) + 1);
    }
}
