using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Persistence.Sessions;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Reads the company's preferences, which evaluations look at.</summary>
public sealed class CompanyReader(IStore store, IAccountingSystem accounting, SnapshotCache snapshots, ILinkFacts facts, NoteClosingDate closing)
{
    /// <summary>Reads them; keeps what was known, also from before a restart, when they cannot be read (the run itself then says why).</summary>
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
            await facts.KeepCompanyAsync(connection, company, cancellationToken);
            await closing.RunAsync(books, company, Actor.Job("company", "preferences"), cancellationToken);
        }
        else if ((await facts.ReadAsync(connection, cancellationToken))?.ReadCompany() is { } known)
        {
            snapshots.Keep(books, known);
        }
    }
}
