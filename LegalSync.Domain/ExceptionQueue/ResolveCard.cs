using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ExceptionQueue;

/// <summary>A card as it was shown, and what the person chose.</summary>
/// <param name="Card">The card.</param>
/// <param name="Version">Its version on the screen; a later one refuses.</param>
/// <param name="Resolution">Which way out.</param>
/// <param name="Input">What was chosen or typed, where the resolution asks.</param>
/// <param name="Reason">Why, where a reason is needed.</param>
public sealed record ResolutionChoice(ExceptionItemId Card, int Version, string Resolution, string? Input = null, string? Reason = null);

/// <summary>What a choice would do, in sentences, before it is done.</summary>
/// <param name="Lines">What happens, one sentence each.</param>
/// <param name="Confirm">For trust: the sentence, naming account and client, that must be confirmed; else null.</param>
/// <param name="Refusal">Why it cannot be done; null when it can.</param>
public sealed record ResolutionPreview(IReadOnlyList<string> Lines, string? Confirm, string? Refusal);

/// <summary>What became of a choice.</summary>
/// <param name="Done">True when it was carried out.</param>
/// <param name="Refusal">Why not.</param>
/// <param name="Record">What undo takes.</param>
/// <param name="UndoUntil">Until when undo writes nothing to the books.</param>
/// <param name="Released">Items that no longer wait.</param>
public sealed record ResolutionOutcome(bool Done, string? Refusal, ResolutionRecordId? Record, DateTimeOffset? UndoUntil, int Released)
{
    /// <summary>It was not done.</summary>
    public static ResolutionOutcome No(string refusal) => new(false, refusal, null, null, 0);
}

/// <summary>What undo needs: what was done, and which matters it touched.</summary>
public sealed record ResolutionTrail(IReadOnlyList<ResolutionEffect> Effects, IReadOnlyList<string> Matters);

/// <summary>Resolves a card by one of its typed ways out.</summary>
public sealed class ResolveCard(IStore store, ResolutionDesk desk, AdvanceMatters advance, SyncFeed feed, TimeProvider clock, PostingPolicy policy)
{
    /// <summary>Says what a choice would do. Changes nothing.</summary>
    public async Task<ResolutionPreview> PreviewAsync(BooksId books, ResolutionChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        var (context, plan) = await desk.PlanAsync(session, choice, actor, cancellationToken);
        return new ResolutionPreview(plan.Lines, context is null ? null : ResolutionDesk.Confirmation(context), plan.Refusal);
    }

    /// <summary>Carries a choice out and evaluates again what waited.</summary>
    public async Task<ResolutionOutcome> RunAsync(BooksId books, ResolutionChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        ResolutionRecord record;
        IReadOnlyList<MatterId> matters;
        int released;
        await using (var session = store.Open(books))
        {
            var (context, plan) = await desk.PlanAsync(session, choice, actor, cancellationToken);
            if (context is null || plan.Refusal is not null)
            {
                return ResolutionOutcome.No(plan.Refusal ?? "The card no longer exists.");
            }

            if (desk.NeedsReason(context.Card.Code, choice.Resolution) && string.IsNullOrWhiteSpace(choice.Reason))
            {
                return ResolutionOutcome.No("Write why.");
            }

            matters = await ResolutionDesk.TouchedMattersAsync(session, context, cancellationToken);
            record = desk.NewRecord(context, plan, matters);
            await desk.CarryOutAsync(session, context, plan, record, cancellationToken);
            released = await ResolutionDesk.ReleaseAsync(session, context, cancellationToken);
            var now = clock.GetUtcNow();
            context.Card.Close(CardState.Resolved, actor.Display, choice.Resolution, now);
            session.Add(record);
            session.Add(AuditEvent.Tell(books, $"card:{context.Card.Id.Value}", $"{context.Card.Code} resolved: {choice.Resolution}", actor, now, choice.Reason));
            if (!await session.SaveAsync(cancellationToken))
            {
                return ResolutionOutcome.No("Somebody else changed it at the same moment. Look again.");
            }
        }

        await advance.RunAsync(books, [.. matters], actor, cancellationToken);
        feed.Announce();
        return new ResolutionOutcome(true, null, record.Id, clock.GetUtcNow() + policy.UndoWindow, released);
    }
}

