using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Reconciling;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Which periods are signed, from the stored signatures.</summary>
public sealed class SignedPeriods(IDbFactory databases) : ISignedPeriods
{
    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<BankAccountId, SignedPeriod>> LatestAsync(BooksId books, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await ReadAsync(db, books, cancellationToken);
    }

    internal static async Task<Dictionary<BankAccountId, SignedPeriod>> ReadAsync(LegalSyncDb db, BooksId books, CancellationToken cancellationToken)
    {
        var all = await db.SignOffs.AsNoTracking().Where(one => one.Books == books).ToListAsync(cancellationToken);
        return ClosedPeriods.Standing(all).GroupBy(one => one.Account).ToDictionary(group => group.Key, group => new SignedPeriod(group.Last().Through, group.Last().At));
    }
}

/// <summary>What statements tell of movements, through the matches that people confirmed.</summary>
public sealed class ClearingFacts(IDbFactory databases) : IClearingFacts
{
    private const int Together = 500;

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<SourceId, BankDates>> ReadAsync(BooksId books, IReadOnlyCollection<SourceId> sources, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var found = new Dictionary<SourceId, BankDates>();
        foreach (var slice in sources.Distinct().Chunk(Together))
        {
            await ReadAsync(db, books, slice, found, cancellationToken);
        }

        return found;
    }

    /// <inheritdoc />
    public async Task<DateOnly?> StatementsThroughAsync(BooksId books, BankAccountId account, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Statements.Where(one => one.Books == books && one.Account == account).MaxAsync(one => (DateOnly?)one.Through, cancellationToken);
    }

    private static async Task ReadAsync(LegalSyncDb db, BooksId books, SourceId[] sources, Dictionary<SourceId, BankDates> found, CancellationToken cancellationToken)
    {
        var keys = sources.Select(source => MemberKey.Entry(source.Value)).ToList();
        var entries = await db.Set<MatchMember>().AsNoTracking().Where(member => member.Books == books && member.IsStanding && keys.Contains(member.Key))
            .Select(member => new { member.Match, member.Key }).ToListAsync(cancellationToken);
        if (entries.Count == 0)
        {
            return;
        }

        var matches = entries.Select(entry => entry.Match).Distinct().ToList();
        var members = await db.Set<MatchMember>().AsNoTracking().Where(member => member.Books == books && member.IsStanding && matches.Contains(member.Match))
            .Select(member => new { member.Match, member.Key }).ToListAsync(cancellationToken);
        var sequences = members.Select(member => member.Key.LineSequence).OfType<long>().Distinct().ToList();
        if (sequences.Count == 0)
        {
            return;
        }

        var lines = await db.StatementLines.AsNoTracking().Where(line => line.Books == books && sequences.Contains(line.Sequence))
            .Select(line => new { line.Sequence, line.Date, line.Type }).ToDictionaryAsync(line => line.Sequence, cancellationToken);
        var byMatch = members.ToLookup(member => member.Match, member => member.Key.LineSequence is { } sequence ? lines.GetValueOrDefault(sequence) : null);
        foreach (var entry in entries)
        {
            var own = byMatch[entry.Match].Where(line => line is not null).ToList();
            if (own.Count > 0)
            {
                var returned = own.Where(line => line!.Type == StatementLineType.Return).Select(line => (DateOnly?)line!.Date).Max();
                found[new SourceId(entry.Key.EntryId!)] = new BankDates(own.Min(line => line!.Date), returned);
            }
        }
    }
}
