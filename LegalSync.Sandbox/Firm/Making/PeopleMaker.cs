using System.Globalization;

namespace LegalSync.Sandbox.Firm.Making;

/// <summary>The firm itself: people, codes, bank accounts, clients and their matters.</summary>
internal static class PeopleMaker
{
    private static readonly string[] Titles = ["Estate plan", "Revocable trust", "Will update", "Probate", "Trust administration", "Guardianship", "Trust funding"];
    private static readonly (string Role, decimal Rate)[] Positions =
    [
        ("Attorney", 450m), ("Attorney", 425m), ("Attorney", 395m), ("Attorney", 350m), ("Attorney", 325m), ("Attorney", 295m),
        ("Paralegal", 165m), ("Paralegal", 145m), ("Bookkeeper", 95m),
    ];

    public static void Fill(FirmPlan plan, Dice dice)
    {
        var names = new InventedNames(dice);
        plan.AccountId = dice.Id();
        plan.Name = $"{names.Surname()} & {names.Surname()} Estate Law (fictitious)";
        foreach (var (role, rate) in Positions)
        {
            var day = plan.StartDate.AddYears(-2);
            plan.Staff.Add(new StaffMember
            {
                Id = dice.Id(), VersionId = dice.Id(), LastUpdated = plan.Written(day, 600), UserId = dice.Id(),
                FirstName = names.GivenName(), LastName = names.Surname(), Role = role, Rate = rate,
            });
        }

        foreach (var (code, description, kind, rate) in CodeList.All)
        {
            plan.Codes.Add(Code(plan, dice, code, description, kind, rate));
        }

        plan.BankAccounts.AddRange(
            Account(plan, dice, "Operating Checking", BankAccountKind.Operating),
            Account(plan, dice, "IOLTA Trust Checking", BankAccountKind.Trust),
            Account(plan, dice, "Estate Escrow Trust", BankAccountKind.Trust));
        AddMatters(plan, dice, names);
    }

    public static ActivityCode Code(FirmPlan plan, Dice dice, string code, string description, EntryKind kind, decimal rate) => new()
    {
        Id = dice.Id(), VersionId = dice.Id(), LastUpdated = plan.Written(plan.StartDate.AddYears(-1), 540),
        Code = code, Description = description, Kind = kind, Rate = rate,
    };

    public static BankAccount Account(FirmPlan plan, Dice dice, string name, BankAccountKind kind) => new()
    {
        Id = dice.Id(), VersionId = dice.Id(), LastUpdated = plan.Written(plan.StartDate.AddYears(-2), 480),
        Name = name, Kind = kind, BankName = "First Imaginary Bank",
        Number = "000" + dice.Between(100_000, 999_999).ToString(CultureInfo.InvariantCulture),
    };

    public static PracticeContact Contact(FirmPlan plan, Dice dice, (ContactKind Kind, string? First, string Last) name, DateOnly day) => new()
    {
        Id = dice.Id(), VersionId = dice.Id(), LastUpdated = plan.Written(day, dice.Between(540, 1000)),
        Kind = name.Kind, FirstName = name.First, LastName = name.Last,
        Email = string.Create(CultureInfo.InvariantCulture, $"client{plan.Contacts.Count + 1}@example.com"),
        Phone = string.Create(CultureInfo.InvariantCulture, $"55501{dice.Between(0, 99):00}"),
    };

    private static void AddMatters(FirmPlan plan, Dice dice, InventedNames names)
    {
        var attorneys = plan.Staff.Where(member => member.IsAttorney).ToList();
        var paralegals = plan.Staff.Where(member => member.Role == "Paralegal").ToList();
        for (var i = 1; i <= plan.Options.Matters; i++)
        {
            var opened = dice.Day(plan.StartDate.AddMonths(-14), plan.StartDate.AddDays(-1));
            if (plan.Contacts.Count == 0 || !dice.Chance(20))
            {
                plan.Contacts.Add(Contact(plan, dice, names.Fresh(), opened));
            }

            var client = dice.Chance(80) ? plan.Contacts[^1] : dice.Pick(plan.Contacts);
            var closed = dice.Chance(8) ? dice.Day(plan.StartDate.AddMonths(2), plan.Today) : (DateOnly?)null;
            var updated = plan.Written(closed ?? opened, dice.Between(540, 1000));
            plan.Matters.Add(new PracticeMatter
            {
                Id = dice.Id(), VersionId = (updated.UtcTicks + i).ToString(CultureInfo.InvariantCulture), LastUpdated = updated,
                Number = string.Create(CultureInfo.InvariantCulture, $"{plan.StartDate.Year}-{i:0000}"),
                ShortTitle = $"{client.LastName} {dice.Pick(Titles)}",
                Client = client, Responsible = dice.Pick(attorneys), Assisting = dice.Pick(paralegals),
                Opened = opened, Closed = closed, Status = closed is null ? "Open" : "Closed",
                IsFlatFee = dice.Chance(12), BillingVersionId = dice.Id(),
            });
        }

        var gone = Contact(plan, dice, names.Fresh(), plan.StartDate.AddMonths(-3));
        gone.IsDeleted = true;
        plan.Contacts.Add(gone);
    }
}
