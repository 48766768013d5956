using LegalSync.Sandbox.Firm.Books;

namespace LegalSync.Sandbox.Firm.Manual;

/// <summary>Keeps the last whole month before today by hand: first as it should be, then with what people get wrong.</summary>
internal static class ManualMaker
{
    private const int Slips = 3;

    /// <summary>The last whole month before a day.</summary>
    public static ManualMonth MonthBefore(DateOnly today)
    {
        var to = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        return new ManualMonth(new DateOnly(to.Year, to.Month, 1), to);
    }

    /// <summary>Fills the month, which nothing else was planted in.</summary>
    public static void Fill(FirmPlan plan, Dice dice)
    {
        var month = plan.Manual!;
        plan.Books.Accounts.Add(new BookAccount(ErrorMaker.OtherBank, "Bank", "Checking"));
        var ground = new ManualGround(plan, dice, month);
        OwnFaults.Plant(ground);
        var slips = Enumerable.Range(0, Slips).Select(_ => Slip(ground)).ToList();
        var chosen = ErrorPlan.Choose(ground);
        var clerk = new ManualClerk(ground);
        clerk.Enter();
        month.Slips.AddRange(slips.Select(clerk.OnOneSlip));
        var errors = new ErrorMaker(ground, clerk);
        foreach (var choice in chosen)
        {
            errors.Make(choice);
        }

        OwnFaults.Gather(ground);
    }

    /// <summary>Two or three deposits of one day and one account that a person took to the bank together.</summary>
    private static List<BankMovement> Slip(ManualGround ground)
    {
        var first = ground.Trust("a slip of several deposits", MovementKind.Deposit, _ => true);
        var others = Enumerable.Range(0, ground.Dice.Between(1, 2)).Select(_ => ground.Matter("a slip of several deposits", candidate => !ground.HasTrust(candidate)))
            .Select(matter => MonthMaker.Deposit(ground, first.Account, matter, first.Effective));
        return [first, .. others];
    }
}
