using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.Watching;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Trust.Ledgers;

/// <summary>What somebody with the application's own connection, or with the file itself, can and cannot do to entries.</summary>
public class When_stored_ledgers_are_attacked
{
    private const string Copy = "SELECT * FROM \"LedgerEntries\"";

    public static TheoryData<string> Attacks =>
    [
        "UPDATE \"LedgerEntries\" SET \"ChangeMinor\" = 1",
        "UPDATE OR REPLACE \"LedgerEntries\" SET \"BalanceMinor\" = 0",
        "DELETE FROM \"LedgerEntries\"",
        $"REPLACE INTO \"LedgerEntries\" {Copy}",
        $"INSERT OR REPLACE INTO \"LedgerEntries\" {Copy}",
        $"PRAGMA recursive_triggers = OFF; INSERT OR REPLACE INTO \"LedgerEntries\" {Copy}",
        $"INSERT INTO \"LedgerEntries\" {Copy} WHERE true ON CONFLICT DO UPDATE SET \"ChangeMinor\" = 1",
        "WITH gone AS (SELECT 1) DELETE FROM \"LedgerEntries\" WHERE 1 IN (SELECT * FROM gone)",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task the_database_refuses_and_nothing_changes(string sql)
    {
        await using var world = await FilledAsync();
        var before = await RowsAsync(world);
        await using var db = world.File.Create();

        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(sql));

        Assert.Equal(before, await RowsAsync(world));
        Assert.Null(TrustWatch.Integrity(await FileAsync(world)));
    }

    [Theory]
    [InlineData("UPDATE \"LedgerEntries\" SET \"ChangeMinor\" = \"ChangeMinor\" + 1, \"BalanceMinor\" = \"BalanceMinor\" + 1 WHERE \"Number\" = 2")]
    [InlineData("UPDATE \"LedgerEntries\" SET \"Party\" = 'Somebody else' WHERE \"Number\" = 1")]
    [InlineData("DELETE FROM \"LedgerEntries\" WHERE \"Number\" = 2")]
    [InlineData("DELETE FROM \"LedgerEntries\" WHERE \"Number\" = 3")]
    [InlineData("UPDATE \"LedgerEntries\" SET \"Number\" = 0, \"Hash\" = '', \"PreviousHash\" = ''")]
    [InlineData("UPDATE \"LedgerEntries\" SET \"Number\" = 7 WHERE \"Number\" = 3")]
    [InlineData("UPDATE \"LedgerHeads\" SET \"EntryCount\" = 2")]
    public async Task what_the_owner_of_the_file_does_around_the_guards_raises_AUD_CHAIN(string sql)
    {
        await using var world = await FilledAsync();
        await using (var db = world.File.Create())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"TR_LedgerEntries_NoUpdate\"; DROP TRIGGER \"TR_LedgerEntries_NoDelete\"; DROP TRIGGER \"TR_LedgerEntries_NoReplace\"");

            await db.Database.ExecuteSqlRawAsync(sql);
            await AppendOnly.EnsureAsync(db, CancellationToken.None);
        }

        await WatchAsync(world);

        await using var look = world.File.Create();
        var card = await look.ExceptionItems.AsNoTracking().SingleAsync(card => card.Books == world.Books && card.State == CardState.Open);
        Assert.Equal((Codes.AuditChain, Severity.Critical), (card.Code, card.Severity));
    }

    [Fact]
    public async Task an_untouched_file_raises_nothing()
    {
        await using var world = await FilledAsync();

        Assert.Equal(0, await WatchAsync(world));
    }

    [Fact]
    public async Task the_database_repeats_the_release_guard()
    {
        await using var world = await FilledAsync();
        await using var db = world.File.Create();
        var head = await db.LedgerHeads.FirstAsync(head => head.Books == world.Books);
        head.Reserve(Money.Usd(1m), Money.Usd(-0.01m));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    private static async Task<TrustWorld> FilledAsync()
    {
        var world = await TrustWorld.OpenAsync([("m-001", 10_000)]);
        var facts = new[] { 500L, 700L, 900L }.Select((cents, i) => new Told { Id = $"t-{i}", IsIn = true, Cents = cents, Day = TrustWorld.Today.DayNumber - 9 + i, Reference = "Wire", Description = "Sample payor: sample purpose" });
        await world.TellAsync([.. facts.Select(fact => TrustWorld.Record("m-001", fact))]);
        await world.Advance(world.NewStore()).RunAsync(world.Books, [new MatterId("m-001")], Actor.Job("capture", "1"), CancellationToken.None);
        return world;
    }

    private static Task<TrustFile> FileAsync(TrustWorld world) => world.Files.ReadAsync(world.Books, world.Time.GetUtcNow(), CancellationToken.None);

    private static Task<int> WatchAsync(TrustWorld world)
    {
        var catalogue = new ExceptionCatalogue();
        return new TrustWatch(world.NewStore(), world.Files, new PostingCards(catalogue, new Ids()), new SyncFeed(), world.Time, Domain.Trust.TrustPorts.None)
            .RunAsync(world.Books, Actor.Job("trust-watch", "1"), CancellationToken.None);
    }

    private static async Task<List<string>> RowsAsync(TrustWorld world)
    {
        await using var db = world.File.Create();
        return await db.LedgerEntries.AsNoTracking().Where(entry => entry.Books == world.Books).OrderBy(entry => entry.Sequence).Select(entry => entry.Sequence + entry.Hash + entry.ChangeMinor + entry.BalanceMinor).ToListAsync();
    }
}
