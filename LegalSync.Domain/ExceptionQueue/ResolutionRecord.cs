using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ExceptionQueue;

/// <summary>Key of a resolution that was carried out: what undo takes.</summary>
public readonly record struct ResolutionRecordId(Guid Value);

/// <summary>A resolution that was carried out, with everything needed to take it back. Append-only but for its undoing.</summary>
public sealed class ResolutionRecord
{
    private ResolutionRecord(ResolutionRecordId id, BooksId books, ExceptionItemId card, string resolution, string effects, string by) =>
        (Id, Books, Card, Resolution, Effects, By) = (id, books, card, resolution, effects, by);

    /// <summary>Key.</summary>
    public ResolutionRecordId Id { get; private set; }

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The card.</summary>
    public ExceptionItemId Card { get; private set; }

    /// <summary>Which way out.</summary>
    public string Resolution { get; private set; }

    /// <summary>What was done, as JSON.</summary>
    public string Effects { get; private set; }

    /// <summary>What the person gave.</summary>
    public string? Input { get; private set; }

    /// <summary>Why.</summary>
    public string? Reason { get; private set; }

    /// <summary>Who, as shown.</summary>
    public string By { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>Keeps a resolution.</summary>
    public static ResolutionRecord Keep(
        ResolutionRecordId id, ExceptionItem card, string resolution, string effects, Audit.Actor actor, DateTimeOffset at) =>
        new(id, card.Books, card.Id, resolution, effects, actor.Display) { At = at };

    /// <summary>Adds what the person gave.</summary>
    public ResolutionRecord With(string? input, string? reason)
    {
        (Input, Reason) = (input, reason);
        return this;
    }

    /// <summary>Takes it back.</summary>
    public void Undo(DateTimeOffset at) => UndoneAt ??= at;
}
