using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>Takes hints that something changed at the practice system. A hint carries no truth: it only says what to read again soon.</summary>
public interface IWebhookHints
{
    /// <summary>Takes one hint; returns at once.</summary>
    /// <param name="connection">The link.</param>
    /// <param name="kind">What changed.</param>
    /// <param name="id">Its key.</param>
    /// <param name="matter">The matter it belongs to, where the notification named one.</param>
    void Hint(ConnectionId connection, SourceKind kind, SourceId id, MatterId? matter);
}

/// <summary>A record that changed and whose matter was not named.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its key.</param>
public readonly record struct HintedRecord(SourceKind Kind, SourceId Id);
