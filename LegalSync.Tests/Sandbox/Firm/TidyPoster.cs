extern alias sandbox;

using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Books;
using sandbox::LegalSync.Sandbox.QuickBooks;

namespace LegalSync.Tests.Sandbox.Firm;

/// <summary>Writes everything a clean firm did into its books, as a faultless bookkeeper would.</summary>
internal sealed class TidyPoster(FirmPlan plan, IBooksSeed books)
{
    private readonly Dictionary<PracticeInvoice, string> _invoices = plan.Books.Documents
        .Where(document => document.Entity == "Invoice").ToDictionary(document => document.Invoice!, document => document.BooksId!);

    public void PostAll()
    {
        foreach (var invoice in plan.Invoices.Where(invoice => invoice.IsIssued && !_invoices.ContainsKey(invoice)).ToList())
        {
            _invoices[invoice] = books.Create("Invoice", Invoice(invoice));
        }

        var received = plan.Books.Documents.Where(document => document.Entity == "Payment").Select(document => document.Movement).ToHashSet();
        foreach (var movement in plan.Movements.Where(movement => movement.Effective >= plan.StartDate && !received.Contains(movement)))
        {
            Post(movement);
        }
    }

    private void Post(BankMovement movement)
    {
        switch (movement)
        {
            case { Kind: MovementKind.Deposit, Account.Kind: BankAccountKind.Trust }:
                books.Create("Deposit", Deposit(movement));
                break;
            case { Kind: MovementKind.VendorPayment }:
                books.Create("Purchase", Purchase(movement));
                break;
            case { Kind: MovementKind.InvoicePayment, Account.Kind: BankAccountKind.Trust }:
                books.Create("Purchase", Purchase(movement));
                books.Create("Payment", Payment(movement));
                break;
            case { Kind: MovementKind.InvoicePayment }:
                books.Create("Payment", Payment(movement));
                break;
            default:
                throw new InvalidOperationException($"A clean firm has no {movement.Kind}.");
        }
    }

    private JsonObject Invoice(PracticeInvoice invoice)
    {
        var lines = new JsonArray();
        foreach (var entry in invoice.Entries.Where(entry => entry.Claimed > 0m))
        {
            lines.Add(Line(plan.Books.ItemOf(entry.Code)!, entry.Claimed, entry is ExpenseEntry { Tax: > 0m } ? "TAX" : "NON"));
        }

        if (invoice.WrittenOff + invoice.Waived > 0m)
        {
            lines.Add(Line(plan.Books.ItemOf(ChartOfAccounts.WriteOffSku)!, -(invoice.WrittenOff + invoice.Waived), "NON"));
        }

        if (invoice.Discount > 0m)
        {
            lines.Add(new JsonObject
            {
                ["Amount"] = invoice.Discount, ["DetailType"] = "DiscountLineDetail", ["DiscountLineDetail"] = new JsonObject { ["PercentBased"] = false },
            });
        }

        var body = new JsonObject
        {
            ["CustomerRef"] = Customer(invoice.Matter), ["TxnDate"] = BooksSeeder.Iso(invoice.Issued), ["DueDate"] = BooksSeeder.Iso(invoice.Due),
            ["DocNumber"] = FormattableString.Invariant($"{invoice.Number}"), ["Line"] = lines,
        };
        if (invoice.Tax > 0m)
        {
            body["TxnTaxDetail"] = new JsonObject { ["TotalTax"] = invoice.Tax };
        }

        return body;
    }

    private JsonObject Payment(BankMovement movement) => new()
    {
        ["CustomerRef"] = Customer(movement.Matter!), ["TxnDate"] = BooksSeeder.Iso(movement.Effective), ["TotalAmt"] = movement.Amount,
        ["PaymentRefNum"] = movement.Reference, ["DepositToAccountRef"] = Account(plan.Operating.Name),
        ["Line"] = new JsonArray(new JsonObject
        {
            ["Amount"] = movement.Amount,
            ["LinkedTxn"] = new JsonArray(new JsonObject { ["TxnId"] = _invoices[movement.Pays!], ["TxnType"] = "Invoice" }),
        }),
    };

    private JsonObject Deposit(BankMovement movement) => new()
    {
        ["TxnDate"] = BooksSeeder.Iso(movement.Effective), ["DepositToAccountRef"] = Account(movement.Account.Name),
        ["Line"] = new JsonArray(new JsonObject
        {
            ["Amount"] = movement.Amount, ["DetailType"] = "DepositLineDetail",
            ["DepositLineDetail"] = new JsonObject
            {
                ["AccountRef"] = Account(ChartOfAccounts.TrustLiability),
                ["Entity"] = new JsonObject { ["value"] = plan.Books.CustomerOf(movement.Matter!)!.BooksId, ["type"] = "CUSTOMER" },
            },
        }),
    };

    private JsonObject Purchase(BankMovement movement) => new()
    {
        ["TxnDate"] = BooksSeeder.Iso(movement.Effective), ["PaymentType"] = "Check", ["AccountRef"] = Account(movement.Account.Name), ["DocNumber"] = movement.Reference,
        ["Line"] = new JsonArray(new JsonObject
        {
            ["Amount"] = movement.Amount, ["DetailType"] = "AccountBasedExpenseLineDetail",
            ["AccountBasedExpenseLineDetail"] = new JsonObject
            {
                ["AccountRef"] = Account(ChartOfAccounts.TrustLiability), ["CustomerRef"] = Customer(movement.Matter!), ["BillableStatus"] = "NotBillable",
            },
        }),
    };

    private static JsonObject Line(BookItem item, decimal amount, string tax) => new()
    {
        ["Amount"] = amount, ["DetailType"] = "SalesItemLineDetail",
        ["SalesItemLineDetail"] = new JsonObject { ["ItemRef"] = BooksSeeder.Reference(item.BooksId), ["TaxCodeRef"] = new JsonObject { ["value"] = tax } },
    };

    private JsonObject Customer(PracticeMatter matter) => BooksSeeder.Reference(plan.Books.CustomerOf(matter)!.BooksId);

    private JsonObject Account(string name) => BooksSeeder.Reference(plan.Books.Accounts.First(account => account.Name == name).BooksId);
}
