using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>A person takes a stream back to Draft, at any time and alone: going back needs nobody's leave. What was approved by itself and is not sent waits for a person again.</summary>
public sealed class ReturnToDraft(IComparisonStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Takes it back. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, WorkKind kind, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator) && !actor.Is(Role.ManagingPartner))
        {
            return "Only an administrator or a managing partner takes a stream back to Draft.";
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return "Write why.";
        }

        for (var attempt = 1; ; attempt++)
        {
            await using var session = store.Open(books);
            if (await ModeMoves.StreamAsync(session, kind, cancellationToken) is not { } stream || stream.Mode == StreamMode.Draft)
            {
                return "The stream is in Draft.";
            }

            await ModeMoves.ToDraftAsync(session, stream, new ModeFall(ModeCause.ByPerson, reason.Trim(), "[]"), actor, clock.GetUtcNow(), cancellationToken);
            if (await session.SaveAsync(cancellationToken))
            {
                feed.Announce();
                return null;
            }

            if (attempt == 3)
            {
                return ModeMoves.Overtaken;
            }
        }
    }
}
