namespace LegalSync.Domain.Posting;

/// <summary>The exact bytes of one request and its key. Written once; sent again as they are, never changed.</summary>
/// <param name="RequestId">The idempotency key, at most 36 characters.</param>
/// <param name="Path">Path below the company, with its query.</param>
/// <param name="Body">The JSON body.</param>
public sealed record Envelope(string RequestId, string Path, string Body)
{
    /// <summary>Its name within the batch it is part of, at most 10 characters; null when it goes alone. Request key and part together are then its key.</summary>
    public string? Part { get; init; }
}

/// <summary>One running process that posts.</summary>
/// <param name="Name">Its name, new with every start, at most 64 characters.</param>
public sealed record PostingNode(string Name);

/// <summary>Proof that a node holds a posting: every write shows it, and an outdated one is refused.</summary>
/// <param name="Sequence">The posting.</param>
/// <param name="Fence">The number of the claim.</param>
public readonly record struct ClaimTicket(long Sequence, long Fence);
