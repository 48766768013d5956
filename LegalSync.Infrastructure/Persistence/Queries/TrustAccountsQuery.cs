using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.Reconciling;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A trust account to choose.</summary>
/// <param name="Id">Practice-side key.</param>
/// <param name="Name">Its name there.</param>
/// <param name="IsOpen">False once closed there.</param>
public sealed record TrustAccountChoice(BankAccountId Id, string Name, bool IsOpen);

/// <summary>The trust accounts to choose from.</summary>
/// <param name="Rows">Open ones first, by name.</param>
public sealed record TrustAccountChoices(IReadOnlyList<TrustAccountChoice> Rows);

/// <summary>The practice system's trust accounts, open ones first, by name.</summary>
public sealed class TrustAccountsQuery(IReconcileStore store)
{
    /// <summary>Reads them.</summary>
    public async Task<Answer<TrustAccountChoices>> FindAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<TrustAccountChoices>();
        }

        await using var session = store.Open(books);
        return Answer.Of(new TrustAccountChoices(
            [.. (await session.TrustAccountsAsync(cancellationToken)).Select(account => new TrustAccountChoice(account.Id, account.Name, account.IsOpen))]));
    }
}
