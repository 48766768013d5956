using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;

namespace LegalSync.Domain.Posting;

/// <summary>Whether the practice system's own sync posts payments and trust too.</summary>
public enum NativeSyncAnswer
{
    /// <summary>Nobody has said.</summary>
    Unanswered = 0,

    /// <summary>It is off.</summary>
    Off = 1,

    /// <summary>It is on: those streams stay off here.</summary>
    On = 2,
}

/// <summary>One books: an accounting company, the practice system it is fed from, and its signed opening.</summary>
public sealed class Books
{
    private Books(BooksId id, string name, ConnectionId practice, ConnectionId accounting) =>
        (Id, Name, Practice, Accounting) = (id, name, practice, accounting);

    /// <summary>Key.</summary>
    public BooksId Id { get; private set; }

    /// <summary>The firm's name.</summary>
    public string Name { get; private set; }

    /// <summary>The practice system's connection.</summary>
    public ConnectionId Practice { get; private set; }

    /// <summary>The accounting system's connection.</summary>
    public ConnectionId Accounting { get; private set; }

    /// <summary>Currency code.</summary>
    public string CurrencyCode { get; private set; } = "USD";

    /// <summary>The firm's time zone (IANA); ledger dates are days there.</summary>
    public string TimeZone { get; private set; } = "America/New_York";

    /// <summary>First day that posts: nothing dated before it does. Null until the opening is signed.</summary>
    public DateOnly? OpensOn { get; private set; }

    /// <summary>Who signed the opening.</summary>
    public string? OpeningSignedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? OpeningSignedAt { get; private set; }

    /// <summary>The answer to the set-up question.</summary>
    public NativeSyncAnswer NativeSync { get; private set; }

    /// <summary>False while a person has paused all posting.</summary>
    public bool IsPostingPaused { get; private set; }

    /// <summary>First ledger date of the parallel run that is open; null when none is. While one is open, nothing at all is written to the books.</summary>
    public DateOnly? ShadowFrom { get; private set; }

    /// <summary>Last ledger date of the parallel run that is open.</summary>
    public DateOnly? ShadowThrough { get; private set; }

    /// <summary>The day of the month on which the billing cycle closes; 31 for its last day.</summary>
    public int CycleClosesOn { get; private set; } = 31;

    /// <summary>True while a parallel run is open: nothing is written to the books.</summary>
    public bool IsShadow => ShadowFrom is not null;

    /// <summary>Why nothing is written to the books now, as a refusal; null while no parallel run is open.</summary>
    public string? ShadowRefusal => ShadowFrom is null ? null : $"The parallel run is open until {ShadowThrough:yyyy-MM-dd}: nothing is posted before the cut-over.";

    /// <summary>Server time of the last complete read of the accounting system.</summary>
    public DateTimeOffset? BooksReadAsOf { get; private set; }

    /// <summary>The closing date of the accounting system as last read: nothing dated up to it may change there. Null when it is not closed.</summary>
    public DateOnly? ClosedThrough { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency => Currency.FromCode(CurrencyCode);

    /// <summary>Opens books for two connections.</summary>
    public static Books Open(BooksId id, string name, ConnectionId practice, ConnectionId accounting, string timeZone) =>
        new(id, name, practice, accounting) { TimeZone = timeZone };

    /// <summary>Signs the opening position.</summary>
    public void SignOpening(DateOnly opensOn, string by, DateTimeOffset at)
    {
        (OpensOn, OpeningSignedBy, OpeningSignedAt) = (opensOn, by, at);
        Version++;
    }

    /// <summary>Answers the set-up question.</summary>
    public void AnswerNativeSync(NativeSyncAnswer answer)
    {
        NativeSync = answer;
        Version++;
    }

    /// <summary>Pauses or resumes all posting.</summary>
    public void PausePosting(bool paused)
    {
        IsPostingPaused = paused;
        Version++;
    }

    /// <summary>A parallel run opens, is extended, or ends (null).</summary>
    public void Shadow(DateOnly? from, DateOnly? through)
    {
        (ShadowFrom, ShadowThrough) = (from, through);
        Version++;
    }

    /// <summary>True while a parallel run is open that compares a ledger date.</summary>
    public bool IsCompared(DateOnly day) => ShadowFrom is { } from && day >= from && day <= (ShadowThrough ?? DateOnly.MaxValue);

    /// <summary>The books as evaluations search them: while a parallel run is open, without what people posted by hand in its time.</summary>
    public BooksSnapshot AsSearched(BooksSnapshot snapshot) => ShadowFrom is { } from ? snapshot.Hiding(from, ShadowThrough ?? DateOnly.MaxValue) : snapshot;

    /// <summary>Sets the day of the month on which the billing cycle closes; 31 for its last day.</summary>
    public void CloseCycleOn(int day)
    {
        CycleClosesOn = day;
        Version++;
    }

    /// <summary>Takes the watermark of a complete read. It never goes back: of two readers that overlap, the later one stands.</summary>
    public void ReadThrough(DateTimeOffset asOf)
    {
        if (BooksReadAsOf is null || asOf > BooksReadAsOf)
        {
            BooksReadAsOf = asOf;
            Version++;
        }
    }

    /// <summary>Takes the closing date; true when it moved.</summary>
    public bool CloseThrough(DateOnly? through)
    {
        if (through == ClosedThrough)
        {
            return false;
        }

        ClosedThrough = through;
        Version++;
        return true;
    }

    /// <summary>The instant at which a day begins at the firm.</summary>
    public DateTimeOffset DayBegins(DateOnly day) => Autonomy.PostingTimes.InstantOf(day, TimeOnly.MinValue, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    /// <summary>The ledger date of an instant at the firm.</summary>
    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
}
