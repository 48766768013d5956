using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Simulation.Store;
using LegalSync.Simulation.World;

namespace LegalSync.Simulation.Running;

/// <summary>The nodes: started, killed, frozen, stopped and started again; and the jobs that run on each.</summary>
internal sealed class Fleet
{
    private readonly Site _site;
    private readonly List<Node> _nodes = [];
    private readonly int _size;
    private int _started;

    public Fleet(Site site, int size)
    {
        (_site, _size) = (site, size);
        for (var i = 0; i < size; i++)
        {
            Start();
        }
    }

    /// <summary>Whether nodes are killed right after they stored that something is on its way, in a thousand.</summary>
    public int KillsAtTheMark { get; set; }

    /// <summary>Whether capture runs as well.</summary>
    public bool Captures { get; set; }

    /// <summary>Whether the books are read back.</summary>
    public bool ReadsBack { get; set; }

    /// <summary>Between two runs of the posting job.</summary>
    public int PostEveryMilliseconds { get; set; } = 5_000;

    /// <summary>The nodes that live, also those that are frozen or about to stop.</summary>
    public IEnumerable<Node> Living => _nodes.Where(node => !node.Life.IsOver);

    private IEnumerable<Node> Running => Living.Where(node => !node.Stopping.IsCancellationRequested && node.Life.FrozenUntil <= _site.Pump.Now);

    /// <summary>A node that runs, drawn; null when none does.</summary>
    public Node? Any() => Running.ToList() is { Count: > 0 } living ? _site.Dice.Of(living) : null;

    /// <summary>Starts a node.</summary>
    public Node Start()
    {
        var node = new Node(_site, string.Create(CultureInfo.InvariantCulture, $"node{++_started}"), _site.Dice.Span(-4_500, 4_500));
        _nodes.Add(node);
        _ = LoopAsync(node, "post", () => TimeSpan.FromMilliseconds(PostEveryMilliseconds + _site.Dice.Below(1_000)), () => node.Post.RunAsync(FirmTemplate.Books, Job("post"), node.Stopping));
        _ = LoopAsync(node, "verify", () => _site.Dice.Span(30_000, 60_000), () => ReadsBack ? VerifyAsync(node) : Task.CompletedTask);
        _ = LoopAsync(node, "capture", () => _site.Dice.Span(20_000, 60_000), () => Captures ? CaptureAsync(node) : Task.CompletedTask);
        return node;
    }

    /// <summary>Starts as many as are missing; one that is frozen may wake up beside the one that took its place.</summary>
    public void StartMissing()
    {
        while (Running.Count() < _size)
        {
            Start();
        }
    }

    /// <summary>Ends a node at once, at whatever step it is; another one starts later.</summary>
    public void Kill(Node node, TimeSpan restartAfter)
    {
        if (node.Life.IsOver)
        {
            return;
        }

        node.Life.End();
        _site.Coverage.See("fault: node killed");
        _site.Pump.Note(node.Life.Name, "killed");
        _site.Pump.Later(null, restartAfter, StartMissing);
    }

    /// <summary>Stops the world of a node for a while.</summary>
    public void Freeze(Node node, TimeSpan span)
    {
        node.Life.Freeze(_site.Pump.Now + span);
        if (_site.Dice.Chance(500))
        {
            _site.Pump.Later(null, _site.Dice.Span(5_000, 60_000), StartMissing);
        }

        _site.Coverage.See(span > _site.Policy.Lease + _site.Policy.Skew ? "fault: node frozen beyond its lease" : "fault: node frozen");
        _site.Pump.Note(node.Life.Name, string.Create(CultureInfo.InvariantCulture, $"frozen for {span.TotalSeconds:0} s"));
    }

    /// <summary>Asks a node to stop, as a deployment does.</summary>
    public void Stop(Node node, TimeSpan restartAfter)
    {
        _site.Coverage.See("fault: node stopped");
        _site.Pump.Note(node.Life.Name, "stopping");
        node.Stop();
        _site.Pump.Later(null, restartAfter, StartMissing);
    }

    /// <summary>Hears of a posting that was committed: that is when a kill hurts most.</summary>
    public void Hear(PostingIntent posting)
    {
        if (posting.State is PostingState.Claimed or PostingState.Sent && _site.Dice.Chance(KillsAtTheMark)
            && Living.FirstOrDefault(node => posting.ClaimedBy!.StartsWith(node.Life.Name + ":", StringComparison.Ordinal)) is { } node)
        {
            _site.Pump.Later(null, _site.Dice.Span(0, 900), () => Hurt(node));
        }
    }

    private void Hurt(Node node)
    {
        if (_site.Dice.Chance(500))
        {
            Kill(node, _site.Dice.Span(1_000, 60_000));
        }
        else
        {
            Freeze(node, _site.Dice.Span(20_000, 260_000));
        }
    }

    /// <summary>Runs work of a node. What a broken database throws is a failed run; anything else is a defect.</summary>
    public async Task GuardAsync(Node node, string what, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (Note(node, what, failure))
        {
        }
    }

    private static Actor Job(string name) => Actor.Job(name, "simulation");

    private async Task LoopAsync(Node node, string name, Func<TimeSpan> pause, Func<Task> run)
    {
        while (!node.Stopping.IsCancellationRequested)
        {
            await _site.Pump.WaitAsync(node.Life, pause());
            await GuardAsync(node, name, run);
        }
    }

    private static async Task VerifyAsync(Node node)
    {
        if (await node.ReadBack.RefreshAsync(FirmTemplate.Books, false, Job("verify"), node.Stopping) is null)
        {
            await node.ReadBack.VerifyAsync(FirmTemplate.Books, Job("verify"), node.Stopping);
        }
    }

    private async Task CaptureAsync(Node node)
    {
        await node.Capture.RunAsync(FirmTemplate.Books, _site.Dice.Chance(200), Job("capture"), node.Stopping);
        _site.Coverage.See("capture ran");
    }

    private bool Note(Node node, string what, Exception failure)
    {
        _site.Pump.Note(node.Life.Name, $"{what} failed: {failure}");
        _site.Coverage.See($"run failed: {failure.GetType().Name}");
        var isExpected = failure is DatabaseLostException or OperationCanceledException
            || (failure is InvalidOperationException && (failure.Message.Contains("could not be stored", StringComparison.Ordinal) || failure.Message.Contains("could not be evaluated", StringComparison.Ordinal)));
        if (!isExpected)
        {
            _site.Defects.Add($"{node.Life.Name} {what}: {failure}");
        }

        return true;
    }
}
