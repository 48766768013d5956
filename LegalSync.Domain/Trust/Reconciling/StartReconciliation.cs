using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Begins the reconciliation of one trust account up to the end of an imported statement, or finds the one that was begun.</summary>
public sealed class StartReconciliation(IReconcileStore store, IIds ids, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Begins it.</summary>
    /// <param name="books">The books.</param>
    /// <param name="account">Practice-side trust account.</param>
    /// <param name="through">Last day: a statement of the account ends on it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<TrustOutcome<ReconciliationId>> RunAsync(BooksId books, BankAccountId account, DateOnly through, Actor actor, CancellationToken cancellationToken)
    {
        if (WorkpaperReader.Objection(actor) is { } objection)
        {
            return new(default, objection);
        }

        await using var session = store.Open(books);
        var known = await session.ReconciliationsAsync(account, cancellationToken);
        if (known.FirstOrDefault(one => one.Through == through) is { } begun)
        {
            return new(begun.Id, null);
        }

        var statements = await session.StatementsAsync(account, cancellationToken);
        if (!statements.Any(statement => statement.Through == through))
        {
            return new(default, $"No statement of this account ends on {Day(through)}. Import it first.");
        }

        if (known.FirstOrDefault(one => one.IsOpen && one.Through < through) is { } earlier)
        {
            return new(default, $"The month that ends on {Day(earlier.Through)} is not signed yet; months are signed in order.");
        }

        if (known.FirstOrDefault(one => one.Through > through) is { } later)
        {
            return new(default, $"A later month, which ends on {Day(later.Through)}, was begun already.");
        }

        var from = known.Count > 0 ? known.Max(one => one.Through).AddDays(1) : statements.Min(statement => statement.From);
        var now = clock.GetUtcNow();
        var month = TrustReconciliation.Start(new ReconciliationId(ids.Next()), books, account, from, through, actor, now);
        session.Add(month);
        session.Add(AuditEvent.Tell(books, AuditSubject(month), $"reconciliation of {account.Value} through {Day(through)} begun", actor, now));
        if (!await session.SaveAsync(cancellationToken))
        {
            return new(default, TrustOutcome.Raced.Refusal);
        }

        feed.Announce();
        return new(month.Id, null);
    }

    internal static string AuditSubject(TrustReconciliation month) => $"reconciliation:{month.Id.Value}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
