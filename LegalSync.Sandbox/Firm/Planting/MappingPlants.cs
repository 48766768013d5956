using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.Firm.Making;

namespace LegalSync.Sandbox.Firm.Planting;

/// <summary>Matters, codes and accounts that have no counterpart in the books.</summary>
internal static class MappingPlants
{
    private const int MattersWithout = 6;
    private const int InactiveCustomers = 5;

    public static void Plant(Ground ground)
    {
        for (var i = 0; i < MattersWithout; i++)
        {
            MatterWithout(ground, hasNearLike: i % 2 == 0);
        }

        for (var i = 0; i < InactiveCustomers; i++)
        {
            InactiveCustomer(ground);
        }

        foreach (var (code, description) in CodeList.WithoutItem)
        {
            CodeWithout(ground, code, description);
        }
    }

    private static bool HasFinalWork(PracticeMatter matter) => matter.Fees.Exists(IsFinalWork);

    private static bool IsFinalWork(TimeEntry fee) => fee is { Finalized: true, Kind: EntryKind.Time, Claimed: > 0m };

    private static void MatterWithout(Ground ground, bool hasNearLike)
    {
        var matter = ground.Matter("MAP-MATTER", candidate => HasFinalWork(candidate) && IsOnlyOne(ground, candidate));
        var customer = ground.Customer(matter);
        ground.Books.Customers.Remove(customer);
        var hint = new Dictionary<string, object> { ["resolution"] = "create-customer", ["name"] = matter.CustomerName };
        if (hasNearLike)
        {
            var near = new BookCustomer(NearLike(ground, matter), customer.Parent, null);
            ground.Books.Customers.Add(near);
            hint = new Dictionary<string, object> { ["resolution"] = "accept-best-match", ["customer"] = near, ["customerName"] = near.Name };
        }
        else
        {
            ground.Books.Customers.Remove(customer.Parent!);
        }

        ground.Add(new PlantedDiscrepancy
        {
            Id = ground.NextId(), Code = "MAP-MATTER", Phase = PlantPhase.Capture, Matter = matter,
            Subject = PlantSubject.Smokeball("Matter", matter.Id), Hint = hint,
            How = hasNearLike ? "The books have a customer of a similar name without the matter's number." : "The books have neither the client nor the matter.",
        });
    }

    /// <summary>The client has no other matter, so that taking its customer away touches nothing else.</summary>
    private static bool IsOnlyOne(Ground ground, PracticeMatter matter) =>
        ground.Plan.Matters.Count(candidate => candidate.Client == matter.Client) == 1;

    private static string NearLike(Ground ground, PracticeMatter matter)
    {
        var longest = matter.ShortTitle.Split(' ').MaxBy(word => word.Length)!;
        var letter = matter.ShortTitle.IndexOf(longest, StringComparison.Ordinal) + (longest.Length / 2);
        var name = matter.ShortTitle.Remove(letter, 1);
        for (var i = 2; ground.Books.Customers.Exists(customer => string.Equals(customer.Name, name, StringComparison.OrdinalIgnoreCase)); i++)
        {
            name = matter.ShortTitle.Remove(letter, 1) + " " + new string('I', i);
        }

        return name;
    }

    private static void InactiveCustomer(Ground ground)
    {
        var matter = ground.Matter("MAP-CUST-MISSING", HasFinalWork);
        var customer = ground.Customer(matter);
        customer.IsInactive = true;
        ground.Add(new PlantedDiscrepancy
        {
            Id = ground.NextId(), Code = "MAP-CUST-MISSING", Phase = PlantPhase.Capture, Matter = matter,
            Subject = new PlantSubject("QuickBooks", "Customer", null) { Customer = customer },
            How = "The matter's customer was made inactive in the books.",
            Hint = new Dictionary<string, object> { ["resolution"] = "reactivate", ["customer"] = customer, ["customerName"] = customer.Name },
        });
    }

    private static void CodeWithout(Ground ground, string code, string description)
    {
        ground.Plan.Codes.Add(PeopleMaker.Code(ground.Plan, ground.Dice, code, description, EntryKind.Time, 0m));
        var amount = 0m;
        var uses = ground.Dice.Between(1, 5);
        for (var i = 0; i < uses; i++)
        {
            var fee = ground.Matter("MAP-CODE", HasFinalWork).Fees.First(IsFinalWork);
            fee.Code = code;
            amount += fee.Claimed;
        }

        var near = ground.Books.ItemOf(code[..4] + "0") ?? ground.Books.Items[0];
        ground.Add(new PlantedDiscrepancy
        {
            Id = ground.NextId(), Code = "MAP-CODE", Phase = PlantPhase.Capture, Amount = amount,
            Subject = PlantSubject.Smokeball("ActivityCode", code), How = $"{uses} entries use {code}, and no item in the books bears it.",
            Hint = new Dictionary<string, object> { ["resolution"] = "choose-item", ["item"] = near, ["itemName"] = near.Name },
        });
    }

    /// <summary>Bank accounts that the chart does not know; planted early, for unpaid invoices are few.</summary>
    public static void PlantAccounts(Ground ground)
    {
        Account(ground, "Second IOLTA at Pretend Savings", BankAccountKind.Trust);
        Account(ground, "Probate Estates Trust", BankAccountKind.Trust);
        var operating = Account(ground, "Operating Lockbox", BankAccountKind.Operating);
        foreach (var account in ground.Plan.BankAccounts.Where(account => account.Kind == BankAccountKind.Trust).Skip(2))
        {
            for (var i = ground.Dice.Between(2, 3); i > 0; i--)
            {
                var matter = ground.Matter("MAP-ACCT", candidate => !ground.HasTrust(candidate));
                ground.Move(new MovementOrder(account, MovementKind.Deposit, matter, 25m * ground.Dice.Between(10, 90), ground.DayInside(2, 3), "Retainer"));
            }
        }

        for (var i = 0; i < 2; i++)
        {
            var invoice = ground.UnpaidInvoice("MAP-ACCT");
            MoneyMaker.Pay(ground.Plan, ground.Dice, operating, invoice, invoice.Owed, ground.Day(invoice.Issued, ground.Plan.Today));
        }
    }

    private static BankAccount Account(Ground ground, string name, BankAccountKind kind)
    {
        var account = PeopleMaker.Account(ground.Plan, ground.Dice, name, kind);
        ground.Plan.BankAccounts.Add(account);
        ground.Add(new PlantedDiscrepancy
        {
            Id = ground.NextId(), Code = "MAP-ACCT", Phase = PlantPhase.Capture,
            Subject = PlantSubject.Smokeball("BankAccount", account.Id), How = $"The chart has no account named {name}.",
            Hint = new Dictionary<string, object>
            {
                ["resolution"] = "create-account", ["name"] = name, ["accountType"] = "Bank",
                ["accountSubType"] = kind == BankAccountKind.Trust ? "TrustAccounts" : "Checking",
            },
        });
        return account;
    }
}
