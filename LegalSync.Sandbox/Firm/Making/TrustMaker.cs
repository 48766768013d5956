namespace LegalSync.Sandbox.Firm.Making;

/// <summary>Client money: every outflow is covered beforehand by an opening balance or a deposit, so that no clean ledger is ever below zero.</summary>
internal static class TrustMaker
{
    private static readonly string[] Payees = ["Filing fee, Sample County", "Recording fee, Sample County", "Appraiser's invoice", "Distribution to beneficiary"];

    public static void Fill(FirmPlan plan, Dice dice)
    {
        var openings = Math.Max(1, plan.Options.Matters / 15);
        foreach (var matter in plan.Matters)
        {
            var account = AccountOf(plan, matter) ?? (dice.Chance(20) ? dice.Chance(85) ? plan.Iolta : plan.Escrow : null);
            if (account is null)
            {
                continue;
            }

            Disburse(plan, dice, account, matter);
            if (openings > 0 && dice.Chance(40))
            {
                openings--;
                Open(plan, dice, account, matter);
            }
            else
            {
                Cover(plan, dice, account, matter);
            }
        }

        foreach (var account in plan.BankAccounts)
        {
            account.Movements.Sort((one, other) => one.Effective != other.Effective
                ? one.Effective.CompareTo(other.Effective)
                : string.CompareOrdinal(one.Reference, other.Reference));
        }
    }

    /// <summary>The trust account in which the matter already has a movement, or null.</summary>
    public static BankAccount? AccountOf(FirmPlan plan, PracticeMatter matter) =>
        plan.Movements.FirstOrDefault(movement => movement.Matter == matter && movement.Account.Kind == BankAccountKind.Trust)?.Account;

    private static void Disburse(FirmPlan plan, Dice dice, BankAccount account, PracticeMatter matter)
    {
        for (var count = dice.Between(0, 2); count > 0; count--)
        {
            MoneyMaker.Move(plan, dice, new MovementOrder(account, MovementKind.VendorPayment, matter,
                dice.Between(40, 900) + dice.Pick([0m, 0.25m, 0.5m, 0.75m]), dice.Day(plan.StartDate.AddDays(6), plan.Today), dice.Pick(Payees)));
        }
    }

    private static void Open(FirmPlan plan, Dice dice, BankAccount account, PracticeMatter matter)
    {
        var outflow = plan.Ledger(account, matter).Sum(movement => movement.Amount);
        var amount = outflow + (50m * dice.Between(2, 40));
        MoneyMaker.Move(plan, dice, new MovementOrder(account, MovementKind.Deposit, matter, amount,
            dice.Day(plan.StartDate.AddMonths(-3), plan.StartDate.AddDays(-2)), "Retainer before the start date"));
        plan.Opening.Add(new OpeningLedger(account, matter, amount));
    }

    private static void Cover(FirmPlan plan, Dice dice, BankAccount account, PracticeMatter matter)
    {
        var outflows = plan.Ledger(account, matter).ToList();
        var last = outflows.Count > 0 ? outflows[0].Effective.AddDays(-1) : plan.Today;
        var first = last.AddDays(-25) > plan.StartDate ? last.AddDays(-25) : plan.StartDate;
        var amount = outflows.Sum(movement => movement.Amount) + (25m * dice.Between(1, 40));
        MoneyMaker.Move(plan, dice, new MovementOrder(account, MovementKind.Deposit, matter, amount, dice.Day(first, last), "Retainer"));
        if (dice.Chance(20))
        {
            MoneyMaker.Move(plan, dice, new MovementOrder(account, MovementKind.Deposit, matter, 50m * dice.Between(2, 30),
                dice.Day(last, plan.Today), "Further retainer"));
        }
    }
}
