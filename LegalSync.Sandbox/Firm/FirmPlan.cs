using System.Globalization;
using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.Firm.Making;
using LegalSync.Sandbox.Firm.Manual;
using LegalSync.Sandbox.Firm.Planting;

namespace LegalSync.Sandbox.Firm;

/// <summary>A whole law firm with its practice records, its books and what is wrong between them; the seed and the day decide everything.</summary>
public sealed class FirmPlan
{
    private const int MostDraws = 20;

    private FirmPlan(int seed, DateOnly today, FirmOptions options)
    {
        (Seed, Today, Options) = (seed, today, options);
        StartDate = new DateOnly(today.Year, today.Month, 1).AddMonths(-3);
    }

    public int Seed { get; }
    public DateOnly Today { get; }
    public FirmOptions Options { get; }

    /// <summary>The first day that LegalSync posts: the first of the month, three months back.</summary>
    public DateOnly StartDate { get; }
    public string Name { get; internal set; } = "";
    public string AccountId { get; internal set; } = "";
    public List<StaffMember> Staff { get; } = [];
    public List<ActivityCode> Codes { get; } = [];
    public List<PracticeContact> Contacts { get; } = [];
    public List<PracticeMatter> Matters { get; } = [];
    public List<BankAccount> BankAccounts { get; } = [];
    public List<OpeningLedger> Opening { get; } = [];

    /// <summary>The firm's own money in the pooled trust account when LegalSync begins; none in a firm without charges.</summary>
    public decimal Cushion { get; internal set; }
    public List<ProvisionalPayment> ProvisionalPayments { get; } = [];
    public List<PlantedDiscrepancy> Planted { get; } = [];
    public BooksPlan Books { get; } = new();

    /// <summary>The month that people kept by hand, or null in a firm without one.</summary>
    public ManualMonth? Manual { get; internal set; }
    internal int NextReference { get; set; } = 1001;

    public IEnumerable<TimeEntry> Fees => Matters.SelectMany(matter => matter.Fees);
    public IEnumerable<ExpenseEntry> Expenses => Matters.SelectMany(matter => matter.Expenses);
    public IEnumerable<PracticeInvoice> Invoices => Matters.SelectMany(matter => matter.Invoices);
    public IEnumerable<BankMovement> Movements => BankAccounts.SelectMany(account => account.Movements);
    public BankAccount Operating => BankAccounts[0];
    public BankAccount Iolta => BankAccounts[1];
    public BankAccount Escrow => BankAccounts[2];

    /// <summary>Generates the firm. Nothing but the arguments has a say.</summary>
    public static FirmPlan Generate(int seed, DateOnly today, FirmOptions options)
    {
        if (options.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        for (var draw = 0; ; draw++)
        {
            var plan = new FirmPlan(seed, today, options);
            plan.Work(draw == 0 ? "" : draw.ToString(CultureInfo.InvariantCulture));
            try
            {
                plan.Plant();
                return plan;
            }
            catch (NoGroundException) when (draw < MostDraws)
            {
                // A rare small firm has too few matters of one kind; the next draw of the same seed is as good, and as fixed.
            }
        }
    }

    private void Work(string draw)
    {
        PeopleMaker.Fill(this, Dice.For(Seed, "people" + draw));
        WorkMaker.Fill(this, Dice.For(Seed, "work" + draw));
        InvoiceMaker.Fill(this, Dice.For(Seed, "invoices" + draw));
        PaymentMaker.Fill(this, Dice.For(Seed, "payments" + draw));
        TrustMaker.Fill(this, Dice.For(Seed, "trust" + draw));
        if (Options.AllKinds)
        {
            KindsMaker.Fill(this, Dice.For(Seed, "kinds" + draw));
        }

        BooksMaker.Fill(this, Dice.For(Seed, "books" + draw));
    }

    private void Plant()
    {
        Manual = Options.ManualMonth ? ManualMaker.MonthBefore(Today) : null;
        if (Options.Planted)
        {
            Planter.Fill(this, Dice.For(Seed, "plants"));
        }

        if (Options.ManualMonth)
        {
            ManualMaker.Fill(this, Dice.For(Seed, "manual"));
        }
    }

    /// <summary>The movements of one client ledger in the order of their ledger dates.</summary>
    public IEnumerable<BankMovement> Ledger(BankAccount account, PracticeMatter matter) =>
        account.Movements.Where(movement => movement.Matter == matter).OrderBy(movement => movement.Effective);

    /// <summary>When a record of that day was written. Never later than the first moment of today, so that no record lies in the future of the clock.</summary>
    public DateTimeOffset Written(DateOnly day, int minuteOfDay) => day >= Today
        ? new DateTimeOffset(Today, TimeOnly.MinValue, TimeSpan.Zero)
        : new DateTimeOffset(day, new TimeOnly(minuteOfDay / 60, minuteOfDay % 60), TimeSpan.Zero);
}
