using LegalSync.Sandbox.Firm.Making;
using LegalSync.Sandbox.Firm.Planting;

namespace LegalSync.Sandbox.Firm.Manual;

/// <summary>Further records of the month in the practice system, where a firm has too few that fit.</summary>
internal static class MonthMaker
{
    private const int MostTries = 200;
    private static readonly string[] Codes = ["EP100", "EP110", "EP120", "EP130", "EP140", "EP160"];

    /// <summary>Two or three fees and their invoice; nothing of it is paid.</summary>
    public static PracticeInvoice Invoice(ManualGround ground, PracticeMatter matter, Func<PracticeInvoice, bool> fits, params ActivityCode[] costs)
    {
        var (plan, dice) = (ground.Plan, ground.Dice);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var worked = dice.Day(ground.Month.From, ground.Month.From.AddDays(10));
            List<WorkEntry> entries = [.. Enumerable.Range(0, dice.Between(2, 3)).Select(_ => Fee(plan, dice, matter, worked))];
            entries.AddRange(costs.Select(code => Cost(plan, dice, matter, worked, code)));
            var invoice = InvoiceMaker.Invoice(plan, dice, matter, worked.AddDays(dice.Between(1, 4)), InvoiceState.Final);
            InvoiceMaker.Attach(invoice, entries);
            if (ground.IsUnused(invoice.Owed) && fits(invoice))
            {
                invoice.Number = plan.Invoices.Where(other => other.IsIssued).Max(other => other.Number) + 1;
                matter.Fees.AddRange(entries.OfType<TimeEntry>());
                matter.Expenses.AddRange(entries.OfType<ExpenseEntry>());
                matter.Invoices.Add(invoice);
                return invoice;
            }
        }

        throw new NoGroundException($"Seed {plan.Seed}: no further invoice can be made.");
    }

    /// <summary>A further invoice, paid in full before the month is over.</summary>
    public static BankMovement Receipt(ManualGround ground, PracticeMatter matter, Func<decimal, bool> fits)
    {
        var invoice = Invoice(ground, matter, candidate => fits(candidate.Owed));
        return Pay(ground, invoice);
    }

    public static BankMovement Pay(ManualGround ground, PracticeInvoice invoice) => MoneyMaker.Pay(
        ground.Plan, ground.Dice, ground.Plan.Operating, invoice, invoice.Owed, ground.Dice.Day(invoice.Issued.AddDays(2), ground.Month.To));

    /// <summary>Client money in, or in and out again, on a matter that had none.</summary>
    public static BankMovement Trust(ManualGround ground, PracticeMatter matter, MovementKind kind, Func<decimal, bool> fits)
    {
        var day = ground.Dice.Day(ground.Month.From, ground.Month.From.AddDays(8));
        var deposit = Deposit(ground, ground.Plan.Iolta, matter, day, fits);
        return kind == MovementKind.Deposit ? deposit : Payment(ground, deposit, fits);
    }

    public static BankMovement Deposit(ManualGround ground, BankAccount account, PracticeMatter matter, DateOnly day, Func<decimal, bool>? fits = null) =>
        MoneyMaker.Move(ground.Plan, ground.Dice, new MovementOrder(account, MovementKind.Deposit, matter, Amount(ground, 300, 2_900, fits), day, "Retainer"));

    public static BankMovement Payment(ManualGround ground, BankMovement deposit, Func<decimal, bool>? fits = null) => MoneyMaker.Move(ground.Plan, ground.Dice, new MovementOrder(
        deposit.Account, MovementKind.VendorPayment, deposit.Matter, Amount(ground, 40, 280, fits), ground.Dice.Day(deposit.Effective.AddDays(2), ground.Month.To), "Filing fee, Sample County"));

    private static decimal Amount(ManualGround ground, int least, int most, Func<decimal, bool>? fits)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var amount = ground.Dice.Between(least, most) + (ground.Dice.Between(1, 99) / 100m);
            if (ground.IsUnused(amount) && fits?.Invoke(amount) is not false)
            {
                return amount;
            }
        }

        throw new NoGroundException($"Seed {ground.Plan.Seed}: no further amount fits.");
    }

    private static TimeEntry Fee(FirmPlan plan, Dice dice, PracticeMatter matter, DateOnly day)
    {
        var fee = WorkMaker.Time(plan, dice, matter, day, dice.Pick(Codes));
        (fee.IsBillable, fee.BillableMinutes) = (true, null);
        return fee;
    }

    private static ExpenseEntry Cost(FirmPlan plan, Dice dice, PracticeMatter matter, DateOnly day, ActivityCode code)
    {
        var cost = WorkMaker.Cost(plan, dice, matter, day, code);
        cost.IsBillable = true;
        return cost;
    }
}
