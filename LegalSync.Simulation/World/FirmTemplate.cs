using System.Collections.Concurrent;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Domain.Spine;
using LegalSync.Sandbox.Time;
using LegalSync.Simulation.Clockwork;
using LegalSync.Simulation.Store;

namespace LegalSync.Simulation.World;

/// <summary>A firm that is captured and evaluated, as many histories begin with it. Made once a shape; each history works on a fork.</summary>
internal sealed class FirmTemplate
{
    private static readonly ConcurrentDictionary<(int Shape, int Items), Lazy<FirmTemplate>> _made = new();

    private FirmTemplate(FirmPlan plan, Database database) => (Plan, Database) = (plan, database);

    /// <summary>The instant at which every history begins.</summary>
    public static DateTimeOffset Start { get; } = new(FirmPlan.Today.ToDateTime(new TimeOnly(15, 0)), TimeSpan.Zero);

    /// <summary>The books.</summary>
    public static BooksId Books { get; } = new(Guid.Parse("51000000-0000-4000-8000-000000000001"));

    /// <summary>The practice system's connection.</summary>
    public static ConnectionId PracticeLink { get; } = new(Guid.Parse("51000000-0000-4000-8000-000000000002"));

    /// <summary>The accounting system's connection.</summary>
    public static ConnectionId AccountingLink { get; } = new(Guid.Parse("51000000-0000-4000-8000-000000000003"));

    /// <summary>What the practice system holds.</summary>
    public FirmPlan Plan { get; }

    /// <summary>What was stored. To be forked.</summary>
    public Database Database { get; }

    /// <summary>The firm of a shape, with about so many items.</summary>
    public static FirmTemplate Of(int shape, int items) => _made.GetOrAdd((shape, items), key => new Lazy<FirmTemplate>(() => Make(key.Shape, key.Items))).Value;

    private static FirmTemplate Make(int shape, int items)
    {
        var plan = FirmPlan.Draw(shape, items);
        var clock = new SandboxClock();
        clock.Set(Start, frozen: true);
        var books = FirmBooks.Fill(clock, plan.Matters);
        var database = new Database();
        Open(database, books);
        Capture(database, plan);
        return new FirmTemplate(plan, database);
    }

    private static void Open(Database database, FirmBooks books)
    {
        database.Of<Connection>().Insert(Connection.Link(PracticeLink, OutsideSystem.Smokeball, "Smokeball", "sample-firm"));
        database.Of<Connection>().Insert(Connection.Link(AccountingLink, OutsideSystem.QuickBooks, "QuickBooks", FirmBooks.Realm));
        var firm = Domain.Posting.Books.Open(Books, "Sample firm", PracticeLink, AccountingLink, "America/New_York");
        firm.SignOpening(FirmPlan.Opening, "Pat Partner", Start);
        firm.AnswerNativeSync(NativeSyncAnswer.Off);
        firm.ReadThrough(Start);
        database.Of<Books>().Insert(firm);
        foreach (var kind in Enum.GetValues<WorkKind>())
        {
            var stream = StreamSetting.New(Books, kind);
            stream.TurnOn();
            database.Of<StreamSetting>().Insert(stream);
        }

        Map(database, MappingKind.Code, "*", books.Item);
        Map(database, MappingKind.Account, AccountRole.Bank(FirmPlan.Operating), books.Operating);
        Map(database, MappingKind.Account, AccountRole.Bank(FirmPlan.Trust), books.TrustBank);
        Map(database, MappingKind.Account, AccountRole.TrustLiability, books.Liability);
        Map(database, MappingKind.Account, AccountRole.Operating, books.Operating);
        for (var i = 0; i < books.Matters.Count; i++)
        {
            Map(database, MappingKind.Matter, FirmPlan.MatterOf(i + 1).Value, books.Matters[i]);
        }

        database.Mirror.Write(BooksChanges.Everything(books.Read()) with { StartedAt = Start }, Start);
    }

    private static void Map(Database database, MappingKind kind, string pattern, string target) => database.Of<MappingRule>().Insert(MappingRule.Record(
        Books, new MappingChange(kind, pattern, MappingTarget.Books, target, FirmPlan.Opening, "as agreed"), Actor.Job("set-up", "simulation"), Start.AddDays(-1)));

    private static void Capture(Database database, FirmPlan plan)
    {
        var weather = new StoreWeather(null);
        var practice = new Practice(plan, Start.AddDays(-1), null);
        var time = new StillTime(Start);
        var records = plan.Facts.Select(fact => new CapturedRecord(fact.Kind, fact.Id, fact.Matter, "1", $"{fact.Kind}/{fact.Id.Value}/1")).ToList();
        Done(new MemoryRecords(database, weather).StoreAsync(PracticeLink, records, Start, CancellationToken.None));
        var advance = new AdvanceMatters(new MemoryStore(database, weather, practice), new DrawnIds(new Dice(plan.Facts.Count)), new ExceptionCatalogue(), time);
        var matters = Enumerable.Range(1, plan.Matters).Select(FirmPlan.MatterOf).ToList();
        Done(advance.RunAsync(Books, matters, Actor.Job("capture", "template"), CancellationToken.None));
    }

    private static void Done(Task task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("A template is made without waiting.", task.Exception);
        }
    }

    private sealed class StillTime(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
