namespace LegalSync.Domain.Posting;

/// <summary>Keys that the books gave and that a draft names only by event: bound late, not part of what was approved.</summary>
/// <param name="Invoice">The invoice document a payment pays, if any.</param>
public sealed record BoundKeys(DocumentId? Invoice)
{
    /// <summary>The visible draft that an invoice takes the place of, if one stands in the books.</summary>
    public DocumentId? Estimate { get; init; }
}

/// <summary>How a send ended.</summary>
public enum SendStatus
{
    /// <summary>The books hold it.</summary>
    Confirmed = 1,

    /// <summary>The books said no; nothing was written.</summary>
    Refused = 2,

    /// <summary>Nobody knows: no answer, or an answer that says nothing.</summary>
    Unknown = 3,

    /// <summary>The link is no longer authorised; nothing was written.</summary>
    Unauthorised = 4,

    /// <summary>Too many requests; nothing was written. Wait as told.</summary>
    Throttled = 5,

    /// <summary>The system could not be reached; nothing was sent.</summary>
    Unreachable = 6,

    /// <summary>The batch as a whole was turned away unread; each part may go alone.</summary>
    NotAsBatch = 7,
}

/// <summary>A turn at the books' limits. It is taken before anything is marked as sent, so that no marked posting waits in a line.</summary>
public interface IPostingTurn : IDisposable;

/// <summary>One part of a batch.</summary>
/// <param name="Kind">What it creates.</param>
/// <param name="Envelope">Its bytes, with its part's name.</param>
public sealed record BatchPart(BooksKind Kind, Envelope Envelope);

/// <summary>One of our own documents that is looked for.</summary>
/// <param name="Draft">What was asked for.</param>
/// <param name="Mark">The mark in its internal note.</param>
/// <param name="SentAt">When it was sent last.</param>
public sealed record Sought(PostingDraft Draft, string Mark, DateTimeOffset? SentAt);

/// <summary>The end of a send.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Document">The document as the books echo it, when confirmed (null for list entries; then <paramref name="ListId"/>).</param>
/// <param name="ListId">The key of a list entry (customer, account), when confirmed.</param>
/// <param name="Code">The books' code, when refused.</param>
/// <param name="Detail">What was said, for a person, without tokens.</param>
public sealed record SendOutcome(SendStatus Status, BooksDocument? Document = null, string? ListId = null, string? Code = null, string? Detail = null)
{
    /// <summary>How long to wait, when throttled.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when a refusal speaks of a number, name or request that is taken: what takes it may be our own, so it is looked for first.</summary>
    public bool MayBeOurs { get; init; }

    /// <summary>True when a change was refused because somebody else changed the same thing first: it is read again and decided anew.</summary>
    public bool IsStale { get; init; }
}

/// <summary>How a look-up for one of our own documents ended.</summary>
public enum FindStatus
{
    /// <summary>Found.</summary>
    Found = 1,

    /// <summary>Looked through everything it could be: it is not there.</summary>
    Absent = 2,

    /// <summary>Could not look.</summary>
    Unknown = 3,
}

/// <summary>The end of a look-up.</summary>
public sealed record FindOutcome(FindStatus Status, BooksDocument? Document = null, string? ListId = null, string? Detail = null);

/// <summary>What a read of the books brought.</summary>
public sealed record BooksReading(Capture.ReadStatus Status, string? Problem = null)
{
    /// <summary>Customers read.</summary>
    public IReadOnlyList<BooksCustomer> Customers { get; init; } = [];

    /// <summary>Items read.</summary>
    public IReadOnlyList<BooksItem> Items { get; init; } = [];

    /// <summary>Accounts read.</summary>
    public IReadOnlyList<BooksAccount> Accounts { get; init; } = [];

    /// <summary>Terms read.</summary>
    public IReadOnlyList<BooksListEntry> Terms { get; init; } = [];

