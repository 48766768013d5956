using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Sessions;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Reads the company's preferences, which evaluations look at.</summary>
public sealed class CompanyReader(IStore store, IAccountingSystem accounting, SnapshotCache snapshots, NoteClosingDate closing)
{
    /// <summary>Reads them; keeps what was known when they cannot be read (the run itself then says why).</summary>
    public async Task ReadAsync(BooksId books, CancellationToken cancellationToken)
    {
        ConnectionId connection;
        await using (var session = store.Open(books))
        {
            connection = (await session.BooksAsync(cancellationToken)).Accounting;
        }

        if ((await accounting.ReadCompanyAsync(connection, cancellationToken)).Company is { } company)
        {
            snapshots.Keep(books, company);
            await closing.RunAsync(books, company, Actor.Job("company", "preferences"), cancellationToken);
        }
    }
}
