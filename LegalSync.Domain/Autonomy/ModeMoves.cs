using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>Moves of a stream's mode within a unit of work: each leaves its line in the ledger of modes and in the audit trail.</summary>
internal static class ModeMoves
{
    /// <summary>What became of a decision that somebody else overtook.</summary>
    public const string Overtaken = "Somebody else changed it at the same moment. Look again.";

    /// <summary>The key of audit events about a stream.</summary>
    public static string SubjectOf(WorkKind kind) => $"stream:{kind}";

    /// <summary>The stream of a kind; null when there is none.</summary>
    public static async Task<StreamSetting?> StreamAsync(IComparisonSession session, WorkKind kind, CancellationToken cancellationToken) =>
        (await session.Spine.StreamsAsync(cancellationToken)).FirstOrDefault(stream => stream.Kind == kind);

    /// <summary>Takes a stream back to Draft. A proposal that waits for it falls.</summary>
    public static async Task ToDraftAsync(IComparisonSession session, StreamSetting stream, ModeFall fall, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        session.Add(ModeChange.Tell(stream, StreamMode.Draft, fall.Cause, fall.Reason, fall.Evidence, actor, now));
        session.Add(AuditEvent.Tell(stream.Books, SubjectOf(stream.Kind), $"{stream.Mode} → {StreamMode.Draft}: {fall.Cause}", actor, now, fall.Reason));
        foreach (var proposal in (await session.OpenProposalsAsync(cancellationToken)).Where(proposal => proposal.Kind == stream.Kind))
        {
            proposal.Close("The stream returned to Draft.", now);
        }

        stream.ReturnToDraft(now);
    }
}

/// <summary>Why a stream falls back to Draft.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Reason">In words: what was found and where, or what a person wrote.</param>
/// <param name="Evidence">What was seen, as JSON.</param>
public sealed record ModeFall(ModeCause Cause, string Reason, string Evidence);
