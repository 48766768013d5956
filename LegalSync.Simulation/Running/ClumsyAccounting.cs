using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;

namespace LegalSync.Simulation.Running;

/// <summary>The product's accounting system, which cannot put some drafts into words while a history says so.</summary>
internal sealed class ClumsyAccounting(IAccountingSystem whole, Site site) : IAccountingSystem
{
    /// <inheritdoc />
    public Envelope Render(PostingDraft draft, BoundKeys keys, string requestId, string mark)
    {
        if (site.Poison is { } digit && mark[^1] == "0123456789abcdef"[digit])
        {
            site.Coverage.See("fault: a draft that cannot be rendered");
            throw new FormatException("It holds something that cannot be written.");
        }

        return whole.Render(draft, keys, requestId, mark);
    }

    /// <inheritdoc />
    public bool CanBatch(PostingDraft draft) => whole.CanBatch(draft);

    /// <inheritdoc />
    public Task<IPostingTurn> TurnAsync(ConnectionId connection, bool isBatch, CancellationToken cancellationToken) => whole.TurnAsync(connection, isBatch, cancellationToken);

    /// <inheritdoc />
    public Task<SendOutcome> SendAsync(IPostingTurn turn, ConnectionId connection, BooksKind kind, Envelope envelope, CancellationToken cancellationToken) =>
        whole.SendAsync(turn, connection, kind, envelope, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<SendOutcome>> SendBatchAsync(
        IPostingTurn turn, ConnectionId connection, IReadOnlyList<BatchPart> parts, CancellationToken cancellationToken) => whole.SendBatchAsync(turn, connection, parts, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<FindOutcome>> FindAsync(ConnectionId connection, IReadOnlyList<Sought> sought, CancellationToken cancellationToken) =>
        whole.FindAsync(connection, sought, cancellationToken);

    /// <inheritdoc />
    public Task<FindOutcome> ReadAsync(ConnectionId connection, DocumentRef document, CancellationToken cancellationToken) => whole.ReadAsync(connection, document, cancellationToken);

    /// <inheritdoc />
    public Task<BooksReading> ReadBooksAsync(ConnectionId connection, DateTimeOffset? changedSince, CancellationToken cancellationToken) =>
        whole.ReadBooksAsync(connection, changedSince, cancellationToken);

    /// <inheritdoc />
    public Task<(ReadStatus Status, IReadOnlySet<string> Ids)> ReadIdsAsync(ConnectionId connection, BooksKind kind, CancellationToken cancellationToken) =>
        whole.ReadIdsAsync(connection, kind, cancellationToken);

    /// <inheritdoc />
    public Task<CompanyReading> ReadCompanyAsync(ConnectionId connection, CancellationToken cancellationToken) => whole.ReadCompanyAsync(connection, cancellationToken);

    /// <inheritdoc />
    public Task<BooksChanges> ReadChangesAsync(ConnectionId connection, DateTimeOffset since, CancellationToken cancellationToken) =>
        whole.ReadChangesAsync(connection, since, cancellationToken);

    /// <inheritdoc />
    public Task<BooksChanges> ReadEntitiesAsync(ConnectionId connection, IReadOnlyCollection<DocumentRef> entities, CancellationToken cancellationToken) =>
        whole.ReadEntitiesAsync(connection, entities, cancellationToken);
}
