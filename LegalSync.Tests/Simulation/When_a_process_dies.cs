using LegalSync.Domain.Posting;
using LegalSync.Simulation.Store;
using Xunit;

namespace LegalSync.Tests.Simulation;

/// <summary>Faults of the catalogue that strike the process and its database, each at every step of the way.</summary>
public class When_a_process_dies
{
    [Fact]
    public void F1_killed_at_every_step_it_loses_nothing_and_doubles_nothing() => Scene.AtEveryStep(
        scene => scene.Fleet.Kill(scene.Fleet.Living.First(), TimeSpan.FromSeconds(3)),
        scene => scene.AssertWhole());

    [Fact]
    public void F26_stopped_at_every_step_it_leaves_nothing_claimed() => Scene.AtEveryStep(
        scene => scene.Fleet.Stop(scene.Fleet.Living.First(), TimeSpan.FromSeconds(1)),
        scene => scene.AssertWhole(), every: 3);

    [Theory]
    [InlineData(SaveFate.LostAfter)]
    [InlineData(SaveFate.LostBefore)]
    public void F16_a_connection_that_breaks_at_a_commit_is_decided_by_the_row(SaveFate fate) => AtEverySave(fate);

    [Fact]
    public void F17_a_deadlock_repeats_the_whole_unit_of_work() => AtEverySave(SaveFate.Deadlock);

    [Fact]
    public void F14_a_node_that_froze_beyond_its_lease_is_refused_when_it_wakes() => Scene.Play(scene =>
    {
        var frozen = false;
        scene.Heard = posting =>
        {
            if (posting.State == PostingState.Claimed && !frozen)
            {
                frozen = true;
                var name = posting.ClaimedBy!.Split(':')[0];
                scene.Fleet.Freeze(scene.Fleet.Living.Single(node => node.Life.Name == name), TimeSpan.FromSeconds(200));
            }
        };
        scene.Run(TimeSpan.FromSeconds(150));
        Assert.Contains(scene.Postings, posting => posting.Fence > 1);
        scene.Run(TimeSpan.FromMinutes(5));

        scene.AssertWhole();
    }, nodes: 2);

    [Fact]
    public void F14_a_node_that_froze_after_its_mark_sends_no_more_when_it_wakes() => Scene.Play(scene =>
    {
        var frozen = false;
        scene.Heard = posting =>
        {
            if (posting.State == PostingState.Sent && !frozen)
            {
                frozen = true;
                var name = posting.ClaimedBy!.Split(':')[0];
                scene.Fleet.Freeze(scene.Fleet.Living.Single(node => node.Life.Name == name), TimeSpan.FromSeconds(240));
            }
        };
        scene.Run(TimeSpan.FromMinutes(8));

        scene.AssertWhole();
    }, nodes: 2);

    private static void AtEverySave(SaveFate fate)
    {
        for (var number = 0; number < 30; number++)
        {
            Scene.Play(scene =>
            {
                scene.Run(TimeSpan.FromSeconds(5));
                for (var before = 0; before < number; before++)
                {
                    scene.Site.Weather.Next.Enqueue(SaveFate.Stored);
                }

                scene.Site.Weather.Next.Enqueue(fate);
                scene.Run(TimeSpan.FromMinutes(6));

                scene.AssertWhole();
            });
        }
    }
}
