using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>
/// Ends a signed run: every item of the period is linked to the document that people made, or left to people, but for what was released; then
/// LegalSync posts. The run is closed first, so that nothing is compared any more; the books stay shut until every item has its end, so that
/// nothing of the period can post in between. Interrupted at any step it is run again and goes on where it stopped.
/// </summary>
public sealed class CutOver(IComparisonStore store, ICaptureStore records, AdvanceMatters advance, SyncFeed feed, TimeProvider clock)
{
    private const int Batch = 40;

    /// <summary>Ends the run. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return "Only an administrator cuts over.";
        }

        var (ends, refusal) = await CloseAsync(books, actor, cancellationToken);
        if (ends is null)
        {
            return refusal;
        }

        var matters = await MattersAsync(books, cancellationToken);
        foreach (var batch in matters.Chunk(Batch))
        {
            if (await EndAsync(books, ends, batch, actor, cancellationToken) is { } raced)
            {
                return raced;
            }

            await advance.RunAsync(books, batch, actor, cancellationToken);
        }

        if (await OpenBooksAsync(books, actor, cancellationToken) is { } overtaken)
        {
            return overtaken;
        }

        await advance.RunAsync(books, matters, actor, cancellationToken);
        feed.Announce();
        return null;
    }

    /// <summary>Closes the run, and says how its items end; or why it may not be closed. A run that was closed and whose books are still shut is gone on with.</summary>
    private async Task<(RunEnds? Ends, string? Refusal)> CloseAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        var (firm, run, now) = (await session.Spine.BooksAsync(cancellationToken), await session.LatestRunAsync(cancellationToken), clock.GetUtcNow());
        if (run is null or { State: ParallelRunState.Abandoned })
        {
            return (null, Judging.NoRun);
        }

        if (run.State == ParallelRunState.CutOver && !firm.IsShadow)
        {
            return (null, "The cut-over is done already.");
        }

        var isGoingOn = run.State == ParallelRunState.CutOver;
        if (!isGoingOn)
        {
            var refusal = run.State != ParallelRunState.SignedOff
                ? "The managing partner has not signed the cycle."
                : SignCycle.Objection(run, await EvidenceGround.ReadAsync(session, cancellationToken));
            if (refusal is not null)
            {
                return (null, refusal);
            }

            run.CutOver(firm.DayOf(now), actor, now);
            session.Add(AuditEvent.Tell(books, Judging.Subject(run), "cut over", actor, now));
            if (!await session.SaveAsync(cancellationToken))
            {
                return (null, Judging.Raced);
            }
        }

        return (new RunEnds(run, await session.PairsAsync(run.Id, cancellationToken), isGoingOn), null);
    }

    private async Task<IReadOnlyList<MatterId>> MattersAsync(BooksId books, CancellationToken cancellationToken)
    {
        ConnectionId practice;
        await using (var session = store.Open(books))
        {
            practice = (await session.Spine.BooksAsync(cancellationToken)).Practice;
        }

        return [.. (await records.MattersAsync(practice, cancellationToken)).Select(matter => matter.Matter), MatterId.None];
    }

    /// <summary>Decides how the items of a batch end.</summary>
    private async Task<string?> EndAsync(BooksId books, RunEnds ends, IReadOnlyCollection<MatterId> batch, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Judging.Tries; attempt++)
        {
            await using var session = store.Open(books);
            var (now, given) = (clock.GetUtcNow(), 0);
            var items = (await session.Spine.ItemsOfAsync(batch, cancellationToken)).Where(ends.Concerns).ToList();
            var edges = (await session.Spine.EdgesOfAsync([.. items.Select(item => item.Id)], cancellationToken)).ToLookup(edge => edge.Item);
            foreach (var item in items.Where(item => !RunEnds.Follows(item, edges[item.Id])))
            {
                var standing = ends.IsGoingOn || ends.MayBeReleased(item) ? await session.Spine.DirectivesAsync(item.Key.Event, cancellationToken) : [];
                if (standing.Any(one => one.RevokedAt is null && one.Kind is DirectiveKind.ReleaseAfterRun or DirectiveKind.AdoptDocument or DirectiveKind.LeaveToManual or DirectiveKind.Reject))
                {
                    continue;
                }

                var directive = ends.Of(item, actor, now);
                session.Add(directive);
                session.Add(AuditEvent.Tell(books, item.Key.Event, directive.Kind == DirectiveKind.AdoptDocument ? "adopted at the cut-over" : "left to manual at the cut-over", actor, now, directive.Value));
                given++;
            }

            if (given == 0 || await session.SaveAsync(cancellationToken))
            {
                return null;
            }
        }

        return Judging.Raced;
    }

    private async Task<string?> OpenBooksAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Judging.Tries; attempt++)
        {
            await using var session = store.Open(books);
            (await session.Spine.BooksAsync(cancellationToken)).Shadow(null, null);
            session.Add(AuditEvent.Tell(books, "books", "the parallel run is over: approved items post from now on", actor, clock.GetUtcNow()));
            if (await session.SaveAsync(cancellationToken))
            {
                return null;
            }
        }

        return Judging.Raced;
    }
}
