using System.Text.Json.Nodes;
using LegalSync.Domain.Posting;
using LegalSync.Sandbox.QuickBooks;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Simulation.Clockwork;

namespace LegalSync.Simulation.Judging;

/// <summary>A document as it stood when it came into the books.</summary>
/// <param name="Order">Its place among all creations.</param>
/// <param name="At">When, in truth.</param>
/// <param name="Entity">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Mark">Our mark in its note; null when it bears none.</param>
/// <param name="Body">The document.</param>
/// <param name="ByPerson">Whether a person made it in the books.</param>
internal sealed record Created(int Order, DateTimeOffset At, string Entity, string Id, string? Mark, JsonObject Body, bool ByPerson);

/// <summary>Watches the books: what came into them when, as it stood then, also when it is changed or deleted later.</summary>
internal sealed class BooksLedger
{
    private readonly QuickBooksCompany _company;
    private readonly Pump _pump;
    private readonly List<Created> _created = [];

    public BooksLedger(QuickBooksCompany company, Pump pump)
    {
        (_company, _pump, Before) = (company, pump, company.Effects.Count);
        company.Changed += Watch;
    }

    /// <summary>How many writes the firm's set-up made.</summary>
    public int Before { get; }

    /// <summary>Documents in the order of their coming.</summary>
    public IReadOnlyList<Created> Documents => _created;

    /// <summary>True while a person works in the books.</summary>
    public bool IsPersonAtWork { get; set; }

    /// <summary>The kinds that move money.</summary>
    public static IReadOnlySet<string> Moving { get; } = new HashSet<string>(StringComparer.Ordinal) { "Invoice", "Payment", "Deposit", "Purchase", "JournalEntry" };

    /// <summary>Told of every document that comes into the books.</summary>
    public Action<Created>? Came { get; set; }

    /// <summary>Every write that callers made since the set-up.</summary>
    public IEnumerable<Effect> Effects => _company.Effects.Skip(Before).Where(effect => !effect.ByPerson);

    /// <summary>The mark within a note.</summary>
    public static string? MarkIn(string? note)
    {
        const int KeyLength = 32;
        var at = note?.IndexOf(PostingIntent.MarkPrefix, StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : note!.Substring(at, Math.Min(note.Length - at, PostingIntent.MarkPrefix.Length + KeyLength));
    }

    private void Watch(BooksChange change)
    {
        if (change.Operation != BooksOperation.Create || !Moving.Contains(change.Entity))
        {
            return;
        }

        var body = _company.Read(change.Entity, change.Id)[change.Entity]!.DeepClone().AsObject();
        var created = new Created(_created.Count, _pump.Now, change.Entity, change.Id, MarkIn(body["PrivateNote"]?.GetValue<string>()), body, IsPersonAtWork);
        _created.Add(created);
        if (_pump.Diary.IsKept)
        {
            _pump.Note("books", $"{change.Entity} {change.Id} {created.Mark ?? "unmarked"}{(IsPersonAtWork ? " by a person" : "")}");
        }

        Came?.Invoke(created);
    }
}
