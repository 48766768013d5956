using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Posting;

/// <summary>State of one intent. Stored: a number is never reused.</summary>
public enum PostingState
{
    /// <summary>Waits for its turn.</summary>
    Pending = 1,

    /// <summary>Its envelope is stored; nothing was sent.</summary>
    Ready = 2,

    /// <summary>The request is on its way or its answer was lost: the books may hold it.</summary>
    Sent = 3,

    /// <summary>The books hold it.</summary>
    Confirmed = 4,

    /// <summary>The books said no.</summary>
    Refused = 5,

    /// <summary>Sent, tries used up, outcome unknown: only a read-back settles it.</summary>
    Uncertain = 6,

    /// <summary>Taken back before anything was sent.</summary>
    Cancelled = 7,
}

/// <summary>The exact bytes of one request and its key. Written once; sent again whole, never changed.</summary>
/// <param name="RequestId">The idempotency key, at most 36 characters.</param>
/// <param name="Path">Path below the company, with its query.</param>
/// <param name="Body">The JSON body.</param>
public sealed record Envelope(string RequestId, string Path, string Body);

/// <summary>One document that the books shall hold: keyed by (books, economic event, leg), so that a second live one cannot exist.</summary>
public sealed class PostingIntent
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

    /// <summary>The key of the current generation.</summary>
    public string CurrentKey => KeyOf(Books, Event, Leg, Generation);

    /// <summary>The mark that the document carries in its internal note, by which a read-back finds it.</summary>
    public string Mark => MarkPrefix + KeyOf(Books, Event, Leg, -Replacements);

    /// <summary>How many of its documents were given up by a person: each document bears a mark of its own, so that a voided one is never taken for the live one.</summary>
    public int Replacements { get; private set; }

    /// <summary>Stores the envelope. Nothing was sent yet.</summary>
    public void Seal(Envelope envelope)
    {
        Expect(State is PostingState.Pending, "sealed");
        if (envelope.RequestId != CurrentKey)
        {
            throw new InvalidOperationException("An envelope must carry the key of the current generation.");
        }

        (RequestId, Path, Body) = (envelope.RequestId, envelope.Path, envelope.Body);
        To(PostingState.Ready);
    }

    /// <summary>Stored before the first byte leaves.</summary>
    public void Sending(DateTimeOffset at)
    {
        Expect(State is PostingState.Ready or PostingState.Sent or PostingState.Uncertain, "sent");
        SentAt = at;
        Attempts++;
        To(PostingState.Sent);
    }

    /// <summary>The books hold it.</summary>
    public void Confirm(DocumentRef document, string revision, DateTimeOffset at)
    {
        Expect(State is PostingState.Sent or PostingState.Uncertain, "confirmed");
        (Document, Revision, SettledAt, RefusalCode, RefusalDetail) = (document.ToString(), revision, at, null, null);
        To(PostingState.Confirmed);
    }

    /// <summary>The books said no, or absence was proven: nothing of this generation is in the books.</summary>
    public void Refuse(string code, string detail, DateTimeOffset at)
    {
        Expect(State is PostingState.Sent or PostingState.Uncertain, "refused");
        (RefusalCode, RefusalDetail, SettledAt) = (code, detail, at);
        To(PostingState.Refused);
    }

    /// <summary>A person posted it by hand: the document is taken as this intent's.</summary>
    public void LinkByHand(DocumentRef document, DateTimeOffset at)
    {
        Expect(State is PostingState.Refused or PostingState.Uncertain or PostingState.Sent, "linked by hand");
        (Document, Revision, SettledAt) = (document.ToString(), "by hand", at);
        To(PostingState.Confirmed);
    }

    /// <summary>Tries are used up and nobody knows.</summary>
    public void LoseTrack()
    {
        Expect(State is PostingState.Sent, "called uncertain");
        To(PostingState.Uncertain);
    }

    /// <summary>Opens the next generation, with this draft, after a refusal or a cancellation.</summary>
    public void TryAgain(PostingDraft draft, DateTimeOffset notBefore)
    {
        Expect(State is PostingState.Refused or PostingState.Cancelled, "tried again");
        Generation++;
        (Draft, NotBefore) = (DraftText.Write([draft]), notBefore);
        (RequestId, Path, Body, SentAt, Attempts, SettledAt, RefusalCode, RefusalDetail) = (null, null, null, null, 0, null, null, null);
        To(PostingState.Pending);
    }

    /// <summary>Takes it back; only while nothing was sent.</summary>
    public void Cancel(DateTimeOffset at)
    {
        Expect(State is PostingState.Pending or PostingState.Ready or PostingState.Refused, "cancelled");
        SettledAt = at;
        To(PostingState.Cancelled);
    }

    /// <summary>The last send reached nobody, or was turned away unread: it uses up no try.</summary>
    public void WasNotTaken()
    {
        Expect(State is PostingState.Sent, "called not taken");
        Attempts--;
        Version++;
    }

    /// <summary>A refused envelope whose cause was not in it (closed link, gateway) is put back to be sent again whole.</summary>
    public void NotBeforeAgain(DateTimeOffset at)
    {
        NotBefore = at;
        Version++;
    }

    /// <summary>Its document is gone from the books, and a person decided to post it again: the next generation may be opened.</summary>
    public void GiveUpDocument(DateTimeOffset at)
    {
        Expect(State is PostingState.Confirmed, "given up");
        (Document, Revision, SettledAt) = (null, null, at);
        Replacements++;
        To(PostingState.Cancelled);
    }

    /// <summary>A person says which document of the books it is now.</summary>
    public void Relink(DocumentRef document, DateTimeOffset at)
    {
        Expect(State is PostingState.Confirmed, "linked to another document");
        (Document, Revision, SettledAt) = (document.ToString(), ReadBack.PostedLeg.ByHand, at);
        Version++;
    }

    private void Expect(bool holds, string verb)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"A posting in state {State} cannot be {verb}.");
        }
    }

    private void To(PostingState state)
    {
        State = state;
        Version++;
    }
}
