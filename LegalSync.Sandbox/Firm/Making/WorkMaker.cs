namespace LegalSync.Sandbox.Firm.Making;

/// <summary>Three months of fees and expenses on every matter.</summary>
internal static class WorkMaker
{
    private static readonly string[] Doings = ["Conference with client", "Drafted document", "Reviewed draft", "Call with trustee", "Prepared for signing", "Letter to county clerk", "Revised schedule of assets"];

    public static void Fill(FirmPlan plan, Dice dice)
    {
        var timeCodes = plan.Codes.Where(code => code.Kind == EntryKind.Time).ToList();
        var costCodes = plan.Codes.Where(code => code.Kind == EntryKind.Expense).ToList();
        foreach (var matter in plan.Matters)
        {
            var days = Days(plan, dice, matter, dice.Between(3, 10));
            foreach (var day in days)
            {
                matter.Fees.Add(Time(plan, dice, matter, day, dice.Pick(timeCodes).Code));
            }

            if (matter.IsFlatFee)
            {
                matter.Fees.Add(FlatFee(plan, dice, matter, days[^1]));
            }

            foreach (var day in Days(plan, dice, matter, dice.Between(0, 2)))
            {
                matter.Expenses.Add(Cost(plan, dice, matter, day, dice.Pick(costCodes)));
            }
        }
    }

    public static TimeEntry Time(FirmPlan plan, Dice dice, PracticeMatter matter, DateOnly day, string code)
    {
        var staff = dice.Chance(65) ? matter.Responsible : dice.Chance(70) ? matter.Assisting : dice.Pick(plan.Staff.Where(member => member.IsAttorney).ToList());
        var minutes = dice.Chance(94) ? 6 * dice.Between(1, 30) : dice.Pick([5, 20, 35, 50]);
        var entry = new TimeEntry
        {
            Id = dice.Id(), VersionId = dice.Id(), LastUpdated = plan.Written(day, dice.Between(540, 1100)),
            Matter = matter, Staff = staff, Code = code, Subject = dice.Pick(Doings), Date = day,
            Kind = EntryKind.Time, Minutes = minutes, MinutesWorked = minutes + dice.Between(0, 4), Rate = staff.Rate,
            Finalized = dice.Chance(65), IsBillable = !dice.Chance(7),
        };
        if (entry is { IsBillable: true, Minutes: >= 60 } && dice.Chance(3))
        {
            entry.BillableMinutes = minutes / 12 * 6;
        }

        return entry;
    }

    public static ExpenseEntry Cost(FirmPlan plan, Dice dice, PracticeMatter matter, DateOnly day, ActivityCode code) => new()
    {
        Id = dice.Id(), VersionId = dice.Id(), LastUpdated = plan.Written(day, dice.Between(540, 1100)),
        Matter = matter, Staff = matter.Assisting, Code = code.Code, Subject = code.Description, Date = day,
        Quantity = code.Code == CodeList.Copies ? dice.Between(8, 160) : dice.Between(1, 3),
        Price = code.Rate, IsHardCost = code.Code != CodeList.Copies,
        Finalized = dice.Chance(65), IsBillable = !dice.Chance(5),
    };

    private static TimeEntry FlatFee(FirmPlan plan, Dice dice, PracticeMatter matter, DateOnly day) => new()
    {
        Id = dice.Id(), VersionId = dice.Id(), LastUpdated = plan.Written(day, dice.Between(540, 1100)),
        Matter = matter, Staff = matter.Responsible, Code = CodeList.FlatFee, Subject = "Agreed plan price", Date = day,
        Kind = EntryKind.Fixed, Minutes = 0, MinutesWorked = dice.Between(60, 600), Rate = 50m * dice.Between(24, 70),
        Finalized = dice.Chance(65),
    };

    private static List<DateOnly> Days(FirmPlan plan, Dice dice, PracticeMatter matter, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => dice.Day(plan.StartDate, matter.Closed ?? plan.Today)).Order()];
}
