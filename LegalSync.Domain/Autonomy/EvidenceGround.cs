using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>What evidence is counted from.</summary>
/// <param name="Pairs">Pairs of every run that was not given up.</param>
/// <param name="Signatures">Signatures, in order.</param>
/// <param name="CycleClosesOn">The day of the month on which the billing cycle closes; 31 for its last day.</param>
/// <param name="Currency">The books' currency.</param>
public sealed record EvidenceGround(IReadOnlyList<ComparedPair> Pairs, IReadOnlyList<PeriodSignature> Signatures, int CycleClosesOn, Currency Currency)
{
    /// <summary>The stream whose pairs speak for a kind: entries reach the books on invoices, and a transfer stands in them once for both sides.</summary>
    public static WorkKind BasisOf(WorkKind kind) => kind switch
    {
        WorkKind.TimeEntry or WorkKind.Expense => WorkKind.Invoice,
        WorkKind.TrustTransferIn => WorkKind.TrustTransfer,
        _ => kind,
    };

    /// <summary>Reads it.</summary>
    public static async Task<EvidenceGround> ReadAsync(IComparisonSession session, CancellationToken cancellationToken)
    {
        var books = await session.Spine.BooksAsync(cancellationToken);
        var pairs = new List<ComparedPair>();
        foreach (var run in (await session.RunsAsync(cancellationToken)).Where(run => run.State != ParallelRunState.Abandoned))
        {
            pairs.AddRange(await session.StandingAsync(run.Id, cancellationToken));
        }

        return new EvidenceGround(pairs, await session.SignaturesAsync(cancellationToken), books.CycleClosesOn, books.Currency);
    }
}

/// <summary>One pair that counts, and what it says about us.</summary>
/// <param name="Pair">The pair.</param>
internal sealed record CountedPair(ComparedPair Pair)
{
    /// <summary>The fault that it shows; empty when we were right.</summary>
    public string Fault { get; } = Pair.Verdict is PairVerdict.OursWrong or PairVerdict.BothWrong ? string.IsNullOrEmpty(Pair.Cluster) ? $"pair:{Pair.Id.Value}" : Pair.Cluster : "";

    /// <summary>True when the fault moves value in this pair.</summary>
    public bool IsValueError => Fault.Length > 0 && DiffersInValue(Pair);

    /// <summary>True when the record made by hand was wrong.</summary>
    public bool IsTheirError => Pair.Verdict is PairVerdict.TheirsWrong or PairVerdict.BothWrong;

    /// <summary>What it moves, minor units.</summary>
    public long Minor => Pair.OursMinor ?? Pair.TheirsMinor ?? 0;

    /// <summary>What the error made by hand moved to a wrong place: the difference, or the whole where the record is lacking, too many, or names another client or side.</summary>
    public long CaughtMinor
    {
        get
        {
            var (ours, theirs) = (Pair.OursMinor ?? 0, Pair.TheirsMinor ?? 0);
            return Pair.State is PairState.OnlyOurs or PairState.OnlyTheirs || Differing(Pair).Any(one => one is ComparedField.Customer or ComparedField.Side)
                ? Math.Max(Math.Abs(ours), Math.Abs(theirs))
                : Math.Abs(theirs - ours);
        }
    }

    /// <summary>True when a field differs whose error moves money to a wrong place; of what stands on one side only, always.</summary>
    internal static bool DiffersInValue(ComparedPair pair) => pair.State is not (PairState.Equal or PairState.Differs) || Differing(pair).Any(field => field.IsValue());

    private static IEnumerable<ComparedField> Differing(ComparedPair pair) =>
        pair.ReadFields().Where(field => !field.IsEqual && field.Convention is null).Select(field => field.Field);
}
