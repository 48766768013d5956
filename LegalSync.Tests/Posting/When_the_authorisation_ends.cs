using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Security;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
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

        await ConsentAsync(firm);
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
        await ConsentAsync(firm);
        await firm.PostAfterAsync(TimeSpan.FromSeconds(5));
        await firm.AssertNoCardAsync();

        await firm.ControlAsync("faults/auth?system=quickbooks");
        await firm.ApproveAsync(await firm.FirstHeldAsync(WorkKind.TrustDeposit));
        await firm.PostAsync();

        Assert.Equal(first.Id, (await firm.OnlyCardAsync()).Id);
    }

    /// <summary>An administrator allows the connection again in the browser.</summary>
    private static async Task ConsentAsync(SyncedFirm firm)
    {
        using var http = new HttpClient { BaseAddress = firm.Server.BaseAddress };
        var pair = System.Text.Json.Nodes.JsonNode.Parse(await http.GetStringAsync("control/tokens"))!["quickbooks"]!;
        await using var db = firm.Db();
        var connection = await db.Connections.AsNoTracking().SingleAsync(found => found.System == OutsideSystem.QuickBooks);
        var now = firm.Time.GetUtcNow();
        await firm.Get<ITokenVault>().SaveAsync(
            connection.Id, new TokenSet(pair["accessToken"]!.GetValue<string>(), pair["refreshToken"]!.GetValue<string>(), now.AddHours(1), now), CancellationToken.None);
    }
}
