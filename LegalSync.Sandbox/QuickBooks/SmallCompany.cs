using System.Text.Json.Nodes;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks;

/// <summary>The smallest company that a posting can be tried on: two banks, a trust liability, an income account, two items, one client with one matter.</summary>
/// <param name="Company">The company.</param>
/// <param name="OperatingId">The operating bank account.</param>
/// <param name="TrustBankId">The trust bank account.</param>
/// <param name="TrustLiabilityId">The liability for money held in trust.</param>
/// <param name="IncomeId">The income account.</param>
/// <param name="FeeItemId">The item for fees.</param>
/// <param name="CostItemId">The item for costs.</param>
/// <param name="ClientId">The client.</param>
/// <param name="MatterId">Its matter.</param>
public sealed record SmallCompany(
    QuickBooksCompany Company, string OperatingId, string TrustBankId, string TrustLiabilityId, string IncomeId, string FeeItemId, string CostItemId,
    string ClientId, string MatterId)
{
    /// <summary>Makes one; the same each time, but for its realm and the clock's stamps.</summary>
    public static SmallCompany Create(SandboxClock clock, string realmId = "9130357000000000001", string name = "Small Testwell Law")
    {
        var company = new QuickBooksCompany(realmId, clock, name);
        var income = Account(company, "Legal fees", "Income", "LegalProfessionalFees");
        var client = company.Create("Customer", new JsonObject { ["DisplayName"] = "Marigold Testwell" });
        return new SmallCompany(
            company,
            Account(company, "Operating", "Bank", "Checking"),
            Account(company, "IOLTA", "Bank", "TrustAccounts"),
            Account(company, "Client funds held in trust", "Other Current Liability", "TrustAccountsLiabilities"),
            income,
            Item(company, "Fees", income),
            Item(company, "Costs", income),
            client,
            company.Create("Customer", new JsonObject { ["DisplayName"] = "M-1001 Testwell Estate", ["Job"] = true, ["ParentRef"] = Reference(client) }));
    }

    private static string Account(QuickBooksCompany company, string name, string type, string subType) =>
        company.Create("Account", new JsonObject { ["Name"] = name, ["AccountType"] = type, ["AccountSubType"] = subType });

    private static string Item(QuickBooksCompany company, string name, string income) =>
        company.Create("Item", new JsonObject { ["Name"] = name, ["Type"] = "Service", ["IncomeAccountRef"] = Reference(income) });

    private static JsonObject Reference(string id) => new() { ["value"] = id };
}
