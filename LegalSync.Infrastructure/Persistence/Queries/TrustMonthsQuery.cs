using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.Reconciling;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A trust account as lists to choose from name it.</summary>
/// <param name="Id">Practice-side key.</param>
/// <param name="Name">Its name.</param>
/// <param name="LastFour">Last digits of its number; empty where unknown.</param>
public sealed record TrustAccountName(BankAccountId Id, string Name, string LastFour)
{
    /// <summary>Name and last digits.</summary>
    public string Title => LastFour.Length == 0 ? Name : $"{Name} ··{LastFour}";
}

/// <summary>A reconciliation in the list of an account's months.</summary>
public sealed record TrustMonthRow(ReconciliationId Id, DateOnly From, DateOnly Through, ReconciliationState State, int Round, string PreparedBy, string SignedBy, DateTimeOffset? SignedAt, int Version);

/// <summary>Trust accounts and the months that were begun: names and states alone, no figures.</summary>
public sealed class TrustMonthsQuery(IReconcileStore store)
{
    private const int Shown = 4;

    /// <summary>The trust accounts, open ones first.</summary>
    public async Task<Answer<IReadOnlyList<TrustAccountName>>> AccountsAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<IReadOnlyList<TrustAccountName>>();
        }

        await using var session = store.Open(books);
        var found = await session.TrustAccountsAsync(cancellationToken);
        return Answer.Of<IReadOnlyList<TrustAccountName>>(
            [.. found.Select(one => new TrustAccountName(one.Id, one.Name, one.Number.Length <= Shown ? one.Number : one.Number[^Shown..]))]);
    }

    /// <summary>The first day of the books: the first statement begins there. Null until the opening is signed, and for strangers.</summary>
    public async Task<DateOnly?> OpensOnAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return null;
        }

        await using var session = store.Open(books);
        return (await session.Spine.BooksAsync(cancellationToken)).OpensOn;
    }

    /// <summary>The months of an account, newest first.</summary>
    public async Task<Answer<IReadOnlyList<TrustMonthRow>>> ListAsync(BooksId books, BankAccountId account, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<IReadOnlyList<TrustMonthRow>>();
        }

        await using var session = store.Open(books);
        var found = await session.ReconciliationsAsync(account, cancellationToken);
        return Answer.Of<IReadOnlyList<TrustMonthRow>>(
        [
            .. found.OrderByDescending(one => one.Through).Select(one => new TrustMonthRow(
                one.Id, one.From, one.Through, one.State, one.Round, one.PreparedBy ?? "", one.SignedBy ?? "", one.SignedAt, one.Version)),
        ]);
    }
}
