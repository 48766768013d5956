using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Audit;

/// <summary>One step of one item, stored in the transaction of the change it tells of. A sealer numbers and hash-chains it later.</summary>
public sealed class AuditEvent
{
    private AuditEvent(BooksId books, string subject, string what, string actorId, string actorDisplay, string canonical) =>
        (Books, Subject, What, ActorId, ActorDisplay, Canonical) = (books, subject, what, actorId, actorDisplay, canonical);

    /// <summary>Order of storing, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books it belongs to.</summary>
    public BooksId Books { get; private set; }

    /// <summary>What it is about: an item, a card, a rule or a connection, by key.</summary>
    public string Subject { get; private set; }

    /// <summary>What happened, in the trade's words; no client names.</summary>
    public string What { get; private set; }

    /// <summary>Who did it.</summary>
    public string ActorId { get; private set; }

    /// <summary>Who did it, as shown.</summary>
    public string ActorDisplay { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The event's canonical JSON, with the hash of any personal payload in place of the payload.</summary>
    public string Canonical { get; private set; }

    /// <summary>Personal or bulky detail, referenced from <see cref="Canonical"/> by hash, so that a lawful purge leaves the chain whole.</summary>
    public string? Detail { get; private set; }

    /// <summary>Its number in the chain, once sealed.</summary>
    public long? ChainNumber { get; private set; }

    /// <summary>Hash over the previous hash and <see cref="Canonical"/>, once sealed.</summary>
    public string? ChainHash { get; private set; }

    /// <summary>Tells a step.</summary>
    /// <param name="books">The books.</param>
    /// <param name="subject">Key of what it is about.</param>
    /// <param name="what">What happened.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="detail">Detail kept beside the chain.</param>
    public static AuditEvent Tell(BooksId books, string subject, string what, Actor actor, DateTimeOffset at, string? detail = null)
    {
        var canonical = System.Text.Json.JsonSerializer.Serialize(
            new
            {
                books = books.Value,
                subject,
                what,
                actor = actor.Id,
                at = at.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                detail = detail is null ? null : Capture.SourceRecord.Hash(detail),
            });
        return new AuditEvent(books, subject, what, actor.Id, actor.Display, canonical) { At = at, Detail = detail };
    }

    /// <summary>Numbers and chains the event.</summary>
    public void Seal(long number, string previousHash)
    {
        ChainNumber = number;
        ChainHash = Capture.SourceRecord.Hash(previousHash + "\n" + Canonical);
    }
}
