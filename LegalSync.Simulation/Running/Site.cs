using LegalSync.Domain.Posting;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks;
using LegalSync.Sandbox.Time;
using LegalSync.Simulation.Clockwork;
using LegalSync.Simulation.Judging;
using LegalSync.Simulation.Store;
using LegalSync.Simulation.World;

namespace LegalSync.Simulation.Running;

/// <summary>Everything of one history that outlives its nodes: the database, the practice system, QuickBooks, and what is noted of them.</summary>
internal sealed class Site
{
    public Site(Pump pump, FirmTemplate template)
    {
        Pump = pump;
        Database = template.Database.Fork();
        Weather = new StoreWeather(pump);
        Practice = new Practice(template.Plan, FirmTemplate.Start.AddDays(-1), pump);
        var clock = new SandboxClock(new VirtualTime(pump, null, TimeSpan.Zero));
        Books = FirmBooks.Fill(clock, template.Plan.Matters);
        Server = new QuickBooksServer(clock, new FaultBoard(), Books.Company, tokenSeed: 1);
        Token = Server.Tokens.Issue(FirmBooks.Realm).AccessToken;
        Coverage = new Coverage();
        Ledger = new BooksLedger(Books.Company, pump);
        Decisions = new DecisionLog(Database, pump);
        Moves = new MoveLog(Database, Coverage);
        Ids = new DrawnIds(pump.Dice);
    }

    public Pump Pump { get; }

    public Dice Dice => Pump.Dice;

    public Database Database { get; private set; }

    public StoreWeather Weather { get; }

    public Practice Practice { get; }

    public FirmBooks Books { get; }

    public QuickBooksServer Server { get; }

    /// <summary>The access token that is good.</summary>
    public string Token { get; set; }

    public Coverage Coverage { get; }

    public BooksLedger Ledger { get; }

    public DecisionLog Decisions { get; }

    public MoveLog Moves { get; }

    public DrawnIds Ids { get; }

    /// <summary>The firm's times and limits.</summary>
    public PostingPolicy Policy { get; init; } = new();

    /// <summary>Drafts whose mark ends with this digit cannot be put into words; null when all can.</summary>
    public int? Poison { get; set; }

    /// <summary>What a node threw that it never should.</summary>
    public List<string> Defects { get; } = [];

    /// <summary>An administrator puts a backup in the database's place. No node may run meanwhile.</summary>
    public void Restore(Database backup)
    {
        Database = backup;
        Decisions.Watch(backup);
        Moves.Watch(backup);
    }
}
