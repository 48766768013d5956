using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Approvals;

/// <summary>
/// A person relies on receipts that are not collected yet, because the profile lists their instruments. Who relies on it answers for it: the
/// release is recorded with name and reason. What the profile does not list cannot be relied on by anybody.
/// </summary>
public sealed class OverrideGoodFunds(IStore store, TimeProvider clock, TrustPorts? ports = null)
{
    /// <summary>Records it for one release; it is approved afterwards as any other. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, WorkItemId release, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.ManagingPartner))
        {
            return "Only a managing partner relies on money that is not collected.";
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return "Write why you rely on it.";
        }

        await using var session = store.Open(books);
        if (await session.ItemsAsync([release], cancellationToken) is not [{ Stage: Stage.Held } item] || !item.Kind.IsTrustOutflow())
        {
            return "It is no longer a release that waits for approval.";
        }

        if (!actor.AnswersFor(item.TrustAccount.Value))
        {
            return "It moves client money; your account does not hold the grant for this trust account.";
        }

        var now = clock.GetUtcNow();
        var money = await ClientMoney.LoadAsync(session, [item.Matter], cancellationToken);
        var judgement = await money.JudgementAsync(session, ports ?? TrustPorts.None, now, cancellationToken);
        if (!judgement.Ask(item, actor).Any(outcome => outcome is { Code: RuleCode.FundsAreCollected, IsBroken: true }))
        {
            return "Its money is collected; nothing has to be relied on.";
        }

        var allowed = judgement.Exceptions(item);
        var instruments = judgement.InstrumentsOf(judgement.Uncollected(item)).Distinct().ToList();
        if (instruments.Except(allowed).Any())
        {
            return $"The account's profile lets nobody rely on: {string.Join(", ", instruments.Except(allowed))}.";
        }

        session.Add(Directive.Give(books, DirectiveKind.RelyOnInstrument, item.Key.Event, string.Join(';', instruments), actor, reason.Trim(), now));
        session.Add(AuditEvent.Tell(books, item.Key.Event, "relied on money that is not collected", actor, now, reason.Trim()));
        return await session.SaveAsync(cancellationToken) ? null : "Somebody else changed it at the same moment. Look again.";
    }
}
