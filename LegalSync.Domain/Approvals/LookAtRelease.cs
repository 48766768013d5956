using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Approvals;

/// <summary>A ledger on the day of an item, without the item and with it, by what was released.</summary>
/// <param name="Before">Balances if it is not approved.</param>
/// <param name="After">Balances if it is.</param>
/// <param name="Refusal">Why it would be refused now, a sentence; null when every rule lets it pass.</param>
public sealed record ReleaseLook(LedgerBalances Before, LedgerBalances After, string? Refusal);

/// <summary>Asks what an approval of client money would do, by the same rules that decide it. Stores nothing; the approval itself asks again.</summary>
public sealed class LookAtRelease(IStore store, TimeProvider clock, TrustPorts ports)
{
    /// <summary>Looks at one item; null when it moves no client money, is not there or its ledger is not, or the person has no role.</summary>
    public async Task<ReleaseLook?> RunAsync(BooksId books, WorkItemId id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.IsJob || actor.Roles.Count == 0)
        {
            return null;
        }

        await using var session = store.Open(books);
        if (await session.ItemsAsync([id], cancellationToken) is not [var item] || !item.Kind.IsTrust())
        {
            return null;
        }

        var money = await ClientMoney.LoadAsync(session, [item.Matter], cancellationToken);
        if (money.Ledger(item) is null)
        {
            return null;
        }

        var judgement = await money.JudgementAsync(session, ports, clock.GetUtcNow(), cancellationToken);
        var (before, after) = judgement.Balances(item);
        return new ReleaseLook(before, after, await judgement.RefusalAsync(session, item, actor, cancellationToken));
    }
}
