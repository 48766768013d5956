using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ExceptionQueue;

/// <summary>Plans resolutions and carries their effects out, and back.</summary>
public sealed class ResolutionDesk(ExceptionCatalogue catalogue, IIds ids, EffectRunner effects, TimeProvider clock)
{
    /// <summary>The context and plan of a choice; the plan says why when it cannot be done.</summary>
    public async Task<(ResolutionContext? Context, ResolutionPlan Plan)> PlanAsync(ISession session, ResolutionChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        if (await session.CardsAsync([choice.Card], cancellationToken) is not [var card])
        {
            return (null, ResolutionPlan.No("The card no longer exists."));
        }

        var objection = Objection(card, actor)
            ?? (card.State != CardState.Open ? $"The card is {card.State.ToString().ToLowerInvariant()} already ({card.ClosedBy})." : null)
            ?? (card.Version != choice.Version ? "The card changed while it was on the screen. Look again." : null);
        if (objection is not null)
        {
            return (null, ResolutionPlan.No(objection));
        }

        var context = await ContextAsync(session, card, choice, actor, cancellationToken);
        var plan = catalogue.Definition(card.Code).Plan(context);
        return (context, plan.Refusal is null && plan.Effects.Any(WritesToBooks) && (await session.BooksAsync(cancellationToken)).ShadowRefusal is { } refusal ? ResolutionPlan.No(refusal) : plan);
    }

    /// <summary>Why a person may not resolve a card, or null.</summary>
    public string? Objection(ExceptionItem card, Actor actor)
    {
        var type = catalogue.Find(card.Code);
        return !type.Roles.Any(actor.Is)
            ? $"This card belongs to: {string.Join(", ", type.Roles)}."
            : type.Owner == Owner.TrustLawyer && !actor.AnswersFor(card.TrustAccount.Value)
                ? "Your account does not hold the grant for this trust account."
                : null;
    }

    /// <summary>True when the resolution wants a reason.</summary>
    public bool NeedsReason(ExceptionCode code, string resolution) =>
        catalogue.Find(code).Resolutions.FirstOrDefault(way => way.Id == resolution) is { NeedsReason: true };

    /// <summary>For client money and critical cards: what must be confirmed, naming account and client.</summary>
    public static string? Confirmation(ResolutionContext context)
    {
        if (context.Card.Severity != Severity.Critical)
        {
            return null;
        }

        var account = context.Matter?.Case.BankAccounts.GetValueOrDefault(context.Card.TrustAccount)?.Name ?? context.Card.TrustAccount.Value;
        return string.Join(" · ", new[] { account, context.Card.MatterNumber, context.Card.ClientName }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } named
            ? $"This is about client money: {named}. Go on?"
            : "This halts or releases a whole stream. Go on?";
    }

    /// <summary>Matters that the resolution may set free.</summary>
    public static async Task<IReadOnlyList<MatterId>> TouchedMattersAsync(ISession session, ResolutionContext context, CancellationToken cancellationToken)
    {
        var alike = await session.OpenCardsAsync(context.Card.Code, cancellationToken);
        var edges = await session.EdgesOnCardsAsync([.. alike.Select(card => card.Id)], cancellationToken);
        var items = await session.ItemsAsync([.. edges.Select(edge => edge.Item).Distinct()], cancellationToken);
        var own = context.Waiting.Select(item => item.Matter).Append(context.Card.Matter);
        return [.. (IsShared(context) ? items.Select(item => item.Matter).Concat(own) : own).Distinct().Where(matter => !matter.IsNone || context.Waiting.Any(item => item.Matter.IsNone))];
    }

    /// <summary>The record of a resolution.</summary>
    public ResolutionRecord NewRecord(ResolutionContext context, ResolutionPlan plan, IReadOnlyList<MatterId> matters)
    {
        var trail = JsonSerializer.Serialize(new ResolutionTrail(plan.Effects, [.. matters.Select(matter => matter.Value)]), AmountsJson.Options);
        return ResolutionRecord
            .Keep(new ResolutionRecordId(ids.Next()), context.Card, context.Choice.Resolution, trail, context.Actor, clock.GetUtcNow())
            .With(context.Input, context.Choice.Reason);
    }

    /// <summary>Carries the effects out within the session.</summary>
    public async Task CarryOutAsync(ISession session, ResolutionContext context, ResolutionPlan plan, ResolutionRecord record, CancellationToken cancellationToken)
    {
        foreach (var effect in plan.Effects)
        {
            await effects.RunAsync(session, effect, record, context, cancellationToken);
        }
    }

    /// <summary>Takes the effects back within the session; answers a refusal, or null when done.</summary>
    public async Task<string?> TakeBackAsync(ISession session, ResolutionRecord record, ResolutionTrail trail, Actor actor, CancellationToken cancellationToken)
    {
        foreach (var effect in trail.Effects)
        {
            if (await effects.TakeBackAsync(session, effect, record, actor, cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Frees what waited for the card; answers how many items no longer wait for anything.</summary>
    public static async Task<int> ReleaseAsync(ISession session, ResolutionContext context, CancellationToken cancellationToken)
    {
        var released = 0;
        var all = await session.EdgesOfAsync([.. context.Waiting.Select(item => item.Id)], cancellationToken);
        foreach (var item in context.Waiting)
        {
            var own = all.Where(edge => edge.Item == item.Id).ToList();
            foreach (var edge in own.Where(edge => edge.Card == context.Card.Id))
            {
                session.Remove(edge);
            }

            var left = own.Count(edge => edge.Card != context.Card.Id);
            item.HeldBy(left);
            released += left == 0 ? 1 : 0;
        }

        return released;
    }

    private static bool WritesToBooks(ResolutionEffect effect) => effect is PostingEffect or RetryEffect or PostAgainEffect;

    private static bool IsShared(ResolutionContext context) => context.Card.Code == Codes.MapCode || context.Card.Code == Codes.Unsupported;

    private async Task<ResolutionContext> ContextAsync(ISession session, ExceptionItem card, ResolutionChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        var edges = await session.EdgesOnCardsAsync([card.Id], cancellationToken);
        var waiting = await session.ItemsAsync([.. edges.Select(edge => edge.Item).Distinct()], cancellationToken);
        var books = await session.BooksAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var cases = card.Matter.IsNone && card.Code != Codes.TrustShort ? [] : await session.CasesAsync([card.Matter], now, cancellationToken);
        return new ResolutionContext(card, choice, actor, await session.SnapshotAsync(cancellationToken))
        {
            Waiting = [.. waiting.OrderBy(item => item.Sequence)],
            Postings = await session.PostingsOfAsync([.. waiting.Select(item => item.Id)], cancellationToken),
            Matter = cases.Count > 0 ? cases[0] : null,
            OpensOn = books.OpensOn ?? books.DayOf(now),
            Today = books.DayOf(now),
        };
    }
}
