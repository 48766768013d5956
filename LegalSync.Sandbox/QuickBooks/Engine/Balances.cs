using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>Keeps the balances that lists carry equal to the ledger.</summary>
internal static class Balances
{
    private static readonly HashSet<string> ProfitAndLoss = new(
        ["Income", "Other Income", "Expense", "Other Expense", "Cost of Goods Sold"], StringComparer.Ordinal);

    private static readonly HashSet<string> CreditNatured = new(
        ["Accounts Payable", "Credit Card", "Other Current Liability", "Long Term Liability", "Equity"], StringComparer.Ordinal);

    /// <summary>Brings accounts and customers up to date after a document moved them.</summary>
    public static void Update(Books books, IReadOnlyCollection<(string Account, string Customer)> moved)
    {
        foreach (var account in moved.Select(row => row.Account).Distinct(StringComparer.Ordinal))
        {
            UpdateAccount(books, books["Account"].Find(account)!);
        }

        var debtors = moved.Where(row => row.Customer.Length > 0 && books.AccountType(row.Account) == "Accounts Receivable");
        foreach (var customer in debtors.Select(row => row.Customer).Distinct(StringComparer.Ordinal))
        {
            UpdateCustomer(books, books["Customer"].Find(customer)!);
        }

        foreach (var vendor in books.Ledger.TakeMovedVendors())
        {
            UpdateVendor(books, books["Vendor"].Find(vendor)!);
        }
    }

    /// <summary>Adds a balance up the tree again from nothing, after the tree has changed.</summary>
    public static void AddUpAgain(Shelf shelf, string own, string withChildren)
    {
        foreach (var entry in shelf.All)
        {
            entry[withChildren] = 0;
        }

        foreach (var entry in shelf.All.Where(entry => entry.Number(own) is not (null or 0m)))
        {
            AddUpwards(shelf, entry, withChildren, entry.Number(own)!.Value);
        }
    }

    private static void UpdateAccount(Books books, JsonObject account)
    {
        var type = account.Text("AccountType")!;
        if (ProfitAndLoss.Contains(type))
        {
            return;
        }

        var total = books.Ledger.Total(account.Text("Id")!);
        var balance = CreditNatured.Contains(type) ? -total : total;
        var change = balance - account.Number("CurrentBalance")!.Value;
        account["CurrentBalance"] = JsonReading.Money(balance);
        AddUpwards(books["Account"], account, "CurrentBalanceWithSubAccounts", change);
    }

    private static void UpdateCustomer(Books books, JsonObject customer)
    {
        var id = customer.Text("Id")!;
        var balance = books["Account"].All
            .Where(account => account.Text("AccountType") == "Accounts Receivable")
            .Sum(account => books.Ledger.Balance(account.Text("Id")!, id));
        var change = balance - customer.Number("Balance")!.Value;
        customer["Balance"] = JsonReading.Money(balance);
        // The stamp moves with the balance, the SyncToken does not: so the recorded answers show it.
        customer["MetaData"]!["LastUpdatedTime"] = PacificTime.Stamp(books.Clock.Now);
        AddUpwards(books["Customer"], customer, "BalanceWithJobs", change);
    }

    private static void UpdateVendor(Books books, JsonObject vendor)
    {
        var owed = books["Account"].All
            .Where(account => account.Text("AccountType") == "Accounts Payable")
            .Sum(account => -books.Ledger.VendorBalance(account.Text("Id")!, vendor.Text("Id")!));
        if (owed != vendor.Number("Balance"))
        {
            vendor["Balance"] = JsonReading.Money(owed);
            vendor["MetaData"]!["LastUpdatedTime"] = PacificTime.Stamp(books.Clock.Now);
        }
    }

    private static void AddUpwards(Shelf shelf, JsonObject entry, string property, decimal change)
    {
        for (var at = entry; at is not null; at = at.Ref("ParentRef") is { } parent ? shelf.Find(parent) : null)
        {
            at[property] = JsonReading.Money((at.Number(property) ?? 0m) + change);
        }
    }
}
