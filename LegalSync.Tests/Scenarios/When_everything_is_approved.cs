using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Scenarios;

public class When_everything_is_approved
{
    [Fact]
    public async Task every_clean_item_reaches_the_books_and_is_verified()
    {
        await using var firm = await SyncedFirm.OpenAsync(11, planted: false);
        await firm.CaptureAsync();
        var cards = await firm.OpenCardsAsync();
        Assert.True(cards.Count == 0, string.Join('\n', cards.Select(card => $"{card.Code} {card.Subject} {card.Why}")));

        var outcome = await firm.ApproveAllAsync();
        await firm.PostAsync();

        Assert.All(outcome.Verdicts, verdict => Assert.Null(verdict.Refusal));
        await using var db = firm.Db();
        var left = await db.WorkItems.AsNoTracking()
            .Where(item => item.Books == firm.Books && (item.Stage == Stage.Approved || item.Stage == Stage.Posting || item.Stage == Stage.Posted) && item.Date <= new DateOnly(2026, 11, 20))
            .ToListAsync();
        Assert.True(left.Count == 0, string.Join('\n', left.Select(item => $"{item.Kind} {item.Title} {item.Stage} {item.OpenEdges}")));
        Assert.Empty(await firm.OpenCardsAsync());
    }
}
