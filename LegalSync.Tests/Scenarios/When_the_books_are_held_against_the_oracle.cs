extern alias sandbox;

using System.Text.Json.Nodes;
using LegalSync.Tests.Oracle;
using sandbox::LegalSync.Sandbox.Firm;
using Xunit;

namespace LegalSync.Tests.Scenarios;

/// <summary>What the sandbox's books hold after the product's whole way, against an oracle that knows only the seed.</summary>
public class When_the_books_are_held_against_the_oracle
{
    [Fact]
    public async Task a_clean_firm_posts_to_the_cent_and_each_document_once()
    {
        await using var firm = await SyncedFirm.OpenAsync(Random.Shared.Next(1, 1_000_000), planted: false);
        await firm.CaptureAsync();
        await firm.ApproveAllAsync();
        await firm.PostToTheEndAsync();

        await AgreesAsync(firm, OracleCase.Clean);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task a_planted_firm_whose_cards_are_cleared_posts_to_the_cent_and_each_document_once(int draw)
    {
        await using var firm = await SyncedFirm.OpenAsync(draw + Random.Shared.Next(1, 1_000_000));
        var clerk = new Clerk(firm);
        await firm.CaptureAsync();
        Assert.Empty(await clerk.ClearAllAsync());
        await firm.PostToTheEndAsync();
        await firm.ApproveAllAsync();
        await firm.PostToTheEndAsync();
        var second = await firm.OpenCardsAsync();
        Assert.Equal(await ExpectedAsync(firm, "posting"), second.Select(card => card.Code.Value).Order(StringComparer.Ordinal));
        using (var http = new HttpClient { BaseAddress = firm.Server.BaseAddress })
        {
            using var lifted = await http.DeleteAsync(new Uri("control/faults", UriKind.Relative));
            Assert.True(lifted.IsSuccessStatusCode);
        }

        Assert.Empty(await clerk.ClearAllAsync());
        await firm.PostToTheEndAsync();
        await firm.ApproveAllAsync();
        await firm.PostToTheEndAsync();

        Assert.Empty((await firm.OpenCardsAsync()).Select(card => $"{card.Code} {card.Why}"));
        await AgreesAsync(firm, OracleCase.Resolved);
    }

    private static async Task<IEnumerable<string>> ExpectedAsync(SyncedFirm firm, string phase) =>
        (await firm.PlantedAsync()).Where(planted => planted.Phase == phase).Select(planted => planted.Code).Order(StringComparer.Ordinal);

    private static async Task AgreesAsync(SyncedFirm firm, OracleCase which)
    {
        using var http = new HttpClient { BaseAddress = firm.Server.BaseAddress };
        var report = JsonNode.Parse(await http.GetStringAsync("control/books"))!.AsObject();
        var plan = FirmPlan.Generate(firm.Plan.Seed, firm.Plan.Today, firm.Plan.Options);
        var differences = BooksOracle.Compare(BooksOracle.Expect(plan, which), report);
        Assert.True(differences.Count == 0, $"seed {firm.Plan.Seed}:\n{string.Join('\n', differences)}");
    }
}
