using System.Globalization;
using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.Firm.Making;

namespace LegalSync.Sandbox.Firm.Planting;

/// <summary>
/// Where discrepancies are planted: hands out each matter once, so that none hides another. A month that people keep by hand is left alone: what
/// its comparison shows is what was planted there.
/// </summary>
internal sealed class Ground
{
    private const int MostTries = 500;
    private readonly HashSet<PracticeMatter> _taken = [];
    private readonly List<PracticeMatter> _order;
    private readonly HashSet<PracticeMatter> _withTrust;
    private readonly HashSet<PracticeMatter> _busy = [];

    public Ground(FirmPlan plan, Dice dice)
    {
        (Plan, Dice) = (plan, dice);
        _order = dice.Shuffled(plan.Matters);
        _taken.UnionWith(plan.Opening.Select(ledger => ledger.Matter));
        _taken.UnionWith(plan.ProvisionalPayments.Select(payment => payment.Invoice.Matter));
        _taken.UnionWith(plan.Books.Documents.Select(document => document.Customer.Matter!));
        _withTrust = [.. plan.Movements.Where(movement => movement.Account.Kind == BankAccountKind.Trust).Select(movement => movement.Matter).OfType<PracticeMatter>()];
        if (plan.Manual is { } month)
        {
            _busy.UnionWith(plan.Invoices.Where(invoice => month.Holds(invoice.Issued)).Select(invoice => invoice.Matter));
            _busy.UnionWith(plan.Movements.Where(movement => month.Holds(movement.Effective)).Select(movement => movement.Matter).OfType<PracticeMatter>());
        }
    }

    public FirmPlan Plan { get; }
    public Dice Dice { get; }
    public BooksPlan Books => Plan.Books;

    /// <summary>A matter that nothing else is planted on.</summary>
    public PracticeMatter Matter(string purpose, Func<PracticeMatter, bool> fits) =>
        Take(purpose, matter => matter.Closed is null && !_busy.Contains(matter) && fits(matter));

    private PracticeMatter Take(string purpose, Func<PracticeMatter, bool> fits)
    {
        var matter = _order.Find(candidate => !_taken.Contains(candidate) && fits(candidate))
            ?? throw new NoGroundException($"Seed {Plan.Seed}: no matter is left to plant {purpose} on.");
        _taken.Add(matter);
        return matter;
    }

    public bool HasTrust(PracticeMatter matter) => _withTrust.Contains(matter);

    public static bool HasReceipts(PracticeMatter matter) => matter.Invoices.Exists(invoice => invoice.Paid > 0m);

    /// <summary>The customer of a matter that has one.</summary>
    public BookCustomer Customer(PracticeMatter matter) =>
        Books.CustomerOf(matter) ?? throw new InvalidOperationException($"Matter {matter.Number} has no customer.");

    /// <summary>A plain unpaid invoice of a matter that nothing else is planted on.</summary>
    public PracticeInvoice UnpaidInvoice(string purpose, int leastLines = 1)
    {
        bool Fits(PracticeInvoice invoice) => invoice is { IsIssued: true, IsPlain: true, Paid: 0m } && Counting(invoice) >= leastLines && Plan.Manual?.Holds(invoice.Issued) is not true;
        return Take(purpose, matter => !HasReceipts(matter) && matter.Invoices.Exists(Fits)).Invoices.First(Fits);
    }

    public void Add(PlantedDiscrepancy planted) => Plan.Planted.Add(planted);

    public string NextId() => "P" + (Plan.Planted.Count + 1).ToString("00", CultureInfo.InvariantCulture);

    public BankMovement Move(MovementOrder order) => MoneyMaker.Move(Plan, Dice, order);

    /// <summary>A day inside the window, leaving room before and after it.</summary>
    /// <param name="afterStart">Days left free after the start.</param>
    /// <param name="beforeToday">Days left free before today.</param>
    /// <param name="lasting">Days after it on which more of the same is dated.</param>
    public DateOnly DayInside(int afterStart, int beforeToday, int lasting = 0) =>
        Day(Plan.StartDate.AddDays(afterStart), Plan.Today.AddDays(-beforeToday), lasting);

    /// <summary>A day that, with those that follow, keeps off the month kept by hand.</summary>
    public DateOnly Day(DateOnly first, DateOnly last, int lasting = 0)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var day = Dice.Day(first, last);
            if (Plan.Manual is not { } month || day.AddDays(lasting) < month.From || day > month.To)
            {
                return day;
            }
        }

        throw new NoGroundException($"Seed {Plan.Seed}: no day is left outside the month kept by hand.");
    }

    private static int Counting(PracticeInvoice invoice) => invoice.Entries.Count(entry => entry.Claimed > 0m);
}
