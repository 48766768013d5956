using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.Firm.Making;
using LegalSync.Sandbox.Firm.Planting;

namespace LegalSync.Sandbox.Firm.Manual;

/// <summary>The records of the month that something can be planted on: each matter is handed out once, and where none is left a further record is made.</summary>
internal sealed class ManualGround
{
    private readonly HashSet<PracticeMatter> _taken;
    private readonly List<PracticeMatter> _order;

    public ManualGround(FirmPlan plan, Dice dice, ManualMonth month)
    {
        (Plan, Dice, Month, Waiting) = (plan, dice, month, new WaitingForCards(plan));
        _order = dice.Shuffled(plan.Matters);
        _taken = [.. Waiting.Matters, .. plan.Opening.Select(ledger => ledger.Matter), .. plan.ProvisionalPayments.Select(payment => payment.Invoice.Matter)];
        _taken.UnionWith(plan.Books.Documents.Select(document => document.Customer.Matter).OfType<PracticeMatter>());
    }

    public FirmPlan Plan { get; }
    public Dice Dice { get; }
    public ManualMonth Month { get; }
    public WaitingForCards Waiting { get; }
    public BooksPlan Books => Plan.Books;

    /// <summary>The records of the month that are to be found in the books in the end.</summary>
    public IEnumerable<PracticeInvoice> Invoices => Plan.Invoices.Where(invoice => invoice.IsIssued && Month.Holds(invoice.Issued) && !Waiting.Stops(invoice));
    public IEnumerable<BankMovement> Movements => Plan.Movements.Where(movement => IsPosted(movement) && Month.Holds(movement.Effective) && !Waiting.Stops(movement));

    /// <summary>Keeps everything else off the matter.</summary>
    public void Take(PracticeMatter matter) => _taken.Add(matter);

    /// <summary>A matter that nothing else is planted on.</summary>
    public PracticeMatter Matter(string purpose, Func<PracticeMatter, bool> fits)
    {
        var matter = Find(fits) ?? throw new NoGroundException($"Seed {Plan.Seed}: no matter is left for {purpose} in the month kept by hand.");
        _taken.Add(matter);
        return matter;
    }

    /// <summary>A plain invoice of the month, on a matter where nothing was paid.</summary>
    public PracticeInvoice Invoice(string purpose, Func<PracticeInvoice, bool> fits)
    {
        bool Fits(PracticeInvoice invoice) => invoice is { IsIssued: true, IsPlain: true } && Month.Holds(invoice.Issued) && IsLone(invoice) && fits(invoice);
        var matter = Find(candidate => !Ground.HasReceipts(candidate) && candidate.Invoices.Exists(Fits));
        if (matter is not null)
        {
            _taken.Add(matter);
            return matter.Invoices.First(Fits);
        }

        return MonthMaker.Invoice(this, Matter(purpose, candidate => !Ground.HasReceipts(candidate)), fits);
    }

    /// <summary>A receipt of the month in the operating account.</summary>
    public BankMovement Receipt(string purpose, Func<decimal, bool> fits)
    {
        var receipt = Dice.Shuffled(Movements.Where(movement => movement.Account == Plan.Operating && IsFree(movement) && fits(movement.Amount))).FirstOrDefault();
        if (receipt is not null)
        {
            _taken.Add(receipt.Matter!);
            return receipt;
        }

        return MonthMaker.Receipt(this, Matter(purpose, candidate => !Ground.HasReceipts(candidate)), fits);
    }

    /// <summary>Client money of the month, in (a deposit) or out (a payment).</summary>
    public BankMovement Trust(string purpose, MovementKind kind, Func<decimal, bool> fits)
    {
        var movement = Dice.Shuffled(Movements.Where(candidate =>
            candidate.Kind == kind && candidate.Account.Kind == BankAccountKind.Trust && IsFree(candidate) && fits(candidate.Amount))).FirstOrDefault();
        if (movement is not null)
        {
            _taken.Add(movement.Matter!);
            return movement;
        }

        return MonthMaker.Trust(this, Matter(purpose, candidate => !HasTrust(candidate)), kind, fits);
    }

    /// <summary>The customer of another client's matter, with nothing of its own in the month.</summary>
    public BookCustomer Stranger(PracticeMatter matter) => Customer(Matter("another customer", candidate => candidate.Client != matter.Client
        && !candidate.Invoices.Exists(invoice => Month.Holds(invoice.Issued)) && !Plan.Movements.Any(movement => movement.Matter == candidate && Month.Holds(movement.Effective))));

    /// <summary>The customer that people use for the matter.</summary>
    public BookCustomer Customer(PracticeMatter matter) =>
        Books.CustomerOf(matter) ?? throw new InvalidOperationException($"Matter {matter.Number} has no customer.");

    public bool HasTrust(PracticeMatter matter) => TrustMaker.AccountOf(Plan, matter) is not null;

    /// <summary>No record of the month comes to the amount, so that nothing can be taken for another.</summary>
    public bool IsUnused(decimal amount) => Invoiced(amount) + Moved(amount) == 0;

    private bool IsLone(PracticeInvoice invoice) => Invoiced(invoice.Owed) == 1;

    private int Invoiced(decimal amount) => Plan.Invoices.Count(invoice => invoice.IsIssued && Month.Holds(invoice.Issued) && invoice.Owed == amount);

    private int Moved(decimal amount) => Plan.Movements.Count(movement => Month.Holds(movement.Effective) && movement.Amount == amount);

    private static bool IsPosted(BankMovement movement) => movement is { IsReversed: false, Matter: not null } && movement.Kind switch
    {
        MovementKind.InvoicePayment => movement.Pays is not null,
        MovementKind.Deposit or MovementKind.VendorPayment => movement.Account.Kind == BankAccountKind.Trust,
        _ => false,
    };

    private bool IsFree(BankMovement movement) => !_taken.Contains(movement.Matter!) && movement.Matter!.Closed is null && Moved(movement.Amount) == 1;

    private PracticeMatter? Find(Func<PracticeMatter, bool> fits) =>
        _order.Find(candidate => !_taken.Contains(candidate) && candidate.Closed is null && fits(candidate));
}
