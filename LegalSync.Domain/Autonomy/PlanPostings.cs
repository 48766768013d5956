using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>An administrator sets when approved postings of a stream go. What is approved and was never sent is timed anew.</summary>
public sealed class PlanPostings(IStore store, SyncFeed feed, TimeProvider clock, PostingPolicy policy)
{
    private const int PageSize = 200;
    private const int SaveTries = 5;

    /// <summary>Sets it. Answers a refusal, or null when done.</summary>
    /// <param name="books">The books.</param>
    /// <param name="kind">The stream.</param>
    /// <param name="schedule">When its postings go.</param>
    /// <param name="at">At which time of the firm's zone, unless continuous.</param>
    /// <param name="actor">The administrator.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string?> RunAsync(BooksId books, WorkKind kind, PostingSchedule schedule, TimeOnly? at, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return "Only an administrator plans postings.";
        }

        if (!PromotionRules.HasMode(kind))
        {
            return "This stream has no postings of its own: it follows the stream that it is posted with.";
        }

        if (schedule != PostingSchedule.Continuous && at is null)
        {
            return "Say at which time they go.";
        }

        await using (var session = store.Open(books))
        {
            if ((await session.StreamsAsync(cancellationToken)).FirstOrDefault(stream => stream.Kind == kind) is not { } stream)
            {
                return "There is no such stream.";
            }

            stream.Plan(schedule, at);
            session.Add(AuditEvent.Tell(books, ModeMoves.SubjectOf(kind), $"postings go: {schedule}{(stream.ScheduleAt is { } time ? $" at {time:HH:mm}" : "")}", actor, clock.GetUtcNow()));
            if (!await session.SaveAsync(cancellationToken))
            {
                return ModeMoves.Overtaken;
            }
        }

        for (var after = 0L; await TimeAnewAsync(books, kind, after, cancellationToken) is { } reached;)
        {
            after = reached;
        }

        feed.Announce();
        return null;
    }

    /// <summary>Times a page anew; answers how far it came, or null at the end.</summary>
    private async Task<long?> TimeAnewAsync(BooksId books, WorkKind kind, long after, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < SaveTries; attempt++)
        {
            await using var session = store.Open(books);
            var unsent = await session.UnsentPostingsAsync(kind, after, PageSize, cancellationToken);
            if (unsent.Count == 0)
            {
                return null;
            }

            var firm = await session.BooksAsync(cancellationToken);
            var stream = (await session.StreamsAsync(cancellationToken)).First(stream => stream.Kind == kind);
            var items = (await session.ItemsAsync([.. unsent.Select(posting => posting.Item!.Value).Distinct()], cancellationToken)).ToDictionary(item => item.Id);
            session.Guard(stream);
            foreach (var posting in unsent)
            {
                var (now, undone) = (clock.GetUtcNow(), items[posting.Item!.Value].StageSince + policy.UndoWindow);
                posting.NotBeforeAgain(PostingTimes.Next(stream, firm, ReleaseDesk.Earliest(posting.ReadDraft(), undone > now ? undone : now)));
            }

            if (await session.SaveAsync(cancellationToken))
            {
                return unsent[^1].Sequence;
            }
        }

        return null;
    }
}
