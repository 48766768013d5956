using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.Autonomy.Switch;

/// <summary>Two writers on one database: a node that marks a posting as sent, and somebody who decides against it between its reading and its storing.</summary>
public class When_something_changes_at_the_moment_of_sending
{
    public static TheoryData<string, Stage> Races => new()
    {
        { "back to draft", Stage.Held },
        { "paused by lag", Stage.Held },
        { "stream off", Stage.Held },
        { "approval withdrawn", Stage.Held },
        { "parallel run", Stage.Approved },
        { "posting paused", Stage.Approved },
    };

    [Theory]
    [MemberData(nameof(Races))]
    public async Task whoever_stores_first_is_seen_and_nothing_goes(string race, Stage stage)
    {
        await using var firm = await SwitchFirm.OpenAsync();
        var item = await ApprovedAsync(firm);

        Assert.Null(await firm.SendAsync(() => RunAsync(firm, race, item)));

        var (after, posting) = (await firm.ItemAsync(item), await firm.PostingAsync(item));
        Assert.Equal((stage, 0), (after.Stage, posting.Attempts));
        Assert.Equal(stage == Stage.Held ? PostingState.Cancelled : PostingState.Pending, posting.State);
    }

    [Theory]
    [MemberData(nameof(Races))]
    public async Task what_is_marked_first_goes_and_the_other_comes_after(string race, Stage stage)
    {
        await using var firm = await SwitchFirm.OpenAsync();
        var item = await ApprovedAsync(firm);

        Assert.NotNull(await firm.SendAsync());
        await RunAsync(firm, race, item);

        Assert.Equal((Stage.Posting, PostingState.Sent), ((await firm.ItemAsync(item)).Stage, (await firm.PostingAsync(item)).State));
        Assert.True(stage is Stage.Held or Stage.Approved);
    }

    [Fact]
    public async Task what_a_person_approved_goes_though_its_stream_falls_back()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.Payment, StreamMode.Supervised);
        var item = await firm.HoldAsync(WorkKind.Payment, 5_000);
        await firm.ApproveAsync(item);
        Assert.Null(await firm.ReturnAsync(WorkKind.Payment));

        Assert.NotNull(await firm.SendAsync());
    }

    [Fact]
    public async Task one_that_was_approved_under_an_earlier_promotion_is_held_again()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        var item = await ApprovedAsync(firm);
        Assert.Null(await firm.ReturnAsync(WorkKind.Payment));
        await firm.EarnAsync(WorkKind.Payment, StreamMode.AutoFinalize);

        Assert.Null(await firm.SendAsync());
        Assert.Equal(Stage.Held, (await firm.ItemAsync(item)).Stage);
        Assert.Equal(1, await firm.ApproveCleanAsync());
        Assert.NotNull(await firm.SendAsync());
    }

    [Fact]
    public async Task nodes_that_only_rest_on_the_same_state_do_not_hinder_one_another()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        var item = await ApprovedAsync(firm);
        var other = await firm.HoldAsync(WorkKind.Payment, 700);
        var version = (await firm.StreamAsync(WorkKind.Payment)).Version;

        Assert.NotNull(await firm.SendAsync(async () =>
        {
            await firm.ApproveAsync(other);
        }));

        Assert.Equal(version, (await firm.StreamAsync(WorkKind.Payment)).Version);
        Assert.Equal(1, (await firm.PostingAsync(item)).Attempts);
    }

    private static async Task<WorkItem> ApprovedAsync(SwitchFirm firm)
    {
        await firm.EarnAsync(WorkKind.Payment, StreamMode.AutoFinalize);
        var item = await firm.HoldAsync(WorkKind.Payment, 5_000);
        Assert.Equal(1, await firm.ApproveCleanAsync());
        return item;
    }

    private static Task RunAsync(SwitchFirm firm, string race, WorkItem item) => race switch
    {
        "back to draft" => firm.ReturnAsync(WorkKind.Payment),
        "paused by lag" => firm.ChangeAsync(async session => (await session.StreamsAsync(CancellationToken.None)).Single(stream => stream.Kind == WorkKind.Payment).Pause(WatchStreams.Lags)),
        "stream off" => firm.ChangeAsync(async session => (await session.StreamsAsync(CancellationToken.None)).Single(stream => stream.Kind == WorkKind.Payment).TurnOff("As agreed.")),
        "approval withdrawn" => firm.UndoAsync(item),
        "parallel run" => firm.ChangeAsync(async session => (await session.BooksAsync(CancellationToken.None)).Shadow(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31))),
        "posting paused" => firm.ChangeAsync(async session => (await session.BooksAsync(CancellationToken.None)).PausePosting(true)),
        _ => throw new ArgumentOutOfRangeException(nameof(race), race, "No such race."),
    };
}
