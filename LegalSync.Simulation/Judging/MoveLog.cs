using LegalSync.Domain.Posting;
using LegalSync.Simulation.Store;

namespace LegalSync.Simulation.Judging;

/// <summary>Every committed move of a posting from state to state, and what may never happen to one.</summary>
internal sealed class MoveLog
{
    private readonly Dictionary<long, PostingIntent> _last = [];
    private readonly Coverage _coverage;
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _nodes = new(StringComparer.Ordinal);

    public MoveLog(Database database, Coverage coverage)
    {
        _coverage = coverage;
        Watch(database);
    }

    /// <summary>What was stored and may not be.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Told of every posting that is committed.</summary>
    public Action<PostingIntent>? Heard { get; set; }

    /// <summary>Watches a database from now on.</summary>
    public void Watch(Database database)
    {
        _last.Clear();
        foreach (var (_, posting) in database.Of<PostingIntent>().Rows)
        {
            _last[posting.Sequence] = posting;
        }

        database.Of<PostingIntent>().Committed = Note;
    }

    private void Note(PostingIntent posting)
    {
        var before = _last.GetValueOrDefault(posting.Sequence);
        _last[posting.Sequence] = posting;
        var from = before?.State.ToString() ?? "new";
        if (before is null || before.State != posting.State || before.Fence != posting.Fence)
        {
            _coverage.See($"{from} → {posting.State}{(before is not null && before.Fence != posting.Fence && before.State == posting.State ? " (claimed again)" : "")}");
        }

        if (posting.ClaimedBy is { } node && _nodes.Add(node) && _nodes.Count == 2)
        {
            _coverage.See("two nodes claimed");
        }

        if (before is { State: PostingState.Confirmed } && posting.State != PostingState.Confirmed)
        {
            _faults.Add($"{posting.Event} leg {posting.Leg} was confirmed and is {posting.State} now.");
        }

        Heard?.Invoke(posting);
    }
}
