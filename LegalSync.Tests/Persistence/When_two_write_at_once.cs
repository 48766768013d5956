using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Persistence;

public class When_two_write_at_once
{
    [Theory]
    [ClassData(typeof(Stores))]
    public async Task the_stale_one_is_refused(DatabaseProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider);
        await using var first = store.Create();
        await using var second = store.Create();
        first.Add(LedgerHead.Open(Samples.Books, new LedgerKey(new BankAccountId("trust-A"), Samples.Alder), Money.Usd(100m)));
        await first.SaveChangesAsync();
        var (mine, theirs) = (await first.LedgerHeads.SingleAsync(), await second.LedgerHeads.SingleAsync());

        theirs.Reserve(Money.Usd(60m));
        await second.SaveChangesAsync();
        mine.Reserve(Money.Usd(60m));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync());
    }

    [Theory]
    [ClassData(typeof(Stores))]
    public async Task more_cannot_be_freed_than_was_reserved(DatabaseProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider);
        await using var db = store.Create();
        var head = LedgerHead.Open(Samples.Books, new LedgerKey(new BankAccountId("trust-A"), Samples.Alder), Money.Usd(100m));
        head.Free(Money.Usd(1m));
        db.Add(head);

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task writers_wait_for_one_another_on_a_file()
    {
        await using var store = await TestStore.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await using var db = store.Create();
                await using var transaction = await db.Database.BeginTransactionAsync();
                db.Add(Samples.Captured("v1", "{}", $"fee-{writer}-{i}"));
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            }
        })));

        await using var after = store.Create();
        Assert.Equal(80, await after.SourceRecords.CountAsync());
    }
}
