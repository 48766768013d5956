using LegalSync.Domain.Approvals;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Trust;
using LegalSync.Domain.VisibleDrafts;

namespace LegalSync.Domain.Spine;

/// <summary>New keys. The domain has no randomness of its own.</summary>
public interface IIds
{
    /// <summary>A key never given before.</summary>
    Guid Next();
}

/// <summary>Opens units of work on the store.</summary>
public interface IStore
{
    /// <summary>One unit of work on one books; nothing is stored until it is saved.</summary>
    ISession Open(BooksId books);

    /// <summary>All books of the firm.</summary>
    Task<IReadOnlyList<BooksId>> AllBooksAsync(CancellationToken cancellationToken);
}

/// <summary>One unit of work on one books: aggregates that are found here are saved together, or not at all.</summary>
public interface ISession : IAsyncDisposable
{
    /// <summary>The books it works on.</summary>
    BooksId BooksId { get; }

    /// <summary>The books.</summary>
    Task<Books> BooksAsync(CancellationToken cancellationToken);

    /// <summary>A connection.</summary>
    Task<Connection> ConnectionAsync(ConnectionId id, CancellationToken cancellationToken);

    /// <summary>Streams.</summary>
    Task<IReadOnlyList<StreamSetting>> StreamsAsync(CancellationToken cancellationToken);

    /// <summary>The cases of some matters, as of now (<see cref="MatterId.None"/> for lines without a matter).</summary>
    Task<IReadOnlyList<LabelledCase>> CasesAsync(IReadOnlyCollection<MatterId> matters, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Items by key.</summary>
    Task<IReadOnlyList<WorkItem>> ItemsAsync(IReadOnlyCollection<WorkItemId> ids, CancellationToken cancellationToken);

    /// <summary>Items of matters.</summary>
    Task<IReadOnlyList<WorkItem>> ItemsOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken);

    /// <summary>Items in a stage that post by themselves (entries aside), in order, after a sequence.</summary>
    Task<IReadOnlyList<WorkItem>> ItemsInAsync(Stage stage, long after, int most, CancellationToken cancellationToken);

    /// <summary>Matters that have items which can still move.</summary>
    Task<IReadOnlyList<MatterId>> MattersWithOpenItemsAsync(CancellationToken cancellationToken);

