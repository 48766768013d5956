using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Journal;

namespace LegalSync.Sandbox.QuickBooks;

/// <summary>What the books hold, for a judge: trial balance, documents, counts, and the journal of writes.</summary>
public static class BooksReport
{
    private static readonly string[] Kinds = 
    [
        "Invoice", "CreditMemo", "Payment", "JournalEntry", "Deposit", "Purchase", "Estimate", "SalesReceipt", "RefundReceipt", "Transfer",
        "Bill", "VendorCredit", "BillPayment", "TimeActivity",
    ];
    private static readonly string[] Lists = ["Customer", "Vendor", "Employee", "Item", "Account", "Term", "Class", "Department", "PaymentMethod"];

    /// <summary>Trial balance per account and customer (turnovers of the live documents; the balance is debit less credit), every live document, and counts per kind.</summary>
    public static JsonObject Build(QuickBooksCompany company)
    {
        var requestIds = RequestIds(company);
        return company.Reading(books => new JsonObject
        {
            ["realmId"] = company.RealmId,
            ["trialBalance"] = TrialBalance(books),
            ["documents"] = new JsonArray([.. Documents(books, requestIds)]),
            ["counts"] = new JsonObject(Kinds.Concat(Lists).Select(kind => KeyValuePair.Create(kind, (JsonNode?)books[kind].All.Count))),
        });
    }

    /// <summary>Every committed write in order, and every request id that came again.</summary>
    public static JsonObject Journal(QuickBooksCompany company) => JournalJson.Of(company.Effects, company.Replays);

    private static JsonArray TrialBalance(Books books)
    {
        var rows = books.Ledger.Rows
            .Where(row => row.Turnover is not { Debit: 0m, Credit: 0m })
            .OrderBy(row => long.Parse(row.AccountId, CultureInfo.InvariantCulture))
            .ThenBy(row => row.CustomerId.Length == 0 ? 0L : long.Parse(row.CustomerId, CultureInfo.InvariantCulture));
        return new JsonArray([.. rows.Select(row =>
        {
            var node = new JsonObject { ["account"] = books["Account"].Find(row.AccountId)!.Text("FullyQualifiedName"), ["accountId"] = row.AccountId };
            if (row.CustomerId.Length > 0)
            {
                node["customerId"] = row.CustomerId;
                node["customer"] = books["Customer"].Find(row.CustomerId)!.Text("FullyQualifiedName");
            }

            node["debit"] = row.Turnover.Debit;
            node["credit"] = row.Turnover.Credit;
            node["balance"] = row.Turnover.Balance;
            return (JsonNode)node;
        })]);
    }

    private static IEnumerable<JsonNode> Documents(Books books, IReadOnlyDictionary<(string, string), string> requestIds) =>
        from kind in Kinds
        from document in books[kind].All
        let id = document.Text("Id")!
        select (JsonNode)new JsonObject
        {
            ["kind"] = kind,
            ["id"] = id,
            ["docNumber"] = document.Text("DocNumber"),
            ["customerId"] = document.Ref("CustomerRef"),
            ["date"] = document.Text("TxnDate"),
            ["total"] = kind == "JournalEntry" ? JournalTotal(document) : document.Number("TotalAmt") ?? document.Number("Amount"),
            ["privateNote"] = document.Text("PrivateNote"),
            ["requestId"] = requestIds.GetValueOrDefault((kind, id)),
            ["balance"] = document.Number("Balance"),
            ["lines"] = document["Line"]?.DeepClone() ?? new JsonArray(),
        };

    private static decimal JournalTotal(JsonObject document) => document.Objects("Line")
        .Where(line => line.Text("JournalEntryLineDetail", "PostingType") == "Debit").Sum(line => line.Number("Amount") ?? 0m);

    private static Dictionary<(string, string), string> RequestIds(QuickBooksCompany company) => company.Effects
        .Where(effect => effect is { Operation: "create", RequestId: not null })
        .ToDictionary(effect => (effect.Entity, effect.Id), effect => effect.RequestId!);
}
