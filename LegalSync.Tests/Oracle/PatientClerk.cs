extern alias sandbox;

using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Books;
using sandbox::LegalSync.Sandbox.QuickBooks;

namespace LegalSync.Tests.Oracle;

/// <summary>Writes all that is left to post of a settled firm into its real books.</summary>
internal sealed class PatientClerk(FirmPlan plan, IBooksSeed books)
{
    private readonly SettledFirm _firm = new(plan, books);

    public void PostAll()
    {
        foreach (var invoice in plan.Invoices.Where(invoice => invoice.IsIssued && invoice.Issued >= plan.StartDate && !_firm.InBooks.ContainsKey(invoice)).ToList())
        {
            _firm.InBooks[invoice] = books.Create("Invoice", Invoice(invoice));
        }

        foreach (var movement in plan.Movements.Where(movement => movement.Effective >= plan.StartDate && !_firm.Done.Contains(movement)))
        {
            if (movement.Kind == MovementKind.Deposit)
            {
                books.Create("Deposit", Deposit(movement));
            }
            else if (movement.Account.Kind == BankAccountKind.Trust)
            {
                books.Create("Purchase", Purchase(movement));
            }

            if (movement.Kind == MovementKind.InvoicePayment)
            {
                books.Create("Payment", Payment(movement));
            }
        }
    }

    private JsonObject Invoice(PracticeInvoice invoice)
    {
        var lines = new JsonArray([.. invoice.Entries.Where(entry => entry.Claimed > 0m).Select(entry => Line(entry.Code, entry.Claimed))]);
        if (invoice.WrittenOff + invoice.Waived is var forgiven and > 0m)
        {
            lines.Add(Line(ChartOfAccounts.WriteOffSku, -forgiven));
        }

        if (invoice.Discount > 0m)
        {
            lines.Add(new JsonObject
            {
                ["Amount"] = invoice.Discount, ["DetailType"] = "DiscountLineDetail", ["DiscountLineDetail"] = new JsonObject { ["PercentBased"] = false },
            });
        }

        return new JsonObject
        {
            ["CustomerRef"] = _firm.Customer(invoice.Matter), ["TxnDate"] = BooksSeeder.Iso(invoice.Issued),
            ["DocNumber"] = FormattableString.Invariant($"{invoice.Number}{(_firm.Renumbered.Contains(invoice) ? "-A" : "")}"),
            ["Line"] = lines, ["TxnTaxDetail"] = new JsonObject { ["TotalTax"] = invoice.Tax },
        };
    }

    private JsonObject Line(string code, decimal amount) => new()
    {
        ["Amount"] = amount, ["DetailType"] = "SalesItemLineDetail", ["SalesItemLineDetail"] = new JsonObject { ["ItemRef"] = _firm.Item(code) },
    };

    private JsonObject Payment(BankMovement movement)
    {
        var bank = movement.Account.Kind == BankAccountKind.Operating ? movement.Account : plan.Operating;
        var body = new JsonObject
        {
            ["CustomerRef"] = _firm.Customer(movement.Matter!), ["TxnDate"] = BooksSeeder.Iso(movement.Effective), ["TotalAmt"] = movement.Amount,
            ["DepositToAccountRef"] = _firm.Account(bank.Name),
        };
        if (movement.Pays is { } invoice && _firm.InBooks.TryGetValue(invoice, out var id))
        {
            body["Line"] = new JsonArray(new JsonObject
            {
                ["Amount"] = movement.Amount, ["LinkedTxn"] = new JsonArray(new JsonObject { ["TxnId"] = id, ["TxnType"] = "Invoice" }),
            });
        }

        return body;
    }

    private JsonObject Deposit(BankMovement movement) => new()
    {
        ["TxnDate"] = BooksSeeder.Iso(movement.Effective), ["DepositToAccountRef"] = _firm.Account(movement.Account.Name),
        ["Line"] = new JsonArray(new JsonObject
        {
            ["Amount"] = movement.Amount, ["DetailType"] = "DepositLineDetail",
            ["DepositLineDetail"] = new JsonObject
            {
                ["AccountRef"] = _firm.Account(ChartOfAccounts.TrustLiability),
                ["Entity"] = new JsonObject { ["value"] = _firm.Customer(movement.Matter!)["value"]!.DeepClone(), ["type"] = "CUSTOMER" },
            },
        }),
    };

    private JsonObject Purchase(BankMovement movement) => new()
    {
        ["TxnDate"] = BooksSeeder.Iso(movement.Effective), ["PaymentType"] = "Check", ["AccountRef"] = _firm.Account(movement.Account.Name),
        ["Line"] = new JsonArray(new JsonObject
        {
            ["Amount"] = movement.Amount, ["DetailType"] = "AccountBasedExpenseLineDetail",
            ["AccountBasedExpenseLineDetail"] = new JsonObject
            {
                ["AccountRef"] = _firm.Account(ChartOfAccounts.TrustLiability), ["CustomerRef"] = _firm.Customer(movement.Matter!), ["BillableStatus"] = "NotBillable",
            },
        }),
    };
}
