extern alias sandbox;

using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Simulation.Judging;
using sandbox::LegalSync.Sandbox.Faults;
using sandbox::LegalSync.Sandbox.QuickBooks.Journal;
using Xunit;

namespace LegalSync.Tests.Simulation;

/// <summary>Faults of the catalogue that strike the way to QuickBooks.</summary>
public class When_the_way_to_QuickBooks_fails
{
    private static readonly TimeSpan _storm = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Memories => ["honoured", "ignored", "forgotten"];

    [Fact]
    public void F2_what_was_committed_without_an_answer_is_found_within_a_minute() => Scene.Play(scene =>
    {
        var (sent, longest) = (new Dictionary<long, DateTimeOffset>(), TimeSpan.Zero);
        scene.Heard = posting =>
        {
            if (posting.State == PostingState.Sent)
            {
                sent[posting.Sequence] = scene.Pump.Now;
            }
            else if (posting.State == PostingState.Confirmed && scene.Pump.Now - sent[posting.Sequence] > longest)
            {
                longest = scene.Pump.Now - sent[posting.Sequence];
            }
        };
        scene.Way = request => request.IsWrite ? ScriptedFate.CommitThenDrop : null;
        scene.Run(TimeSpan.FromMinutes(6));

        scene.AssertWhole();
        Assert.All(scene.Postings, posting => Assert.Equal(1, posting.Attempts));
        Assert.True(longest < TimeSpan.FromSeconds(60), $"It took {longest}.");
    });

    [Fact]
    public void F3_an_answer_after_the_time_limit_belongs_to_the_same_intent() => Scene.Play(scene =>
    {
        scene.Way = request => request.IsWrite && scene.Pump.Now < LegalSync.Simulation.World.FirmTemplate.Start + _storm ? ScriptedFate.Pass with { Before = TimeSpan.FromSeconds(116) } : null;
        scene.Run(TimeSpan.FromMinutes(7));

        scene.AssertWhole();
        Assert.All(scene.Postings, posting => Assert.Equal(1, posting.Generation));
    });

    [Theory]
    [MemberData(nameof(Memories))]
    public void F4_whatever_the_books_think_of_request_ids_each_document_is_there_once(string memory) => Scene.Play(scene =>
    {
        scene.Site.Books.Company.RequestIds = memory switch { "honoured" => RequestIds.Honoured, "ignored" => RequestIds.Ignored, _ => RequestIds.ForgottenAfter(TimeSpan.FromSeconds(20)) };
        var writes = 0;
        scene.Way = request => !request.IsWrite ? null : (writes++ % 3) switch { 0 => ScriptedFate.CommitThenReset, 1 => ScriptedFate.ResetBeforeCommit, _ => null };
        scene.Run(TimeSpan.FromMinutes(20));

        scene.AssertWhole();
    });

    [Fact]
    public void F5_each_part_of_a_batch_has_its_own_fate() => Scene.Play(scene =>
    {
        var batches = 0;
        scene.Way = request => request.IsBatch && batches++ == 0
            ? ScriptedFate.Partly(part => part switch { "p1" => ItemFate.Failed, "p2" => ItemFate.CarriedButFailed, "p3" => ItemFate.CarriedButMissing, _ => ItemFate.Carried }, reversed: true)
            : null;
        scene.Run(TimeSpan.FromMinutes(6));

        scene.AssertWhole();
        Assert.Equal([2, 1, 1, 1], scene.Postings.Take(4).Select(posting => posting.Attempts));
    });

    [Fact]
    public void F7_two_hours_without_an_answer_are_waited_out_quietly_and_drained_without_a_burst() => Scene.Play(scene =>
    {
        var ends = scene.Pump.Now + TimeSpan.FromHours(2);
        var writes = 0;
        scene.Way = request =>
        {
            writes += request.IsWrite ? 1 : 0;
            return scene.Pump.Now < ends ? ScriptedFate.Html503() : null;
        };
        scene.Run(TimeSpan.FromHours(2));
        var (outage, tries) = (scene.Requests, writes);
        scene.Run(TimeSpan.FromMinutes(5));

        scene.AssertWhole();
        Assert.True(outage < 2 * 60 * 20, $"{outage} requests in two hours, one way or the other.");
        Assert.True(tries < 2 * 60, $"{tries} writes in two hours.");
        Assert.True(scene.Requests - outage < 60, $"{scene.Requests - outage} requests after it.");
    });

    [Fact]
    public void F8_a_draft_that_cannot_be_written_is_parked_and_holds_up_nobody() => Scene.Play(scene =>
    {
        var poisoned = scene.Site.Decisions;
        scene.Site.Poison = 1;
        scene.Run(TimeSpan.FromMinutes(3));

        Assert.Empty(new Judge(scene.Site).Run());
        Assert.NotNull(poisoned);
        var parked = scene.Postings.Where(posting => posting.State == PostingState.Refused).ToList();
        Assert.NotEmpty(parked);
        Assert.All(parked, posting => Assert.Equal((0, "unrenderable"), (posting.Attempts, posting.RefusalCode)));
        Assert.Contains(scene.Postings, posting => posting.State == PostingState.Confirmed);
        Assert.Contains(scene.Site.Database.Of<ExceptionItem>().Rows, row => row.Row is { State: CardState.Open, Origin: Origin.Posting });
    }, items: 14);
}
