namespace LegalSync.Domain.Posting;

/// <summary>State of one intent. Stored: a number is never reused.</summary>
public enum PostingState
{
    /// <summary>Waits for its turn.</summary>
    Pending = 1,

    /// <summary>A node holds it for the time of its lease; nothing was sent.</summary>
    Claimed = 2,

    /// <summary>Its bytes may be on their way: the books may come to hold it.</summary>
    Sent = 3,

    /// <summary>The books hold it.</summary>
    Confirmed = 4,

    /// <summary>The books said no.</summary>
    Refused = 5,

    /// <summary>Sent, and no answer tells what became of it: only a look into the books settles it.</summary>
    Uncertain = 6,

    /// <summary>Taken back before anything was sent.</summary>
    Cancelled = 7,
}
