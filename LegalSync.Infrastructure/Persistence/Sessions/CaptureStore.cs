using LegalSync.Domain.Capture;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Stores records of source systems, each version once, and how far each read came.</summary>
public sealed class CaptureStore(IDbFactory databases) : ICaptureStore
{
    private const int Together = 400;

    /// <inheritdoc />
    public async Task<StoredRecords> StoreAsync(ConnectionId connection, IReadOnlyList<CapturedRecord> records, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var (changed, touchesAll, matters) = (0, false, new HashSet<MatterId>());
        foreach (var kind in records.GroupBy(record => record.Kind))
        {
            foreach (var chunk in kind.GroupBy(record => record.SourceId).Select(group => group.Last()).Chunk(Together))
            {
                var ids = chunk.Select(record => record.SourceId).ToList();
                var latest = (await db.SourceRecords
                        .Where(record => record.Connection == connection && record.Kind == kind.Key && record.IsLatest && ids.Contains(record.SourceId))
                        .ToListAsync(cancellationToken))
                    .ToDictionary(record => record.SourceId);
                foreach (var captured in chunk)
                {
                    if (Keep(db, connection, captured, latest.GetValueOrDefault(captured.SourceId), at) is not { } stored)
                    {
                        continue;
                    }

                    changed++;
                    matters.UnionWith(stored);
                    touchesAll |= captured.Kind is SourceKind.BankAccount or SourceKind.ActivityCode;
                }

                await db.SaveChangesAsync(cancellationToken);
                db.ChangeTracker.Clear();
            }
        }

        return new StoredRecords(records.Count, changed, matters, touchesAll);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<(MatterId Matter, DateTimeOffset? ReadAt)>> MattersAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var matters = await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == connection && record.Kind == SourceKind.Matter && record.IsLatest)
            .OrderBy(record => record.Sequence)
            .Select(record => record.SourceId)
            .ToListAsync(cancellationToken);
        var marks = await db.ReadMarks.AsNoTracking().Where(mark => mark.Connection == connection).ToDictionaryAsync(mark => mark.Scope, mark => mark.Through, cancellationToken);
        return [.. matters.Select(matter => (new MatterId(matter.Value), marks.TryGetValue("matter:" + matter.Value, out var through) ? through : (DateTimeOffset?)null))];
    }

    /// <inheritdoc />
    public async Task<DateTimeOffset?> ReadThroughAsync(ConnectionId connection, string scope, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return (await db.ReadMarks.AsNoTracking().SingleOrDefaultAsync(mark => mark.Connection == connection && mark.Scope == scope, cancellationToken))?.Through;
    }

    /// <inheritdoc />
    public async Task SetReadThroughAsync(ConnectionId connection, IReadOnlyCollection<string> scopes, DateTimeOffset through, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var known = (await db.ReadMarks.Where(mark => mark.Connection == connection && scopes.Contains(mark.Scope)).ToListAsync(cancellationToken)).ToDictionary(mark => mark.Scope);
        foreach (var scope in scopes.Distinct())
        {
            if (known.TryGetValue(scope, out var mark))
            {
                mark.Through = through;
            }
            else
            {
                db.Add(new ReadMark { Connection = connection, Scope = scope, Through = through });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<int> MarkVanishedAsync(
        ConnectionId connection, MatterId matter, IReadOnlyList<CapturedRecord> found, IReadOnlyCollection<SourceKind> kinds, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var present = found.Select(record => (record.Kind, record.SourceId)).ToHashSet();
        var latest = await db.SourceRecords
            .Where(record => record.Connection == connection && record.Matter == matter && record.IsLatest && !record.IsVanished && kinds.Contains(record.Kind))
            .ToListAsync(cancellationToken);
        var gone = latest.Where(record => !present.Contains((record.Kind, record.SourceId))).ToList();
        foreach (var record in gone)
        {
            record.ReplacedByLater();
            db.Add(record.Vanished(at));
        }

        await db.SaveChangesAsync(cancellationToken);
        return gone.Count;
    }

    /// <inheritdoc />
    public async Task SaveRunAsync(SyncRun run, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        if (await db.SyncRuns.AsNoTracking().AnyAsync(known => known.Books == run.Books && known.Id == run.Id, cancellationToken))
        {
            db.Update(run);
        }
        else
        {
            db.Add(run);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Stores one record; answers the matters it touches, or null when nothing changed.</summary>
    private static IEnumerable<MatterId>? Keep(LegalSyncDb db, ConnectionId connection, CapturedRecord captured, SourceRecord? latest, DateTimeOffset at)
    {
        var record = SourceRecord.Captured(captured, connection, at);
        if (latest is not null && !latest.IsVanished && latest.Version == record.Version && latest.ContentHash == record.ContentHash)
        {
            return null;
        }

        latest?.ReplacedByLater();
        db.Add(record);
        return latest is not null && latest.Matter != record.Matter
            ? [record.Matter, latest.Matter]
            : record.Matter.IsNone && record.Kind != SourceKind.BankTransaction ? [] : [record.Matter];
    }
}
