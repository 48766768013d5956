using System.Text.Json.Nodes;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Tests.Scenarios;

/// <summary>Clears cards the way a firm would: each code by its standard resolution, each by the role that owns it.</summary>
internal sealed class Clerk(SyncedFirm firm)
{
    /// <summary>The standard resolution of a card; a reason is given where one is needed.</summary>
    public static string Standard(ExceptionItem card) => card.Code.Value switch
    {
        "MAP-MATTER" => card.ReadSuggestion()?.Resolution ?? "create-customer",
        "MAP-CUST-MISSING" => "reactivate",
        "MAP-CODE" => "choose-item",
        "MAP-ACCT" => "create-account",
        "INV-AMOUNT" => "keep-books",
        "INV-DUP-NUMBER" => "renumber",
        "PAY-NO-INVOICE" => "unapplied-credit",
        "TR-INSUFFICIENT" => "reject",
        "TR-NEGATIVE" => "top-up",
        "TR-POST-FAILED" => "retry",
        "SYS-UNSUPPORTED" => "leave-to-manual",
        "SYS-CONNECTOR-COLLISION" => "adopt",
        _ => throw new InvalidOperationException($"No standard resolution for {card.Code}."),
    };

    /// <summary>Clears every open card; answers what was refused.</summary>
    public async Task<IReadOnlyList<string>> ClearAllAsync()
    {
        var planted = await firm.PlantedAsync();
        var refusals = new List<string>();
        foreach (var card in await firm.OpenCardsAsync())
        {
            var choice = new ResolutionChoice(card.Id, await VersionAsync(card.Id), Standard(card), Input(card, planted), "Standard way.");
            var outcome = await firm.Get<ResolveCard>().RunAsync(firm.Books, choice, Person(card), CancellationToken.None);
            if (!outcome.Done)
            {
                refusals.Add($"{card.Code} {card.Subject} {choice.Resolution}: {outcome.Refusal}");
            }
        }

        return refusals;
    }

    private async Task<int> VersionAsync(ExceptionItemId id)
    {
        await using var db = firm.Db();
        return await db.ExceptionItems.AsNoTracking().Where(card => card.Books == firm.Books && card.Id == id).Select(card => card.Version).SingleAsync();
    }

    private Actor Person(ExceptionItem card) => card.Owner switch
    {
        Owner.Bookkeeper => firm.Bookkeeper,
        Owner.Administrator => firm.Administrator,
        _ => firm.Partner,
    };

    /// <summary>Codes are mapped to the item that the planted hint names; everything else takes what the card suggests.</summary>
    private static string? Input(ExceptionItem card, IReadOnlyList<PlantedCard> planted) =>
        card.Code.Value != "MAP-CODE"
            ? null
            : planted.First(plant => plant.Code == "MAP-CODE" && plant.Id == Subject.Parse(card.Subject).Id).Json["hint"]!.AsObject()
                .Where(pair => pair.Key.StartsWith("item", StringComparison.Ordinal) && pair.Key != "itemName").Select(pair => Id(pair.Value!)).First();

    private static string Id(JsonNode node) => node as JsonObject is { } found ? found["id"]!.ToString() : node.ToString();
}
