using System.Globalization;
using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.Firm.Making;
using LegalSync.Sandbox.Firm.Planting;

namespace LegalSync.Sandbox.Firm.Manual;

/// <summary>Three things that bear the same name in both systems and are not the same. Whoever maps by names maps them wrong without a doubt; people do not.</summary>
internal static class OwnFaults
{
    private const string Code = "E107";
    private const string PeoplesSku = "DELIVERY";
    private const string TrustName = "Settlement Trust";
    private const int LeastInvoices = 4;
    private const int DepositsOfAccount = 4;

    /// <summary>The item that people use for a code.</summary>
    public static BookItem ItemOf(FirmPlan plan, string code) => plan.Books.ItemOf(code == Code ? PeoplesSku : code)
        ?? throw new InvalidOperationException($"No item bears {code}.");

    /// <summary>The account that people use for a bank account of the practice.</summary>
    public static BookAccount AccountOf(FirmPlan plan, BankAccount account) => BooksMaker.Account(plan.Books, account.Name == TrustName ? PeoplesName(account) : account.Name);

    public static void Plant(ManualGround ground)
    {
        PlantCode(ground);
        PlantMatter(ground);
        PlantAccount(ground);
    }

    /// <summary>Says which documents of the month each fault is about, when they have been entered.</summary>
    public static void Gather(ManualGround ground)
    {
        var books = ground.Books.Documents.Where(document => ground.Month.Holds(document.Date)).ToList();
        foreach (var fault in ground.Month.Faults)
        {
            fault.Documents.AddRange(books.Where(document => fault.Kind switch
            {
                FaultyMap.Code => document is { Entity: "Invoice", Origin: BookOrigin.Manual or BookOrigin.HandMade } && document.Lines.Exists(line => line.Item.Name == fault.Right),
                FaultyMap.Matter => document.Customer.Matter?.Id == fault.Pattern,
                _ => document.DepositTo?.Name == fault.Right,
            }));
        }
    }

    /// <summary>The code's own number stands on an item of an older list; people use the item for what the code means.</summary>
    private static void PlantCode(ManualGround ground)
    {
        var (books, code) = (ground.Books, ground.Plan.Codes.First(code => code.Code == Code));
        var right = books.ItemOf(Code)!;
        (right.Sku, right.Name) = (PeoplesSku, code.Description);
        var wrong = new BookItem(Code, $"{Code} Speaking fees (old list)", BooksMaker.Account(books, ChartOfAccounts.FeeIncome));
        books.Items.Add(wrong);
        var matters = ground.Invoices.Where(invoice => invoice.Entries.Exists(entry => entry.Code == Code && entry.Claimed > 0m)).Select(invoice => invoice.Matter).ToHashSet();
        foreach (var matter in matters)
        {
            ground.Take(matter);
        }

        for (var i = matters.Count; i < LeastInvoices; i++)
        {
            MonthMaker.Invoice(ground, ground.Matter("the code of another item", matter => !Ground.HasReceipts(matter)), _ => true, code);
        }

        Add(ground, FaultyMap.Code, Code, wrong.Name, right.Name, $"The item that bears {Code} is of an older list; people enter {code.Description.ToLowerInvariant()} by the item of that name.");
    }

    /// <summary>The matter's number stands before the name of another job of the client; people use the one with the matter's own title.</summary>
    private static void PlantMatter(ManualGround ground)
    {
        // Client money alone: an invoice that stands under another customer would be noticed by its number.
        var matter = ground.Matter("the number of another job", candidate => !Ground.HasReceipts(candidate) && !ground.HasTrust(candidate)
            && !candidate.Invoices.Exists(invoice => ground.Month.Holds(invoice.Issued)));
        MonthMaker.Trust(ground, matter, MovementKind.VendorPayment, _ => true);
        MonthMaker.Payment(ground, MonthMaker.Deposit(ground, ground.Plan.Iolta, matter, ground.Dice.Day(ground.Month.From.AddDays(9), ground.Month.From.AddDays(16))));
        var right = ground.Customer(matter);
        right.Name = Free(ground.Books, matter.ShortTitle);
        var wrong = new BookCustomer($"{matter.Number} {matter.Client.LastName} general file", right.Parent, null);
        ground.Books.Customers.Add(wrong);
        Add(ground, FaultyMap.Matter, matter.Id, wrong.Name, right.Name, $"The number of matter {matter.Number} stands before another job of its client; people use the job with the matter's title.");
    }

    /// <summary>A trust account whose name in the chart is that of an older account; people use the one with the bank's number.</summary>
    private static void PlantAccount(ManualGround ground)
    {
        var account = PeopleMaker.Account(ground.Plan, ground.Dice, TrustName, BankAccountKind.Trust);
        var (wrong, right) = (new BookAccount(TrustName, "Bank", "TrustAccounts"), new BookAccount(PeoplesName(account), "Bank", "TrustAccounts"));
        ground.Books.Accounts.AddRange(wrong, right);
        ground.Plan.BankAccounts.Add(account);
        for (var i = 0; i < DepositsOfAccount; i++)
        {
            var matter = ground.Matter("a trust account of another name", candidate => !ground.HasTrust(candidate));
            var deposit = MonthMaker.Deposit(ground, account, matter, ground.Dice.Day(ground.Month.From, ground.Month.From.AddDays(12)));
            if (i % 2 == 0)
            {
                MonthMaker.Payment(ground, deposit);
            }
        }

        Add(ground, FaultyMap.Account, "bank:" + account.Id, wrong.Name, right.Name, $"The account {TrustName} of the chart is an older one; people use the account with the last digits of the bank's number.");
    }

    private static string PeoplesName(BankAccount account) => $"Trust checking x{account.Number[^4..]}";

    private static string Free(BooksPlan books, string name)
    {
        var free = name;
        for (var i = 2; books.Customers.Exists(customer => string.Equals(customer.Name, free, StringComparison.OrdinalIgnoreCase)); i++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name} no. {i}");
        }

        return free;
    }

    private static void Add(ManualGround ground, FaultyMap kind, string pattern, string wrong, string right, string how) => ground.Month.Faults.Add(new PlantedFault
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"F{ground.Month.Faults.Count + 1}"), Kind = kind, Pattern = pattern, Wrong = wrong, Right = right, How = how,
    });
}
