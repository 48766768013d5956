using System.Text.RegularExpressions;
using LegalSync.Tests.Scenarios;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LegalSync.Tests.Journeys;

/// <summary>Clears cards with the keyboard alone: each code by its standard resolution.</summary>
internal sealed class CardKeys(Seat seat, IReadOnlyList<PlantedCard> planted)
{
    private const string Why = "Agreed with the client by telephone.";

    private ILocator Said => seat.Page.Locator(".queue > p[role=status]");

    private ILocator Code => seat.Page.Locator("#queue-detail .meta .ls-code");

    /// <summary>Clears the person's own cards of some codes, one after the other, without leaving the list.</summary>
    public async Task ClearAsync(params string[] codes)
    {
        var expected = planted.Where(card => codes.Contains(card.Code)).Select(card => card.Code).Order(StringComparer.Ordinal).ToList();
        await seat.OpenListAsync($"exceptions?view=mine&code={string.Join(',', codes)}&sort=severity&down=1");
        await Expect(seat.Page.Locator(".queue .head .count")).ToHaveTextAsync($"{expected.Count} open");
        var cleared = new List<string>();
        for (var left = expected.Count; left > 0; left--)
        {
            cleared.Add(await Code.InnerTextAsync());
            await ClearOneAsync(cleared[^1]);
            await Expect(Said).ToHaveTextAsync(new Regex(left == 1 ? "^Cleared. 0 left.$" : $" of {left - 1}$"));
            await Expect(seat.Page.Locator(".queue .head .count")).ToHaveTextAsync($"{left - 1} open");
            await Expect(seat.Page.Locator(".rz-dialog")).ToHaveCountAsync(0);
            await Expect(seat.List).ToBeFocusedAsync();
        }

        Assert.Equal(expected, cleared.Order(StringComparer.Ordinal));
    }

    private async Task ClearOneAsync(string code)
    {
        switch (code)
        {
            case "MAP-MATTER":
                await MapMatterAsync();
                break;
            case "MAP-CODE":
                await seat.ChooseAsync("2", "Choose the item", await ItemAsync());
                break;
            default:
                var (key, says, reason) = Standard(code);
                await seat.ResolveAsync(key, says, reason);
                break;
        }
    }

    private static (string Key, string Says, string? Reason) Standard(string code) => code switch
    {
        "MAP-CUST-MISSING" => ("1", "Make the customer active again", null),
        "MAP-ACCT" => ("2", "Create the account", null),
        "INV-AMOUNT" => ("l", "Keep the books' invoice", null),
        "INV-DUP-NUMBER" => ("1", "Post ours under another number", null),
        "PAY-NO-INVOICE" => ("1", "Post as unapplied credit", null),
        "TR-INSUFFICIENT" => ("1", "Reject the disbursement", Why),
        "TR-NEGATIVE" => ("1", "The firm makes good the shortage", Why),
        "TR-POST-FAILED" => ("1", "Send it again", null),
        "SYS-UNSUPPORTED" => ("2", "Leave to manual", Why),
        "SYS-CONNECTOR-COLLISION" => ("1", "Adopt its documents and go on", null),
        _ => throw new InvalidOperationException($"Nobody said how {code} is cleared."),
    };

    // What is suggested is taken at once; where nothing is, the customer is made.
    private async Task MapMatterAsync()
    {
        if (await seat.Page.Locator("#queue-accept").CountAsync() > 0)
        {
            await seat.PressAsync("a");
        }
        else
        {
            await seat.ResolveAsync("3", "Create the sub-customer");
        }
    }

    private async Task<string> ItemAsync()
    {
        var why = await seat.Page.Locator("#queue-detail .pane").InnerTextAsync();
        var card = planted.Single(card => card.Code == "MAP-CODE" && Regex.IsMatch(why, $@"\b{Regex.Escape(card.Id)}\b"));
        return card.Json["hint"]!["itemName"]!.GetValue<string>();
    }
}
