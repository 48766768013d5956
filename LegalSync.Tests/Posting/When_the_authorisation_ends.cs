using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.Posting;

public class When_the_authorisation_ends
{
    [Fact]
    public async Task nothing_is_lost_and_a_new_consent_lets_posting_go_on()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        await firm.ApproveAsync(await firm.FirstHeldAsync(WorkKind.Invoice), await firm.FirstHeldAsync(WorkKind.TrustDeposit));
        await firm.ControlAsync("faults/auth?system=quickbooks");

        await firm.PostAsync();
        var card = await firm.OnlyCardAsync();
        Assert.Equal(Codes.Authorisation, card.Code);
        var sent = gate.Writes.Count;
        await firm.PostForAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(sent, gate.Writes.Count);
        await firm.AssertBooksHoldExactlyAsync([]);

        await firm.ConsentAsync();
        await firm.PostAfterAsync(TimeSpan.FromSeconds(5));

        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task an_outage_of_weeks_comes_back_as_the_same_card()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        await firm.ApproveAsync(await firm.FirstHeldAsync(WorkKind.Invoice));
        await firm.ControlAsync("faults/auth?system=quickbooks");
        await firm.PostAsync();
        var first = await firm.OnlyCardAsync();
        await firm.ConsentAsync();
        await firm.PostAfterAsync(TimeSpan.FromSeconds(5));
        await firm.AssertNoCardAsync();

        await firm.ControlAsync("faults/auth?system=quickbooks");
        await firm.ApproveAsync(await firm.FirstHeldAsync(WorkKind.TrustDeposit));
        await firm.PostAsync();

        Assert.Equal(first.Id, (await firm.OnlyCardAsync()).Id);
    }
}
