extern alias sandbox;

using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Books;
using sandbox::LegalSync.Sandbox.Firm.Planting;
using sandbox::LegalSync.Sandbox.QuickBooks;

namespace LegalSync.Tests.Oracle;

/// <summary>A planted firm whose cards a person cleared in the real books, hint by hint, and what that leaves to post and where.</summary>
internal sealed class SettledFirm
{
    private readonly FirmPlan _plan;
    private readonly IBooksSeed _books;
    private readonly Dictionary<PracticeMatter, string> _customers;
    private readonly Dictionary<string, string> _items;
    private readonly Dictionary<string, string> _accounts;

    public SettledFirm(FirmPlan plan, IBooksSeed books)
    {
        (_plan, _books) = (plan, books);
        _customers = plan.Books.Customers.Where(customer => customer.Matter is not null).ToDictionary(customer => customer.Matter!, customer => customer.BooksId!);
        _items = plan.Books.Items.ToDictionary(item => item.Sku, item => item.BooksId!);
        _accounts = plan.Books.Accounts.ToDictionary(account => account.Name, account => account.BooksId!);
        InBooks = plan.Books.Documents.Where(document => document.Entity == "Invoice" && document.Customer.Matter == document.Invoice!.Matter)
            .ToDictionary(document => document.Invoice!, document => document.BooksId!);
        Done.UnionWith(plan.Books.Documents.Select(document => document.Movement).OfType<BankMovement>());
        foreach (var planted in plan.Planted)
        {
            Settle(planted);
        }
    }

    /// <summary>Ids of the invoices that the books hold.</summary>
    public Dictionary<PracticeInvoice, string> InBooks { get; }

    /// <summary>Movements that nothing is posted for.</summary>
    public HashSet<BankMovement> Done { get; } = [];

    /// <summary>Invoices that get another number.</summary>
    public HashSet<PracticeInvoice> Renumbered { get; } = [];

    public JsonObject Customer(PracticeMatter matter) => BooksSeeder.Reference(_customers[matter]);

    public JsonObject Item(string code) => BooksSeeder.Reference(_items[code]);

    public JsonObject Account(string name) => BooksSeeder.Reference(_accounts[name]);

    private void Settle(PlantedDiscrepancy planted)
    {
        var hint = planted.Hint;
        switch (planted.Code)
        {
            case "MAP-MATTER":
                _customers[planted.Matter!] = hint.TryGetValue("customer", out var near) ? ((BookCustomer)near).BooksId! : NewCustomer((string)hint["name"]);
                break;
            case "MAP-CUST-MISSING":
                _books.Change("Customer", planted.Subject.Key, new JsonObject { ["Active"] = true, ["DisplayName"] = (string)hint["customerName"] });
                break;
            case "MAP-CODE":
                _items[planted.Subject.Key] = ((BookItem)hint["item"]).BooksId!;
                break;
            case "MAP-ACCT":
                _accounts[(string)hint["name"]] = NewAccount((string)hint["name"], (string)hint["accountType"], (string)hint["accountSubType"]);
                break;
            case "INV-DUP-NUMBER":
                Renumbered.Add(_plan.Invoices.Single(invoice => invoice.Id == planted.Subject.Key));
                break;
            case "TR-INSUFFICIENT" or "SYS-UNSUPPORTED":
                Done.UnionWith(_plan.Movements.Where(movement => movement.Id == planted.Subject.Key || movement.ReversedTo?.Id == planted.Subject.Key));
                break;
            case "TR-NEGATIVE":
                TopUp(planted.Matter!, (decimal)hint["shortfall"]);
                break;
            default:
                break;
        }
    }

    private string NewCustomer(string name) => _books.Create("Customer", new JsonObject { ["DisplayName"] = name });

    private string NewAccount(string name, string type, string subType) =>
        _books.Create("Account", new JsonObject { ["Name"] = name, ["AccountType"] = type, ["AccountSubType"] = subType });

    private void TopUp(PracticeMatter matter, decimal amount)
    {
        _books.Create("JournalEntry", new JsonObject
        {
            ["TxnDate"] = BooksSeeder.Iso(_plan.Today),
            ["Line"] = new JsonArray(
                Side("Debit", _plan.Iolta.Name, named: false), Side("Credit", _plan.Operating.Name, named: false),
                Side("Debit", ChartOfAccounts.DueFromClients, named: true), Side("Credit", ChartOfAccounts.TrustLiability, named: true)),
        });

        JsonObject Side(string side, string account, bool named)
        {
            var detail = new JsonObject { ["PostingType"] = side, ["AccountRef"] = Account(account) };
            if (named)
            {
                detail["Entity"] = new JsonObject { ["Type"] = "Customer", ["EntityRef"] = Customer(matter) };
            }

            return new JsonObject { ["Amount"] = amount, ["DetailType"] = "JournalEntryLineDetail", ["JournalEntryLineDetail"] = detail };
        }
    }
}
