using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Tests.Persistence;
using Xunit;

namespace LegalSync.Tests.Simulation;

/// <summary>The same tests on the store in memory and on the real one: what a history shows is what a database would do.</summary>
public class When_two_stores_are_held_side_by_side
{
    private static readonly CancellationToken _none = CancellationToken.None;
    private static readonly DateTimeOffset _later = Samples.Noon.AddMinutes(5);
    private static readonly TimeSpan _skew = TimeSpan.FromSeconds(10);

    [Theory]
    [ClassData(typeof(BothStores))]
    public async Task what_is_not_saved_is_seen_by_nobody(string name)
    {
        await using var store = await BothStores.OpenAsync(name);
        var posting = await PostAsync(store);

        await using (var session = store.Open())
        {
            (await session.PostingAsync(posting, _none))!.Cancel(_later);
            Assert.Equal(PostingState.Cancelled, (await session.PostingAsync(posting, _none))!.State);
        }

        Assert.Equal(PostingState.Pending, (await store.AskAsync(session => session.PostingAsync(posting, _none)))!.State);
    }

    [Theory]
    [ClassData(typeof(BothStores))]
    public async Task a_stale_writer_is_refused_and_nothing_of_its_unit_is_stored(string name)
    {
        await using var store = await BothStores.OpenAsync(name);
        var posting = await PostAsync(store);
        await using var slow = store.Open();
        var mine = (await slow.PostingAsync(posting, _none))!;
        Assert.True(await store.DoAsync(async session => Claim((await session.PostingAsync(posting, _none))!)));

        mine.Cancel(_later);
        slow.Add(Samples.Card("matter-Birch"));

        Assert.False(await slow.SaveAsync(_none));
        Assert.Empty(await store.AskAsync(session => session.CardsAboutAsync([new Subject("Matter", "matter-Birch").ToString()], _none)));
        Assert.Equal(PostingState.Claimed, (await store.AskAsync(session => session.PostingAsync(posting, _none)))!.State);
    }

    [Theory]
    [ClassData(typeof(BothStores))]
    public async Task who_read_and_did_not_change_is_not_refused(string name)
    {
        await using var store = await BothStores.OpenAsync(name);
        var posting = await PostAsync(store);
        await using var reader = store.Open();
        await reader.PostingAsync(posting, _none);
        Assert.True(await store.DoAsync(async session => Claim((await session.PostingAsync(posting, _none))!)));

        reader.Add(Samples.Card());

        Assert.True(await reader.SaveAsync(_none));
    }

    [Theory]
    [ClassData(typeof(BothStores))]
    public async Task a_second_intent_of_an_event_and_leg_is_refused(string name)
    {
        await using var store = await BothStores.OpenAsync(name);
        await PostAsync(store);

        Assert.False(await store.DoAsync(session =>
        {
            session.Add(PostingIntent.Open(Samples.Books, null, "TrustDeposit:trust-1", 1, Samples.Deposit, Samples.Noon));
            return Task.CompletedTask;
        }));
    }

    [Theory]
    [ClassData(typeof(BothStores))]
    public async Task finders_ask_what_is_stored_and_hand_out_what_this_unit_has(string name)
    {
        await using var store = await BothStores.OpenAsync(name);
        var posting = await PostAsync(store);
        await using var session = store.Open();
        var first = (await session.PostingAsync(posting, _none))!;
        first.Cancel(_later);

        var due = await session.DuePostingsAsync(_later, _skew, 0, 10, _none);

        Assert.Same(first, Assert.Single(due));
        Assert.Equal(PostingState.Cancelled, first.State);
    }

    [Theory]
    [ClassData(typeof(BothStores))]
    public async Task what_was_added_is_found_only_once_it_is_saved(string name)
    {
        await using var store = await BothStores.OpenAsync(name);
        await using var session = store.Open();
        session.Add(Samples.Card());
        Assert.Empty(await session.CardsAboutAsync([new Subject("Matter", "matter-Alder").ToString()], _none));

        Assert.True(await session.SaveAsync(_none));

        Assert.Single(await session.CardsAboutAsync([new Subject("Matter", "matter-Alder").ToString()], _none));
    }

    [Theory]
    [ClassData(typeof(BothStores))]
    public async Task a_lease_keeps_a_posting_from_the_others_until_it_ended(string name)
    {
        await using var store = await BothStores.OpenAsync(name);
        var posting = await PostAsync(store);
        await store.DoAsync(async session => Claim((await session.PostingAsync(posting, _none))!));
        var over = _later.AddSeconds(90);

        Assert.Empty(await store.AskAsync(session => session.DuePostingsAsync(over + _skew - TimeSpan.FromSeconds(1), _skew, 0, 10, _none)));
        Assert.Single(await store.AskAsync(session => session.DuePostingsAsync(over + _skew, _skew, 0, 10, _none)));
        Assert.Empty(await store.AskAsync(session => session.UncertainPostingsAsync(over + _skew, _skew, 10, _none)));
    }

