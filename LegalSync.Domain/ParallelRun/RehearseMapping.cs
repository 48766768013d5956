using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Shows what a change of a mapping would do to the would-be postings of the open run, before anybody records it. Stores nothing.</summary>
public sealed class RehearseMapping(IComparisonStore store, TimeProvider clock)
{
    private const int MattersTogether = 100;

    /// <summary>Rehearses it.</summary>
    public async Task<Rehearsal> RunAsync(BooksId books, MappingChange change, Actor actor, CancellationToken cancellationToken)
    {
        if (ChangeMapping.Objection(change, actor) is { } objection)
        {
            return Rehearsal.Refused(objection);
        }

        await using var session = store.Open(books);
        if (await session.OpenRunAsync(cancellationToken) is not { } run)
        {
            return Rehearsal.Refused("No parallel run is open: there is nothing to rehearse on.");
        }

        var snapshot = await session.Spine.SnapshotAsync(cancellationToken);
        if (ChangeMapping.TargetProblem(change, snapshot) is { } problem)
        {
            return Rehearsal.Refused(problem);
        }

        var rule = MappingRule.Record(books, change, actor, clock.GetUtcNow());
        var matters = change.Kind == MappingKind.Matter
            ? [new MatterId(change.Pattern)]
            : (await session.ShadowsAsync(run.Id, cancellationToken)).Select(posting => posting.Matter).Distinct().ToList();
        var (before, after) = (new List<ComparedSide>(), new List<ComparedSide>());
        foreach (var batch in matters.Chunk(MattersTogether))
        {
            var cases = (await session.Spine.CasesAsync(batch, clock.GetUtcNow(), cancellationToken)).Select(labelled => labelled.Case).ToList();
            before.AddRange(await SidesAsync(session.Spine, run, cases, snapshot, cancellationToken));
            after.AddRange(await SidesAsync(session.Spine, run, [.. cases.Select(found => found with { Rules = found.Rules.With(rule) })], snapshot, cancellationToken));
        }

        return RehearsalOf.Run(before, after);
    }

    private static async Task<IReadOnlyList<ComparedSide>> SidesAsync(
        ISession session, FirmParallelRun run, List<MatterCase> cases, BooksSnapshot snapshot, CancellationToken cancellationToken)
    {
        var items = cases.SelectMany(found => EvaluateMatter.Run(found).Items)
            .Where(item => item.Stage.IsBeforeApproval() && item.Legs.Count > 0 && run.Covers(item.Date)).ToList();
        var numbers = await GatherOurs.NumbersAsync(session, items.Select(item => (item.Key, item.Legs)), cancellationToken);
        var words = cases.Count == 0 ? null : BooksWords.Of(cases[0] with { InBooks = snapshot });
        return [.. items.SelectMany(item => SidesOfDrafts.Of(item.Key, item.Legs, words!, numbers.GetValueOrDefault)).Select(pair => pair.Side)];
    }
}
