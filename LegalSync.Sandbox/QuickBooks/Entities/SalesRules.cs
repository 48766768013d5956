using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Invoices, credit memos, receipts and estimates: the same lines and totals, to different effect.</summary>
internal abstract class SalesRules : TransactionRules
{
    private static readonly string[] Shared = ["Invoice", "CreditMemo", "SalesReceipt", "RefundReceipt"];

    public override IReadOnlyList<string> Queryable => ["DocNumber", "TxnDate", "DueDate", "CustomerRef", "TotalAmt", "Balance"];

    public override IReadOnlyList<string> ReadOnly =>
        ["TotalAmt", "Balance", "HomeTotalAmt", "HomeBalance", "RemainingCredit", "LinkedTxn", "InvoiceEx", "DeliveryInfo", "InvoiceLink"];

    /// <summary>The kinds that draw their numbers from one sequence.</summary>
    protected virtual IReadOnlyList<string> NumberSpace => Shared;

    /// <summary>+1 when income grows, -1 when it shrinks.</summary>
    protected abstract int Direction { get; }

    /// <summary>Whether a customer must be named.</summary>
    protected virtual bool NeedsCustomer => true;

    public override decimal? Capacity(JsonObject document) => document.Number("TotalAmt");

    public override IReadOnlyList<Posting> Postings(JsonObject document, Books books)
    {
        var customer = document.Ref("CustomerRef");
        var postings = new List<Posting>
        {
            new(CounterAccount(document, books), customer, Direction * document.Number("TotalAmt")!.Value) { Memo = document.Text("PrivateNote") },
            new(books.AccountOf("SalesTaxPayable"), customer, -Direction * Tax(document)),
        };
        foreach (var line in document.Objects("Line"))
        {
            if (line["SalesItemLineDetail"] is JsonObject sale)
            {
                postings.Add(new Posting(IncomeAccount(books, sale), customer, -Direction * line.Number("Amount")!.Value) { Memo = line.Text("Description") });
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
        var key = new DocumentKey(Kind, document.Text("Id")!);
        var uses = books.Links.Onto(key);
        document["LinkedTxn"] = LinkedTo(books.Links.Out(key).Select(link => link.To).Concat(uses.Select(link => link.From)));
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
        BilledLinks.Remove(document, of: null);
        MarkVoided(document);
    }

    protected sealed override void CompleteTransaction(Draft draft)
    {
        var document = draft.Document;
        var customerId = NeedsCustomer ? draft.Require(document, "CustomerRef", "Customer") : draft.Optional(document, "CustomerRef", "Customer");
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
        CompleteDefaults(draft, customerId is null ? null : draft.Books["Customer"].Find(customerId));
    }

    protected abstract void CompleteDefaults(Draft draft, JsonObject? customer);

    /// <summary>The account that stands against the lines.</summary>
    protected virtual string CounterAccount(JsonObject document, Books books) => books.AccountOf("AccountsReceivable");

    /// <summary>What is said of printing and sending.</summary>
    protected static void CompleteDelivery(Draft draft, JsonObject? customer)
    {
        var document = draft.Document;
        if (document.Text("EmailStatus") == "NeedToSend" && document.Text("BillEmail", "Address") is null)
        {
            throw new RefusedException("6420", "Email address is required", "A document that waits to be sent needs a BillEmail address.", "BillEmail");
        }

        document.Default("BillAddr", customer?["BillAddr"]?.DeepClone());
        document.Default("ApplyTaxAfterDiscount", false);
        document.Default("PrintStatus", "NeedToPrint");
        document.Default("EmailStatus", "NotSet");
    }

    /// <summary>A LinkedTxn list.</summary>
    protected static JsonArray LinkedTo(IEnumerable<DocumentKey> others) =>
        new([.. others.Distinct().Select(other => (JsonNode)new JsonObject { ["TxnId"] = other.Id, ["TxnType"] = other.Kind })]);

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

    private void CompleteNumber(Draft draft)
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

    private DocumentKey? HolderOf(Draft draft, string number)
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

    private string NextNumber(Books books)
    {
        var used = NumberSpace.SelectMany(kind => books[kind].All).Select(document => document.Text("DocNumber"));
        var last = used.Select(text => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0L).DefaultIfEmpty(0L).Max();
        return JsonReading.Plain(Math.Max(last, 1000) + 1);
    }
}
