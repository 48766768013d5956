using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Mapping;

/// <summary>Records a further mapping rule and evaluates again what it touches. Answers a refusal, or null when done.</summary>
public sealed class ChangeMapping
{
    /// <summary>Records it.</summary>
    public Task<string?> RunAsync(BooksId books, MappingChange change, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
