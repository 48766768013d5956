using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.Reconciling;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A trust account in three figures, as last computed.</summary>
/// <param name="Account">Practice-side key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Bank">The bank, carried forward from its last statement; null before the first.</param>
/// <param name="Book">The practice system's journal.</param>
/// <param name="Ledgers">The client ledgers.</param>
/// <param name="Negative">How many ledgers are below zero.</param>
public sealed record TrustStatusRow(BankAccountId Account, string Name, Money? Bank, Money? Book, Money? Ledgers, int Negative)
{
    /// <summary>True while the figures that are known are one and no ledger is below zero.</summary>
    public bool IsGood => Negative == 0 && new[] { Bank, Book, Ledgers }.OfType<Money>().Distinct().Count() <= 1;
}

/// <summary>All trust accounts.</summary>
/// <param name="Rows">By name.</param>
public sealed record TrustStatus(IReadOnlyList<TrustStatusRow> Rows);

/// <summary>Trust at a glance, from the stored ties: cheap enough for a page that everybody opens.</summary>
public sealed class TrustStatusQuery(IDbFactory databases, IReconcileStore store)
{
    /// <summary>Reads it.</summary>
    public async Task<Answer<TrustStatus>> FindAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<TrustStatus>();
        }

        await using var db = databases.Create();
        var code = await db.Books.AsNoTracking().Where(one => one.Id == books).Select(one => one.CurrencyCode).FirstOrDefaultAsync(cancellationToken);
        var currency = Currency.FromCode(code ?? Currency.Usd.Code);
        var states = await db.TieStates.AsNoTracking().Where(one => one.Books == books && one.Matter == MatterId.None).ToListAsync(cancellationToken);
        var below = (await db.LedgerHeads.AsNoTracking().Where(one => one.Books == books && one.ObservedMinor < 0).Select(one => one.Account).ToListAsync(cancellationToken)).ToLookup(account => account);
        await using var session = store.Open(books);
        var accounts = await session.TrustAccountsAsync(cancellationToken);
        return Answer.Of(new TrustStatus([.. accounts.Where(account => account.IsOpen).Select(account => Row(account, states.FirstOrDefault(state => state.Account == account.Id), below[account.Id].Count(), currency))]));
    }

    private static TrustStatusRow Row(BankAccount account, TieState? state, int negative, Currency currency)
    {
        return new TrustStatusRow(account.Id, account.Name, Of(state?.BankMinor), Of(state?.JournalMinor), Of(state?.LedgerMinor), negative);

        Money? Of(long? minor) => minor is { } known ? Money.FromMinor(known, currency) : null;
    }
}