    /// <summary>Tax codes read.</summary>
    public IReadOnlyList<BooksListEntry> TaxCodes { get; init; } = [];

    /// <summary>Documents read.</summary>
    public IReadOnlyList<BooksDocument> Documents { get; init; } = [];

    /// <summary>The system's own time when the read began: the next watermark.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>The company as the books describe it.</summary>
/// <param name="Name">Company name.</param>
/// <param name="Country">Country.</param>
/// <param name="ClosedThrough">The closing date, if set.</param>
/// <param name="UsesCustomNumbers">True when the books keep the numbers we send.</param>
/// <param name="DiscountAccount">The default discount account, if set.</param>
public sealed record BooksCompany(string Name, string Country, DateOnly? ClosedThrough, bool UsesCustomNumbers, AccountId? DiscountAccount)
{
    /// <summary>Its other settings.</summary>
    public BooksPreferences Preferences { get; init; } = new();
}

/// <summary>The books' company, or why it could not be read.</summary>
public sealed record CompanyReading(Capture.ReadStatus Status, BooksCompany? Company, string? Problem);

/// <summary>Writes to and reads from one accounting system. Rendering is pure; sending never decides.</summary>
public interface IAccountingSystem
{
    /// <summary>The exact bytes for a draft. Pure: the same input gives the same bytes.</summary>
    /// <exception cref="ArgumentException">The draft has no form in these books.</exception>
    Envelope Render(PostingDraft draft, BoundKeys keys, string requestId, string mark);

    /// <summary>True when a draft can be part of a batch.</summary>
    bool CanBatch(PostingDraft draft);

    /// <summary>Waits for a turn at the books' limits.</summary>
    Task<IPostingTurn> TurnAsync(Capture.ConnectionId connection, bool isBatch, CancellationToken cancellationToken);

    /// <summary>Sends an envelope once (a token refresh may repeat it under the same key). Never throws for anything the outside did.</summary>
    Task<SendOutcome> SendAsync(IPostingTurn turn, Capture.ConnectionId connection, BooksKind kind, Envelope envelope, CancellationToken cancellationToken);

    /// <summary>Sends parts under the one key of their batch. Each part has its own end, in the order of the parts.</summary>
    Task<IReadOnlyList<SendOutcome>> SendBatchAsync(
        IPostingTurn turn, Capture.ConnectionId connection, IReadOnlyList<BatchPart> parts, CancellationToken cancellationToken);

    /// <summary>Looks for documents of ours, in the order asked for. Absent is said only after everything was searched where each could be.</summary>
    Task<IReadOnlyList<FindOutcome>> FindAsync(Capture.ConnectionId connection, IReadOnlyList<Sought> sought, CancellationToken cancellationToken);

    /// <summary>Reads one document.</summary>
    Task<FindOutcome> ReadAsync(Capture.ConnectionId connection, DocumentRef document, CancellationToken cancellationToken);

    /// <summary>Reads everything changed since an instant (everything when null), lists and documents.</summary>
    Task<BooksReading> ReadBooksAsync(Capture.ConnectionId connection, DateTimeOffset? changedSince, CancellationToken cancellationToken);

    /// <summary>Reads the keys of all documents of a kind, so that what vanished shows.</summary>
    Task<(Capture.ReadStatus Status, IReadOnlySet<string> Ids)> ReadIdsAsync(Capture.ConnectionId connection, BooksKind kind, CancellationToken cancellationToken);

    /// <summary>Reads the company and its preferences.</summary>
    Task<CompanyReading> ReadCompanyAsync(Capture.ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>Reads what changed since an instant, deletions included.</summary>
    Task<ReadBack.BooksChanges> ReadChangesAsync(Capture.ConnectionId connection, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Reads exactly these entities; those that are proven not to be there are among what is gone.</summary>
    Task<ReadBack.BooksChanges> ReadEntitiesAsync(Capture.ConnectionId connection, IReadOnlyCollection<DocumentRef> entities, CancellationToken cancellationToken);
}
