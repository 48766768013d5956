extern alias sandbox;

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Oracle;
using Microsoft.EntityFrameworkCore;
using sandbox::LegalSync.Sandbox.Firm;
using Xunit;

namespace LegalSync.Tests.Scenarios;

/// <summary>Charges, interest, slips, transfers and lines taken back, over real HTTP and into the sandbox's books.</summary>
public class When_trust_moves_in_every_way
{
    private const int Seed = 4711;

    [Fact]
    public async Task every_kind_posts_to_the_cent_without_a_card()
    {
        await using var firm = await SyncedFirm.OpenAsync(Seed, planted: false, matters: 80, allKinds: true);
        await firm.CaptureAsync();
        Assert.Empty((await firm.OpenCardsAsync()).Select(card => $"{card.Code} {card.Subject} {card.Why}"));

        await firm.ApproveAllAsync();
        await firm.PostAsync();

        await using var db = firm.Db();
        var trust = await db.WorkItems.AsNoTracking().Where(item => item.Books == firm.Books && item.Kind >= WorkKind.TrustDeposit && item.Kind < WorkKind.Unsupported && item.Date >= firm.Plan.StartDate).ToListAsync();
        Assert.Equal(
            [WorkKind.TrustCharge, WorkKind.TrustDeposit, WorkKind.TrustDisbursement, WorkKind.TrustInterest, WorkKind.TrustReturn, WorkKind.TrustTransfer, WorkKind.TrustTransferIn, WorkKind.TrustVoid],
            trust.Select(item => item.Kind).Distinct().Where(kind => kind != WorkKind.FeeTransfer).OrderBy(kind => kind.ToString(), StringComparer.Ordinal));
        Assert.All(trust, item => Assert.True(item.Stage is Stage.Verified or Stage.AdoptedManual or Stage.Superseded, $"{item.Title} {item.Stage} {item.EndReason}"));
        Assert.All(trust.Where(item => item.Kind is WorkKind.TrustReturn or WorkKind.TrustVoid), item => Assert.Equal(Stage.Superseded, item.Stage));
        await AgreesAsync(firm);
    }

    [Fact]
    public async Task a_deposit_that_comes_back_after_it_posted_is_told_and_gets_its_reversing_entry()
    {
        await using var firm = await SyncedFirm.OpenAsync(Seed + 1, planted: false, matters: 40, allKinds: true);
        await firm.CaptureAsync();
        await firm.ApproveAllAsync();
        await firm.PostAsync();
        var deposit = firm.Plan.Iolta.Movements.Last(movement => movement is { Kind: MovementKind.Deposit, IsReversed: false, Matter: not null } && movement.Effective >= firm.Plan.StartDate && !movement.Reference.StartsWith("SLIP", StringComparison.Ordinal));
        using (var http = new HttpClient { BaseAddress = firm.Server.BaseAddress })
        {
            using var answer = await http.PostAsJsonAsync(new Uri("control/smokeball/transactions", UriKind.Relative), new { reverses = deposit.Id, reason = "Returned unpaid" });
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }

        firm.Time.Advance(TimeSpan.FromMinutes(5));
        await firm.CaptureAsync();
        Assert.Contains((await firm.OpenCardsAsync()).Select(card => card.Code.Value), code => code == "TR-NSF");
        await firm.ApproveAllAsync();
        await firm.PostAsync();

        await using var db = firm.Db();
        var item = await db.WorkItems.AsNoTracking().SingleAsync(item => item.Books == firm.Books && item.Kind == WorkKind.TrustReturn && item.Stage == Stage.Verified);
        var posting = await db.Postings.AsNoTracking().SingleAsync(posting => posting.Books == firm.Books && posting.Item == item.Id);
        Assert.Equal(BooksKind.JournalEntry, DocumentRef.Parse(posting.Document!).Kind);
        Assert.Equal((long)(deposit.Amount * 100m), item.Amount.Minor);
    }

    private static async Task AgreesAsync(SyncedFirm firm)
    {
        using var http = new HttpClient { BaseAddress = firm.Server.BaseAddress };
        var report = JsonNode.Parse(await http.GetStringAsync("control/books"))!.AsObject();
        var plan = FirmPlan.Generate(firm.Plan.Seed, firm.Plan.Today, firm.Plan.Options);
        var differences = BooksOracle.Compare(BooksOracle.Expect(plan, OracleCase.Clean), report);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
