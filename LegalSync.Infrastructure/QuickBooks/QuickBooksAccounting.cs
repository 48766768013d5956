using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Reading;
using LegalSync.Infrastructure.QuickBooks.Rendering;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>QuickBooks Online as an accounting system.</summary>
public sealed class QuickBooksAccounting(
    QuickBooksChannel channel, QuickBooksReader reader, OwnDocuments documents, Reactivations reactivations, ChangeReader changeReader, EntityReader entityReader)
    : IAccountingSystem
{
    /// <inheritdoc />
    public Envelope Render(PostingDraft draft, BoundKeys keys, string requestId, string mark) => EnvelopeRenderer.Render(draft, keys, requestId, mark);

    /// <inheritdoc />
    public async Task<SendOutcome> SendAsync(ConnectionId connection, BooksKind kind, Envelope envelope, CancellationToken cancellationToken)
    {
        var answer = Reactivations.Updates(kind, envelope) is { } id
            ? await reactivations.SendAsync(connection, kind, id, envelope, cancellationToken)
            : await channel.PostAsync(connection, envelope.Path, envelope.Body, cancellationToken);
        return answer switch
        {
            ChannelAnswer.Content { Body: var body } => Confirmed(kind, body),
            ChannelAnswer.Faulted faulted => new SendOutcome(SendStatus.Refused, Code: faulted.Code, Detail: faulted.Sentence),
            ChannelAnswer.Unauthorised unauthorised => new SendOutcome(SendStatus.Unauthorised, Detail: unauthorised.Problem),
            ChannelAnswer.Throttled throttled => new SendOutcome(SendStatus.Throttled) { RetryAfter = throttled.RetryAfter },
            ChannelAnswer.Lost lost => Unknown(lost.Problem),
            ChannelAnswer.NotSent notSent => new SendOutcome(SendStatus.Unreachable, Detail: notSent.Problem),
            _ => throw new InvalidOperationException($"{answer.GetType().Name} is no end of a request."),
        };
    }

    /// <inheritdoc />
    public Task<FindOutcome> FindAsync(ConnectionId connection, PostingDraft draft, string mark, CancellationToken cancellationToken) =>
        documents.FindAsync(connection, draft, mark, cancellationToken);

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

    /// <summary>An echo that cannot be read is not a confirmation: the read-back settles it.</summary>
    private static SendOutcome Confirmed(BooksKind kind, System.Text.Json.JsonElement body)
    {
        if (body.Member(EntityNames.Wrapper(kind)) is not { } echo || echo.Text("Id") is not { Length: > 0 } id)
        {
            return Unknown("QuickBooks' answer does not hold what was sent.");
        }

        if (EntityNames.Lists.Contains(kind))
        {
            return new SendOutcome(SendStatus.Confirmed, ListId: id);
        }

        return DocumentReader.Read(kind, echo) is { } document
            ? new SendOutcome(SendStatus.Confirmed, document)
            : Unknown("QuickBooks' echo of the document could not be understood.");
    }

    private static SendOutcome Unknown(string detail) => new(SendStatus.Unknown, Detail: detail);

    /// <inheritdoc />
    public Task<Domain.ReadBack.BooksChanges> ReadChangesAsync(ConnectionId connection, DateTimeOffset since, CancellationToken cancellationToken) =>
        changeReader.ReadAsync(connection, since, cancellationToken);

    /// <inheritdoc />
    public Task<Domain.ReadBack.BooksChanges> ReadEntitiesAsync(
        ConnectionId connection, IReadOnlyCollection<DocumentRef> entities, CancellationToken cancellationToken) => entityReader.ReadAsync(connection, entities, cancellationToken);
}
