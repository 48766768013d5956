using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>How much the product may do by itself in a stream. Stored: a number is never reused.</summary>
public enum StreamMode
{
    /// <summary>Every posting waits for a person.</summary>
    Draft = 1,

    /// <summary>Clean postings may go, watched. Earned later; not offered yet.</summary>
    Supervised = 2,

    /// <summary>Postings go by themselves. Earned later; not offered yet.</summary>
    AutoFinalize = 3,
}

/// <summary>One stream of one books: a kind of item, on or off, and its mode.</summary>
public sealed class StreamSetting
{
    private StreamSetting(BooksId books, WorkKind kind) => (Books, Kind) = (books, kind);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The kind.</summary>
    public WorkKind Kind { get; private set; }

    /// <summary>False while nothing of it may post.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Why it is off.</summary>
    public string? OffBecause { get; private set; }

    /// <summary>Its mode.</summary>
    public StreamMode Mode { get; private set; } = StreamMode.Draft;

    /// <summary>True when its drafts are seen in the books before they are approved, as documents that move no account.</summary>
    public bool ShowsDrafts { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>Streams that stay off until somebody says whether the practice system's own sync posts them too.</summary>
    public static bool NeedsNativeSyncAnswer(WorkKind kind) => kind is WorkKind.Payment || kind.IsTrust();

    /// <summary>A stream as set-up leaves it.</summary>
    public static StreamSetting New(BooksId books, WorkKind kind) => new(books, kind)
    {
        IsOn = !NeedsNativeSyncAnswer(kind),
        OffBecause = NeedsNativeSyncAnswer(kind) ? "Nobody has said yet whether Smokeball's own QuickBooks sync is on." : null,
    };

    /// <summary>Streams whose drafts have such a document.</summary>
    public static bool CanShowDrafts(WorkKind kind) => kind is WorkKind.Invoice;

    /// <summary>Lets its drafts be seen in the books, or no longer.</summary>
    public void LetDraftsBeSeen(bool seen)
    {
        ShowsDrafts = seen && CanShowDrafts(Kind);
        Version++;
    }

    /// <summary>Turns it on.</summary>
    public void TurnOn()
    {
        (IsOn, OffBecause) = (true, null);
        Version++;
    }

    /// <summary>Turns it off.</summary>
    public void TurnOff(string because)
    {
        (IsOn, OffBecause) = (false, because);
        Version++;
    }
}
