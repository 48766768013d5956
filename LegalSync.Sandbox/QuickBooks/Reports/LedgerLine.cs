using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>A posting with the document it comes from.</summary>
internal sealed record LedgerLine(Books Books, DocumentKey Key, JsonObject Document, IReadOnlyList<Posting> All, int Index)
{
    public Posting Posting => All[Index];

    public DateOnly Date => Document.Date("TxnDate")!.Value;

    public string Number => Document.Text("DocNumber") ?? Document.Text("PaymentRefNum") ?? "";

    public string Memo => Posting.Memo ?? "";

    public string Account => NameOfAccount(Posting.AccountId);

    /// <summary>Whom the line is about: its own name, else the document's.</summary>
    public (string Kind, string Id)? Name => Posting switch
    {
        { CustomerId: { } customer } => ("Customer", customer),
        { VendorId: { } vendor } => ("Vendor", vendor),
        _ => DocumentName(Document),
    };

    /// <summary>The account on the other side, or that there are several.</summary>
    public (string Name, string? Id) Split
    {
        get
        {
            string[] others = Index > 0
                ? [All[0].AccountId]
                : [.. All.Skip(1).Where(posting => posting.Amount != 0m || All.All(one => one.Amount == 0m)).Select(posting => posting.AccountId).Distinct()];
            return others.Length == 1 ? (NameOfAccount(others[0]), others[0]) : ("-Split-", "");
        }
    }

    /// <summary>The change of the account's own balance: assets and expenses grow by debits, all others by credits.</summary>
    public decimal NaturalAmount => NaturalSign(Books, Posting.AccountId) * Posting.Amount;

    /// <summary>The lines of every document, by date and then in the order of their making.</summary>
    public static IEnumerable<LedgerLine> Of(Books books) => books.Ledger.Documents
        .Select(entry => (entry.Document, entry.Postings, Body: books[entry.Document.Kind].Find(entry.Document.Id)!))
        .OrderBy(entry => entry.Body.Date("TxnDate")).ThenBy(entry => Serial(entry.Document.Id))
        .SelectMany(entry => Shown(entry.Postings).Select(index => new LedgerLine(books, entry.Document, entry.Body, entry.Postings, index)));

    /// <summary>+1 when a debit makes the account's balance grow.</summary>
    public static int NaturalSign(Books books, string account) =>
        books["Account"].Find(account)!.Text("Classification") is "Asset" or "Expense" ? +1 : -1;

    /// <summary>What the reports call a document.</summary>
    public static string TypeOf(string kind, JsonObject document) => kind switch
    {
        "CreditMemo" => "Credit Memo",
        "JournalEntry" => "Journal Entry",
        "SalesReceipt" => "Sales Receipt",
        "RefundReceipt" => "Refund",
        "VendorCredit" => "Vendor Credit",
        "TimeActivity" => "Time Charge",
        "BillPayment" => document.Text("PayType") == "Check" ? "Bill Payment (Check)" : "Bill Payment (Credit Card)",
        "Purchase" => document.Flag("Credit") ? "Credit Card Credit" : document.Text("PaymentType") == "Check" ? "Check" : "Expense",
        _ => kind,
    };

    /// <summary>The number in an id, which is its place in time.</summary>
    public static long Serial(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    /// <summary>Whom a document is about as a whole, or null.</summary>
    public static (string Kind, string Id)? DocumentName(JsonObject document) =>
        document.Ref("CustomerRef") is { } customer ? ("Customer", customer)
        : document.Ref("VendorRef") is { } vendor ? ("Vendor", vendor)
        : document.Ref("EntityRef") is { } entity ? (document.Text("EntityRef", "type")!, entity)
        : null;

    /// <summary>The name as the reports write it.</summary>
    public static string NameText(Books books, (string Kind, string Id)? name) =>
        name is var (kind, id) && books[kind].Find(id) is { } found ? found.Text("FullyQualifiedName") ?? found.Text("DisplayName")! : "";

    private string NameOfAccount(string id) => Books["Account"].Find(id)!.Text("FullyQualifiedName")!;

    // A document worth nothing still shows its first two lines.
    private static IEnumerable<int> Shown(IReadOnlyList<Posting> postings)
    {
        var moving = Enumerable.Range(0, postings.Count).Where(index => postings[index].Amount != 0m).ToList();
        return moving.Count > 0 ? moving : Enumerable.Range(0, Math.Min(2, postings.Count));
    }
}
