using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Posting;

/// <summary>One document that the books shall hold: keyed by (books, economic event, leg), so that a second live one cannot exist.</summary>
public sealed partial class PostingIntent
{
    /// <summary>Longest event a column holds.</summary>
    public const int MaxEventLength = 160;

    /// <summary>How every mark of ours begins.</summary>
    public const string MarkPrefix = "LegalSync ls:";

    private PostingIntent(BooksId books, WorkItemId? item, string @event, int leg, string draft) =>
        (Books, Item, Event, Leg, Draft) = (books, item, @event, leg, draft);

    /// <summary>Order, given by the database; posting goes in this order.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The item it belongs to; none for list entries created by a resolution.</summary>
    public WorkItemId? Item { get; private set; }

    /// <summary>The economic event.</summary>
    public string Event { get; private set; }

    /// <summary>Which document of the event, from 1.</summary>
    public int Leg { get; private set; }

    /// <summary>Advances only when the books refused, or absence was proven.</summary>
    public int Generation { get; private set; } = 1;

    /// <summary>The one leg's draft as stored JSON.</summary>
    public string Draft { get; private set; }

    /// <summary>Its state.</summary>
    public PostingState State { get; private set; } = PostingState.Pending;

    /// <summary>Idempotency key of the current generation, once the envelope is stored.</summary>
    public string? RequestId { get; private set; }

    /// <summary>Path of the envelope.</summary>
    public string? Path { get; private set; }

    /// <summary>Body of the envelope.</summary>
    public string? Body { get; private set; }

    /// <summary>SHA-256 of the body, in hexadecimal: what is sent again is what was sent.</summary>
    public string? BodyHash { get; private set; }

    /// <summary>Its part in the batch that <see cref="RequestId"/> names; null when it goes alone.</summary>
    public string? Part { get; private set; }

    /// <summary>True when it is not put into a batch again: the books refused a batch as a whole.</summary>
    public bool GoesAlone { get; private set; }

    /// <summary>The node that holds it.</summary>
    public string? ClaimedBy { get; private set; }

    /// <summary>Until when that node holds it; null when none does.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>The number of the latest claim; it only grows.</summary>
    public long Fence { get; private set; }

    /// <summary>From when absence from the books proves that the latest send has no effect and will have none.</summary>
    public DateTimeOffset? ProofAt { get; private set; }

    /// <summary>Not sent before this instant: the time in which an approval can be undone.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>When a byte may last have left: absence is proven only against the latest send.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Sends of the current generation that the books may have seen.</summary>
    public int Attempts { get; private set; }

    /// <summary>When the outcome was settled.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>The document, once confirmed.</summary>
    public string? Document { get; private set; }

    /// <summary>The document's revision in the books when confirmed.</summary>
    public string? Revision { get; private set; }

    /// <summary>The books' code of a refusal.</summary>
    public string? RefusalCode { get; private set; }

    /// <summary>What the books said, for a person.</summary>
    public string? RefusalDetail { get; private set; }

    /// <summary>Counts changes; a stale writer is refused.</summary>
    public int Version { get; private set; }

    /// <summary>True while the books may come to hold it.</summary>
    public bool IsLive => State is not (PostingState.Cancelled or PostingState.Refused);

    /// <summary>True while nothing of it is in the books or on its way, and it can still be taken back.</summary>
    public bool IsUnsent => State is PostingState.Pending or PostingState.Claimed;

    /// <summary>The envelope as it is stored; null before one is.</summary>
    public Envelope? Envelope => RequestId is { } key ? new Envelope(key, Path!, Body!) { Part = Part } : null;

    /// <summary>Shows the latest claim.</summary>
    public ClaimTicket Ticket => new(Sequence, Fence);

    /// <summary>An intent for one leg of an approved item.</summary>
    public static PostingIntent Open(BooksId books, WorkItemId? item, string @event, int leg, PostingDraft draft, DateTimeOffset notBefore) =>
        new(books, item, @event, leg, DraftText.Write([draft])) { NotBefore = notBefore };

    /// <summary>The typed draft.</summary>
    public PostingDraft ReadDraft() => DraftText.Read(Draft)[0];

    /// <summary>The key of one generation of one intent: the same intent always asks under the same key.</summary>
    public static string KeyOf(BooksId books, string @event, int leg, int generation)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{books.Value:N}|{@event}|{leg}|{generation}");
        return "ls" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..30];
    }

    /// <summary>The key of a batch: the same parts always ask under the same key.</summary>
    /// <param name="partKeys">The keys of its parts (<see cref="CurrentKey"/>), in order.</param>
    public static string BatchKeyOf(IEnumerable<string> partKeys) =>
        "lb" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', partKeys))))[..30];

    /// <summary>The key of the current generation.</summary>
    public string CurrentKey => KeyOf(Books, Event, Leg, Generation);

    /// <summary>The mark that the document carries in its internal note, by which a look-up finds it.</summary>
    public string Mark => MarkPrefix + KeyOf(Books, Event, Leg, -Replacements);

    /// <summary>True when no node holds it: nobody does, or the holder's lease is over.</summary>
    /// <param name="at">Now.</param>
    /// <param name="skew">How far the nodes' clocks may lie apart.</param>
    public bool IsFree(DateTimeOffset at, TimeSpan skew) => LeaseUntil is not { } until || until + skew <= at;

    /// <summary>True when a ticket shows the claim that stands.</summary>
    public bool Honours(ClaimTicket ticket) => ticket == Ticket && LeaseUntil is not null;

    private static string HashOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
