using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using Xunit;

namespace LegalSync.Tests.Queries;

public class When_the_other_screens_are_asked_for(Month month) : IClassFixture<Month>
{
    [Fact]
    public async Task gaps_of_the_matter_table_come_first_and_the_newest_rule_holds()
    {
        await using (var db = month.Store.Create())
        {
            db.Add(MappingRule.Record(SampleBooks.Id, new MappingChange(MappingKind.Matter, "matter-0", MappingTarget.NonBilling, null, new DateOnly(2026, 6, 1), "Pro bono"), SampleBooks.Bookkeeper, Month.Now));
            await db.SaveChangesAsync();
        }

        var rows = (await new MappingQuery(month.Store, month.Reader).FindAsync(SampleBooks.Id, MappingKind.Matter, SampleBooks.Auditor, CancellationToken.None)).Value!;

        Assert.Equal(40, rows.Count);
        Assert.All(rows.Take(10), row => Assert.False(row.IsMapped));
        var changed = rows.Single(row => row.Pattern == "matter-0");
        Assert.Equal(("Not billed", 2), (changed.Target, changed.History.Count));
        Assert.Equal("2026-1000 Estate plan", changed.Label);
    }

    [Fact]
    public async Task accounts_offer_the_roles_that_nobody_mapped()
    {
        var rows = (await new MappingQuery(month.Store, month.Reader).FindAsync(SampleBooks.Id, MappingKind.Account, SampleBooks.Auditor, CancellationToken.None)).Value!;

        Assert.Contains(rows, row => row is { Pattern: AccountRole.Discount, IsMapped: false });
        Assert.Contains(rows, row => row is { Pattern: AccountRole.TrustLiability, IsMapped: true });
    }

    [Fact]
    public async Task a_story_goes_from_the_source_to_the_document()
    {
        var story = (await new ItemStoryQuery(month.Store, month.Reader).FindAsync(SampleBooks.Id, month.Posted, SampleBooks.Auditor, CancellationToken.None)).Value!;

        Assert.Equal(Stage.Verified, story.Item.Stage);
        Assert.Single(story.Records);
        Assert.Equal(2, story.Outcomes.Count);
        Assert.Equal("Parker Pretend", Assert.Single(story.Approvals).ActorDisplay);
        Assert.Equal(("Invoice 981", PostingState.Confirmed), (Assert.Single(story.Postings).Intent.Document, story.Postings[0].Intent.State));
        Assert.Equal(["Confirmed by the books", "Approved", "Captured"], story.Audit.Select(line => line.What));
        Assert.Null((await new ItemStoryQuery(month.Store, month.Reader).FindAsync(SampleBooks.Others, month.Posted, SampleBooks.Auditor, CancellationToken.None)).Value);
    }

    [Theory]
    [InlineData("2026-1003", "Exception")]
    [InlineData("Gorse", "Exception")]
    [InlineData("Invoice 1027", "Item")]
    [InlineData("1240.50", "Item")]
    [InlineData("$1,240.50", "Item")]
    [InlineData("981", "Document")]
    public async Task one_box_finds(string text, string what)
    {
        var hits = (await new SearchQuery(month.Store).FindAsync(SampleBooks.Id, text, SampleBooks.Bookkeeper, CancellationToken.None)).Value!;

        Assert.Contains(hits, hit => hit.What == what);
    }

    [Theory]
    [InlineData("1240.50", 124050L)]
    [InlineData("$1,240.50", 124050L)]
    [InlineData("-12", -1200L)]
    [InlineData("1.234", null)]
    [InlineData("Alder", null)]
    [InlineData("99999999999999", null)]
    public void an_amount_is_read_as_typed(string text, long? minor) => Assert.Equal(minor, SearchQuery.AmountOf(text));

    [Fact]
    public async Task home_counts_what_the_lists_show()
    {
        var rows = new QueueRowsQuery(month.Store);
        var home = (await new HomeQuery(month.Store, rows, Month.Catalogue, month.Clock).FindAsync(SampleBooks.Id, SampleBooks.Partner, CancellationToken.None)).Value!;
        var keys = await month.KeysAsync();

        Assert.Equal(keys.Keys.Count, home.Open);
        Assert.Equal(keys.Groups.Sum(group => group.BlockedMinor), home.BlockedMinor);
        Assert.Equal((12, 2), (home.Held, home.HeldTrust));
        Assert.Equal(3, home.NextUp.Count);
        Assert.Equal(212, home.Latest!.Done);
    }

    [Fact]
    public async Task the_sync_log_goes_on_below_a_run()
    {
        var query = new RunQuery(month.Store);
        var newest = (await query.FindAsync(SampleBooks.Id, null, false, SampleBooks.Auditor, CancellationToken.None)).Value!;
        var older = (await query.FindAsync(SampleBooks.Id, newest.Runs[4].Sequence, false, SampleBooks.Auditor, CancellationToken.None)).Value!;

        Assert.Equal(15, newest.Runs.Count);
        Assert.Null(newest.Older);
        Assert.Equal(newest.Runs.Skip(5).Select(run => run.Id), older.Runs.Select(run => run.Id));
        Assert.Equal(newest.Runs.Sum(run => run.Figures.Read), newest.Days.Sum(day => day.Figures.Read));
    }

    [Fact]
    public async Task the_frame_and_the_connections_say_how_fresh_things_are()
    {
        var frame = (await new FrameQuery(month.Store, month.Clock).FindAsync(SampleBooks.Id, SampleBooks.Auditor, CancellationToken.None)).Value!;
        var view = (await new ConnectionsQuery(month.Store).FindAsync(SampleBooks.Id, SampleBooks.Auditor, CancellationToken.None)).Value!;

        Assert.Equal(("Draft", 39, 12), (frame.Mode, frame.OpenCards, frame.HeldItems));
        Assert.Equal([Month.Now.AddMinutes(-3), Month.Now.AddMinutes(-4)], frame.Systems.Select(system => system.ReadAt!.Value));
        Assert.False(view.MayChange);
        Assert.Equal(16, view.Streams.Count);
    }

    [Fact]
    public async Task type_ahead_offers_what_is_active_in_the_books()
    {
        var found = (await new BooksTargetsQuery(month.Store).FindAsync(SampleBooks.Id, [BooksKind.Customer], "cedar", SampleBooks.Bookkeeper, CancellationToken.None)).Value!;

        Assert.Equal(4, found.Count);
        Assert.All(found, target => Assert.StartsWith("Cedarly", target.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_stranger_is_refused_everywhere()
    {
        var (store, nobody) = (month.Store, SampleBooks.Nobody);

        Assert.True((await new MappingQuery(store, month.Reader).FindAsync(SampleBooks.Id, MappingKind.Code, nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await new ItemStoryQuery(store, month.Reader).FindAsync(SampleBooks.Id, month.Posted, nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await new SearchQuery(store).FindAsync(SampleBooks.Id, "Alder", nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await new RunQuery(store).FindAsync(SampleBooks.Id, null, true, nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await new FrameQuery(store, month.Clock).FindAsync(SampleBooks.Id, nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await new ConnectionsQuery(store).FindAsync(SampleBooks.Id, nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await new PeopleQuery(store).FindAsync(nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await new BooksTargetsQuery(store).FindAsync(SampleBooks.Id, [BooksKind.Item], "", nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await new HomeQuery(store, new QueueRowsQuery(store), Month.Catalogue, month.Clock).FindAsync(SampleBooks.Id, nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await new QueueRowsQuery(store).FindAsync(SampleBooks.Id, [1], nobody, CancellationToken.None)).IsForbidden);
    }
}
