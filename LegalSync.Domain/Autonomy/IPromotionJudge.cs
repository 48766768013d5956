using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>Judges a promotion by what was counted.</summary>
public interface IPromotionJudge
{
    /// <summary>Every condition of a stream's promotion as it stands, with its figure. A promotion needs all of them; none at all is no promotion.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="kind">The stream.</param>
    /// <param name="to">The mode asked for.</param>
    /// <param name="counted">Its evidence, where this unit of work has counted it already; null to count it.</param>
    /// <param name="cancellationToken">Ends when nobody waits any more.</param>
    Task<IReadOnlyList<PromotionCondition>> RunAsync(IComparisonSession session, WorkKind kind, StreamMode to, StreamEvidence? counted, CancellationToken cancellationToken);
}
