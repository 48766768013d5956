using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>A managing partner agrees that a stream by which client money leaves may go beyond Supervised, or takes the word back.</summary>
public sealed class OptInPartner(IComparisonStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Agrees, or no longer: a stream that has gone beyond Supervised then returns to Draft. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, WorkKind kind, bool agreed, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.ManagingPartner))
        {
            return "Only a managing partner decides this.";
        }

        if (!kind.IsTrustOutflow())
        {
            return "Only streams by which client money leaves ask for it.";
        }

        await using var session = store.Open(books);
        if (await ModeMoves.StreamAsync(session, kind, cancellationToken) is not { } stream)
        {
            return "There is no such stream.";
        }

        var now = clock.GetUtcNow();
        session.Add(AuditEvent.Tell(books, ModeMoves.SubjectOf(kind), agreed ? "partner agreed to go beyond Supervised" : "partner no longer agrees to go beyond Supervised", actor, now));
        stream.OptIn(agreed);
        if (!agreed && stream.Mode == StreamMode.AutoFinalize)
        {
            await ModeMoves.ToDraftAsync(session, stream, new ModeFall(ModeCause.ByPerson, "The partner no longer agrees to go beyond Supervised.", "[]"), actor, now, cancellationToken);
        }

        if (!await session.SaveAsync(cancellationToken))
        {
            return ModeMoves.Overtaken;
        }

        feed.Announce();
        return null;
    }
}
