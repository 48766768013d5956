using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>Judges a promotion by what is stored: the counted evidence, the stream, and the reconciliations of client money.</summary>
public sealed class JudgePromotion(PromotionPolicy policy) : IPromotionJudge
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<PromotionCondition>> RunAsync(IComparisonSession session, WorkKind kind, StreamMode to, StreamEvidence? counted, CancellationToken cancellationToken)
    {
        if (await ModeMoves.StreamAsync(session, kind, cancellationToken) is not { } stream)
        {
            return [];
        }

        var evidence = counted ?? EvidenceCounter.Count(await EvidenceGround.ReadAsync(session, cancellationToken), kind);
        return PromotionConditions.Of(
            new PromotionFacts(evidence, stream.Mode, to)
            {
                IsOn = stream.IsOn,
                PartnerOptedIn = stream.PartnerOptedIn,
                UnsignedThreeWay = kind.IsTrust() ? await UnsignedAsync(session.Spine, cancellationToken) : [],
            },
            policy);
    }

    /// <summary>Trust accounts that never had a reconciliation signed; and all of them while one that is due is late.</summary>
    private static async Task<IReadOnlyList<string>?> UnsignedAsync(ISession session, CancellationToken cancellationToken)
    {
        var signed = await session.SignedThroughAsync(cancellationToken);
        var accounts = await session.TrustAccountsAsync(cancellationToken);
        var late = (await session.OpenCardsAsync(Codes.ReconciliationLate, cancellationToken)).Select(card => card.Title);
        return accounts.Count == 0 && signed.Count == 0 ? null : [.. accounts.Where(account => !signed.ContainsKey(account.Account)).Select(account => account.Account.Value), .. late];
    }
}
