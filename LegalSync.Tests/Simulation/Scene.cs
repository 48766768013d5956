extern alias sandbox;

using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Simulation.Clockwork;
using LegalSync.Simulation.Judging;
using LegalSync.Simulation.Running;
using LegalSync.Simulation.World;
using sandbox::LegalSync.Sandbox.Faults;
using sandbox::LegalSync.Sandbox.QuickBooks.Http;
using sandbox::LegalSync.Sandbox.QuickBooks.Journal;
using Xunit;

namespace LegalSync.Tests.Simulation;

/// <summary>One firm whose partner approves everything at once, for a test that says exactly what goes wrong.</summary>
internal sealed class Scene
{
    private const int Shape = 5;

    private Scene(int nodes, int items)
    {
        Pump = new Pump(new Dice(7), FirmTemplate.Start, new Diary(false));
        Site = new Site(Pump, FirmTemplate.Of(Shape, items));
        Fleet = new Fleet(Site, nodes);
        People = new People(Site, Fleet);
        Site.Books.Company.RequestIds = RequestIds.Ignored;
        Site.Moves.Heard = posting => Heard?.Invoke(posting);
        Site.Server.Script = request =>
        {
            Requests++;
            return (Way?.Invoke(request) ?? ScriptedFate.Pass).With(Site.Dice.Span(80, 300));
        };
        People.At(TimeSpan.FromMilliseconds(500), node => People.ApproveSomeAsync(node, 1_000));
    }

    public Pump Pump { get; }

    public Site Site { get; }

    public Fleet Fleet { get; }

    public People People { get; }

    /// <summary>What each request meets; null is nothing special.</summary>
    public Func<WireRequest, ScriptedFate?>? Way { get; set; }

    /// <summary>Told of every posting that is committed.</summary>
    public Action<PostingIntent>? Heard { get; set; }

    /// <summary>Requests so far.</summary>
    public int Requests { get; private set; }

    public IReadOnlyList<PostingIntent> Postings => [.. Site.Database.Of<PostingIntent>().Rows.Select(row => row.Row)];

    /// <summary>Plays on a thread of its own.</summary>
    public static T Play<T>(Func<Scene, T> play, int nodes = 1, int items = 8) => Played.On(() => play(new Scene(nodes, items)));

    /// <summary>Plays on a thread of its own.</summary>
    public static void Play(Action<Scene> play, int nodes = 1, int items = 8) => Play(scene =>
    {
        play(scene);
        return true;
    }, nodes, items);

    public void Run(TimeSpan span) => Pump.RunUntil(Pump.Now + span);

    /// <summary>True once the books hold all of it.</summary>
    public bool IsDone => Postings is { Count: > 0 } postings && postings.All(posting => posting.State == PostingState.Confirmed);

    /// <summary>What is broken by now.</summary>
    public IReadOnlyList<string> Broken => [.. Site.Defects, .. Site.Moves.Faults, .. new Judge(Site).Run()];

    /// <summary>All is well, and everything approved is in the books.</summary>
    public void AssertWhole()
    {
        Assert.False(Pump.HasStrayed);
        Assert.Empty(Broken);
        Assert.NotEmpty(Postings);
        Assert.All(Postings, posting => Assert.True(posting.State is PostingState.Confirmed or PostingState.Cancelled, $"{posting.Event} leg {posting.Leg} is {posting.State}."));
        Assert.DoesNotContain(Site.Database.Of<WorkItem>().Rows, row => row.Row.Stage is Stage.Approved or Stage.Posting);
    }

    /// <summary>Plays a scene again and again with the fault at step 1, 2, 3 ... until it no longer comes to it.</summary>
    public static void AtEveryStep(Action<Scene> fault, Action<Scene> verify, int nodes = 1, int every = 1)
    {
        var (step, struck) = (1L, true);
        for (; struck; step += every)
        {
            struck = Play(scene =>
            {
                var (left, isStruck) = (step, false);
                scene.Pump.Stepping = _ =>
                {
                    // The steps are counted from the approval on: before it there is nothing to lose.
                    if (scene.Postings.Count > 0 && --left == 0 && !scene.IsDone)
                    {
                        isStruck = true;
                        fault(scene);
                    }
                };
                scene.Run(TimeSpan.FromSeconds(40));
                scene.Pump.Stepping = null;
                scene.Fleet.StartMissing();
                scene.Run(TimeSpan.FromMinutes(6));
                verify(scene);
                return isStruck;
            }, nodes, 6);
        }

        Assert.True(step > 40, "The fault hardly ever struck.");
    }
}
