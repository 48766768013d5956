namespace LegalSync.Sandbox.QuickBooks.Journal;

/// <summary>How many requests of which kind QuickBooks has seen, and what it answered.</summary>
public sealed record RequestCounts
{
    /// <summary>All that arrived.</summary>
    public long Requests { get; init; }

    /// <summary>Writes of one document.</summary>
    public long Singles { get; init; }

    /// <summary>Batches.</summary>
    public long Batches { get; init; }

    /// <summary>Items of batches that were carried out or refused one by one.</summary>
    public long BatchItems { get; init; }

    /// <summary>Queries, without those inside batches.</summary>
    public long Queries { get; init; }

    /// <summary>Reads of one object.</summary>
    public long Reads { get; init; }

    /// <summary>Change-feed calls.</summary>
    public long ChangeFeeds { get; init; }

    /// <summary>Reports.</summary>
    public long Reports { get; init; }

    /// <summary>Calls for tokens.</summary>
    public long TokenCalls { get; init; }

    /// <summary>Answers with 429, the books' own and scripted ones.</summary>
    public long Throttled { get; init; }

    /// <summary>Answers with 401.</summary>
    public long Unauthorised { get; init; }

    /// <summary>Answers with 5xx.</summary>
    public long Failures { get; init; }

    /// <summary>Answers that did not reach the caller.</summary>
    public long Lost { get; init; }
}
