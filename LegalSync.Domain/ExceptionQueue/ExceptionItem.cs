using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.ExceptionQueue;

/// <summary>Key of a card.</summary>
public readonly record struct ExceptionItemId(Guid Value);

/// <summary>State of a card. Stored: a number is never reused.</summary>
public enum CardState
{
    /// <summary>Waits.</summary>
    Open = 1,

    /// <summary>A person resolved it.</summary>
    Resolved = 2,

    /// <summary>A person let it pass, with a reason.</summary>
    Waived = 3,

    /// <summary>The condition went away by itself.</summary>
    Superseded = 4,
}

/// <summary>A card: one condition, never two. What changes about it is a revision; when it comes back it opens again and counts.</summary>
public sealed class ExceptionItem
{
    private ExceptionItem(ExceptionItemId id, BooksId books, ExceptionCode code, string subject) =>
        (Id, Books, Code, Subject) = (id, books, code, subject);

    /// <summary>Key.</summary>
    public ExceptionItemId Id { get; private set; }

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The code.</summary>
    public ExceptionCode Code { get; private set; }

    /// <summary>What it is about (<see cref="ExceptionQueue.Subject"/> as text): with books and code unique.</summary>
    public string Subject { get; private set; }

    /// <summary>State.</summary>
    public CardState State { get; private set; } = CardState.Open;

    /// <summary>How bad.</summary>
    public Severity Severity { get; private set; }

    /// <summary>Whose.</summary>
    public Owner Owner { get; private set; }

    /// <summary>Where found.</summary>
    public Origin Origin { get; private set; }

    /// <summary>What the list shows: "Matter 2026-0475 not mapped".</summary>
    public string Title { get; private set; } = "";

    /// <summary>Why it is here.</summary>
    public string Why { get; private set; } = "";

    /// <summary>The rule outcome as JSON.</summary>
    public string Outcome { get; private set; } = "";

    /// <summary>The field pairs as JSON.</summary>
    public string Sides { get; private set; } = "[]";

    /// <summary>The suggestion as JSON, if any.</summary>
    public string? Suggestion { get; private set; }

    /// <summary>The matter.</summary>
    public MatterId Matter { get; private set; }

    /// <summary>The matter's number, for the list.</summary>
    public string MatterNumber { get; private set; } = "";

    /// <summary>The client's name, for the list.</summary>
    public string ClientName { get; private set; } = "";

    /// <summary>Practice-side trust account; empty when none.</summary>
    public BankAccountId TrustAccount { get; private set; } = new("");

    /// <summary>Difference in minor units; null when there is none.</summary>
    public long? DifferenceMinor { get; private set; }

    /// <summary>Items that wait behind it.</summary>
    public int BlockedItems { get; private set; }

    /// <summary>Money that waits behind it, minor units.</summary>
    public long BlockedMinor { get; private set; }

    /// <summary>When it was first raised.</summary>
    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>When it wants an answer.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset RevisedAt { get; private set; }

    /// <summary>How often its condition changed.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>How often it came back.</summary>
    public int Occurrences { get; private set; } = 1;

    /// <summary>Who it is given to, by user key.</summary>
    public string? AssignedTo { get; private set; }

    /// <summary>Sleeps until then.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    /// <summary>When it closed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who closed it, as shown.</summary>
    public string? ClosedBy { get; private set; }

    /// <summary>Which resolution closed it.</summary>
    public string? Resolution { get; private set; }

    /// <summary>Counts changes; a stale writer is refused.</summary>
    public int Version { get; private set; }

    /// <summary>Raises a card.</summary>
    public static ExceptionItem Raise(ExceptionItemId id, BooksId books, ExceptionType type, Finding finding, CardLabels labels, DateTimeOffset at)
    {
        var card = new ExceptionItem(id, books, type.Code, finding.Subject.ToString())
        {
            Severity = type.Severity,
            Owner = type.Owner,
            Origin = finding.FoundBy ?? type.Origin,
            RaisedAt = at,
            DueAt = at + type.Due,
            RevisedAt = at,
        };
        card.Take(finding, labels);
        return card;
    }

