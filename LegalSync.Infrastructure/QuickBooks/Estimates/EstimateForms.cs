using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.VisibleDrafts;
using LegalSync.Infrastructure.QuickBooks.Reading;
using LegalSync.Infrastructure.QuickBooks.Rendering;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks.Estimates;

/// <summary>Drafts as QuickBooks estimates: the only sales form there that moves no account.</summary>
public sealed class EstimateForms(OwnDocuments documents) : IDraftForms
{
    // A number that is taken never keeps a draft from being seen.
    private const string Switches = $"include=allowduplicatedocnum&minorversion={EnvelopeRenderer.MinorVersion}";

    /// <inheritdoc />
    public Envelope Create(InvoiceDraft draft, string requestId, string note) => Of(requestId, Switches, EstimateBody.Write(draft, null, note));

    /// <inheritdoc />
    public Envelope Update(InvoiceDraft draft, DraftTarget target, string requestId, string note) => Of(requestId, Switches, EstimateBody.Write(draft, target, note));

    /// <inheritdoc />
    public Envelope Remove(DraftTarget target, string requestId) =>
        Of(requestId, $"operation=delete&minorversion={EnvelopeRenderer.MinorVersion}", EstimateBody.Remove(target));

    /// <inheritdoc />
    public async Task<DraftReading> ReadAsync(ConnectionId connection, DocumentId document, CancellationToken cancellationToken)
    {
        var (answer, entity) = await documents.EntityAsync(connection, BooksKind.Estimate, document.Value, cancellationToken);
        return entity switch
        {
            null when answer is ChannelAnswer.Faulted faulted && faulted.Has(Fault.NotFound) => new DraftReading(FindStatus.Absent),
            { } found when found.Text("status") == "Deleted" => new DraftReading(FindStatus.Absent),
            { } found when found.Text("SyncToken") is { } revision => new DraftReading(FindStatus.Found, revision, found.Text("PrivateNote") ?? "", IsBilled(found)),
            _ => new DraftReading(FindStatus.Unknown),
        };
    }

    /// <inheritdoc />
    public async Task<FindOutcome> FindAsync(ConnectionId connection, SoughtDraft sought, CancellationToken cancellationToken) =>
        (await documents.FindAsync(connection, [new Sought(new SoughtEstimate(sought.On), sought.Mark, sought.SentAt)], cancellationToken))[0];

    private static bool IsBilled(JsonElement estimate) =>
        estimate.Member("LinkedTxn") is { ValueKind: JsonValueKind.Array } links && links.EnumerateArray().Any(link => link.Text("TxnType") == "Invoice");

    private static Envelope Of(string requestId, string switches, string body) =>
        new(requestId, $"{EntityNames.Path(BooksKind.Estimate)}?requestid={Uri.EscapeDataString(requestId)}&{switches}", body);

    /// <summary>As much of an estimate as a look-up needs.</summary>
    private sealed record SoughtEstimate(DateOnly Day) : PostingDraft
    {
        public override BooksKind Becomes => BooksKind.Estimate;

        public override DateOnly? On => Day;

        public override Money? Moves => null;
    }
}
