using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;

namespace LegalSync.Domain.Spine;

/// <summary>
/// Evaluates matters and stores what follows: items, cards, edges, claims, ledgers and rules, all of a batch in one transaction. Running
/// it again changes nothing unless something changed.
/// </summary>
public sealed class AdvanceMatters(IStore store, IIds ids, IExceptionCatalogue catalogue, TimeProvider clock)
{
    private const int BatchSize = 40;

    /// <summary>A try is lost only when somebody else got through; many postings settle side by side, and slips and transfers make them meet in one matter.</summary>
    private const int Tries = 12;

    /// <summary>Evaluates matters.</summary>
    /// <param name="books">The books.</param>
    /// <param name="matters">The matters; <see cref="MatterId.None"/> for lines without one.</param>
    /// <param name="actor">Who caused it.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public async Task<RunFigures> RunAsync(BooksId books, IReadOnlyCollection<MatterId> matters, Actor actor, CancellationToken cancellationToken)
    {
        var figures = new RunFigures();
        foreach (var batch in matters.Distinct().Chunk(BatchSize))
        {
            figures = Sum(figures, await AdvanceAsync(books, batch, actor, cancellationToken));
        }

        return figures;
    }

    private static RunFigures Sum(RunFigures left, RunFigures right) => new()
    {
        Evaluated = left.Evaluated + right.Evaluated,
        CardsRaised = left.CardsRaised + right.CardsRaised,
        CardsClosed = left.CardsClosed + right.CardsClosed,
    };

    private async Task<RunFigures> AdvanceAsync(BooksId books, MatterId[] batch, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var session = store.Open(books);
            var figures = await EvaluateAsync(session, batch, actor, cancellationToken);
            if (await session.SaveAsync(cancellationToken))
            {
                return figures;
            }

            if (attempt == Tries)
            {
                throw new InvalidOperationException($"Matters could not be evaluated: somebody changed them {Tries} times meanwhile.");
            }
        }
    }

    private async Task<RunFigures> EvaluateAsync(ISession session, MatterId[] batch, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var cases = await session.CasesAsync(batch, now, cancellationToken);
        var evaluations = cases.Select(labelled => (labelled, evaluation: EvaluateMatter.Run(labelled.Case))).ToList();
        RecordRules(session, evaluations.SelectMany(pair => pair.evaluation.NewRules), now);

        var items = await ItemDesk.OpenAsync(session, ids, batch, cancellationToken);
        foreach (var (labelled, evaluation) in evaluations)
        {
            foreach (var decision in evaluation.Items)
            {
                items.Take(decision, labelled, actor, now);
            }

            items.RetireMissing(labelled, evaluation, actor, now);
        }

        var aboutMatters = evaluations
            .SelectMany(pair => pair.evaluation.Findings.Concat(items.ChangedAfterPosting(pair.labelled.Case.MatterId)).Select(finding => (pair.labelled, finding)))
            .ToList();
        var all = aboutMatters.Select(pair => pair.finding).Concat(evaluations.SelectMany(pair => pair.evaluation.Items).SelectMany(item => item.Findings));
        var cards = await CardDesk.OpenAsync(session, ids, catalogue, batch, all, cancellationToken);
        foreach (var (labelled, finding) in aboutMatters)
        {
            cards.See(finding, labelled.Labels, actor, now);
        }

        foreach (var (labelled, decision) in evaluations.SelectMany(pair => pair.evaluation.Items.Select(decision => (pair.labelled, decision))))
        {
            var wanted = decision.Findings.Select(finding => (finding, card: cards.See(finding, labelled.Labels, actor, now))).ToList();
            items.Hold(decision, [.. wanted.Select(pair => (pair.card, pair.finding.Why))]);
        }

        await items.ClaimAsync([.. evaluations.SelectMany(pair => pair.evaluation.Items)], now, cancellationToken);
        await LedgerDesk.PostAsync(session, batch, [.. evaluations.SelectMany(pair => pair.evaluation.Ledgers)], now, cancellationToken);
        await cards.SettleAsync(items, actor, now, cancellationToken);
        return new RunFigures { Evaluated = items.Evaluated, CardsRaised = cards.Raised, CardsClosed = cards.Closed };
    }

    private static void RecordRules(ISession session, IEnumerable<MappingChange> changes, DateTimeOffset now)
    {
        foreach (var change in changes.DistinctBy(change => (change.Kind, change.Scope, change.Pattern)))
        {
            session.Add(MappingRule.Record(session.BooksId, change, Actor.Job("exact identity", "rules"), now));
        }
    }
}
