using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Infrastructure.Persistence.Sessions;
using Xunit;

namespace LegalSync.Tests.Reconciling;

public class When_ties_are_kept
{
    [Fact]
    public async Task nothing_is_computed_while_nothing_changed_and_what_broke_a_tie_is_named()
    {
        await using var month = await TrustMonth.OpenAsync();
        var keep = new KeepTies(month.Store, new TieStamps(month.Database), month.Feed, month.Clock);

        Assert.Equal(3, await keep.RunAsync(month.Books, CancellationToken.None));
        Assert.Equal(0, await keep.RunAsync(month.Books, CancellationToken.None));
        await using (var db = month.Database.Create())
        {
            // A movement that was captured, and that the ledgers kept here lack.
            db.Add(month.Records.Transaction(
                new BankTransaction(new SourceId("lost"), TrustMonth.Account, new MatterId("m-birch"), BankTransactionType.VendorPayment)
                {
                    Amount = Domain.Amounts.Money.Usd(25m), Change = Domain.Amounts.Money.Usd(-25m), Effective = new(2026, 4, 2), Entered = month.Clock.GetUtcNow(), TypeText = "x", Description = "Courier",
                }, month.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        Assert.Equal(2, await keep.RunAsync(month.Books, CancellationToken.None));

        var rows = (await new TieBoardQuery(month.Database, month.Records).FindAsync(month.Books, TrustMonth.Pat, CancellationToken.None)).Value!.Rows;
        var broken = rows.Single(row => row.Matter == new MatterId("m-birch"));
        Assert.False(broken.IsTied);
        Assert.Contains("Courier", broken.BrokenBy, StringComparison.Ordinal);
        Assert.True(rows.Single(row => row.Matter == new MatterId("m-alder")).IsTied);
    }
}
