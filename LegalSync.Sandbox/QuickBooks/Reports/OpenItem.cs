using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>What one document still left open on a day, for one customer; what the customer has to its credit is below zero.</summary>
internal sealed record OpenItem(DocumentKey Key, JsonObject Document, string Customer, DateOnly Due, decimal Amount, decimal Open)
{
    /// <summary>All open items on a day; together they are the balance of receivables on that day.</summary>
    public static IReadOnlyList<OpenItem> On(Books books, DateOnly day) =>
        [.. Sales(books, day).Concat(Payments(books, day)).Concat(Others(books, day)).Where(item => item.Open != 0m)];

    private static IEnumerable<OpenItem> Sales(Books books, DateOnly day) =>
        from kind in (string[])["Invoice", "CreditMemo"]
        let sign = kind == "Invoice" ? +1 : -1
        from document in books[kind].All
        where IsBy(document, day)
        let key = new DocumentKey(kind, document.Text("Id")!)
        let used = books.Links.Onto(key).Where(link => IsBy(books[link.From.Kind].Find(link.From.Id)!, day)).Sum(link => link.Amount)
        let total = document.Number("TotalAmt")!.Value
        select new OpenItem(key, document, document.Ref("CustomerRef")!, document.Date("DueDate") ?? document.Date("TxnDate")!.Value, sign * total, sign * (total - used));

    private static IEnumerable<OpenItem> Payments(Books books, DateOnly day) =>
        from document in books["Payment"].All
        where IsBy(document, day)
        let key = new DocumentKey("Payment", document.Text("Id")!)
        let applied = books.Links.Out(key).Where(link => IsBy(books[link.To.Kind].Find(link.To.Id)!, day)).Sum(link => link.To.Kind == "Invoice" ? link.Amount : -link.Amount)
        let total = document.Number("TotalAmt")!.Value
        select new OpenItem(key, document, document.Ref("CustomerRef")!, document.Date("TxnDate")!.Value, -total, applied - total);

    // Journal entries, deposits and the like that name receivables themselves.
    private static IEnumerable<OpenItem> Others(Books books, DateOnly day) =>
        from entry in books.Ledger.Documents
        where entry.Document.Kind is not ("Invoice" or "CreditMemo" or "Payment")
        let document = books[entry.Document.Kind].Find(entry.Document.Id)!
        where IsBy(document, day)
        from posting in entry.Postings
        where posting.CustomerId is not null && books.AccountType(posting.AccountId) == "Accounts Receivable"
        select new OpenItem(entry.Document, document, posting.CustomerId!, document.Date("TxnDate")!.Value, posting.Amount, posting.Amount);

    private static bool IsBy(JsonObject document, DateOnly day) => document.Date("TxnDate") <= day;
}
