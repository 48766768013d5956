using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Reconciliation;

/// <summary>Whether the two sides of a pair agree.</summary>
public enum PairStatus
{
    /// <summary>Money exact, and nothing else contradicts.</summary>
    Matched,

    /// <summary>The same thing, recorded differently.</summary>
    Differs,
}

/// <summary>Records of the source and of the ledger that record the same thing.</summary>
/// <param name="Source">One record, or the several that one ledger record stands for.</param>
/// <param name="Ledger">One record, or the several that one source record stands for.</param>
/// <param name="Difference">Ledger minus source.</param>
/// <param name="Cause">Why the pair differs; <see cref="DifferenceCause.None"/> when it is matched.</param>
/// <param name="Reasons">What speaks for the pair and against it, in sentences.</param>
public sealed record RecordPair(
    IReadOnlyList<ComparedRecord> Source, IReadOnlyList<ComparedRecord> Ledger,
    Money Difference, DifferenceCause Cause, IReadOnlyList<string> Reasons)
{
    /// <summary>Matched when no cause was found.</summary>
    public PairStatus Status => Cause == DifferenceCause.None ? PairStatus.Matched : PairStatus.Differs;
}

/// <summary>A record that has no counterpart in the other file.</summary>
/// <param name="Record">The record.</param>
/// <param name="Remark">What was noticed about it, as "second copy of B-12"; empty when nothing was.</param>
public sealed record OneSidedRecord(ComparedRecord Record, string Remark);

/// <summary>The comparison of two files: every record stands in exactly one place.</summary>
/// <param name="Pairs">Records that found one another, in the order of the source.</param>
/// <param name="SourceOnly">Records the ledger lacks.</param>
/// <param name="LedgerOnly">Records the source lacks.</param>
/// <param name="SourceTotal">Sum of the source's amounts as written.</param>
/// <param name="LedgerTotal">Sum of the ledger's amounts as written.</param>
/// <param name="Notes">What was assumed about the files as a whole.</param>
public sealed record ComparisonOutcome(
    IReadOnlyList<RecordPair> Pairs, IReadOnlyList<OneSidedRecord> SourceOnly, IReadOnlyList<OneSidedRecord> LedgerOnly,
    Money SourceTotal, Money LedgerTotal, IReadOnlyList<string> Notes)
{
    /// <summary>Pairs that agree.</summary>
    public int Matched => Pairs.Count(pair => pair.Status == PairStatus.Matched);

    /// <summary>Pairs that do not.</summary>
    public int Differing => Pairs.Count - Matched;

    /// <summary>How many records the source holds.</summary>
    public int SourceCount => SourceOnly.Count + Pairs.Sum(pair => pair.Source.Count);

    /// <summary>How many records the ledger holds.</summary>
    public int LedgerCount => LedgerOnly.Count + Pairs.Sum(pair => pair.Ledger.Count);

    /// <summary>True when every record is in a matched pair.</summary>
    public bool AllAgree => Differing == 0 && SourceOnly.Count == 0 && LedgerOnly.Count == 0;
}