/// <summary>Takes a resolution back: before the first byte is sent by revoking it, later by a compensating command.</summary>
public sealed class UndoResolution(IStore store, ResolutionDesk desk, AdvanceMatters advance, SyncFeed feed, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Takes it back.</summary>
    public async Task<ResolutionOutcome> RunAsync(BooksId books, ResolutionRecordId record, Actor actor, CancellationToken cancellationToken)
    {
        var (matters, refusal) = await StoreAsync(books, record, actor, cancellationToken);
        if (refusal is not null)
        {
            return ResolutionOutcome.No(refusal);
        }

        await advance.RunAsync(books, matters, actor, cancellationToken);
        feed.Announce();
        return new ResolutionOutcome(true, null, record, null, 0);
    }

    private async Task<(IReadOnlyCollection<MatterId> Matters, string? Refusal)> StoreAsync(BooksId books, ResolutionRecordId record, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            await using var session = store.Open(books);
            var (matters, refusal) = await TakeBackAsync(session, record, actor, cancellationToken);
            if (refusal is not null || await session.SaveAsync(cancellationToken))
            {
                return (matters, refusal);
            }
        }

        return ([], "It is being carried out at this moment and can no longer be taken back.");
    }

    private async Task<(IReadOnlyCollection<MatterId> Matters, string? Refusal)> TakeBackAsync(ISession session, ResolutionRecordId record, Actor actor, CancellationToken cancellationToken)
    {
        if (await session.ResolutionAsync(record, cancellationToken) is not { UndoneAt: null } resolution)
        {
            return ([], "It was taken back already.");
        }

        if ((await session.CardsAsync([resolution.Card], cancellationToken)) is not [var card] || desk.Objection(card, actor) is not null)
        {
            return ([], "Your account may not take this back.");
        }

        var trail = JsonSerializer.Deserialize<ResolutionTrail>(resolution.Effects, AmountsJson.Options)!;
        if (await desk.TakeBackAsync(session, resolution, trail, actor, cancellationToken) is { } refusal)
        {
            return ([], refusal);
        }

        var now = clock.GetUtcNow();
        resolution.Undo(now);
        if (card.State != CardState.Open)
        {
            card.Reopen(now);
        }

        session.Add(AuditEvent.Tell(session.BooksId, $"card:{card.Id.Value}", $"{card.Code} resolution taken back", actor, now));
        var matters = trail.Matters.Select(matter => new MatterId(matter)).ToHashSet();
        foreach (var change in trail.Effects.Select(effect => (effect as RuleEffect)?.Change ?? (effect as PostingEffect)?.Then).OfType<MappingChange>())
        {
            matters.UnionWith(await MappingHold.RunAsync(session, change, cancellationToken));
        }

        return (matters, null);
    }
}

/// <summary>Gives a card to a person, or lets it sleep. Critical cards do not sleep.</summary>
public sealed class TendCard(IStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Gives it to a user, or to nobody. Answers a refusal, or null when done.</summary>
    public Task<string?> AssignAsync(BooksId books, ExceptionItemId card, string? user, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(books, card, actor, found => { found.Assign(user); return null; }, user is null ? "given to nobody" : "assigned", cancellationToken);

    /// <summary>Lets it sleep until an instant, or wakes it (null). Answers a refusal, or null when done.</summary>
    public Task<string?> SnoozeAsync(BooksId books, ExceptionItemId card, DateTimeOffset? until, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(books, card, actor, found => Snooze(found, until), until is null ? "woken" : "snoozed", cancellationToken);

    private static string? Snooze(ExceptionItem card, DateTimeOffset? until)
    {
        if (until is not null && card.Severity == Severity.Critical)
        {
            return "A critical card does not sleep.";
        }

        card.Snooze(until);
        return null;
    }

    private async Task<string?> ChangeAsync(
        BooksId books, ExceptionItemId card, Actor actor, Func<ExceptionItem, string?> change, string what, CancellationToken cancellationToken)
    {
        if (actor.Roles.All(role => role == Role.Auditor))
        {
            return "An auditor reads and changes nothing.";
        }

        await using var session = store.Open(books);
        if (await session.CardsAsync([card], cancellationToken) is not [var found])
        {
            return "The card no longer exists.";
        }

        if (change(found) is { } refusal)
        {
            return refusal;
        }

        session.Add(AuditEvent.Tell(books, $"card:{card.Value}", what, actor, clock.GetUtcNow()));
        if (!await session.SaveAsync(cancellationToken))
        {
            return "Somebody else changed it at the same moment. Look again.";
        }

        feed.Announce();
        return null;
    }
}
