using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Infrastructure.Persistence.Queries;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Queries;

public sealed class When_a_card_is_opened : IAsyncLifetime
{
    private readonly Month _month = new();

    public Task InitializeAsync() => _month.InitializeAsync();

    public Task DisposeAsync() => _month.DisposeAsync();

    [Fact]
    public async Task it_shows_what_waits_behind_it_with_stage_and_amount()
    {
        var detail = await OpenAsync(Codes.MapMatter, SampleBooks.Bookkeeper);

        var item = Assert.Single(detail.Blocked);
        Assert.Equal(Domain.Amounts.Money.Usd(412.50m), item.Amount);
        Assert.Equal("Its matter is not mapped.", item.Because);
        Assert.True(detail.MayResolve);
        Assert.False(detail.NeedsConfirmation);
    }

    [Fact]
    public async Task client_money_asks_for_a_confirmation_and_is_not_the_bookkeepers()
    {
        var detail = await OpenAsync(Codes.TrustNegative, SampleBooks.Bookkeeper);

        Assert.True(detail.NeedsConfirmation);
        Assert.False(detail.MayResolve);
        Assert.True((await OpenAsync(Codes.TrustNegative, SampleBooks.Partner)).MayResolve);
    }

    [Fact]
    public async Task its_history_tells_the_resolution_by_its_label_and_what_undo_takes()
    {
        await using (var db = _month.Store.Create())
        {
            var card = await db.ExceptionItems.OrderBy(one => one.Sequence).FirstAsync(one => one.Books == SampleBooks.Id && one.Code == Codes.MapMatter);
            card.Close(CardState.Resolved, "Bea Bookend", "non-billing", Month.Now);
            db.Add(ResolutionRecord.Keep(new ResolutionRecordId(Guid.NewGuid()), card, "non-billing", "{}", SampleBooks.Bookkeeper, Month.Now).With(null, "Pro bono"));
            db.Add(AuditEvent.Tell(SampleBooks.Id, $"card:{card.Id.Value}", "MAP-MATTER raised", Actor.Job("capture", "r1"), Month.Now.AddDays(-1), "Nobody mapped it."));
            await db.SaveChangesAsync();
        }

        var detail = await OpenAsync(Codes.MapMatter, SampleBooks.Bookkeeper);

        Assert.Equal(("Mark as not billed", "Pro bono"), (detail.History[0].What, detail.History[0].Detail));
        Assert.Contains(detail.History, line => line.What == "MAP-MATTER raised");
        Assert.NotNull(detail.Undoable);
    }

    [Fact]
    public async Task it_is_not_found_from_other_books_and_not_shown_to_a_stranger()
    {
        var card = (await OpenAsync(Codes.MapMatter, SampleBooks.Bookkeeper)).Card.Id;
        var query = new QueueDetailQuery(_month.Store, Month.Catalogue);

        Assert.Null((await query.FindAsync(SampleBooks.Others, card, SampleBooks.Bookkeeper, CancellationToken.None)).Value);
        Assert.True((await query.FindAsync(SampleBooks.Id, card, SampleBooks.Nobody, CancellationToken.None)).IsForbidden);
    }

    private async Task<QueueDetail> OpenAsync(ExceptionCode code, Actor actor)
    {
        await using var db = _month.Store.Create();
        var card = await db.ExceptionItems.OrderBy(one => one.Sequence).FirstAsync(one => one.Books == SampleBooks.Id && one.Code == code);
        return (await new QueueDetailQuery(_month.Store, Month.Catalogue).FindAsync(SampleBooks.Id, card.Id, actor, CancellationToken.None)).Value!;
    }
}
