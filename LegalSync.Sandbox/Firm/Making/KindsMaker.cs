using System.Globalization;

namespace LegalSync.Sandbox.Firm.Making;

/// <summary>
/// Movements in trust besides deposits and payments: charges and interest of the pooled account, slips of several matters, transfers between
/// matters of one client, deposits that came back and cheques taken back before anything was posted. No client ledger falls below zero by them.
/// </summary>
internal static class KindsMaker
{
    private const decimal Cushion = 250m;
    private const decimal Charge = 12.50m;
    private const int Slips = 2;

    public static void Fill(FirmPlan plan, Dice dice)
    {
        plan.Cushion = Cushion;
        Move(plan, dice, new MovementOrder(plan.Iolta, MovementKind.Deposit, null, Cushion, plan.StartDate.AddDays(-20), "Firm's own money for bank charges"));
        for (var month = plan.StartDate; month.AddMonths(1) <= plan.Today; month = month.AddMonths(1))
        {
            ChargeAndInterest(plan, dice, month);
        }

        for (var slip = 1; slip <= Slips; slip++)
        {
            OnOneSlip(plan, dice, slip);
        }

        Transfer(plan, dice);
        TakenBack(plan, dice);
    }

    private static BankMovement Move(FirmPlan plan, Dice dice, MovementOrder order) => MoneyMaker.Move(plan, dice, order);

    private static void ChargeAndInterest(FirmPlan plan, Dice dice, DateOnly month)
    {
        var last = month.AddMonths(1).AddDays(-1);
        var interest = dice.Between(101, 2_999) / 100m;
        Move(plan, dice, new MovementOrder(plan.Iolta, MovementKind.BankFees, null, Charge, month.AddDays(4), "Monthly service charge"));
        Move(plan, dice, new MovementOrder(plan.Iolta, MovementKind.Interest, null, interest, last.AddDays(-1), "Interest of the month"));
        Move(plan, dice, new MovementOrder(plan.Iolta, MovementKind.InterestReversal, null, interest, last, "Interest passed on to the foundation"));
    }

    /// <summary>Two or three matters that hold money already pay in on one day by one slip.</summary>
    private static void OnOneSlip(FirmPlan plan, Dice dice, int number)
    {
        var matters = Holders(plan, dice).Take(dice.Between(2, 3)).ToList();
        if (matters.Count < 2)
        {
            return;
        }

        var day = dice.Day(plan.StartDate.AddDays(10), plan.Today.AddDays(-8));
        foreach (var matter in matters)
        {
            Move(plan, dice, new MovementOrder(plan.Iolta, MovementKind.Deposit, matter, 25m * dice.Between(2, 20), day, "Retainers on one slip")
            {
                Reference = "SLIP-" + number.ToString(CultureInfo.InvariantCulture),
            });
        }
    }

    /// <summary>From one matter of a client to another of the same client, by what was left at the end.</summary>
    private static void Transfer(FirmPlan plan, Dice dice)
    {
        foreach (var from in Holders(plan, dice))
        {
            var to = plan.Matters.Find(matter => matter.Client == from.Client && matter != from && matter.Closed is null);
            var left = plan.Ledger(plan.Iolta, from).Sum(movement => movement.Effect);
            if (to is not null && left >= 50m)
            {
                var (amount, day) = (decimal.Round(left / 2m, 2), plan.Today.AddDays(-1));
                Move(plan, dice, new MovementOrder(plan.Iolta, MovementKind.Transfer, from, amount, day, $"To {to.Number}"));
                Move(plan, dice, new MovementOrder(plan.Iolta, MovementKind.Transfer, to, amount, day, $"From {from.Number}") { IsReceiving = true });
                return;
            }
        }
    }

    private static void TakenBack(FirmPlan plan, Dice dice)
    {
        if (Holders(plan, dice).FirstOrDefault() is not { } matter)
        {
            return;
        }

        var day = dice.Day(plan.StartDate.AddDays(12), plan.Today.AddDays(-9));
        var deposit = Move(plan, dice, new MovementOrder(plan.Iolta, MovementKind.Deposit, matter, 150m, day, "Further retainer"));
        MoneyMaker.Reverse(plan, dice, deposit, day.AddDays(4), "Cheque returned unpaid");
        if (plan.Ledger(plan.Iolta, matter).Sum(movement => movement.Effect) >= 10m)
        {
            var cheque = Move(plan, dice, new MovementOrder(plan.Iolta, MovementKind.VendorPayment, matter, 10m, plan.Today.AddDays(-1), "Copies, Sample County"));
            MoneyMaker.Reverse(plan, dice, cheque, plan.Today, "Cheque voided");
        }
    }

    /// <summary>Open matters with money in the pooled account and no other trust account, in an order of the dice.</summary>
    private static List<PracticeMatter> Holders(FirmPlan plan, Dice dice) =>
        dice.Shuffled(plan.Matters.Where(matter => matter.Closed is null && TrustMaker.AccountOf(plan, matter) == plan.Iolta));
}
