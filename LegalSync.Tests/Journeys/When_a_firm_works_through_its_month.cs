using LegalSync.Domain.Spine;
using LegalSync.Tests.Browser;
using LegalSync.Tests.Oracle;
using LegalSync.Tests.Scenarios;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LegalSync.Tests.Journeys;

[Collection("Alone")]
public sealed class When_a_firm_works_through_its_month
{
    private const int Seed = 7;

    private static readonly string[] _administrators = ["MAP-ACCT", "SYS-CONNECTOR-COLLISION"];
    private static readonly string[] _partners = ["TR-INSUFFICIENT", "TR-NEGATIVE"];

    [BrowserFact]
    public async Task its_people_come_by_keyboard_from_cards_to_books_that_agree_to_the_cent()
    {
        SetDefaultExpectTimeout(JourneyFirm.ScreenPatience);
        await using var firm = await JourneyFirm.OpenAsync(Seed);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = BrowserFactAttribute.Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
        });
        var complaints = new List<string>();
        var administrator = await Seat.TakeAsync(browser, firm.Address, "administrator", complaints);
        var partner = await Seat.TakeAsync(browser, firm.Address, "partner", complaints);
        var bookkeeper = await Seat.TakeAsync(browser, firm.Address, "bookkeeper", complaints);
        var approvals = new ApprovalKeys(partner, firm);

        var first = await firm.PlantedAsync("capture");
        Assert.Equal(Codes(first), await firm.OpenCodesAsync());
        await new CardKeys(administrator, first).ClearAsync(_administrators);
        await new CardKeys(partner, first).ClearAsync(_partners);
        await new CardKeys(bookkeeper, first).ClearAsync([.. first.Select(card => card.Code).Distinct().Except(_administrators).Except(_partners)]);
        await JourneyFirm.UntilAsync("what the cards asked for is in the books", firm.IsQuietAsync);

        var second = await firm.PlantedAsync("posting");
        await approvals.ApproveAllAsync(
            $"everything is approved and the books refused {string.Join(", ", Codes(second))}", async () => Codes(second).SequenceEqual(await firm.OpenCodesAsync()));
        await firm.LiftFaultsAsync();
        await new CardKeys(bookkeeper, second).ClearAsync([.. second.Select(card => card.Code).Distinct()]);
        await approvals.ApproveAllAsync(
            "everything is approved and posted", async () => await firm.IsQuietAsync() && (await firm.HeldAsync()).Count == 0);

        Assert.Empty(await firm.OpenCodesAsync());
        var differences = BooksOracle.Compare(BooksOracle.Expect(firm.Plan, OracleCase.Resolved), await firm.BooksAsync());
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        await ReadsItsStoryAsync(bookkeeper, firm);
        Assert.Empty(complaints);
    }

    private static IEnumerable<string> Codes(IReadOnlyList<PlantedCard> planted) => planted.Select(card => card.Code).Order(StringComparer.Ordinal);

    // From what Smokeball sent to the document in QuickBooks, on one page.
    private static async Task ReadsItsStoryAsync(Seat seat, JourneyFirm firm)
    {
        WorkItem? invoice = null;
        await JourneyFirm.UntilAsync("an invoice of a mapped matter was read back", async () => (invoice = await firm.VerifiedInvoiceAsync()) is not null);
        var posting = await firm.PostingAsync(invoice!.Id);
        await seat.OpenAsync($"items/{invoice.Id.Value}");
        await seat.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var story = seat.Page.Locator(".story");
        foreach (var fold in new[] { "What Smokeball said", "Mapping and rules" })
        {
            var step = story.Locator("details", new LocatorLocatorOptions { HasText = fold });
            await step.Locator("summary").First.FocusAsync();
            await seat.PressAsync("Enter");
            await Expect(step).ToHaveAttributeAsync("open", "");
        }

        foreach (var seen in new[]
        {
            invoice.Source.Value, $"Matter {invoice.Matter.Value}", "signs draft", "Parker Pretend", posting.RequestId!, posting.Document!,
        })
        {
            await Expect(story.GetByText(seen).First).ToBeVisibleAsync();
        }

        await Expect(story.GetByText("the one shown").First).ToBeVisibleAsync();
        await Expect(story.GetByText("What was approved")).ToBeVisibleAsync();
        await Expect(seat.Page.Locator("[aria-current=step]")).ToHaveTextAsync("Verified");
    }
}
