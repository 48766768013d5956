using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.ExceptionQueue;

/// <summary>Carries single effects out, and takes them back.</summary>
public sealed class EffectRunner(ISyncRequests sync, TimeProvider clock, PostingPolicy policy)
{
    /// <summary>Carries one out.</summary>
    public async Task RunAsync(ISession session, ResolutionEffect effect, ResolutionRecord record, ResolutionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        switch (effect)
        {
            case RuleEffect rule:
                session.Add(MappingRule.Record(session.BooksId, rule.Change, context.Actor, now));
                break;
            case DirectiveEffect directive:
                session.Add(Directive.Give(session.BooksId, directive.Kind, directive.Event, directive.Value, context.Actor, context.Reason, now));
                break;
            case PostingEffect posting:
                session.Add(PostingIntent.Open(session.BooksId, null, ResolutionEvent.Of(record.Id), 1, posting.Draft, now + policy.UndoWindow));
                break;
            case RetryEffect or ProbeEffect or LinkByHandEffect or AbandonEffect:
                await RunOnPostingAsync(session, effect, context, now, cancellationToken);
                break;
            case StreamOffEffect off:
                (await session.StreamsAsync(cancellationToken)).First(stream => stream.Kind == off.Kind).TurnOff(off.Because);
                break;
            case PauseEffect pause:
                (await session.BooksAsync(cancellationToken)).PausePosting(pause.Paused);
                break;
            case ReverseEffect or PostAgainEffect or RelinkEffect:
                await BooksVerdicts.RunAsync(session, effect, new VerdictContext(context.Actor, context.Reason, now, now + policy.UndoWindow), cancellationToken);
                break;
            case SyncEffect:
                await sync.RequestAsync(session.BooksId, context.Actor, cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"No such effect: {effect.GetType().Name}.");
        }
    }

    /// <summary>Takes one back; answers why not, or null when done.</summary>
    public async Task<string?> TakeBackAsync(ISession session, ResolutionEffect effect, ResolutionRecord record, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        switch (effect)
        {
            case RuleEffect rule:
                session.Add(MappingRule.Record(session.BooksId, await EarlierAsync(session, rule.Change, cancellationToken), actor, now));
                return null;
            case DirectiveEffect directive:
                if (directive.Kind == DirectiveKind.TopUp)
                {
                    await TakeBackTopUpAsync(session, directive, record, cancellationToken);
                }

                foreach (var given in (await session.DirectivesAsync(directive.Event, cancellationToken)).Where(given => given.Kind == directive.Kind && given.Value == directive.Value))
                {
                    given.Revoke(now);
                }

                return null;
            case PostingEffect posting:
                return await TakeBackPostingAsync(session, record, now, cancellationToken) ?? await TakeBackRuleAsync(session, posting, record, actor, now, cancellationToken);
            case StreamOffEffect off:
                (await session.StreamsAsync(cancellationToken)).First(stream => stream.Kind == off.Kind).TurnOn();
                return null;
            case PauseEffect pause:
                (await session.BooksAsync(cancellationToken)).PausePosting(!pause.Paused);
                return null;
            case ReverseEffect or PostAgainEffect or RelinkEffect:
                return await BooksVerdicts.TakeBackAsync(session, effect, actor, now, cancellationToken);
            case SyncEffect:
                return null;
            default:
                return "A request that was sent again cannot be unsent; reverse the document after it has posted.";
        }
    }

