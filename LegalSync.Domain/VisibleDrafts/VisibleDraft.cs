using System.Security.Cryptography;
using System.Text;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.VisibleDrafts;

/// <summary>State of one draft that is seen in the books. Stored: a number is never reused.</summary>
public enum VisibleDraftState
{
    /// <summary>It shall be written; where it was sent, the books may hold it.</summary>
    Creating = 1,

    /// <summary>The books show it as it was last written by us.</summary>
    Shown = 2,

    /// <summary>A change of it may be on its way.</summary>
    Updating = 3,

    /// <summary>Its removal may be on its way.</summary>
    Removing = 4,

    /// <summary>The books do not show it.</summary>
    Removed = 20,

    /// <summary>The invoice took its place: the books closed it.</summary>
    Replaced = 21,

    /// <summary>A person changed, billed or deleted it in the books. It is never touched or made again.</summary>
    LeftToPerson = 22,
}

/// <summary>
/// The draft of one held item as a document of the books that moves no account. A courtesy beside the posting: nothing waits for it, and
/// nothing that posts depends on it.
/// </summary>
public sealed partial class VisibleDraft
{
    /// <summary>How every mark of a draft begins; never the mark of a posting.</summary>
    public const string MarkPrefix = "LegalSync ld:";

    private VisibleDraft(BooksId books, WorkItemId item, string @event) => (Books, Item, Event) = (books, item, @event);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The item whose draft it shows.</summary>
    public WorkItemId Item { get; private set; }

    /// <summary>The economic event.</summary>
    public string Event { get; private set; }

    /// <summary>Counts the documents that were made for the item, each after the one before was removed.</summary>
    public int Generation { get; private set; } = 1;

    /// <summary>Its state.</summary>
    public VisibleDraftState State { get; private set; } = VisibleDraftState.Creating;

    /// <summary>The books' key of it; null until it is known.</summary>
    public DocumentId? Document { get; private set; }

    /// <summary>The revision that our last write left. Any other is somebody else's.</summary>
    public string? Revision { get; private set; }

    /// <summary>Hash of the draft that it shows.</summary>
    public string? DraftHash { get; private set; }

    /// <summary>Hash of the draft that is on its way.</summary>
    public string? SendingHash { get; private set; }

    /// <summary>The date that was on its way: a look-up begins there.</summary>
    public DateOnly? SendingDate { get; private set; }

    /// <summary>When a byte may last have left for it; null while nothing is on its way.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>From when absence proves that the latest send has no effect and will have none.</summary>
    public DateTimeOffset? ProofAt { get; private set; }

    /// <summary>Not touched before this instant.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>The key of the posting generation whose envelope links it; null when none does.</summary>
    public string? LinkedBy { get; private set; }

    /// <summary>True once the books refused an invoice that links it: the invoice goes without.</summary>
    public bool IsLinkRefused { get; private set; }

    /// <summary>What the books said when they last refused it, for a person.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Counts changes; a stale writer is refused.</summary>
    public int Version { get; private set; }

    /// <summary>The mark in its internal note, by which a look-up finds it.</summary>
    public string Mark => MarkPrefix + KeyOf("mark");

    /// <summary>What an invoice may link: the document, while it is known to stand as ours.</summary>
    public DocumentId? Linkable => State is VisibleDraftState.Shown or VisibleDraftState.Updating && !IsLinkRefused ? Document : null;

    /// <summary>A draft that shall be seen.</summary>
    public static VisibleDraft Open(WorkItem item) => new(item.Books, item.Id, item.Key.Event);

    /// <summary>The internal note for a draft: what the document is, the mark, and which draft it shows.</summary>
    public string NoteFor(string number, string hash) =>
        $"Draft of invoice {number}: it waits for approval in LegalSync and is not posted. ({Mark} {Short(hash)})";

    /// <summary>The request key of a write: the same write of the same draft always asks under the same key.</summary>
    public string RequestIdFor(VisibleDraftState write, string? hash) => KeyOf($"{write}|{Document?.Value}|{Revision}|{hash}");

    private static string Short(string hash) => hash[..12];

    private string KeyOf(string what) =>
        "ld" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{Books.Value:N}|{Event}|{Generation}|{what}"))))[..30];
}
