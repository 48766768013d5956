using System.Data;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Reconciling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Opens units of work on statements and reconciliations, on the database.</summary>
public sealed class ReconcileStore(IDbFactory databases, ISourceReader reader, SnapshotCache snapshots, TimeProvider clock) : IReconcileStore
{
    /// <inheritdoc />
    public IReconcileSession Open(BooksId books) => Make(databases.Create(), books, null);

    /// <inheritdoc />
    public async Task<IReconcileSession> OpenExclusiveAsync(BooksId books, CancellationToken cancellationToken)
    {
        var db = databases.Create();
        return Make(db, books, await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken));
    }

    /// <inheritdoc />
    public async Task KeepFileAsync(BooksId books, string hash, Stream content, CancellationToken cancellationToken)
    {
        await using (var look = databases.Create())
        {
            var pieces = look.StatementFiles.AsNoTracking().Where(part => part.Books == books && part.FileHash == hash);
            if (await pieces.AnyAsync(part => part.Bytes.Length < StatementFilePart.Length, cancellationToken))
            {
                return;
            }
        }

        var buffer = new byte[StatementFilePart.Length];
        for (var part = 0; ; part++)
        {
            var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            await KeepPartAsync(StatementFilePart.Keep(books, hash, part, buffer[..read]), cancellationToken);
            if (read < buffer.Length)
            {
                return;
            }
        }
    }

    // The last piece is always shorter than a full one, if need be empty: so a file that was cut off is told from a whole one.
    private async Task KeepPartAsync(StatementFilePart part, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        if (await db.StatementFiles.AnyAsync(known => known.Books == part.Books && known.FileHash == part.FileHash && known.Part == part.Part, cancellationToken))
        {
            return;
        }

        db.Add(part);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (StoreConflicts.IsConflict(failure))
        {
            // Somebody else keeps the same file at this moment: the same piece is there.
        }
    }

    private ReconcileSession Make(LegalSyncDb db, BooksId books, IDbContextTransaction? transaction) =>
        new(db, new StoreSession(db, books, reader, snapshots), new TrustFactsReader(db, books, reader, snapshots, clock), transaction);
}

/// <summary>One unit of work: finders over one context, saved once.</summary>
internal sealed class ReconcileSession(LegalSyncDb db, StoreSession spine, TrustFactsReader facts, IDbContextTransaction? transaction) : IReconcileSession
{
    private BooksId Books => spine.BooksId;

    /// <inheritdoc />
    public ISession Spine => spine;

    /// <inheritdoc />
    public Task<IReadOnlyList<BankAccount>> TrustAccountsAsync(CancellationToken cancellationToken) => facts.AccountsAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<TrustAccountSetting>> SettingsAsync(CancellationToken cancellationToken) =>
        await db.TrustAccountSettings.Where(setting => setting.Books == Books).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ImportedStatement>> StatementsAsync(BankAccountId account, CancellationToken cancellationToken) =>
        await db.Statements.AsNoTracking().Where(statement => statement.Books == Books && statement.Account == account)
            .OrderBy(statement => statement.Through).ThenBy(statement => statement.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<KeptLine>> LinesAsync(BankAccountId account, DateOnly through, CancellationToken cancellationToken) =>
        await db.StatementLines.AsNoTracking().Where(line => line.Books == Books && line.Account == account && line.Date <= through)
            .OrderBy(line => line.Date).ThenBy(line => line.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<TrustReconciliation?> ReconciliationAsync(ReconciliationId id, CancellationToken cancellationToken) =>
        await db.Reconciliations.SingleOrDefaultAsync(one => one.Books == Books && one.Id == id, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<TrustReconciliation>> ReconciliationsAsync(BankAccountId account, CancellationToken cancellationToken) =>
        await db.Reconciliations.Where(one => one.Books == Books && one.Account == account).OrderBy(one => one.Through).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredMatch>> MatchesAsync(BankAccountId account, CancellationToken cancellationToken)
    {
        // Members are asked for by themselves, so that every statement names the books; the context puts them into their matches.
        var matches = await db.StatementMatches.Where(match => match.Books == Books && match.Account == account && match.UndoneAt == null).OrderBy(match => match.Sequence).ToListAsync(cancellationToken);
        await db.Set<MatchMember>().Where(member => member.Books == Books && member.Account == account && member.IsStanding).OrderBy(member => member.Sequence).LoadAsync(cancellationToken);
        return matches;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ReconcilingItem>> ItemsAsync(BankAccountId account, CancellationToken cancellationToken) =>
        await db.ReconcilingItems.Where(item => item.Books == Books && item.Account == account && item.ClosedAt == null).OrderBy(item => item.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<SignOff>> SignOffsAsync(BankAccountId account, CancellationToken cancellationToken) =>
        await db.SignOffs.AsNoTracking().Where(one => one.Books == Books && one.Account == account).OrderBy(one => one.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public Task<TrustFacts?> FactsAsync(BankAccountId account, CancellationToken cancellationToken) => facts.ReadAsync(account, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<TieState>> TiesAsync(CancellationToken cancellationToken) =>
        await db.TieStates.Where(state => state.Books == Books).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public void Add(object aggregate) => spine.Add(aggregate);

    /// <inheritdoc />
    public async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        if (!await spine.SaveAsync(cancellationToken))
        {
            return false;
        }

        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        await spine.DisposeAsync();
    }
}
