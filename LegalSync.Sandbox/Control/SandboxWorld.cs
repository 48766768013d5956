using LegalSync.Sandbox.Bank;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.QuickBooks;
using LegalSync.Sandbox.Smokeball;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.Control;

/// <summary>Everything the sandbox holds: one firm, its Smokeball, its books, the clock and the faults. A reset puts another firm in its place.</summary>
public sealed class SandboxWorld : IAsyncDisposable
{
    /// <summary>The realm of the sandbox's books; a reset keeps it, so that tokens go on working.</summary>
    public const string RealmId = "4620816365299914410";

    private readonly Lock _gate = new();
    private FirmPlan _plan;

    public SandboxWorld(FirmOrder order)
    {
        StandAt(order.Today);
        _plan = FirmPlan.Generate(order.Seed, Clock.Today, order.Options);
        QuickBooks = new QuickBooksServer(Clock, Faults, Books(_plan));
        Smokeball = new SmokeballServer(_plan, Clock);
        Faults.OnRevoke("quickbooks", QuickBooks.Tokens.RevokeAll);
        Faults.OnRevoke("smokeball", Smokeball.Tokens.RevokeAll);
        Refusals.Script(Faults, _plan);
    }

    public SandboxClock Clock { get; } = new();
    public FaultBoard Faults { get; } = new();
    public QuickBooksServer QuickBooks { get; }
    public SmokeballServer Smokeball { get; }

    /// <summary>The bank that keeps the firm's accounts.</summary>
    public BankBooks Bank { get; } = new();

    /// <summary>The firm that is there now.</summary>
    public FirmPlan Plan
    {
        get
        {
            lock (_gate)
            {
                return _plan;
            }
        }
    }

    /// <summary>Puts another firm in the place of this one. Tokens stay valid as far as the clock allows; scripted faults and webhooks are forgotten.</summary>
    public void Reset(FirmOrder order)
    {
        lock (_gate)
        {
            StandAt(order.Today);
            var plan = FirmPlan.Generate(order.Seed, Clock.Today, order.Options);
            var company = Books(plan);
            Faults.Clear();
            Bank.Clear();
            Smokeball.Bucket.IsOn = false;
            _plan = plan;
            QuickBooks.Company = company;
            Smokeball.Swap(plan, Clock);
            Refusals.Script(Faults, plan);
        }
    }

    /// <summary>Lets a person change one thing on either side, or answers null when nothing of that kind is left to change.</summary>
    public Mutation? Mutate(MutationKind kind, int seed)
    {
        lock (_gate)
        {
            return Smokeball.Practice.Read(plan => new Mutator(plan, Smokeball.Practice, QuickBooks.Company, Dice.For(seed, "mutation")).Apply(kind));
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Smokeball.DisposeAsync();

    private QuickBooksCompany Books(FirmPlan plan)
    {
        var company = new QuickBooksCompany(RealmId, Clock, plan.Name);
        BooksSeeder.Seed(plan, company);
        return company;
    }

    private void StandAt(DateOnly? today)
    {
        if (today is { } day)
        {
            Clock.Set(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero), frozen: false);
        }
    }
}
