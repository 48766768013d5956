using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>What may end an earned mode, as it stands.</summary>
public sealed record DemotionFacts
{
    private const string TrustPrefix = "TR-";

    /// <summary>Where the audit chain is broken; null when it is whole.</summary>
    public string? ChainBreak { get; init; }

    /// <summary>Names of streams that another connector posts too.</summary>
    public IReadOnlySet<string> Collisions { get; init; } = new HashSet<string>();

    /// <summary>The title of an open card about a three-way that does not tie; null when none is open.</summary>
    public string? Unbalanced { get; init; }

    /// <summary>The title of an open critical card about client money; null when none is open.</summary>
    public string? TrustBreach { get; init; }

    /// <summary>Value errors of ours that somebody decided: the stream, when, and what.</summary>
    public IReadOnlyList<(WorkKind Stream, DateTimeOffset At, string What)> ValueErrors { get; init; } = [];

    /// <summary>The bound on our error rate of the last signature, by stream.</summary>
    public IReadOnlyDictionary<WorkKind, Share> Bounds { get; init; } = new Dictionary<WorkKind, Share>();

    /// <summary>Reads them, as far as they can concern streams that have an earned mode.</summary>
    public static async Task<DemotionFacts> ReadAsync(IComparisonSession session, IAuditChain chain, IReadOnlyList<StreamSetting> earned, CancellationToken cancellationToken)
    {
        var spine = session.Spine;
        var breach = earned.Any(stream => stream.Kind.IsTrust())
            ? (await spine.OpenCriticalCardsAsync(cancellationToken)).FirstOrDefault(card => card.Code.Value.StartsWith(TrustPrefix, StringComparison.Ordinal))
            : null;
        var errors = await session.OurErrorsSinceAsync(earned.Min(stream => stream.ModeSince ?? DateTimeOffset.MinValue), cancellationToken);
        return new DemotionFacts
        {
            ChainBreak = await chain.FindBreakAsync(spine.BooksId, cancellationToken),
            Collisions = (await spine.OpenCardsAsync(Codes.ConnectorCollision, cancellationToken)).Select(card => Subject.Parse(card.Subject).Id).ToHashSet(StringComparer.Ordinal),
            Unbalanced = await spine.OpenCardsAsync(Codes.Unbalanced, cancellationToken) is [var card, ..] ? card.Title : null,
            TrustBreach = breach is null ? null : $"{breach.Code}: {breach.Title}",
            ValueErrors = [.. errors.Where(CountedPair.DiffersInValue).Select(pair => (pair.Stream, pair.VerdictAt!.Value, pair.Title))],
            Bounds = Latest(await session.SignaturesAsync(cancellationToken)),
        };
    }

    /// <summary>Why a stream falls back to Draft; null when nothing speaks against its mode. Pure.</summary>
    public ModeFall? Against(StreamSetting stream, PromotionPolicy policy)
    {
        if (stream.Mode == StreamMode.Draft)
        {
            return null;
        }

        var basis = EvidenceGround.BasisOf(stream.Kind);
        var error = ValueErrors.FirstOrDefault(one => one.Stream == basis && one.At > stream.ModeSince);
        return error.What is not null ? Fall(ModeCause.ValueError, $"A posting of ours was wrong in value: {error.What}.")
            : ChainBreak is not null ? Fall(ModeCause.ChainBroken, $"The audit chain is broken: {ChainBreak}")
            : Collisions.Contains(CompetingConnector.StreamName(stream.Kind)) ? Fall(ModeCause.ConnectorCollision, "Another connector posts this stream too.")
            : TrustBreach is not null && stream.Kind.IsTrust() ? Fall(ModeCause.TrustBreach, $"A rule of trust accounting is broken: {TrustBreach}.")
            : Unbalanced is not null ? Fall(ModeCause.Unbalanced, $"A three-way reconciliation does not tie: {Unbalanced}.")
            : Bounds.TryGetValue(basis, out var bound) && bound > policy.MostBound ? Fall(ModeCause.BoundExceeded, $"The bound on our error rate is {bound}; the limit is {policy.MostBound}.")
            : null;
    }

    private static ModeFall Fall(ModeCause cause, string reason) => new(cause, reason, ComparisonText.Write(new Rules.Fact(cause.ToString(), reason)));

    private static Dictionary<WorkKind, Share> Latest(IReadOnlyList<PeriodSignature> signatures)
    {
        var bounds = new Dictionary<WorkKind, Share>();
        foreach (var figures in signatures.Where(one => one.Kind == PeriodSignatureKind.Week).OrderBy(one => one.Sequence).SelectMany(SignedWeeks.Figures))
        {
            if (figures.UpperBound is { } bound)
            {
                bounds[figures.Stream] = bound;
            }
        }

        return bounds;
    }
}
