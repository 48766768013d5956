using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Tests.Routing;
using LegalSync.Tests.Trust.Ledgers;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Autonomy.Switch;

/// <summary>Two writers on one database: a node that marks a posting as sent, and somebody who edits the mapping that drafted it. Nothing is lost, and nothing goes against the mapping as it stands then.</summary>
public class When_a_mapping_is_edited_at_the_moment_of_sending
{
    private const string Edited = "m-1";
    private const string Other = "m-2";
    private static readonly AccountId _newLiability = new("35");
    private static readonly Actor _administrator = Actor.Person("fa", "Ada Administrator", [Role.Administrator], ["*"]);
    private static readonly Actor _job = Actor.Job("post", "test");

    public static TheoryData<MappingKind> Edits => new() { MappingKind.Matter, MappingKind.Account };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task an_edit_that_is_stored_first_holds_what_it_drafts_anew_and_a_new_approval_lets_it_go(MappingKind kind)
    {
        await using var world = await ApprovedAsync();
        var before = await PostingAsync(world, Edited);

        Assert.Null(await SendAsync(world, Edited, () => EditAsync(world, kind)));

        var item = await ItemAsync(world, Edited);
        Assert.Equal((Stage.Held, PostingState.Cancelled, 0), (item.Stage, (await PostingAsync(world, Edited)).State, (await PostingAsync(world, Edited)).Attempts));
        Assert.NotEqual(before.Draft, item.Draft);
        Assert.True((await ApproveAsync(world, item)).Verdicts[0].Done);
        Assert.Equal(DraftText.Read(item.Draft!)[0], (await SendAsync(world, Edited))!.Postings[0].Draft);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task between_an_edit_and_its_evaluation_nothing_that_it_may_touch_is_sent(MappingKind kind)
    {
        await using var world = await ApprovedAsync();
        PreparedRequest? sent = null;

        await EditAsync(world, kind, evaluating: Moments.BeforeOpening(world.NewStore(), async () => sent = await SendAsync(world, Edited)));

        Assert.Null(sent);
        Assert.Equal((Stage.Held, PostingState.Cancelled), ((await ItemAsync(world, Edited)).Stage, (await PostingAsync(world, Edited)).State));
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task what_is_approved_between_an_edit_and_its_evaluation_is_not_sent_either(MappingKind kind)
    {
        await using var world = await HeldAsync();
        PreparedRequest? sent = null;

        await EditAsync(world, kind, evaluating: Moments.BeforeOpening(world.NewStore(), async () =>
        {
            await ApproveAsync(world, await ItemAsync(world, Edited));
            sent = await SendAsync(world, Edited);
        }));

        Assert.Null(sent);
        Assert.Equal(Stage.Held, (await ItemAsync(world, Edited)).Stage);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task what_is_marked_first_goes_as_it_was_approved(MappingKind kind)
    {
        await using var world = await ApprovedAsync();
        var approved = (await PostingAsync(world, Edited)).Draft;

        var sent = await SendAsync(world, Edited);
        await EditAsync(world, kind);

        var posting = await PostingAsync(world, Edited);
        Assert.Equal((Stage.Posting, PostingState.Sent, 1), ((await ItemAsync(world, Edited)).Stage, posting.State, posting.Attempts));
        Assert.Equal(approved, posting.Draft);
        Assert.Equal(approved, DraftText.Write([sent!.Postings[0].Draft]));
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task what_is_marked_while_an_edit_is_being_stored_goes_and_the_edit_stands(MappingKind kind)
    {
        await using var world = await ApprovedAsync();
        PreparedRequest? sent = null;

        await EditAsync(world, kind, recording: Moments.BeforeSaving(world.NewStore(), async () => sent = await SendAsync(world, Edited)));

        Assert.NotNull(sent);
        Assert.Equal((Stage.Posting, PostingState.Sent), ((await ItemAsync(world, Edited)).Stage, (await PostingAsync(world, Edited)).State));
        await using var db = world.File.Create();
        Assert.Equal(1, await db.MappingRules.CountAsync(rule => rule.Reason == "as agreed anew"));
    }

    [Theory]
    [InlineData(MappingKind.Matter, AccountRole.Discount)]
    [InlineData(MappingKind.Account, AccountRole.Discount)]
    public async Task what_an_edit_does_not_draft_anew_goes_as_it_was_approved(MappingKind kind, string role)
    {
        await using var world = await ApprovedAsync();

        await EditAsync(world, kind, role: role);

        var item = await ItemAsync(world, Other);
        Assert.Equal((Stage.Approved, 0), (item.Stage, item.OpenEdges));
        Assert.NotNull(await SendAsync(world, Other));
    }

    private static async Task<TrustWorld> HeldAsync()
    {
        var world = await TrustWorld.OpenAsync([(Edited, 0), (Other, 0)]);
        await using (var session = world.NewStore().Open(world.Books))
        {
            session.Mirror(SampleBooks.Reading, world.Time.GetUtcNow(), true);
            Assert.True(await session.SaveAsync(CancellationToken.None));
        }

        await world.TellAsync([.. new[] { Edited, Other }.Select(matter => TrustWorld.Record(matter, new Told { Id = $"in-{matter}", Cents = 50_000, Day = TrustWorld.Today.DayNumber - 5, IsIn = true, Reference = "Wire" }))]);
        await world.Advance(world.NewStore()).RunAsync(world.Books, [new MatterId(Edited), new MatterId(Other), MatterId.None], Actor.Job("capture", "1"), CancellationToken.None);
        await using (var session = world.NewStore().Open(world.Books))
        {
            var reading = SampleBooks.Reading with { Accounts = [.. SampleBooks.Reading.Accounts, new BooksAccount(_newLiability, "Client money, new", "Other Current Liability", "TrustAccountsLiabilities", true)] };
            session.Mirror(reading, world.Time.GetUtcNow(), true);
            Assert.True(await session.SaveAsync(CancellationToken.None));
        }

        return world;
    }

    private static async Task<TrustWorld> ApprovedAsync()
    {
        var world = await HeldAsync();
        foreach (var matter in new[] { Edited, Other })
        {
            Assert.True((await ApproveAsync(world, await ItemAsync(world, matter))).Verdicts[0].Done);
        }

        return world;
    }

    private static Task<DecisionOutcome> ApproveAsync(TrustWorld world, WorkItem item) =>
        world.Approve(world.NewStore()).RunAsync(world.Books, [new ShownItem(item.Id, item.DraftHash!)], world.Partner, CancellationToken.None);

    private static async Task EditAsync(TrustWorld world, MappingKind kind, IStore? recording = null, IStore? evaluating = null, string role = AccountRole.TrustLiability)
    {
        var change = kind == MappingKind.Matter
            ? new MappingChange(kind, Edited, MappingTarget.Books, SampleBooks.Birch.Value, new DateOnly(2026, 9, 1), "as agreed anew")
            : new MappingChange(kind, role, MappingTarget.Books, role == AccountRole.TrustLiability ? _newLiability.Value : SampleBooks.Discounts.Value, new DateOnly(2026, 9, 1), "as agreed anew");
        world.Time.Advance(TimeSpan.FromSeconds(1));
        var edit = new ChangeMapping(recording ?? world.NewStore(), world.Advance(evaluating ?? world.NewStore()), new SyncFeed(), world.Time);
        Assert.Null(await edit.RunAsync(world.Books, change, _administrator, CancellationToken.None));
    }

    /// <summary>A node takes what is due of a matter and marks it as sent; between reading and storing something happens.</summary>
    private static async Task<PreparedRequest?> SendAsync(TrustWorld world, string matter, Func<Task>? meanwhile = null)
    {
        world.Time.Advance(TimeSpan.FromSeconds(30));
        var accounting = Hooked.Of<IAccountingSystem>((method, arguments) =>
            method.Name != nameof(IAccountingSystem.Render) ? method.ReturnType == typeof(bool) ? false : null : new Envelope((string)arguments[2]!, "deposit", "{}"));
        PostingClaims Claims(IStore store) => new(store, accounting, new PostingNode("node"), new PostingCards(new ExceptionCatalogue(), new Ids()), world.Time, new PostingPolicy());
        var due = (await PostingAsync(world, matter)).Sequence;
        var page = await Claims(world.NewStore()).TakeAsync(world.Books, PostingLane.Alone, true, due - 1, CancellationToken.None);
        var store = meanwhile is null ? world.NewStore() : Moments.BeforeSaving(world.NewStore(), meanwhile);
        return await Claims(store).MarkSentAsync(world.Books, [.. page.Tickets.Where(ticket => ticket.Sequence == due)], _job, CancellationToken.None);
    }

    private static async Task<WorkItem> ItemAsync(TrustWorld world, string matter)
    {
        await using var db = world.File.Create();
        return await db.WorkItems.AsNoTracking().SingleAsync(item => item.Source == new SourceId($"in-{matter}"));
    }

    private static async Task<PostingIntent> PostingAsync(TrustWorld world, string matter)
    {
        var item = await ItemAsync(world, matter);
        await using var db = world.File.Create();
        return await db.Postings.AsNoTracking().SingleAsync(posting => posting.Item == item.Id);
    }
}
