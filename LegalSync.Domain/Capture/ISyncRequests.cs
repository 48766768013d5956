using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Capture;

/// <summary>Asks for a sync soon. Answers a refusal, or null when asked.</summary>
public interface ISyncRequests
{
    /// <summary>Wakes a capture run.</summary>
    Task<string?> RequestAsync(BooksId books, Actor actor, CancellationToken cancellationToken);
}
