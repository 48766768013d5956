using System.Collections.Concurrent;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>
/// Looks along the audit chain: at its end every time, and at the rest window by window, so that a long chain is gone through again and
/// again at a bounded cost. A chain of one window's length is looked at as a whole every time. A link that is lacking shows at once.
/// </summary>
public sealed class AuditChain(IDbFactory databases) : IAuditChain
{
    /// <summary>How many links one look goes through, besides the end.</summary>
    public const int Window = 100_000;

    private const int End = 1_000;
    private readonly ConcurrentDictionary<BooksId, long> _reached = new();

    /// <inheritdoc />
    public async Task<string?> FindBreakAsync(BooksId books, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var chain = db.AuditEvents.AsNoTracking().Where(told => told.Books == books && told.ChainNumber != null);
        var (count, last) = (await chain.CountAsync(cancellationToken), await chain.MaxAsync(told => told.ChainNumber, cancellationToken) ?? 0);
        if (count != last)
        {
            return $"it has {count} links and is numbered up to {last}.";
        }

        var from = _reached.GetValueOrDefault(books) is var reached && reached < last ? reached : 0;
        _reached[books] = from + Window;
        return await WalkAsync(chain, from, Window, cancellationToken)
            ?? (from + Window >= last ? null : await WalkAsync(chain, Math.Max(from + Window, last - End), End, cancellationToken));
    }

    private static async Task<string?> WalkAsync(IQueryable<AuditEvent> chain, long from, int most, CancellationToken cancellationToken)
    {
        var hash = from == 0 ? AuditSealer.Origin : await chain.Where(told => told.ChainNumber == from).Select(told => told.ChainHash).FirstOrDefaultAsync(cancellationToken);
        var number = from;
        var links = chain.Where(told => told.ChainNumber > from).OrderBy(told => told.ChainNumber).Take(most).Select(told => new { told.ChainNumber, told.ChainHash, told.Canonical });
        await foreach (var told in links.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (told.ChainNumber != ++number || told.ChainHash != SourceRecord.Hash(hash + "\n" + told.Canonical))
            {
                return $"link {told.ChainNumber} does not follow from the one before.";
            }

            hash = told.ChainHash;
        }

        return null;
    }
}
