using LegalSync.Domain.Spine;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Posting;

public class When_client_money_is_released
{
    [Fact]
    public async Task an_outflow_is_not_approved_before_the_deposit_that_covers_it()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var (outflow, deposits) = await CoveredByDepositsAsync(firm);

        var outcome = await firm.TryApproveAsync(outflow);
        Assert.Contains("client ledger would fall", outcome.Verdicts.Single().Refusal, StringComparison.Ordinal);
        Assert.Empty(await firm.PostingsAsync(outflow));

        await firm.ApproveAsync(deposits);
        await firm.ApproveAsync(outflow);
    }

    [Fact]
    public async Task an_outflow_waits_until_the_books_hold_the_deposit()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var (outflow, deposits) = await CoveredByDepositsAsync(firm);
        await firm.ApproveAsync((await firm.HeldAsync(WorkKind.Invoice)).Where(one => one.Matter == outflow.Matter));
        await firm.PostAsync();
        await firm.ApproveAsync([.. deposits, outflow]);
        await firm.FaultAsync("refuse", new { method = "POST", entity = "deposit" }, times: -1, more: new { code = "6000", message = "no", detail = "no" });

        await firm.PostForAsync(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(gate.Writes, write => write.Path.EndsWith("/purchase", StringComparison.Ordinal));
        Assert.Equal(Stage.Approved, (await firm.ItemAsync(outflow)).Stage);

        await firm.ClearFaultsAsync();
        foreach (var card in await firm.OpenCardsAsync())
        {
            await firm.ResolveAsync(card, firm.Bookkeeper, "retry");
        }

        await firm.PostForAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(Stage.Verified, (await firm.ItemAsync(outflow)).Stage);
        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task an_outflow_of_a_later_day_is_not_sent_before_its_day()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var deposit = (await firm.HeldAsync(WorkKind.TrustDeposit))[0];
        await firm.ApproveAsync(deposit);
        await firm.PostAsync();
        var day = DateOnly.FromDateTime(firm.Time.GetUtcNow().UtcDateTime).AddDays(2);
        await firm.ControlAsync("smokeball/transactions", new
        {
            bankAccountId = deposit.TrustAccount.Value, matterId = deposit.Matter.Value, type = "VendorPayment", amount = 1.00m, date = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        });
        await firm.CaptureAsync();
        await using var db = firm.Db();
        var outflow = await db.WorkItems.AsNoTracking().SingleAsync(item => item.Books == firm.Books && item.Kind == WorkKind.TrustDisbursement && item.Matter == deposit.Matter && item.Date == day);
        await firm.ApproveAsync(outflow);

        await firm.PostAfterAsync(TimeSpan.FromHours(35));
        Assert.Equal(Stage.Approved, (await firm.ItemAsync(outflow)).Stage);
        await firm.WatchAsync();
        await firm.AssertNoCardAsync();

        await firm.PostAfterAsync(TimeSpan.FromHours(2));
        Assert.Equal(Stage.Verified, (await firm.ItemAsync(outflow)).Stage);
        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
    }

    /// <summary>An outflow that the ledger's opening balance alone does not cover, with the deposits of its ledger.</summary>
    private static async Task<(WorkItem Outflow, IReadOnlyList<WorkItem> Deposits)> CoveredByDepositsAsync(SyncedFirm firm)
    {
        var deposits = await firm.HeldAsync(WorkKind.TrustDeposit);
        foreach (var outflow in (await firm.HeldAsync(WorkKind.FeeTransfer)).Concat(await firm.HeldAsync(WorkKind.TrustDisbursement)))
        {
            var own = deposits.Where(one => one.Matter == outflow.Matter && one.TrustAccount == outflow.TrustAccount).ToList();
            await using var db = firm.Db();
            var opening = await db.LedgerHeads.AsNoTracking().Where(head => head.Books == firm.Books && head.Matter == outflow.Matter && head.Account == outflow.TrustAccount)
                .Select(head => head.OpeningMinor).SingleOrDefaultAsync();
            if (own.Count > 0 && opening < outflow.Amount.Minor)
            {
                return (outflow, own);
            }
        }

        throw new InvalidOperationException("The firm has no outflow that a deposit of its months covers.");
    }
}
