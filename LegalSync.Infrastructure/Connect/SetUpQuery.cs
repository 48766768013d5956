using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Connect;

/// <summary>How far set-up has come, derived from what exists: leaving the page loses nothing.</summary>
/// <param name="Practice">The Smokeball connection, if any.</param>
/// <param name="Accounting">The QuickBooks connection, if any.</param>
/// <param name="Books">The books, once opened.</param>
/// <param name="LastRead">The latest read of both systems.</param>
/// <param name="IsRead">True once a read was complete.</param>
/// <param name="Matters">Matters known so far.</param>
public sealed record SetUpState(Connection? Practice, Connection? Accounting, Books? Books, SyncRun? LastRead, bool IsRead, int Matters)
{
    /// <summary>The step to do next, 1 to 6; 7 when all is done.</summary>
    public int Next =>
        Practice is not { State: ConnectionState.Connected } ? 1
        : Accounting is not { State: ConnectionState.Connected } ? 2
        : Books is null ? 3
        : Books.NativeSync == NativeSyncAnswer.Unanswered ? 4
        : Books.OpensOn is null ? 5
        : !IsRead ? 6
        : 7;
}

/// <summary>Reads how far set-up has come.</summary>
public sealed class SetUpQuery(IDbFactory databases)
{
    /// <summary>Reads it.</summary>
    public async Task<SetUpState> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var connections = await db.Connections.AsNoTracking().ToListAsync(cancellationToken);
        var books = await db.Books.AsNoTracking().OrderBy(one => one.Id).FirstOrDefaultAsync(cancellationToken);
        var practice = Of(connections, OutsideSystem.Smokeball, books?.Practice);
        var state = new SetUpState(practice, Of(connections, OutsideSystem.QuickBooks, books?.Accounting), books, null, IsRead: false, Matters: 0);
        return books is null ? state : await WithReadsAsync(db, state, books, cancellationToken);
    }

    private static async Task<SetUpState> WithReadsAsync(LegalSyncDb db, SetUpState state, Books books, CancellationToken cancellationToken)
    {
        var reads = db.SyncRuns.AsNoTracking().Where(run => run.Books == books.Id && (run.Kind == RunKind.Capture || run.Kind == RunKind.Sweep));
        return state with
        {
            LastRead = await reads.OrderByDescending(run => run.Sequence).FirstOrDefaultAsync(cancellationToken),
            IsRead = await reads.AnyAsync(run => run.State == RunState.Succeeded, cancellationToken),
            Matters = await db.SourceRecords.CountAsync(
                record => record.Connection == books.Practice && record.Kind == SourceKind.Matter && record.IsLatest && !record.IsVanished, cancellationToken),
        };
    }

    /// <summary>The connection of the books; before there are any, the one that works.</summary>
    private static Connection? Of(List<Connection> connections, OutsideSystem system, ConnectionId? own) => connections
        .Where(connection => connection.System == system && (own is null || connection.Id == own))
        .OrderBy(connection => connection.State)
        .ThenBy(connection => connection.Id.Value)
        .FirstOrDefault();
}
