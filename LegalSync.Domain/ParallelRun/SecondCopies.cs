using LegalSync.Domain.Amounts;
using LegalSync.Domain.Reconciliation;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Knows which open records are second copies of records that have found their place: entered twice.</summary>
internal sealed class SecondCopies
{
    private readonly PairBench _bench;
    private readonly ILookup<CopyKey, ComparedSide> _ours;
    private readonly ILookup<CopyKey, ComparedSide> _theirs;

    /// <summary>Arranges what has found its place.</summary>
    public SecondCopies(PairBench bench)
    {
        _bench = bench;
        _ours = bench.Found.SelectMany(finding => finding.Ours).ToLookup(KeyOf);
        _theirs = bench.Found.SelectMany(finding => finding.Theirs).ToLookup(KeyOf);
    }

    /// <summary>What an open record of ours is a second copy of, if of anything.</summary>
    public ComparedSide? OfOurs(ComparedSide side) => Of(_ours, side);

    /// <summary>What an open record of theirs is a second copy of, if of anything: the same number, or the same day.</summary>
    public ComparedSide? OfTheirs(ComparedSide side) => Of(_theirs, side);

    /// <summary>True when an open record of theirs repeats another in everything: it is no other thing in a wrong place.</summary>
    public bool IsExact(ComparedSide side) => Of(_theirs, side) is { } first && first.Number == side.Number && first.Date == side.Date;

    private ComparedSide? Of(ILookup<CopyKey, ComparedSide> placed, ComparedSide side) => placed[KeyOf(side)]
        .Where(first => first.Key != side.Key && Math.Abs(first.Date.DayNumber - side.Date.DayNumber) <= Evidence.Window
            && (first.Date == side.Date || (side.Number.Length > 0 && first.Number == side.Number)))
        .OrderBy(first => first.Number == side.Number ? 0 : 1).ThenBy(first => Math.Abs(first.Date.DayNumber - side.Date.DayNumber)).ThenBy(first => first.Key, StringComparer.Ordinal)
        .FirstOrDefault();

    private CopyKey KeyOf(ComparedSide side) => new(RecordFamilies.Of(side), _bench.ClientOf(side), side.Amount);

    private readonly record struct CopyKey(RecordFamily Family, string Client, Money Amount);
}
