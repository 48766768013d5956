using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>Judges a promotion by what was counted.</summary>
public interface IPromotionJudge
{
    /// <summary>Every condition of a stream's promotion as it stands, with its figure. A promotion needs all of them; none at all is no promotion.</summary>
    Task<IReadOnlyList<PromotionCondition>> RunAsync(IComparisonSession session, WorkKind kind, StreamMode to, CancellationToken cancellationToken);
}
