using System.Text.Json.Nodes;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Sandbox.QuickBooks;
using LegalSync.Sandbox.Time;

namespace LegalSync.Simulation.World;

/// <summary>What a firm's company holds before the first posting: accounts, an item, and a customer with a sub-customer for each matter. The same keys each time.</summary>
/// <param name="Company">The company.</param>
/// <param name="Operating">The operating bank.</param>
/// <param name="TrustBank">The trust bank.</param>
/// <param name="Liability">The liability for client money.</param>
/// <param name="Item">The item of fees.</param>
/// <param name="Clients">The customer of each matter's client.</param>
/// <param name="Matters">The sub-customer of each matter.</param>
internal sealed record FirmBooks(
    QuickBooksCompany Company, string Operating, string TrustBank, string Liability, string Item, IReadOnlyList<string> Clients, IReadOnlyList<string> Matters)
{
    /// <summary>The company's id.</summary>
    public const string Realm = "9130357000000000042";

    /// <summary>Fills a new company for so many matters.</summary>
    public static FirmBooks Fill(SandboxClock clock, int matters)
    {
        var company = new QuickBooksCompany(Realm, clock);
        var income = Account(company, "Legal fees", "Income", "ServiceFeeIncome");
        var (clients, subs) = (new List<string>(), new List<string>());
        for (var i = 1; i <= matters; i++)
        {
            var client = company.Create("Customer", new JsonObject { ["DisplayName"] = FirmPlan.ClientName(i) });
            clients.Add(client);
            subs.Add(company.Create("Customer", new JsonObject { ["DisplayName"] = FirmPlan.MatterNumber(i), ["Job"] = true, ["ParentRef"] = Reference(client) }));
        }

        return new FirmBooks(
            company,
            Account(company, "Operating", "Bank", "Checking"),
            Account(company, "IOLTA", "Bank", "TrustAccounts"),
            Account(company, "Client money", "Other Current Liability", "TrustAccountsLiabilities"),
            company.Create("Item", new JsonObject { ["Name"] = "Fees", ["Type"] = "Service", ["IncomeAccountRef"] = Reference(income) }),
            clients, subs);
    }

    /// <summary>What a complete reading of these books brings.</summary>
    public BooksReading Read() => new(ReadStatus.Complete)
    {
        Customers =
        [
            .. Clients.Select((id, i) => new BooksCustomer(new CustomerId(id), FirmPlan.ClientName(i + 1), null, true)),
            .. Matters.Select((id, i) => new BooksCustomer(new CustomerId(id), FirmPlan.MatterNumber(i + 1), new CustomerId(Clients[i]), true)),
        ],
        Items = [new BooksItem(new ItemId(Item), "Fees", null, true)],
        Accounts =
        [
            new BooksAccount(new AccountId(Operating), "Operating", "Bank", "Checking", true),
            new BooksAccount(new AccountId(TrustBank), "IOLTA", "Bank", "TrustAccounts", true),
            new BooksAccount(new AccountId(Liability), "Client money", "Other Current Liability", "TrustAccountsLiabilities", true),
        ],
    };

    private static string Account(QuickBooksCompany company, string name, string type, string subType) =>
        company.Create("Account", new JsonObject { ["Name"] = name, ["AccountType"] = type, ["AccountSubType"] = subType });

    private static JsonObject Reference(string id) => new() { ["value"] = id };
}