    /// <summary>Edges that hold items.</summary>
    Task<IReadOnlyList<BlockingEdge>> EdgesOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken);

    /// <summary>Edges that wait for cards.</summary>
    Task<IReadOnlyList<BlockingEdge>> EdgesOnCardsAsync(IReadOnlyCollection<ExceptionItemId> cards, CancellationToken cancellationToken);

    /// <summary>Edges that wait for items.</summary>
    Task<IReadOnlyList<BlockingEdge>> EdgesOnItemsAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken);

    /// <summary>Cards by key.</summary>
    Task<IReadOnlyList<ExceptionItem>> CardsAsync(IReadOnlyCollection<ExceptionItemId> ids, CancellationToken cancellationToken);

    /// <summary>Cards by subject (any code).</summary>
    Task<IReadOnlyList<ExceptionItem>> CardsAboutAsync(IReadOnlyCollection<string> subjects, CancellationToken cancellationToken);

    /// <summary>Open cards of matters, found by evaluation.</summary>
    Task<IReadOnlyList<ExceptionItem>> OpenCardsOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken);

    /// <summary>Open cards of a code.</summary>
    Task<IReadOnlyList<ExceptionItem>> OpenCardsAsync(ExceptionCode code, CancellationToken cancellationToken);

    /// <summary>Postings of items.</summary>
    Task<IReadOnlyList<PostingIntent>> PostingsOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken);

    /// <summary>A posting by its intent.</summary>
    Task<PostingIntent?> PostingAsync(string @event, int leg, CancellationToken cancellationToken);

    /// <summary>
    /// Postings that nobody holds, that wait for their turn and that no card or other item holds, in order, after a sequence.
    /// </summary>
    /// <param name="now">Now.</param>
    /// <param name="skew">How far the nodes' clocks may lie apart.</param>
    /// <param name="after">Only those after it.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    Task<IReadOnlyList<PostingIntent>> DuePostingsAsync(DateTimeOffset now, TimeSpan skew, long after, int most, CancellationToken cancellationToken);

    /// <summary>Postings that nobody holds and whose outcome is unknown, in order.</summary>
    Task<IReadOnlyList<PostingIntent>> UncertainPostingsAsync(DateTimeOffset now, TimeSpan skew, int most, CancellationToken cancellationToken);

    /// <summary>Postings by sequence, in order.</summary>
    Task<IReadOnlyList<PostingIntent>> PostingsAsync(IReadOnlyCollection<long> sequences, CancellationToken cancellationToken);

    /// <summary>A posting by its sequence.</summary>
    Task<PostingIntent?> PostingAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>Signed decisions about items, in order: of one item the last one stands.</summary>
    Task<IReadOnlyList<Approval>> ApprovalsOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken);

    /// <summary>Held items of a kind that nothing holds and that are not provisional, held since an instant or longer, in order, after a sequence.</summary>
    Task<IReadOnlyList<WorkItem>> HeldItemsAsync(WorkKind kind, DateTimeOffset since, long after, int most, CancellationToken cancellationToken);

    /// <summary>What a job approved under a promotion since an instant, minor units, whatever became of it.</summary>
    Task<long> ApprovedByItselfAsync(long promotion, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Postings of approved items of a kind that were never sent, in order, after a sequence.</summary>
    Task<IReadOnlyList<PostingIntent>> UnsentPostingsAsync(WorkKind kind, long after, int most, CancellationToken cancellationToken);

    /// <summary>Open critical cards.</summary>
    Task<IReadOnlyList<ExceptionItem>> OpenCriticalCardsAsync(CancellationToken cancellationToken);

    /// <summary>Ledger heads of matters.</summary>
    Task<IReadOnlyList<LedgerHead>> LedgersOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken);

    /// <summary>Entries of ledgers of matters, in posting order.</summary>
    Task<IReadOnlyList<LedgerEntry>> LedgerEntriesOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken);

    /// <summary>Settings of trust accounts.</summary>
    Task<IReadOnlyList<TrustAccount>> TrustAccountsAsync(CancellationToken cancellationToken);

    /// <summary>What people completed of movements, in order: of one movement the last row counts.</summary>
    Task<IReadOnlyList<TrustDetail>> TrustDetailsAsync(IReadOnlyCollection<SourceId> sources, CancellationToken cancellationToken);

    /// <summary>Jurisdiction profiles as administrators set them, in order.</summary>
    Task<IReadOnlyList<ProfileVersion>> ProfileVersionsAsync(CancellationToken cancellationToken);

    /// <summary>Active claims by invoices.</summary>
    Task<IReadOnlyList<RevenueClaim>> ClaimsByAsync(IReadOnlyCollection<WorkItemId> invoices, CancellationToken cancellationToken);

    /// <summary>Standing directives for an event or ledger.</summary>
    Task<IReadOnlyList<Directive>> DirectivesAsync(string @event, CancellationToken cancellationToken);

    /// <summary>A resolution by key.</summary>
    Task<ResolutionRecord?> ResolutionAsync(ResolutionRecordId id, CancellationToken cancellationToken);

    /// <summary>Standing resolutions of a card.</summary>
    Task<IReadOnlyList<ResolutionRecord>> ResolutionsOfAsync(ExceptionItemId card, CancellationToken cancellationToken);

    /// <summary>The mapping rules that were recorded for a pattern, in order.</summary>
    Task<IReadOnlyList<MappingRule>> RulesForAsync(MappingKind kind, string pattern, CancellationToken cancellationToken);

    /// <summary>The books as last read.</summary>
    Task<BooksSnapshot> SnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Puts a fresh reading into the mirror.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="at">When.</param>
    /// <param name="isEverything">True when the reading holds all there is: what it lacks is gone from the books.</param>
    void Mirror(BooksReading reading, DateTimeOffset at, bool isEverything = false);

    /// <summary>Puts what one look at the books brought into the mirror; what is gone stays there, marked, so that it is never taken for something not seen yet.</summary>
    void Mirror(ReadBack.BooksChanges changes, DateTimeOffset at);

    /// <summary>Confirmed postings whose documents are these (<see cref="DocumentRef"/> as text).</summary>
    Task<IReadOnlyList<PostingIntent>> PostingsHoldingAsync(IReadOnlyCollection<string> documents, CancellationToken cancellationToken);

    /// <summary>Confirmed postings in order, after a sequence.</summary>
    Task<IReadOnlyList<PostingIntent>> ConfirmedPostingsAsync(long after, int most, CancellationToken cancellationToken);

    /// <summary>Mapping rules that ever pointed to these keys of the books.</summary>
    Task<IReadOnlyList<MappingRule>> RulesPointingToAsync(MappingKind kind, IReadOnlyCollection<string> targets, CancellationToken cancellationToken);

    /// <summary>What the books show of items' drafts.</summary>
    Task<IReadOnlyList<VisibleDraft>> VisibleDraftsOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken);

    /// <summary>Visible drafts whose document has no known end or should not stand any more, in order, after a sequence.</summary>
    /// <param name="isShown">Whether drafts of held invoices are shown.</param>
    /// <param name="now">Now.</param>
    /// <param name="after">Only those after it.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    Task<IReadOnlyList<VisibleDraft>> VisibleDraftsToTendAsync(bool isShown, DateTimeOffset now, long after, int most, CancellationToken cancellationToken);

    /// <summary>Held invoices whose draft the books do not show as it is, in order, after a sequence; without those that a person took over.</summary>
    Task<IReadOnlyList<WorkItem>> InvoicesToShowAsync(DateTimeOffset now, long after, int most, CancellationToken cancellationToken);

    /// <summary>The last signed day of each trust account that has a signed reconciliation.</summary>
    Task<IReadOnlyDictionary<BankAccountId, DateOnly>> SignedThroughAsync(CancellationToken cancellationToken);

    /// <summary>Adds a new aggregate.</summary>
    void Add(object aggregate);

    /// <summary>Removes an edge.</summary>
    void Remove(BlockingEdge edge);

    /// <summary>
    /// What is saved rests on an aggregate as it was read here: the save fails when somebody changed it meanwhile. It is not changed itself,
    /// so that units of work which only rest on it do not hinder one another.
    /// </summary>
    void Guard(object aggregate);

    /// <summary>Saves everything at once. False when somebody else changed one of the aggregates meanwhile: nothing was saved.</summary>
    Task<bool> SaveAsync(CancellationToken cancellationToken);

    /// <summary>Saves, lets something be changed that rests on numbers which the database gave, and saves that too: everything at once, or nothing.</summary>
    Task<bool> SaveAsync(Action numbered, CancellationToken cancellationToken);
}

/// <summary>A case with what the cards show of its matter.</summary>
public sealed record LabelledCase(MatterCase Case, CardLabels Labels, ConnectionId Connection);
