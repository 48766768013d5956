using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>What a comparison found about one pair: a value that pairing makes and the aggregate takes.</summary>
/// <param name="State">What was found.</param>
/// <param name="Stream">The stream: ours where there is one.</param>
/// <param name="Ours">Records of ours; none when only theirs.</param>
/// <param name="Theirs">Records of theirs; none when only ours.</param>
public sealed record PairFinding(PairState State, WorkKind Stream, IReadOnlyList<ComparedSide> Ours, IReadOnlyList<ComparedSide> Theirs)
{
    /// <summary>Every compared field, in the order in which they count.</summary>
    public IReadOnlyList<FieldComparison> Fields { get; init; } = [];

    /// <summary>What speaks for the pair and against it, in sentences; of an ambiguous one, the candidates.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The first field that differs and that no convention explains; null when none does.</summary>
    public ComparedField? FirstDifference => Fields.FirstOrDefault(one => !one.IsEqual && one.Convention is null)?.Field;

    /// <summary>Theirs minus ours.</summary>
    public Money Difference => Sum(Theirs) - Sum(Ours);

    /// <summary>The day it belongs to: of ours where there is one.</summary>
    public DateOnly Day => (Ours.Count > 0 ? Ours : Theirs).Min(side => side.Date);

    /// <summary>Names the pair: the keys of both sides.</summary>
    public string Key => KeyOf(Ours.Select(side => side.Key), Theirs.Select(side => side.Key));

    /// <summary>SHA-256 over the state and the content of both sides: a verdict holds for exactly this.</summary>
    public string Fingerprint => SourceRecord.Hash($"{State}\n{ComparisonText.Write(Ours)}\n{ComparisonText.Write(Theirs)}");

    /// <summary>Names a pair by the keys of its records.</summary>
    public static string KeyOf(IEnumerable<string> ours, IEnumerable<string> theirs) =>
        string.Join('+', ours.Order(StringComparer.Ordinal)) + "|" + string.Join('+', theirs.Order(StringComparer.Ordinal));

    private Money Sum(IReadOnlyList<ComparedSide> sides) => sides.Count == 0
        ? Money.Zero((Ours.Count > 0 ? Ours : Theirs)[0].Amount.Currency)
        : sides.Select(side => side.Amount).Aggregate((sum, amount) => sum + amount);
}
