using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>One write that the books committed.</summary>
public sealed record Effect
{
    /// <summary>Its place in the order of all writes, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When, by the sandbox's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>create, update, void, delete, send or merge.</summary>
    public required string Operation { get; init; }

    /// <summary>The kind of document.</summary>
    public required string Entity { get; init; }

    /// <summary>The document's id.</summary>
    public required string Id { get; init; }

    /// <summary>The caller's request id (in a batch with the item's id after a colon), or null.</summary>
    public string? RequestId { get; init; }

    /// <summary>The company's realm.</summary>
    public string RealmId { get; init; } = "";

    /// <summary>The document's number afterwards; of a deleted document the last it had. The same holds for what follows.</summary>
    public string? DocNumber { get; init; }

    /// <summary>Its private note, where a caller may leave a mark.</summary>
    public string? Mark { get; init; }

    /// <summary>Its total; of a journal entry its debits.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Its date.</summary>
    public DateOnly? TxnDate { get; init; }

    /// <summary>The customer of its header, or of the first line that names one.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Its SyncToken.</summary>
    public string? SyncToken { get; init; }

    /// <summary>Whether a person made it in the books rather than a caller over HTTP.</summary>
    public bool ByPerson { get; init; }
}

/// <summary>A request id that came again and was answered with the first answer.</summary>
/// <param name="At">When, by the sandbox's clock.</param>
/// <param name="RequestId">The id.</param>
/// <param name="BodyDiffers">Whether the second request said something else than the first: a caller's error that the real books hide.</param>
public sealed record Replay(DateTimeOffset At, string RequestId, bool BodyDiffers);

/// <summary>A write as it arrives.</summary>
/// <param name="Entity">The entity of the address, in any case.</param>
/// <param name="Body">The request's body.</param>
public sealed record WriteRequest(string Entity, JsonObject Body)
{
    /// <summary>The <c>operation</c> parameter: null, update, delete or void.</summary>
    public string? Operation { get; init; }

    /// <summary>The <c>include</c> parameter, comma separated.</summary>
    public string? Include { get; init; }

    /// <summary>The <c>requestid</c> parameter.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether the books take no notice of the request id, which stays in the journal.</summary>
    public bool IgnoresRequestId { get; init; }

    /// <summary>Whether the include parameter names a switch.</summary>
    public bool Includes(string name) =>
        Include?.Split(',', StringSplitOptions.TrimEntries).Contains(name, StringComparer.OrdinalIgnoreCase) is true;
}
