using System.Globalization;
using LegalSync.Sandbox.Firm.Making;

namespace LegalSync.Sandbox.Firm.Books;

/// <summary>The books as a tidy bookkeeper left them: chart, items, customers, and some documents typed in by hand.</summary>
internal static class BooksMaker
{
    public static void Fill(FirmPlan plan, Dice dice)
    {
        var books = plan.Books;
        books.Accounts.AddRange(ChartOfAccounts.Accounts(plan));
        foreach (var code in plan.Codes)
        {
            books.Items.Add(new BookItem(code.Code, code.ItemName, Account(books, IncomeOf(code))));
        }

        books.Items.Add(new BookItem(ChartOfAccounts.WriteOffSku, "Write-off", Account(books, ChartOfAccounts.WriteOffs)));
        foreach (var client in plan.Matters.Select(matter => matter.Client).Distinct())
        {
            books.Customers.Add(new BookCustomer(client.Name, null, null) { Client = client });
        }

        var parents = books.Customers.ToDictionary(customer => customer.Client!);
        foreach (var matter in plan.Matters)
        {
            books.Customers.Add(new BookCustomer(matter.CustomerName, parents[matter.Client], matter));
        }

        WriteByHand(plan, dice);
    }

    public static BookAccount Account(BooksPlan books, string name) => books.Accounts.First(account => account.Name == name);

    /// <summary>An invoice in the books with one line for every entry that counts.</summary>
    public static BookDocument Invoice(BooksPlan books, PracticeInvoice invoice, BookOrigin origin, BookCustomer? customer = null, string entity = "Invoice")
    {
        var document = new BookDocument
        {
            Entity = entity, Origin = origin, Invoice = invoice, Date = invoice.Issued, Due = entity == "Invoice" ? invoice.Due : null,
            Customer = customer ?? books.CustomerOf(invoice.Matter) ?? throw new InvalidOperationException("The matter has no customer."),
            Number = invoice.Number?.ToString(CultureInfo.InvariantCulture),
        };
        document.Lines.AddRange(invoice.Entries.Where(entry => entry.Claimed > 0m).Select(entry =>
            new BookLine(books.ItemOf(entry.Code) ?? books.Items[0], entry.Claimed, entry.Subject)));
        books.Documents.Add(document);
        return document;
    }

    private static string IncomeOf(ActivityCode code) => code switch
    {
        { Kind: not EntryKind.Expense } => ChartOfAccounts.FeeIncome,
        { Code: CodeList.Copies } => ChartOfAccounts.ReimbursedCosts,
        _ => ChartOfAccounts.AdvancedCosts,
    };

    private static void WriteByHand(FirmPlan plan, Dice dice)
    {
        var invoices = Math.Max(2, plan.Options.Matters / 12);
        var payments = Math.Max(1, plan.Options.Matters / 30);
        foreach (var invoice in dice.Shuffled(plan.Invoices.Where(IsTypedEasily)).OrderByDescending(HasOneReceipt).Take(payments)
            .Concat(dice.Shuffled(plan.Invoices.Where(IsTypedEasily)))
            .Distinct().Take(invoices).ToList())
        {
            var document = Invoice(plan.Books, invoice, BookOrigin.HandMade);
            if (payments > 0 && plan.Operating.Movements.Find(movement => movement.Pays == invoice) is { } receipt)
            {
                payments--;
                plan.Books.Documents.Add(new BookDocument
                {
                    Entity = "Payment", Origin = BookOrigin.HandMade, Customer = document.Customer, Number = receipt.Reference,
                    Date = receipt.Effective, Amount = receipt.Amount, Pays = document, Movement = receipt, Invoice = invoice,
                    DepositTo = Account(plan.Books, plan.Operating.Name),
                });
            }
        }

        bool IsTypedEasily(PracticeInvoice invoice) => invoice is { IsIssued: true, IsPlain: true };
        bool HasOneReceipt(PracticeInvoice invoice) => plan.Operating.Movements.Exists(movement => movement.Pays == invoice);
    }
}
