using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Tests.Routing;
using LegalSync.Tests.Trust.Ledgers;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Judging;

/// <summary>
/// A plainly fictitious firm whose September is compared, on a database of its own: one deposit agrees (902), one was typed with other digits (909),
/// one nobody entered (916), one was dated a day later (923), and one was entered twice (905).
/// </summary>
internal sealed class ComparedFirm : IAsyncDisposable
{
    public static readonly Actor Bookkeeper = Actor.Person("bk", "Bea Bookkeeper", [Role.Bookkeeper], []);
    public static readonly Actor Partner = Actor.Person("mp", "Pat Partner", [Role.ManagingPartner], ["*"]);
    public static readonly Actor Administrator = Actor.Person("fa", "Ada Administrator", [Role.Administrator], []);
    public static readonly DateOnly Monday = new(2026, 8, 31);
    private static readonly MatterId _matter = new("m-1");

    private ComparedFirm(TrustWorld world) => World = world;

    /// <summary>What people typed.</summary>
    public static IReadOnlyList<BooksDocument> Typed => [Document("902", 100m, 2), Document("909", 520m, 9), Document("923", 400m, 24), Document("905", 75m, 3)];

    public TrustWorld World { get; }

    public BooksId Books => World.Books;

    public ComparisonStore Store => World.NewComparison();

    public SyncFeed Feed { get; } = new();

    private AdvanceMatters Advance => World.Advance(World.NewStore());

    /// <summary>Opens it.</summary>
    /// <param name="isCompared">Whether what a comparison finds is stored already.</param>
    public static async Task<ComparedFirm> OpenAsync(bool isCompared = true)
    {
        var firm = new ComparedFirm(await TrustWorld.OpenAsync([("m-1", 0)]));
        var run = FirmParallelRun.Start(new ParallelRunId(Guid.NewGuid()), firm.Books, new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 30), ManualSource.Books, Administrator, firm.World.Time.GetUtcNow());
        run.Paired(firm.World.Time.GetUtcNow());
        await firm.WithAsync(async session =>
        {
            (await session.Spine.BooksAsync(CancellationToken.None)).Shadow(run.StartsOn, run.EndsOn);
            session.Add(run);
            session.Spine.Mirror(SampleBooks.Reading with { Documents = Typed }, firm.World.Time.GetUtcNow(), true);
        });
        await firm.World.TellAsync([.. new[] { ("d-2", 10_000L, 2), ("d-9", 25_000L, 9), ("d-16", 30_000L, 16), ("d-23", 40_000L, 23) }.Select(one => TrustWorld.Record(
            "m-1", new Told { Id = one.Item1, Cents = one.Item2, Day = new DateOnly(2026, 9, one.Item3).DayNumber, IsIn = true }))]);
        await firm.Advance.RunAsync(firm.Books, [_matter, MatterId.None], Actor.Job("capture", "1"), CancellationToken.None);
        if (isCompared)
        {
            await firm.WithAsync(session => CompareAsync(session, run, firm.World.Time.GetUtcNow()));
        }

