using System.Reflection;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using LegalSync.Tests.Posting;
using Xunit;

namespace LegalSync.Tests.Persistence;

public class When_rows_are_stored_and_read_back
{
    [Theory]
    [ClassData(typeof(Stores))]
    public async Task every_kind_of_row_comes_back_as_it_was(DatabaseProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider);
        var rows = EveryRow();
        await using (var db = store.Create())
        {
            db.AddRange(rows);
            await db.SaveChangesAsync();
        }

        await using var again = store.Create();
        foreach (var row in rows)
        {
            var read = await ReadAsync(again, row.GetType());

            Assert.Equal(Picture(row), Picture(read));
        }
    }

    [Fact]
    public void every_table_of_ours_is_among_them()
    {
        using var db = DatabaseSetup.OpenForMigration(TestStore.AtFile("unused.db"));
        var ours = db.Model.GetEntityTypes().Select(type => type.ClrType).Where(type => type.Namespace!.StartsWith("LegalSync", StringComparison.Ordinal));

        Assert.Equal(ours.Order(ByName), EveryRow().Select(row => row.GetType()).Order(ByName));
    }

    [Theory]
    [ClassData(typeof(Stores))]
    public async Task an_instant_keeps_its_tick_and_reads_as_utc(DatabaseProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider);
        await using var db = store.Create();
        db.Add(Samples.Captured());
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        var read = await db.SourceRecords.SingleAsync(record => record.CapturedAt <= Samples.Noon);

        Assert.Equal(Samples.Noon, read.CapturedAt);
        Assert.Equal(TimeSpan.Zero, read.CapturedAt.Offset);
    }

    [Theory]
    [ClassData(typeof(Stores))]
    public async Task dates_and_money_compare_in_the_database(DatabaseProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider);
        await using var db = store.Create();
        db.Add(Samples.Item());
        await db.SaveChangesAsync();

        Assert.Equal(1, await db.WorkItems.CountAsync(item => item.Books == Samples.Books && item.Date > new DateOnly(2025, 12, 31) && item.Amount.Minor == 125_050));
        Assert.Equal(125_050, await db.WorkItems.Where(item => item.Books == Samples.Books).SumAsync(item => item.Amount.Minor));
    }

    [Theory]
    [ClassData(typeof(Stores))]
    public async Task an_item_that_was_never_evaluated_is_not_stored(DatabaseProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider);
        await using var db = store.Create();
        db.Add(WorkItem.See(new WorkItemId(Guid.NewGuid()), Samples.Books, Samples.Practice, new ItemKey(WorkKind.Invoice, new SourceId("inv-1")), Samples.Noon));

        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.Contains("no currency", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    private static Comparer<Type> ByName { get; } = Comparer<Type>.Create((left, right) => string.CompareOrdinal(left.FullName, right.FullName));

    private static object[] EveryRow()
    {
        var item = Samples.Item();
        var card = Samples.Card();
        var ledger = new LedgerKey(new BankAccountId("trust-A"), Samples.Alder);
        var movement = new LedgerMovement(new SourceId("trust-1"), Samples.Monday, Samples.Noon, Money.Usd(1_250.50m));
        var change = new MappingChange(MappingKind.Matter, "matter-Alder", MappingTarget.Books, "61", Samples.Monday, "Same number.");
        var run = SyncRun.Start(Guid.NewGuid(), Samples.Books, RunKind.Capture, "Job capture", Samples.Noon);
        run.Count(new RunFigures { Read = 3, Changed = 2 });
        var link = Connection.Link(Samples.Practice, OutsideSystem.Smokeball, "Smokeball", "acc-1");
        link.KeepGrant(Samples.Noon.AddDays(100), Samples.Noon.AddYears(5), "sandbox", 3);
        link.KeepTokens("cipher", Samples.Noon.AddHours(1), Samples.Noon);
        var books = Books.Open(Samples.Books, "Fictitious & Sons", Samples.Practice, Samples.Accounting, "America/New_York");
        books.SignOpening(Samples.Monday, "Ada Administrator", Samples.Noon);
        var intent = PostingIntent.Open(Samples.Books, item.Id, item.Key.Event, 1, Samples.Deposit, Samples.Noon);
        intent.Send(Samples.Noon, "deposit?minorversion=75");
        var told = AuditEvent.Tell(Samples.Books, "item:1", "Captured", Samples.Bookkeeper, Samples.Noon, "a name");
        told.Seal(1, "");
        var stream = StreamSetting.New(Samples.Books, WorkKind.Payment);
        return
        [
            link, books, stream, Samples.Captured(), run, item, BlockingEdge.OnCard(Samples.Books, item.Id, card.Id, "Unmapped."),
            Directive.Give(Samples.Books, DirectiveKind.UseNumber, item.Key.Event, "1042-A", Samples.Bookkeeper, "Number taken.", Samples.Noon),
            MappingRule.Record(Samples.Books, change, Samples.Bookkeeper, Samples.Noon), card,
            ResolutionRecord.Keep(new ResolutionRecordId(Guid.NewGuid()), card, "map-matter", "{}", Samples.Bookkeeper, Samples.Noon).With("61", "sure"),
            Approval.Sign(item, Decision.Approved, Samples.Bookkeeper, null, Samples.Noon),
            RevenueClaim.Claim(Samples.Books, item.Id, item.Id, Samples.Noon), intent,
            LedgerHead.Open(Samples.Books, ledger, Money.Usd(10m)), LedgerEntry.Post(Samples.Books, ledger, movement, 1, 125_050, Samples.Noon),
            TrustAccount.Open(Samples.Books, ledger.Account, new TrustAccountSettings("Sample & Sons IOLTA", "Sample Bank", "4471", TrustAccountKind.Pooled, "NY") { CushionCapMinor = 20_000, CheckStart = 1_001 }),
            TrustDetail.Complete(Samples.Books, new DetailOf(ledger.Account, movement.Source), new SuppliedDetail(InstrumentKind.Check, "1042", "Sample Court", "filing fee"), Samples.Bookkeeper, Samples.Noon),
            ProfileVersion.Record(Samples.Books, "NY", Samples.Monday, "{}", Samples.Bookkeeper, ("Read.", Samples.Noon)),
            new BooksMirrorRow { Books = Samples.Books, Kind = BooksKind.Customer, EntityId = "61", Name = "Alder", IsActive = true, Reading = "{}", ReadAt = Samples.Noon },
            new BooksHintRow { Connection = Samples.Accounting, Entity = "customer", EntityId = "61", Operation = "merged", DeletedId = "62", UpdatedAt = Samples.Noon, ReceivedAt = Samples.Noon },
            new WebhookCount { System = OutsideSystem.QuickBooks, Outcome = WebhookOutcome.Forged, Day = Samples.Monday, Count = 3 },
            new ReadMark { Connection = Samples.Practice, Scope = "matter:matter-Alder", Through = Samples.Noon },
            new ConnectionLease { Connection = Samples.Practice, Holder = "node-1", Fence = 7, Until = Samples.Noon },
            new LinkFacts { Connection = Samples.Practice, Company = "{}", CompanyReadAt = Samples.Noon, WebhookHeardAt = Samples.Noon, TestedAt = Samples.Noon, TestProblem = "down" },
            new MeteredReadCount { Connection = Samples.Practice, Month = new DateOnly(2026, 5, 1), Count = 12_345 },
            new NodeRow { Owner = "node-1:a", SeenAt = Samples.Noon },
            Domain.VisibleDrafts.VisibleDraft.Open(item), told, new DataProtectionKey { FriendlyName = "key-1", Xml = "<key />" },
            .. ReconcilingRows.All(), .. ParallelRunRows.All(),
        ];
    }

    private static async Task<object> ReadAsync(LegalSyncDb db, Type type)
    {
        var method = typeof(When_rows_are_stored_and_read_back).GetMethod(nameof(SingleAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        return await (Task<object>)method.MakeGenericMethod(type).Invoke(null, [db])!;
    }

    private static async Task<object> SingleAsync<T>(LegalSyncDb db)
        where T : class => await db.Set<T>().AsNoTracking().SingleAsync();

    private static SortedDictionary<string, string> Picture(object row) => new(
        row.GetType().GetProperties().ToDictionary(property => property.Name, property => Show(property.GetValue(row))), StringComparer.Ordinal);

    private static string Show(object? value) => value switch
    {
        null => "(null)",
        DateTimeOffset instant => instant.UtcDateTime.ToString("O"),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
