using LegalSync.Domain.Approvals;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Simulation.Clockwork;
using LegalSync.Simulation.Store;

namespace LegalSync.Simulation.Judging;

/// <summary>A decision of a person as it was committed.</summary>
/// <param name="At">When it was committed, in truth.</param>
/// <param name="Item">The item.</param>
/// <param name="What">What was decided.</param>
/// <param name="Event">The item's economic event.</param>
/// <param name="Legs">What was signed: the documents, in order.</param>
internal sealed record Decided(DateTimeOffset At, WorkItemId Item, Decision What, string Event, IReadOnlyList<PostingDraft> Legs);

/// <summary>What people decided, at the instants of the commits, with what was signed.</summary>
internal sealed class DecisionLog
{
    private readonly Pump _pump;
    private readonly List<Decided> _decided = [];
    private readonly Dictionary<string, (string Event, int Leg)> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<PostingDraft>> _drafts = new(StringComparer.Ordinal);

    public DecisionLog(Database database, Pump pump)
    {
        _pump = pump;
        Watch(database);
    }

    /// <summary>Decisions in order.</summary>
    public IReadOnlyList<Decided> All => _decided;

    /// <summary>The event and leg of a mark; null when it is none of ours.</summary>
    public (string Event, int Leg)? Of(string mark) => _marks.TryGetValue(mark, out var found) ? found : null;

    /// <summary>Watches a database from now on.</summary>
    public void Watch(Database database)
    {
        database.Of<Approval>().Committed = approval => Note(database, approval);
        // What a person signs is the draft under its hash; it is read when it comes about, before anything can change it.
        foreach (var (_, item) in database.Of<WorkItem>().Rows)
        {
            Remember(item);
        }

        database.Of<WorkItem>().Committed = Remember;
    }

    private void Remember(WorkItem item)
    {
        if (item is not { Draft: { } draft, DraftHash: { } hash } || _drafts.ContainsKey(hash + item.Key.Event))
        {
            return;
        }

        var legs = DraftText.Read(draft);
        _drafts[hash + item.Key.Event] = legs;
        for (var leg = 1; leg <= legs.Count; leg++)
        {
            _marks[PostingIntent.MarkPrefix + PostingIntent.KeyOf(item.Books, item.Key.Event, leg, 0)] = (item.Key.Event, leg);
        }
    }

    private void Note(Database database, Approval approval)
    {
        var item = database.Of<WorkItem>().Rows.First(row => row.Row.Id == approval.Item).Row;
        _decided.Add(new Decided(_pump.Now, approval.Item, approval.Decision, item.Key.Event, _drafts.GetValueOrDefault(approval.DraftHash + item.Key.Event, [])));
        if (_pump.Diary.IsKept)
        {
            _pump.Note("person", $"{approval.Decision} {item.Key.Event}");
        }
    }
}