        return firm;
    }

    public AdjudicatePairs Adjudicate() => new(Store, Advance, Feed, World.Time);

    public TakeBackAdjudication TakeBack() => new(Store, Advance, Feed, World.Time);

    public KeepConvention Keep() => new(Store, Feed, World.Time);

    public EndConvention EndKept() => new(Store, Feed, World.Time);

    public ProposeCorrection Correct() => new(Store, Advance, Feed, World.Time);

    public RunComparison Compare(IComparisonStore? store = null) => new(store ?? Store, new Ids(), Feed, World.Time);

    public SignWeek Week() => new(Store, Feed, World.Time);

    public SignCycle Cycle() => new(Store, Feed, World.Time);

    public CutOver Over() => new(Store, new CaptureStore(World.File), Advance, Feed, World.Time);

    /// <summary>The pair of the document or the deposit with a key.</summary>
    public async Task<ComparedPair> PairAsync(string key) => (await PairsAsync()).Single(pair => pair.Key.Contains(key, StringComparison.Ordinal));

    public async Task<IReadOnlyList<ComparedPair>> PairsAsync()
    {
        await using var db = World.File.Create();
        return await db.ComparedPairs.AsNoTracking().OrderBy(pair => pair.Sequence).ToListAsync();
    }

    public async Task<FirmParallelRun> RunAsync()
    {
        await using var db = World.File.Create();
        return await db.ParallelRuns.AsNoTracking().SingleAsync();
    }

    public async Task<IReadOnlyList<WorkItem>> ItemsAsync()
    {
        await using var db = World.File.Create();
        return await db.WorkItems.AsNoTracking().OrderBy(item => item.Sequence).ToListAsync();
    }

    public async Task<string?> DecideAsync(string key, PairVerdict verdict, string reason = "by the document", string? cluster = null)
    {
        var pair = await PairAsync(key);
        var outcome = await Adjudicate().RunAsync(Books, [new ShownPair(pair.Id, pair.Fingerprint)], verdict, reason, cluster, Bookkeeper, CancellationToken.None);
        return outcome.Refusal ?? outcome.Refusals.Select(refusal => refusal.Why).FirstOrDefault();
    }

    /// <summary>Decides everything as the documents say.</summary>
    public async Task SettleAsync()
    {
        foreach (var key in new[] { "d-9#", "d-16#", "d-23#", "Deposit 905" })
        {
            Assert.Null(await DecideAsync(key, PairVerdict.TheirsWrong));
        }
    }

    public async Task SignWeeksAsync()
    {
        for (var monday = Monday; monday <= new DateOnly(2026, 9, 28); monday = monday.AddDays(7))
        {
            Assert.Null(await Week().RunAsync(Books, monday, Bookkeeper, CancellationToken.None));
        }
    }

    public async Task WithAsync(Func<IComparisonSession, Task> work)
    {
        await using var session = Store.Open(Books);
        await work(session);
        Assert.True(await session.SaveAsync(CancellationToken.None));
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    /// <summary>The books are read again, and hold exactly this besides what they always hold.</summary>
    public Task ReadAsync(params BooksDocument[] documents) => WithAsync(session =>
    {
        session.Spine.Mirror(SampleBooks.Reading with { Documents = documents }, World.Time.GetUtcNow(), true);
        return Task.CompletedTask;
    });

    /// <summary>A deposit of the client on a day of September.</summary>
    public static BooksDocument Document(string id, decimal total, int day) => new(new DocumentRef(BooksKind.Deposit, new DocumentId(id)))
    {
        Date = new DateOnly(2026, 9, day), Total = Money.Usd(total), Bank = SampleBooks.Trust,
        Lines = [new BooksLine(Money.Usd(total), SampleBooks.TrustLiability, SampleBooks.AlderMatter, null, null)],
    };

    /// <summary>Stores what a comparison of the month finds.</summary>
    private static async Task CompareAsync(IComparisonSession session, FirmParallelRun run, DateTimeOffset at)
    {
        var items = (await session.Spine.ItemsOfAsync([_matter], CancellationToken.None)).ToDictionary(item => item.Source.Value);
        void Find(PairState state, string? ours, string? theirs, decimal total = 0m, int day = 0, params FieldComparison[] fields)
        {
            var item = ours is null ? null : items[ours];
            ComparedSide? left = item is null ? null : new ComparedSide($"{item.Key.Event}#1", item.Kind, item.Date, item.Amount) { Document = BooksKind.Deposit, Customer = "Alder, Ada: 2026-0101 Alder estate plan" };
            ComparedSide? right = theirs is null ? null : new ComparedSide($"Deposit {theirs}", WorkKind.TrustDeposit, new DateOnly(2026, 9, day), Money.Usd(total)) { Document = BooksKind.Deposit, Customer = "Alder, Ada: 2026-0101 Alder estate plan" };
            if (item is not null)
            {
                Assert.Equal(Stage.Held, item.Stage);
                session.Add(ShadowPosting.Keep(run, item, left!, DraftText.Read(item.Draft!)[0], 1, at));
            }

            session.Add(ComparedPair.Find(new PairId(Guid.NewGuid()), run, new PairFinding(state, WorkKind.TrustDeposit, left is null ? [] : [left], right is null ? [] : [right]) { Fields = fields }, item is null ? MatterId.None : _matter, at));
        }

        Find(PairState.Equal, "d-2", "902", 100m, 2);
        Find(PairState.Differs, "d-9", "909", 520m, 9, new FieldComparison(ComparedField.Amount, "250.00", "520.00", false));
        Find(PairState.OnlyOurs, "d-16", null);
        Find(PairState.Differs, "d-23", "923", 400m, 24, new FieldComparison(ComparedField.Date, "2026-09-23", "2026-09-24", false));
        Find(PairState.OnlyTheirs, null, "905", 75m, 3);
    }
}
