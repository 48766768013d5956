using LegalSync.Domain.Amounts;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Persistence;

public class When_something_would_be_stored_twice
{
    [Theory]
    [ClassData(typeof(Stores))]
    public Task the_same_version_of_a_record_is_captured_once(DatabaseProvider provider) => RefusesAsync(provider, Older(), Older());

    [Theory]
    [ClassData(typeof(Stores))]
    public Task a_record_has_one_latest_version(DatabaseProvider provider) =>
        RefusesAsync(provider, Samples.Captured("v1"), Samples.Captured("v2", "{\"a\":2}"));

    [Theory]
    [ClassData(typeof(Stores))]
    public async Task a_later_version_takes_the_place_of_the_latest(DatabaseProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider);
        await using var db = store.Create();
        var first = Samples.Captured("v1");
        db.Add(first);
        await db.SaveChangesAsync();

        first.ReplacedByLater();
        db.Add(Samples.Captured("v2", "{\"a\":2}"));
        await db.SaveChangesAsync();

        Assert.Equal("v2", (await db.SourceRecords.SingleAsync(record => record.IsLatest)).Version);
        Assert.Equal(2, await db.SourceRecords.CountAsync());
    }

    [Theory]
    [ClassData(typeof(Stores))]
    public Task an_item_is_one_for_its_source(DatabaseProvider provider) => RefusesAsync(provider, Samples.Item(), Samples.Item());

    [Theory]
    [ClassData(typeof(Stores))]
    public async Task keys_that_differ_in_case_are_two(DatabaseProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider);
        await using var db = store.Create();
        db.AddRange(Samples.Item("Trust-1"), Samples.Item("trust-1"));
        await db.SaveChangesAsync();

        Assert.Equal(1, await db.WorkItems.CountAsync(item => item.Books == Samples.Books && item.Source == new SourceId("trust-1")));
    }

    [Theory]
    [ClassData(typeof(Stores))]
    public Task an_event_has_one_posting_a_leg(DatabaseProvider provider) => RefusesAsync(provider, Intent(), Intent());

    [Theory]
    [ClassData(typeof(Stores))]
    public Task a_condition_is_one_card(DatabaseProvider provider) => RefusesAsync(provider, Samples.Card(), Samples.Card());

    [Theory]
    [ClassData(typeof(Stores))]
    public Task a_ledger_has_one_head(DatabaseProvider provider) => RefusesAsync(provider, Head(), Head());

    [Theory]
    [ClassData(typeof(Stores))]
    public Task a_movement_is_posted_once_a_version(DatabaseProvider provider) => RefusesAsync(provider, Entry(), Entry());

    [Theory]
    [ClassData(typeof(Stores))]
    public Task a_stream_has_one_setting(DatabaseProvider provider) =>
        RefusesAsync(provider, StreamSetting.New(Samples.Books, WorkKind.Invoice), StreamSetting.New(Samples.Books, WorkKind.Invoice));

    [Theory]
    [ClassData(typeof(Stores))]
    public Task an_entity_of_the_books_is_mirrored_once(DatabaseProvider provider) => RefusesAsync(provider, Mirror(), Mirror());

    [Theory]
    [ClassData(typeof(Stores))]
    public async Task an_entry_has_one_active_claim_and_a_released_one_does_not_count(DatabaseProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider);
        await using var db = store.Create();
        var (entry, first, second) = (Samples.Item("fee-1", WorkKind.TimeEntry), Samples.Item("inv-1", WorkKind.Invoice), Samples.Item("inv-2", WorkKind.Invoice));
        var claim = RevenueClaim.Claim(Samples.Books, entry.Id, first.Id, Samples.Noon);
        db.AddRange(entry, first, second, claim);
        await db.SaveChangesAsync();

        await using (var other = store.Create())
        {
            other.Add(RevenueClaim.Claim(Samples.Books, entry.Id, second.Id, Samples.Noon));
            await Assert.ThrowsAsync<DbUpdateException>(() => other.SaveChangesAsync());
        }

        claim.Release(Samples.Noon);
        db.Add(RevenueClaim.Claim(Samples.Books, entry.Id, second.Id, Samples.Noon));
        await db.SaveChangesAsync();
        Assert.Equal(2, await db.RevenueClaims.CountAsync());
    }

    private static SourceRecord Older()
    {
        var record = Samples.Captured();
        record.ReplacedByLater();
        return record;
    }

    private static PostingIntent Intent() => PostingIntent.Open(Samples.Books, null, "TrustDeposit:trust-1", 1, Samples.Deposit, Samples.Noon);

    private static LedgerKey Ledger { get; } = new(new BankAccountId("trust-A"), Samples.Alder);

    private static LedgerHead Head() => LedgerHead.Open(Samples.Books, Ledger, Money.Usd(1m));

    private static LedgerEntry Entry() => LedgerEntry.Post(
        Samples.Books, Ledger, new LedgerMovement(new SourceId("t"), Samples.Monday, Samples.Noon, Money.Usd(1m)), 1, 100, Samples.Noon);

    private static BooksMirrorRow Mirror() => new() { Books = Samples.Books, Kind = BooksKind.Item, EntityId = "7" };

    private static async Task RefusesAsync(DatabaseProvider provider, object first, object second)
    {
        await using var store = await TestStore.OpenAsync(provider);
        await using (var db = store.Create())
        {
            db.Add(first);
            await db.SaveChangesAsync();
        }

        await using var again = store.Create();
        again.Add(second);

        await Assert.ThrowsAsync<DbUpdateException>(() => again.SaveChangesAsync());
    }
}
