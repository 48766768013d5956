using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>How much the product may do by itself in a stream. Stored: a number is never reused.</summary>
public enum StreamMode
{
    /// <summary>Every posting waits for a person.</summary>
    Draft = 1,

    /// <summary>Clean items are approved by themselves after a delay in which a person can stop them; what is flagged waits. Earned.</summary>
    Supervised = 2,

    /// <summary>Clean items are approved by themselves at once; what is flagged waits. Earned.</summary>
    AutoFinalize = 3,
}

/// <summary>When approved postings of a stream go. Stored: a number is never reused.</summary>
public enum PostingSchedule
{
    /// <summary>As soon as they may.</summary>
    Continuous = 1,

    /// <summary>Once a day, at a time of the firm's zone.</summary>
    Daily = 2,

    /// <summary>When the billing cycle closes: on its last day, at the stream's time.</summary>
    CycleClose = 3,
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

    /// <summary>Since when it has this mode; null for Draft from the beginning.</summary>
    public DateTimeOffset? ModeSince { get; private set; }

    /// <summary>The <see cref="ModeChange"/> that gave it the mode, which automatic approvals cite; null in Draft.</summary>
    public long? Promotion { get; private set; }

    /// <summary>When its postings go.</summary>
    public PostingSchedule Schedule { get; private set; } = PostingSchedule.Continuous;

    /// <summary>At which time of the firm's zone, unless continuous.</summary>
    public TimeOnly? ScheduleAt { get; private set; }

    /// <summary>The last day on which the caps of a fresh promotion hold; null without caps.</summary>
    public DateOnly? CapsThrough { get; private set; }

    /// <summary>The most one automatic approval may move, minor units.</summary>
    public long? PerPostingMinor { get; private set; }

    /// <summary>The most automatic approvals of a day may move, minor units.</summary>
    public long? PerDayMinor { get; private set; }

    /// <summary>Why automatic approvals pause for now (the queue lags); null when they do not.</summary>
    public string? PausedBecause { get; private set; }

    /// <summary>True when a partner agreed that this stream of client money may go beyond Supervised.</summary>
    public bool PartnerOptedIn { get; private set; }

    /// <summary>True when its drafts are seen in the books before they are approved, as documents that move no account.</summary>
    public bool ShowsDrafts { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>True while clean items may be approved by themselves: it earned a mode, is on, and does not pause.</summary>
    public bool MayApprove => IsOn && Mode != StreamMode.Draft && Promotion is not null && PausedBecause is null;

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

    /// <summary>Gives it an earned mode, with the caps of its first week. <see cref="ModeChange"/> is written beside it.</summary>
    /// <param name="to">The mode.</param>
    /// <param name="promotion">What automatic approvals cite.</param>
    /// <param name="capsThrough">Last day of the caps.</param>
    /// <param name="perPosting">Minor units.</param>
    /// <param name="perDay">Minor units.</param>
    /// <param name="at">When.</param>
    public void Promote(StreamMode to, long promotion, DateOnly capsThrough, long perPosting, long perDay, DateTimeOffset at)
    {
        (Mode, Promotion, ModeSince, PausedBecause) = (to, promotion, at, null);
        (CapsThrough, PerPostingMinor, PerDayMinor) = (capsThrough, perPosting, perDay);
        Version++;
    }

    /// <summary>Takes it back to Draft. <see cref="ModeChange"/> is written beside it.</summary>
    public void ReturnToDraft(DateTimeOffset at)
    {
        (Mode, Promotion, ModeSince, PausedBecause) = (StreamMode.Draft, null, at, null);
        (CapsThrough, PerPostingMinor, PerDayMinor) = (null, null, null);
        Version++;
    }

    /// <summary>A promotion is proposed for it: whoever changes the stream or proposes another one at the same moment is refused.</summary>
    public void Propose() => Version++;

    /// <summary>Something was approved within its caps: whoever counts what is left of them at the same moment counts again.</summary>
    public void SpendCap() => Version++;

    /// <summary>Pauses automatic approvals, or lets them go on (null).</summary>
    public void Pause(string? because)
    {
        if (PausedBecause != because)
        {
            PausedBecause = because;
            Version++;
        }
    }

    /// <summary>Sets when its postings go.</summary>
    public void Plan(PostingSchedule schedule, TimeOnly? at)
    {
        (Schedule, ScheduleAt) = (schedule, schedule == PostingSchedule.Continuous ? null : at);
        Version++;
    }

    /// <summary>A partner agrees, or no longer, that it may go beyond Supervised.</summary>
    public void OptIn(bool agreed)
    {
        PartnerOptedIn = agreed;
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
