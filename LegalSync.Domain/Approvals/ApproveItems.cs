using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Approvals;

/// <summary>Approves held items: each signature covers exactly the draft that was shown. Trust items need the grant for their account.</summary>
public sealed class ApproveItems(IStore store, TimeProvider clock, PostingPolicy policy, TrustPorts? ports = null)
{
    private const int ChunkSize = 100;

    /// <summary>Approves one or many; a refusal of one does not stop the others.</summary>
    public async Task<DecisionOutcome> RunAsync(BooksId books, IReadOnlyList<ShownItem> items, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.ManagingPartner))
        {
            return DecisionOutcome.Refused(items, "Only a managing partner approves postings.");
        }

        var verdicts = new Dictionary<WorkItemId, ItemVerdict>();
        await using (var look = store.Open(books))
        {
            var known = await look.ItemsAsync([.. items.Select(item => item.Id)], cancellationToken);
            items = [.. items.DistinctBy(shown => shown.Id).OrderBy(shown => Order(known.FirstOrDefault(item => item.Id == shown.Id)))];
        }

        foreach (var chunk in items.Chunk(ChunkSize))
        {
            foreach (var verdict in await ApproveChunkAsync(books, chunk, actor, cancellationToken))
            {
                verdicts[verdict.Id] = verdict;
            }
        }

        return DecisionOutcome.Of([.. items.Select(item => verdicts[item.Id])], clock.GetUtcNow() + policy.UndoWindow);
    }

    /// <summary>Money in before money out, so that a deposit approved together with its disbursement covers it.</summary>
    private static (int, DateOnly, long) Order(WorkItem? item) => item is null ? (9, default, 0) : (item.Kind.IsTrustOutflow() ? 1 : 0, item.Date, item.Sequence);

    private async Task<IReadOnlyList<ItemVerdict>> ApproveChunkAsync(BooksId books, ShownItem[] chunk, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            await using var session = store.Open(books);
            var verdicts = await DecideAsync(session, chunk, actor, cancellationToken);
            if (await session.SaveAsync(cancellationToken))
            {
                return verdicts;
            }

            if (attempt == 2)
            {
                return [.. chunk.Select(shown => new ItemVerdict(shown.Id, false, "Somebody else changed it at the same moment. Look again."))];
            }
        }
    }

    private async Task<List<ItemVerdict>> DecideAsync(ISession session, ShownItem[] chunk, Actor actor, CancellationToken cancellationToken)
    {
        // Postings first: an item read later than its postings is at least as fresh, so a decision taken meanwhile is seen or refused at the save.
        var earlier = (await session.PostingsOfAsync([.. chunk.Select(shown => shown.Id)], cancellationToken)).ToLookup(posting => posting.Item);
        var items = (await session.ItemsAsync([.. chunk.Select(shown => shown.Id)], cancellationToken)).ToDictionary(item => item.Id);
        var context = await ContextAsync(session, items.Values, cancellationToken);
        var verdicts = new List<ItemVerdict>();
        foreach (var shown in chunk)
        {
            var item = items.GetValueOrDefault(shown.Id);
            var refusal = item is null ? "It no longer exists." : Refusal(item, shown, actor, context) ?? (context.Judgement is null ? null : await context.Judgement.RefusalAsync(session, item, actor, cancellationToken));
            if (refusal is null)
            {
                Release(session, item!, [.. earlier[item!.Id]], actor, context);
            }

            verdicts.Add(new ItemVerdict(shown.Id, refusal is null, refusal));
        }

        return verdicts;
    }

    private async Task<Context> ContextAsync(ISession session, IEnumerable<WorkItem> items, CancellationToken cancellationToken)
    {
        var trust = items.Where(item => item.Kind.IsTrust()).Select(item => item.Matter).Distinct().ToList();
        var money = await ClientMoney.LoadAsync(session, trust, cancellationToken);
        return new Context(
            (await session.StreamsAsync(cancellationToken)).Where(stream => !stream.IsOn).ToDictionary(stream => stream.Kind, stream => stream.OffBecause ?? "It is off."),
            (await session.OpenCardsAsync(Codes.ConnectorCollision, cancellationToken)).Select(card => Subject.Parse(card.Subject).Id).ToHashSet(StringComparer.Ordinal),
            money,
            trust.Count == 0 ? null : await money.JudgementAsync(session, ports ?? TrustPorts.None, clock.GetUtcNow(), cancellationToken));
    }

    private static string? Refusal(WorkItem item, ShownItem shown, Actor actor, Context context)
    {
        if (item.Stage != Stage.Held || item.Draft is null)
        {
            return $"It is no longer waiting for approval (stage {item.Stage}).";
        }

        if (item.DraftHash != shown.DraftHash)
        {
            return "It changed while it was on the screen. Look at the new draft first.";
        }

        if (item.Kind.IsTrust() && !actor.AnswersFor(item.TrustAccount.Value))
        {
            return "It moves client money; your account does not hold the grant for this trust account.";
        }

        if (context.StreamsOff.TryGetValue(item.Kind, out var because))
        {
            return $"The stream is off: {because}";
        }

        if (context.Halted.Contains(CompetingConnector.StreamName(item.Kind)))
        {
            return "Another connector posts this stream too; clear its card first.";
        }

        return null;
    }

    private void Release(ISession session, WorkItem item, IReadOnlyList<PostingIntent> earlier, Actor actor, Context context)
    {
        var now = clock.GetUtcNow();
        item.Approve(now);
        session.Add(Approval.Sign(item, Decision.Approved, actor, null, now));
        session.Add(AuditEvent.Tell(item.Books, item.Key.Event, "approved", actor, now, item.DraftHash));
        if (item.Kind.IsTrustOutflow() && context.Money.Ledger(item) is { } ledger)
        {
            ledger.Reserve(item.Amount, context.Money.Lowest(item));
        }

        var leg = 0;
        foreach (var draft in DraftText.Read(item.Draft!))
        {
            leg++;
            var notBefore = NotBefore(draft, now);
            if (earlier.FirstOrDefault(posting => posting.Leg == leg) is { } known)
            {
                known.TryAgain(draft, notBefore);
            }
            else
            {
                session.Add(PostingIntent.Open(item.Books, item.Id, item.Key.Event, leg, draft, notBefore));
            }
        }
    }

    /// <summary>Money dated in the future posts on its day, not before.</summary>
    private DateTimeOffset NotBefore(PostingDraft draft, DateTimeOffset now)
    {
        var afterUndo = now + policy.UndoWindow;
        return draft.On is { } day && day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) is var opens && opens > afterUndo ? opens : afterUndo;
    }

    private sealed record Context(IReadOnlyDictionary<WorkKind, string> StreamsOff, IReadOnlySet<string> Halted, ClientMoney Money, ReleaseJudgement? Judgement);
}
