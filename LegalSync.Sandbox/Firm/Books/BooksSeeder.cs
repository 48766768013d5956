using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks;

namespace LegalSync.Sandbox.Firm.Books;

/// <summary>Writes the planned books into a company, through the same door a request takes, and keeps the ids it answers.</summary>
public static class BooksSeeder
{
    /// <summary>Fills an empty company.</summary>
    public static void Seed(FirmPlan plan, IBooksSeed books)
    {
        foreach (var account in plan.Books.Accounts)
        {
            account.BooksId = books.Create("Account", new JsonObject
            {
                ["Name"] = account.Name, ["AccountType"] = account.Type, ["AccountSubType"] = account.SubType,
            });
        }

        foreach (var item in plan.Books.Items)
        {
            item.BooksId = books.Create("Item", new JsonObject
            {
                ["Name"] = item.Name, ["Type"] = "Service", ["Sku"] = item.Sku, ["IncomeAccountRef"] = Reference(item.Income.BooksId),
            });
        }

        foreach (var customer in plan.Books.Customers)
        {
            customer.BooksId = books.Create("Customer", Customer(customer));
        }

        OpenTrust(plan, books);
        OpenCushion(plan, books);
        foreach (var document in plan.Books.Documents)
        {
            document.BooksId = books.Create(document.Entity, Body(plan.Books, document));
        }

        foreach (var customer in plan.Books.Customers.Where(customer => customer.IsInactive))
        {
            books.Change("Customer", customer.BooksId!, new JsonObject { ["Active"] = false });
        }
    }

    /// <summary>A day as the books write it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A reference by id.</summary>
    public static JsonObject Reference(string? id) => new() { ["value"] = id ?? throw new InvalidOperationException("What is referred to is not in the books yet.") };

    /// <summary>The lines of a sales document.</summary>
    public static JsonArray Lines(IEnumerable<BookLine> lines) => BookBodies.Lines(lines);

    /// <summary>The document as a request body.</summary>
    public static JsonObject Body(BooksPlan plan, BookDocument document) => BookBodies.Of(plan, document);

    private static JsonObject Customer(BookCustomer customer)
    {
        var body = new JsonObject { ["DisplayName"] = customer.Name };
        if (customer.Parent is { } parent)
        {
            body["Job"] = true;
            body["ParentRef"] = Reference(parent.BooksId);
        }
        else if (customer.Client is { } client)
        {
            body["PrimaryEmailAddr"] = new JsonObject { ["Address"] = client.Email };
        }

        return body;
    }

    /// <summary>Client money held at the start: one journal entry for each trust account, a line for each matter.</summary>
    private static void OpenTrust(FirmPlan plan, IBooksSeed books)
    {
        var liability = BooksMaker.Account(plan.Books, ChartOfAccounts.TrustLiability).BooksId;
        foreach (var ledgers in plan.Opening.GroupBy(ledger => ledger.Account))
        {
            var bank = BooksMaker.Account(plan.Books, ledgers.Key.Name).BooksId;
            var lines = new JsonArray(JournalLine("Debit", bank, ledgers.Sum(ledger => ledger.Amount), null));
            foreach (var ledger in ledgers)
            {
                lines.Add(JournalLine("Credit", liability, ledger.Amount, plan.Books.CustomerOf(ledger.Matter)!.BooksId));
            }

            books.Create("JournalEntry", new JsonObject
            {
                ["TxnDate"] = Iso(plan.StartDate.AddDays(-1)), ["PrivateNote"] = $"Opening client ledgers, {ledgers.Key.Name}", ["Line"] = lines,
            });
        }
    }

    /// <summary>The firm's own money in the pooled account: a liability of the account, and an asset of the firm that came out of operating.</summary>
    private static void OpenCushion(FirmPlan plan, IBooksSeed books)
    {
        if (plan.Cushion == 0m)
        {
            return;
        }

        string? Id(string name) => BooksMaker.Account(plan.Books, name).BooksId;
        books.Create("JournalEntry", new JsonObject
        {
            ["TxnDate"] = Iso(plan.StartDate.AddDays(-1)), ["PrivateNote"] = $"Firm's own money in {plan.Iolta.Name}",
            ["Line"] = new JsonArray(
                JournalLine("Debit", Id(plan.Iolta.Name), plan.Cushion, null), JournalLine("Credit", Id(ChartOfAccounts.FirmFunds), plan.Cushion, null),
                JournalLine("Debit", Id(ChartOfAccounts.FirmTrustAsset), plan.Cushion, null), JournalLine("Credit", Id(plan.Operating.Name), plan.Cushion, null)),
        });
    }

    private static JsonObject JournalLine(string side, string? account, decimal amount, string? customer)
    {
        var detail = new JsonObject { ["PostingType"] = side, ["AccountRef"] = Reference(account) };
        if (customer is not null)
        {
            detail["Entity"] = new JsonObject { ["Type"] = "Customer", ["EntityRef"] = Reference(customer) };
        }

        return new JsonObject { ["Amount"] = amount, ["DetailType"] = "JournalEntryLineDetail", ["JournalEntryLineDetail"] = detail };
    }
}