    [Theory]
    [ClassData(typeof(BothStores))]
    public async Task a_posting_of_a_held_item_is_not_due(string name)
    {
        await using var store = await BothStores.OpenAsync(name);
        var item = Samples.Item();
        await store.DoAsync(session =>
        {
            item.HeldBy(1);
            session.Add(item);
            session.Add(PostingIntent.Open(Samples.Books, item.Id, item.Key.Event, 1, Samples.Deposit, Samples.Noon));
            return Task.CompletedTask;
        });
        Assert.Empty(await store.AskAsync(session => session.DuePostingsAsync(_later, _skew, 0, 10, _none)));

        await store.DoAsync(async session => (await session.ItemsAsync([item.Id], _none))[0].HeldBy(0));

        Assert.Single(await store.AskAsync(session => session.DuePostingsAsync(_later, _skew, 0, 10, _none)));
    }

    [Theory]
    [ClassData(typeof(BothStores))]
    public async Task a_removed_edge_no_longer_stands_though_it_is_still_stored(string name)
    {
        await using var store = await BothStores.OpenAsync(name);
        var (item, card) = (Samples.Item(), Samples.Card());
        await store.DoAsync(session =>
        {
            session.Add(item);
            session.Add(card);
            return Task.CompletedTask;
        });
        await store.DoAsync(session =>
        {
            session.Add(BlockingEdge.OnCard(Samples.Books, item.Id, card.Id, "It waits."));
            return Task.CompletedTask;
        });
        await using var session = store.Open();
        session.Remove(Assert.Single(await session.EdgesOfAsync([item.Id], _none)));

        Assert.Empty(await session.EdgesOfAsync([item.Id], _none));
        Assert.Single(await store.AskAsync(other => other.EdgesOnCardsAsync([card.Id], _none)));
        Assert.True(await session.SaveAsync(_none));
        Assert.Empty(await store.AskAsync(other => other.EdgesOnCardsAsync([card.Id], _none)));
    }

    [Theory]
    [ClassData(typeof(BothStores))]
    public async Task an_edge_that_somebody_else_removed_refuses_the_unit(string name)
    {
        await using var store = await BothStores.OpenAsync(name);
        var (item, card) = (Samples.Item(), Samples.Card());
        await store.DoAsync(session =>
        {
            session.Add(item);
            session.Add(card);
            return Task.CompletedTask;
        });
        await store.DoAsync(session =>
        {
            session.Add(BlockingEdge.OnCard(Samples.Books, item.Id, card.Id, "It waits."));
            return Task.CompletedTask;
        });
        await using var slow = store.Open();
        slow.Remove((await slow.EdgesOfAsync([item.Id], _none))[0]);
        await store.DoAsync(async session => session.Remove((await session.EdgesOfAsync([item.Id], _none))[0]));

        Assert.False(await slow.SaveAsync(_none));
    }

    [Theory]
    [ClassData(typeof(BothStores))]
    public async Task a_constraint_that_does_not_hold_stores_nothing(string name)
    {
        await using var store = await BothStores.OpenAsync(name);
        var head = LedgerHead.Open(Samples.Books, new LedgerKey(new BankAccountId("trust-A"), Samples.Alder), Money.Usd(100m));
        head.Free(Money.Usd(1m));

        await Assert.ThrowsAnyAsync<Exception>(() => store.DoAsync(session =>
        {
            session.Add(head);
            return Task.CompletedTask;
        }));
        Assert.Empty(await store.AskAsync(session => session.LedgersOfAsync([Samples.Alder], _none)));
    }

    [Theory]
    [ClassData(typeof(BothStores))]
    public async Task what_a_look_at_the_books_brought_is_what_the_next_one_sees(string name)
    {
        await using var store = await BothStores.OpenAsync(name);
        var client = new BooksCustomer(new CustomerId("61"), "Alder (sample)", null, true);
        await store.DoAsync(session =>
        {
            session.Mirror(new BooksReading(ReadStatus.Complete) { Customers = [client] }, Samples.Noon);
            return Task.CompletedTask;
        });

        Assert.Equal(client, (await store.AskAsync(session => session.SnapshotAsync(_none))).Customer(client.Id));
        await store.DoAsync(session =>
        {
            session.Mirror(new BooksReading(ReadStatus.Complete), _later, isEverything: true);
            return Task.CompletedTask;
        });
        Assert.Null((await store.AskAsync(session => session.SnapshotAsync(_none))).Customer(client.Id));
    }

    private static void Claim(PostingIntent posting) => posting.Claim(new PostingNode("node-1"), _later, TimeSpan.FromSeconds(90), _skew);

    private static async Task<long> PostAsync(OpenedStore store)
    {
        Assert.True(await store.DoAsync(session =>
        {
            session.Add(PostingIntent.Open(Samples.Books, null, "TrustDeposit:trust-1", 1, Samples.Deposit, Samples.Noon));
            return Task.CompletedTask;
        }));
        return (await store.AskAsync(session => session.PostingAsync("TrustDeposit:trust-1", 1, _none)))!.Sequence;
    }
}
