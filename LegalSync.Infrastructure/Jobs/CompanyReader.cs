using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Persistence.Sessions;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Reads the company's preferences, which evaluations look at.</summary>
public sealed class CompanyReader(IStore store, IAccountingSystem accounting, SnapshotCache snapshots, ILinkFacts facts)
{
    /// <summary>Reads them; keeps what was known, also from before a restart, when they cannot be read (the run itself then says why).</summary>
    public async Task ReadAsync(BooksId books, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        var firm = await session.BooksAsync(cancellationToken);
        if ((await accounting.ReadCompanyAsync(firm.Accounting, cancellationToken)).Company is { } company)
        {
            snapshots.Keep(books, company);
            await facts.KeepCompanyAsync(firm.Accounting, company, cancellationToken);
        }
        else if ((await facts.ReadAsync(firm.Accounting, cancellationToken))?.ReadCompany() is { } known)
        {
            snapshots.Keep(books, known);
        }
    }
}