    private static async Task RunOnPostingAsync(ISession session, ResolutionEffect effect, ResolutionContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case RetryEffect retry when await session.PostingAsync(retry.Event, retry.Leg, cancellationToken) is { } posting:
                if (posting.State == PostingState.Refused)
                {
                    posting.TryAgain(posting.ReadDraft(), now);
                }
                else
                {
                    posting.NotBeforeAgain(now);
                }

                break;
            case ProbeEffect probe when await session.PostingAsync(probe.Event, probe.Leg, cancellationToken) is { } posting:
                posting.NotBeforeAgain(now);
                break;
            case LinkByHandEffect link when await session.PostingAsync(link.Event, link.Leg, cancellationToken) is { } posting:
                posting.LinkByHand(DocumentRef.Parse(link.Document), now);
                await PostingCompletion.CompleteAsync(session, posting, context.Actor, now, cancellationToken);
                break;
            case AbandonEffect:
                await AbandonAsync(session, context, now, cancellationToken);
                break;
            default:
                throw new InvalidOperationException("The posting of this card is gone.");
        }
    }

    private static async Task AbandonAsync(ISession session, ResolutionContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var posting in context.Postings.Where(posting => posting.IsUnsent || posting.State == PostingState.Refused))
        {
            posting.Cancel(now);
        }

        foreach (var item in context.Waiting)
        {
            session.Add(Directive.Give(session.BooksId, DirectiveKind.LeaveToManual, item.Key.Event, "", context.Actor, context.Reason, now));
            item.End(Stage.LeftToManual, context.Reason, now);
            await PostingCompletion.FreeReservationAsync(session, item, cancellationToken);
        }
    }

    private static async Task<string?> TakeBackPostingAsync(ISession session, ResolutionRecord record, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var posting = await session.PostingAsync(ResolutionEvent.Of(record.Id), 1, cancellationToken);
        switch (posting)
        {
            case null or { State: PostingState.Refused or PostingState.Cancelled }:
                return null;
            case { IsUnsent: true }:
                posting.Cancel(now);
                return null;
            case { State: PostingState.Confirmed } when posting.ReadDraft() is JournalDraft journal:
                var reversed = journal with { Memo = "Reversal: " + journal.Memo, Lines = [.. journal.Lines.Select(line => line with { IsDebit = !line.IsDebit })] };
                session.Add(PostingIntent.Open(session.BooksId, null, ResolutionEvent.Of(record.Id) + ":reversal", 1, reversed, now));
                return null;
            case { State: PostingState.Confirmed }:
                return null;
            default:
                return "It is on its way to QuickBooks; take it back when it has arrived.";
        }
    }

    /// <summary>What was made stays in the books, but nothing points to it any more: the rule that followed is taken back as well.</summary>
    private static async Task<string?> TakeBackRuleAsync(
        ISession session, PostingEffect posting, ResolutionRecord record, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (posting.Then is { } then
            && await session.PostingAsync(ResolutionEvent.Of(record.Id), 1, cancellationToken) is { State: PostingState.Confirmed, Document: { } made }
            && (await session.RulesForAsync(then.Kind, then.Pattern, cancellationToken)).LastOrDefault(rule => rule.Scope == then.Scope)?.TargetId == DocumentRef.Parse(made).Id.Value)
        {
            session.Add(MappingRule.Record(session.BooksId, await EarlierAsync(session, then, cancellationToken), actor, now));
        }

        return null;
    }

    private static async Task TakeBackTopUpAsync(ISession session, DirectiveEffect topUp, ResolutionRecord record, CancellationToken cancellationToken)
    {
        var key = LedgerKey.Parse(topUp.Event);
        if (await session.PostingAsync(ResolutionEvent.Of(record.Id), 1, cancellationToken) is { State: PostingState.Confirmed })
        {
            (await session.LedgersOfAsync([key.Matter], cancellationToken)).First(head => head.Key == key).ToppedUp(-TopUp.AmountOf(topUp.Value));
        }
    }

    /// <summary>The rule that was in force before, said again; or the one that takes the mapping back.</summary>
    private static async Task<MappingChange> EarlierAsync(ISession session, MappingChange change, CancellationToken cancellationToken)
    {
        var rules = (await session.RulesForAsync(change.Kind, change.Pattern, cancellationToken)).Where(rule => rule.Scope == change.Scope).ToList();
        var earlier = rules.Count >= 2 ? rules[^2] : null;
        return earlier is null
            ? change with { Target = MappingTarget.Nothing, TargetId = null, Reason = "Taken back." }
            : change with { Target = earlier.Target, TargetId = earlier.TargetId, Reason = "Taken back to the rule before." };
    }
}
