using LegalSync.Domain.Audit;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Gathers what one reconciliation is made of, and says who may work on it.</summary>
public static class WorkpaperReader
{
    /// <summary>Gathers it; null when the practice system no longer has the account.</summary>
    public static async Task<Workpaper?> ReadAsync(IReconcileSession session, TrustReconciliation month, CancellationToken cancellationToken)
    {
        if (await session.FactsAsync(month.Account, cancellationToken) is not { } facts)
        {
            return null;
        }

        var statements = await session.StatementsAsync(month.Account, cancellationToken);
        var paper = new Workpaper(month, facts)
        {
            Statements = [.. statements.Where(statement => statement.Through >= month.From && statement.From <= month.Through)],
            Lines = await session.LinesAsync(month.Account, month.Through, cancellationToken),
            Matches = await session.MatchesAsync(month.Account, cancellationToken),
            Items = await session.ItemsAsync(month.Account, cancellationToken),
            SignOffs = await session.SignOffsAsync(month.Account, cancellationToken),
            Due = await ReconcileDue.ReadAsync(session.Spine, month.Account, facts.Today, cancellationToken),
        };
        return ItemDirective.Apply(paper, await session.Spine.DirectivesAsync(ItemDirective.EventOf(month.Account), cancellationToken));
    }

    /// <summary>Why a person may not prepare reconciliations, or null.</summary>
    public static string? Objection(Actor actor) =>
        actor.IsJob || !(actor.Is(Role.Bookkeeper) || actor.Is(Role.Administrator) || actor.Is(Role.ManagingPartner))
            ? "Reconciling takes the role of a bookkeeper, an administrator or a managing partner."
            : null;

    /// <summary>Why a person may not sign or reopen for an account, or null.</summary>
    public static string? SigningObjection(Actor actor, string account) =>
        actor.IsJob || !(actor.Is(Role.ManagingPartner) || actor.Is(Role.Administrator))
            ? "Only a managing partner or an administrator signs."
            : !actor.AnswersFor(account) ? "Your account does not hold the grant for this trust account." : null;
}
