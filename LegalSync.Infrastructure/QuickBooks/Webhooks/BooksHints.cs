using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.QuickBooks.Webhooks;

/// <summary>Hints in the database: stored before the webhook is answered, so that a restart loses none; the same one twice is one.</summary>
public sealed class BooksHints(IDbFactory databases, TimeProvider clock) : IBooksHints
{
    /// <summary>How long hints are remembered after they were read: a replay within it changes nothing at all, a later one costs a read.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(35);

    private const string Company = "preferences";
    private const int Tries = 3;

    private static readonly Dictionary<string, BooksKind> _kinds = EntityNames.Lists.Concat(EntityNames.Documents).ToDictionary(EntityNames.Path);

    /// <summary>True for entities that anything here depends on.</summary>
    public static bool IsWatched(string entity) => entity == Company || _kinds.ContainsKey(entity);

    /// <summary>Stores what is new among some events.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> KeepAsync(ConnectionId connection, IReadOnlyCollection<QuickBooksEvent> events, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = events.Where(said => IsWatched(said.Entity)).Select(said => Row(connection, said, now)).DistinctBy(Identity).ToList();
        for (var attempt = 1; rows.Count > 0; attempt++)
        {
            await using var db = databases.Create();
            var ids = rows.Select(row => row.EntityId).Distinct().ToList();
            var known = (await db.BooksHints.AsNoTracking().Where(hint => hint.Connection == connection && ids.Contains(hint.EntityId)).ToListAsync(cancellationToken)).Select(Identity).ToHashSet();
            var fresh = rows.Where(row => !known.Contains(Identity(row))).ToList();
            db.AddRange(fresh);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return fresh.Count;
            }
            catch (DbUpdateException failure) when (attempt < Tries && StoreConflicts.IsConflict(failure))
            {
                // The same notification is being stored by another request; what it stored is known on the next try.
                rows = [.. events.Where(said => IsWatched(said.Entity)).Select(said => Row(connection, said, now)).DistinctBy(Identity)];
            }
        }

        return 0;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<BooksHint>> WaitingAsync(ConnectionId connection, int most, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var rows = await db.BooksHints.AsNoTracking().Where(hint => hint.Connection == connection && hint.TakenAt == null)
            .OrderBy(hint => hint.Sequence).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(Hint)];
    }

    /// <inheritdoc />
    public async Task TakenAsync(IReadOnlyCollection<long> hints, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await db.BooksHints.Where(hint => hints.Contains(hint.Sequence)).ExecuteUpdateAsync(set => set.SetProperty(hint => hint.TakenAt, at), cancellationToken);
    }

    /// <summary>Forgets hints that were read long ago.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Remembered;
        await using var db = databases.Create();
        await db.BooksHints.Where(hint => hint.TakenAt != null && hint.TakenAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private static BooksHintRow Row(ConnectionId connection, QuickBooksEvent said, DateTimeOffset now) => new()
    {
        Connection = connection, Entity = said.Entity, EntityId = said.Id, Operation = said.Operation, DeletedId = said.DeletedId,
        UpdatedAt = said.UpdatedAt ?? now, ReceivedAt = now,
    };

    private static (string, string, string, DateTimeOffset) Identity(BooksHintRow row) => (row.Entity, row.EntityId, row.Operation, row.UpdatedAt.ToUniversalTime());

    private static BooksHint Hint(BooksHintRow row) => _kinds.TryGetValue(row.Entity, out var kind)
        ? new BooksHint(row.Sequence, new DocumentRef(kind, new DocumentId(row.EntityId)), row.DeletedId.Length == 0 ? null : new DocumentRef(kind, new DocumentId(row.DeletedId)))
        : new BooksHint(row.Sequence, null, null);
}
