using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.Posting;

public class When_QuickBooks_cannot_be_reached
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task nothing_is_lost_and_the_lag_is_told_after_thirty_minutes_until_the_queue_moves(int deposits)
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        await firm.ApproveAsync((await firm.HeldAsync(WorkKind.TrustDeposit)).Take(deposits));
        await gate.ShutAsync();

        await firm.PostForAsync(TimeSpan.FromMinutes(29));
        await firm.WatchAsync();
        await firm.AssertNoCardAsync();
        await firm.PostForAsync(TimeSpan.FromMinutes(2));
        await firm.WatchAsync();
        Assert.Equal(Codes.QueueLag, (await firm.OnlyCardAsync()).Code);

        await gate.ListenAsync();
        await firm.PostForAsync(TimeSpan.FromMinutes(1));
        await firm.WatchAsync();

        var postings = await firm.PostingsAsync();
        Assert.All(postings, posting => Assert.Equal((1, PostingState.Confirmed), (posting.Generation, posting.State)));
        await firm.AssertBooksHoldExactlyAsync(postings);
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task tries_that_never_left_do_not_use_up_the_tries()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ApproveAsync(invoice);
        await gate.ShutAsync();
        await firm.PostForAsync(TimeSpan.FromMinutes(3));
        await gate.ListenAsync();
        await firm.FaultAsync("drop-after-commit", new { method = "POST", entity = "invoice" });

        await firm.PostAfterAsync(TimeSpan.FromSeconds(20));
        await firm.AssertNoCardAsync();
        await firm.PostAfterAsync(TimeSpan.FromSeconds(20));

        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
        await firm.AssertNoCardAsync();
    }
}
