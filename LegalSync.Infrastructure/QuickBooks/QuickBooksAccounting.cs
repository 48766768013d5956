using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Reading;
using LegalSync.Infrastructure.QuickBooks.Rendering;
using LegalSync.Infrastructure.QuickBooks.Transport;

namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>QuickBooks Online as an accounting system.</summary>
public sealed class QuickBooksAccounting(
    QuickBooksChannel channel, QuickBooksReader reader, OwnDocuments documents, Reactivations reactivations, ChangeReader changeReader, EntityReader entityReader)
    : IAccountingSystem
{
    /// <inheritdoc />
    public Envelope Render(PostingDraft draft, BoundKeys keys, string requestId, string mark) => EnvelopeRenderer.Render(draft, keys, requestId, mark);

    /// <inheritdoc />
    public bool CanBatch(PostingDraft draft) => draft is not ReactivationDraft;

    /// <inheritdoc />
    public async Task<IPostingTurn> TurnAsync(ConnectionId connection, bool isBatch, CancellationToken cancellationToken) =>
        new ChannelTurn(await channel.TurnAsync(connection, isBatch ? TurnKind.Batch : TurnKind.Write, cancellationToken));

    /// <inheritdoc />
    public async Task<SendOutcome> SendAsync(IPostingTurn turn, ConnectionId connection, BooksKind kind, Envelope envelope, CancellationToken cancellationToken)
    {
        var answer = Reactivations.Updates(kind, envelope) is { } id
            ? await reactivations.SendAsync(TurnOf(turn), connection, new BatchPart(kind, envelope), id, cancellationToken)
            : await channel.PostAsync(TurnOf(turn), connection, envelope.Path, envelope.Body, cancellationToken);
        return SendReader.Read(kind, answer);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<SendOutcome>> SendBatchAsync(
        IPostingTurn turn, ConnectionId connection, IReadOnlyList<BatchPart> parts, CancellationToken cancellationToken)
    {
        var envelope = BatchBody.Of(parts);
        return BatchReader.Read(parts, await channel.PostAsync(TurnOf(turn), connection, envelope.Path, envelope.Body, cancellationToken));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<FindOutcome>> FindAsync(ConnectionId connection, IReadOnlyList<Sought> sought, CancellationToken cancellationToken) =>
        documents.FindAsync(connection, sought, cancellationToken);

    /// <inheritdoc />
    public Task<FindOutcome> ReadAsync(ConnectionId connection, DocumentRef document, CancellationToken cancellationToken) =>
        documents.ReadAsync(connection, document, cancellationToken);

    /// <inheritdoc />
    public Task<BooksReading> ReadBooksAsync(ConnectionId connection, DateTimeOffset? changedSince, CancellationToken cancellationToken) =>
        reader.ReadBooksAsync(connection, changedSince, cancellationToken);

    /// <inheritdoc />
    public Task<(ReadStatus Status, IReadOnlySet<string> Ids)> ReadIdsAsync(
        ConnectionId connection, BooksKind kind, CancellationToken cancellationToken) => reader.ReadIdsAsync(connection, kind, cancellationToken);

    /// <inheritdoc />
    public Task<CompanyReading> ReadCompanyAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        reader.ReadCompanyAsync(connection, cancellationToken);

    private static ITurn TurnOf(IPostingTurn turn) =>
        turn is ChannelTurn own ? own.Turn : throw new ArgumentException("The turn was taken elsewhere.", nameof(turn));

    private sealed record ChannelTurn(ITurn Turn) : IPostingTurn
    {
        public void Dispose() => Turn.Dispose();
    }

    /// <inheritdoc />
    public Task<Domain.ReadBack.BooksChanges> ReadChangesAsync(ConnectionId connection, DateTimeOffset since, CancellationToken cancellationToken) =>
        changeReader.ReadAsync(connection, since, cancellationToken);

    /// <inheritdoc />
    public Task<Domain.ReadBack.BooksChanges> ReadEntitiesAsync(
        ConnectionId connection, IReadOnlyCollection<DocumentRef> entities, CancellationToken cancellationToken) => entityReader.ReadAsync(connection, entities, cancellationToken);
}