    /// <summary>Sees the condition again: a changed one is a revision, a closed one opens again and counts.</summary>
    /// <returns>True when anything changed.</returns>
    public bool See(Finding finding, CardLabels labels, DateTimeOffset at)
    {
        var before = (Title, Why, Outcome, Sides, Suggestion, DifferenceMinor, MatterNumber, ClientName);
        Take(finding, labels);
        var revised = before != (Title, Why, Outcome, Sides, Suggestion, DifferenceMinor, MatterNumber, ClientName);
        var reopened = State != CardState.Open;
        if (reopened)
        {
            Occurrences++;
            (State, ClosedAt, ClosedBy, Resolution) = (CardState.Open, null, null, null);
        }

        if (revised || reopened)
        {
            Revision += revised ? 1 : 0;
            RevisedAt = at;
            Version++;
        }

        return revised || reopened;
    }

    /// <summary>Sets what waits behind it.</summary>
    public void Blocks(int items, long minor)
    {
        if ((items, minor) != (BlockedItems, BlockedMinor))
        {
            (BlockedItems, BlockedMinor) = (items, minor);
            Version++;
        }
    }

    /// <summary>Closes it.</summary>
    public void Close(CardState state, string by, string? resolution, DateTimeOffset at)
    {
        if (state == CardState.Open)
        {
            throw new InvalidOperationException("A card is not closed by opening it.");
        }

        (State, ClosedBy, Resolution, ClosedAt) = (state, by, resolution, at);
        Version++;
    }

    /// <summary>Opens it again, because the resolution was taken back.</summary>
    public void Reopen(DateTimeOffset at)
    {
        (State, ClosedBy, Resolution, ClosedAt, RevisedAt) = (CardState.Open, null, null, null, at);
        Version++;
    }

    /// <summary>Gives it to a person, or to nobody.</summary>
    public void Assign(string? user)
    {
        AssignedTo = user;
        Version++;
    }

    /// <summary>Lets it sleep, or wakes it.</summary>
    public void Snooze(DateTimeOffset? until)
    {
        SnoozedUntil = until;
        Version++;
    }

    /// <summary>The rule outcome.</summary>
    public RuleOutcome ReadOutcome() => JsonSerializer.Deserialize<RuleOutcome>(Outcome, AmountsJson.Options)!;

    /// <summary>The field pairs.</summary>
    public IReadOnlyList<FieldPair> ReadSides() => JsonSerializer.Deserialize<IReadOnlyList<FieldPair>>(Sides, AmountsJson.Options)!;

    /// <summary>The suggestion, if any.</summary>
    public Suggestion? ReadSuggestion() =>
        Suggestion is null ? null : JsonSerializer.Deserialize<Suggestion>(Suggestion, AmountsJson.Options);

    private void Take(Finding finding, CardLabels labels)
    {
        (Title, Why, Matter, MatterNumber, ClientName) = (finding.Title, finding.Why, finding.Matter, labels.MatterNumber, labels.ClientName);
        (TrustAccount, DifferenceMinor, Origin) = (finding.TrustAccount, finding.Difference?.Minor, finding.FoundBy ?? Origin);
        Outcome = JsonSerializer.Serialize(finding.Outcome, AmountsJson.Options);
        Sides = JsonSerializer.Serialize(finding.Sides, AmountsJson.Options);
        Suggestion = finding.Suggestion is null ? null : JsonSerializer.Serialize(finding.Suggestion, AmountsJson.Options);
    }
}

/// <summary>What the list shows of a card.</summary>
/// <param name="MatterNumber">The matter's number, or empty.</param>
/// <param name="ClientName">The client, or empty.</param>
public sealed record CardLabels(string MatterNumber, string ClientName);
