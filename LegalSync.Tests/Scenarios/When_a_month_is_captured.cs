using LegalSync.Domain.ExceptionQueue;
using Xunit;

namespace LegalSync.Tests.Scenarios;

public class When_a_month_is_captured
{
    [Fact]
    public async Task every_planted_discrepancy_is_in_the_queue_and_nothing_else_is()
    {
        await using var firm = await SyncedFirm.OpenAsync(7);

        await firm.CaptureAsync();

        var differences = PlantedCards.Differences(await firm.PlantedAsync(), await firm.OpenCardsAsync(), "capture");
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}

/// <summary>What the sandbox planted against what the queue holds.</summary>
internal static class PlantedCards
{
    /// <summary>Sentences: what is missing in the queue, and what is in it that should not be.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<PlantedCard> all, IReadOnlyList<ExceptionItem> cards, string phase)
    {
        var expected = all.Where(planted => planted.Phase == phase).Select(planted => $"{planted.Code} {planted.Kind}:{planted.Id}").ToList();
        var found = cards.Select(card => $"{card.Code} {Kind(Subject.Parse(card.Subject))}").ToList();
        return
        [
            .. expected.Except(found).Select(text => "missing: " + text),
            .. cards.Where(card => !expected.Contains($"{card.Code} {Kind(Subject.Parse(card.Subject))}")).Select(card => $"too many: {card.Code} {card.Subject}: {card.Why}"),
        ];
    }

    private static string Kind(Subject subject) => subject.Kind switch
    {
        "Code" => "ActivityCode:" + subject.Id,
        "BankTransaction" => "Transaction:" + subject.Id,
        _ => subject.ToString(),
    };
}
