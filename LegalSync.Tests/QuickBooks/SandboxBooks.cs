extern alias sandbox;

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using sandbox::LegalSync.Sandbox.Faults;
using sandbox::LegalSync.Sandbox.QuickBooks;
using sandbox::LegalSync.Sandbox.Time;

namespace LegalSync.Tests.QuickBooks;

/// <summary>The sandbox's QuickBooks over real HTTP, and the client connected to it as an administrator would have connected it.</summary>
public sealed class SandboxBooks : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxBooks(WebApplication app, QuickBooksServer server) => (_app, Server) = (app, server);

    public QuickBooksServer Server { get; }

    public QuickBooksCompany Company => Server.Company;

    public ConnectedBooks Client { get; private set; } = null!;

    /// <summary>Ids of what every test needs: operating bank, trust bank, trust liability, an item, a client and its matter.</summary>
    public required (string Operating, string TrustBank, string TrustLiability, string Item, string Client, string Matter) Ids { get; init; }

    public Uri Address => new(_app.Urls.Single());

    public static async Task<SandboxBooks> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var clock = new SandboxClock();
        clock.Set(new DateTimeOffset(2026, 5, 31, 12, 0, 0, TimeSpan.Zero), frozen: true);
        var company = new QuickBooksCompany(ConnectedBooks.Realm, clock);
        var server = new QuickBooksServer(clock, new FaultBoard(), company);
        QuickBooksEndpoints.Map(app, server);
        await app.StartAsync();
        var books = new SandboxBooks(app, server) { Ids = Fill(company) };
        var tokens = server.Tokens.Issue(ConnectedBooks.Realm);
        books.Client = await ConnectedBooks.ToAsync(
            books.Address, new Uri(books.Address, "oauth2/v1/tokens/bearer"), ConnectedBooks.Realm, (tokens.AccessToken, tokens.RefreshToken),
            ("QuickBooks:RequestTimeoutSeconds", "5"));
        return books;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    /// <summary>Time passes on both sides.</summary>
    public void Pass(TimeSpan time)
    {
        Server.Clock.Advance(time);
        Client.Time.Advance(time);
    }

    private static (string, string, string, string, string, string) Fill(QuickBooksCompany company)
    {
        var client = company.Create("Customer", new JsonObject { ["DisplayName"] = "Larkspur, Wren" });
        return (
            company.Create("Account", new JsonObject { ["Name"] = "Operating", ["AccountType"] = "Bank" }),
            company.Create("Account", new JsonObject { ["Name"] = "IOLTA trust", ["AccountType"] = "Bank", ["AccountSubType"] = "TrustAccounts" }),
            company.Create("Account", new JsonObject
            {
                ["Name"] = "Funds held in trust", ["AccountType"] = "Other Current Liability", ["AccountSubType"] = "TrustAccountsLiabilities",
            }),
            company.Create("Item", new JsonObject { ["Name"] = "L210 Pleadings", ["Type"] = "Service", ["IncomeAccountRef"] = new JsonObject { ["value"] = "1" } }),
            client,
            company.Create("Customer", new JsonObject { ["DisplayName"] = "2026-001 Estate", ["Job"] = true, ["ParentRef"] = new JsonObject { ["value"] = client } }));
    }
}
