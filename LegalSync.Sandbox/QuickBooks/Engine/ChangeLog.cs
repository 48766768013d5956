using System.Text.Json.Nodes;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>The latest changes of a company, oldest first. One write leaves one entry for each object it touched.</summary>
internal sealed class ChangeLog(SandboxClock clock)
{
    // The change feed looks back thirty days and answers a thousand objects; nobody asks for more than this.
    private const int MostKept = 200_000;

    private readonly Queue<BooksChange> _kept = new();
    private readonly List<BooksChange> _pending = [];

    /// <summary>What is kept, oldest first.</summary>
    public IReadOnlyList<BooksChange> All => [.. _kept];

    /// <summary>What happened at an instant or after it, oldest first.</summary>
    public IReadOnlyList<BooksChange> Since(DateTimeOffset instant) => [.. _kept.Where(change => change.At >= instant)];

    /// <summary>Notes a change of the write that is under way.</summary>
    public void Note(string kind, JsonObject document, BooksOperation operation, string? deletedId = null)
    {
        var change = new BooksChange(kind, document.Text("Id")!, operation, clock.Now, document.Text("SyncToken") ?? "0", deletedId);
        var at = _pending.FindIndex(other => (other.Entity, other.Id) == (change.Entity, change.Id));
        if (at < 0)
        {
            _pending.Add(change);
        }
        else
        {
            _pending[at] = _pending[at] with { SyncToken = change.SyncToken };
        }
    }

    /// <summary>Forgets what a write that was refused had noted.</summary>
    public void Drop() => _pending.Clear();

    /// <summary>Keeps what the write noted and answers it.</summary>
    public IReadOnlyList<BooksChange> Commit()
    {
        BooksChange[] committed = [.. _pending];
        _pending.Clear();
        foreach (var change in committed)
        {
            _kept.Enqueue(change);
        }

        while (_kept.Count > MostKept)
        {
            _kept.Dequeue();
        }

        return committed;
    }
}
