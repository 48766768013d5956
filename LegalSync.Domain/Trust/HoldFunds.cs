using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Trust;

/// <summary>Holds disputed money on a ledger, and lifts holds. Both are recorded with person and reason.</summary>
public sealed class HoldFunds(IStore store, TimeProvider clock)
{
    /// <summary>Places a hold. Answers a refusal, or null when done.</summary>
    public Task<string?> PlaceAsync(BooksId books, LedgerKey ledger, Money amount, string reason, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(books, ledger, reason, actor, (session, now) =>
        {
            if (amount.Minor <= 0)
            {
                return Task.FromResult<string?>("Hold more than nothing.");
            }

            session.Add(Directive.Give(books, DirectiveKind.HoldFunds, ledger.ToString(), FundsHold.Write(amount), actor, reason.Trim(), now));
            session.Add(AuditEvent.Tell(books, $"ledger:{ledger}", $"{amount} held", actor, now, reason.Trim()));
            return Task.FromResult<string?>(null);
        }, cancellationToken);

    /// <summary>Lifts a hold. Answers a refusal, or null when done.</summary>
    public Task<string?> LiftAsync(BooksId books, LedgerKey ledger, long decision, string reason, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(books, ledger, reason, actor, async (session, now) =>
        {
            var placed = (await session.DirectivesAsync(ledger.ToString(), cancellationToken)).FirstOrDefault(one => one.Kind == DirectiveKind.HoldFunds && one.Sequence == decision && one.RevokedAt is null);
            if (placed is null)
            {
                return "The hold was lifted already.";
            }

            placed.Revoke(now);
            session.Add(AuditEvent.Tell(books, $"ledger:{ledger}", $"hold of {placed.Value} lifted", actor, now, reason.Trim()));
            return null;
        }, cancellationToken);

    private async Task<string?> ChangeAsync(
        BooksId books, LedgerKey ledger, string reason, Actor actor, Func<ISession, DateTimeOffset, Task<string?>> change, CancellationToken cancellationToken)
    {
        if (!(actor.Is(Role.ManagingPartner) || actor.Is(Role.Administrator)) || !actor.AnswersFor(ledger.Account.Value))
        {
            return "Only a person who answers for this trust account holds its money.";
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return "Write why.";
        }

        await using var session = store.Open(books);
        if ((await session.LedgersOfAsync([ledger.Matter], cancellationToken)).FirstOrDefault(head => head.Key == ledger) is not { } head)
        {
            return "There is no such ledger.";
        }

        if (await change(session, clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        // A release that is judged at the same moment must see it.
        head.BeginRelease();
        return await session.SaveAsync(cancellationToken) ? null : "Somebody else changed it at the same moment. Look again.";
    }
}
