using LegalSync.Domain.ExceptionQueue;
using LegalSync.Infrastructure.Persistence.Queries;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Queries;

public sealed class When_cards_sleep_and_close : IAsyncLifetime
{
    private readonly Month _month = new();

    public Task InitializeAsync() => _month.InitializeAsync();

    public Task DisposeAsync() => _month.DisposeAsync();

    [Fact]
    public async Task a_sleeping_card_moves_to_its_own_tab()
    {
        var key = await ChangeFirstAsync(card => card.Snooze(Month.Now.AddDays(2)));

        Assert.DoesNotContain(key, (await _month.KeysAsync()).Keys);
        Assert.Equal([key], (await _month.KeysAsync(new QueueFilter { View = QueueView.Snoozed })).Keys);
    }

    [Fact]
    public async Task a_card_whose_sleep_is_over_is_back()
    {
        var key = await ChangeFirstAsync(card => card.Snooze(Month.Now.AddMinutes(-1)));

        Assert.Contains(key, (await _month.KeysAsync()).Keys);
    }

    [Fact]
    public async Task a_card_closed_today_is_under_cleared_and_one_of_yesterday_is_not()
    {
        var today = await ChangeFirstAsync(card => card.Close(CardState.Resolved, "Bea Bookend", "accept-match", Month.Now.AddHours(-1)));
        await ChangeFirstAsync(card => card.Close(CardState.Resolved, "Bea Bookend", "accept-match", Month.Now.AddDays(-1)));

        Assert.Equal([today], (await _month.KeysAsync(new QueueFilter { View = QueueView.Cleared })).Keys);
        Assert.Equal(37, (await _month.KeysAsync()).Keys.Count);
    }

    [Fact]
    public async Task an_assigned_card_is_its_persons_and_nobody_elses()
    {
        var key = await ChangeFirstAsync(card => card.Assign(SampleBooks.Bookkeeper.Id));

        var keys = await _month.KeysAsync(new QueueFilter { View = QueueView.Mine });
        var nobodys = await _month.KeysAsync(new QueueFilter { Assignees = [""] });

        Assert.Contains(key, keys.Keys);
        Assert.DoesNotContain(key, nobodys.Keys);
        Assert.DoesNotContain(key, (await _month.KeysAsync(new QueueFilter { View = QueueView.Mine }, actor: SampleBooks.Partner)).Keys);
    }

    private async Task<long> ChangeFirstAsync(Action<ExceptionItem> change)
    {
        await using var db = _month.Store.Create();
        var card = await db.ExceptionItems
            .OrderBy(one => one.Sequence)
            .FirstAsync(one => one.Books == SampleBooks.Id && one.State == CardState.Open && one.Code == Codes.MapMatter);
        change(card);
        await db.SaveChangesAsync();
        return card.Sequence;
    }
}
