using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Audit;

/// <summary>Tells whether the audit chain of a books is whole.</summary>
public interface IAuditChain
{
    /// <summary>Where it is broken, for a person; null when it is whole as far as was looked.</summary>
    Task<string?> FindBreakAsync(BooksId books, CancellationToken cancellationToken);
}
