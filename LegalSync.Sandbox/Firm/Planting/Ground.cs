using System.Globalization;
using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.Firm.Making;

namespace LegalSync.Sandbox.Firm.Planting;

/// <summary>Where discrepancies are planted: hands out each matter once, so that none hides another.</summary>
internal sealed class Ground
{
    private readonly HashSet<PracticeMatter> _taken = [];
    private readonly List<PracticeMatter> _order;
    private readonly HashSet<PracticeMatter> _withTrust;

    public Ground(FirmPlan plan, Dice dice)
    {
        (Plan, Dice) = (plan, dice);
        _order = dice.Shuffled(plan.Matters);
        _taken.UnionWith(plan.Opening.Select(ledger => ledger.Matter));
        _taken.UnionWith(plan.ProvisionalPayments.Select(payment => payment.Invoice.Matter));
        _taken.UnionWith(plan.Books.Documents.Select(document => document.Customer.Matter!));
        _withTrust = [.. plan.Movements.Where(movement => movement.Account.Kind == BankAccountKind.Trust).Select(movement => movement.Matter).OfType<PracticeMatter>()];
    }

    public FirmPlan Plan { get; }
    public Dice Dice { get; }
    public BooksPlan Books => Plan.Books;

    /// <summary>A matter that nothing else is planted on.</summary>
    public PracticeMatter Matter(string purpose, Func<PracticeMatter, bool> fits) =>
        Take(purpose, matter => matter.Closed is null && fits(matter));

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
        bool Fits(PracticeInvoice invoice) => invoice is { IsIssued: true, IsPlain: true, Paid: 0m } && Counting(invoice) >= leastLines;
        return Take(purpose, matter => !HasReceipts(matter) && matter.Invoices.Exists(Fits)).Invoices.First(Fits);
    }

    public void Add(PlantedDiscrepancy planted) => Plan.Planted.Add(planted);

    public string NextId() => "P" + (Plan.Planted.Count + 1).ToString("00", CultureInfo.InvariantCulture);

    public BankMovement Move(MovementOrder order) => MoneyMaker.Move(Plan, Dice, order);

    /// <summary>A day inside the window, leaving room before and after it.</summary>
    public DateOnly DayInside(int afterStart, int beforeToday) =>
        Dice.Day(Plan.StartDate.AddDays(afterStart), Plan.Today.AddDays(-beforeToday));

    private static int Counting(PracticeInvoice invoice) => invoice.Entries.Count(entry => entry.Claimed > 0m);
}
