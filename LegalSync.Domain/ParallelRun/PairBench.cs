using LegalSync.Domain.Reconciliation;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>The records under comparison: which are still open, and what was found.</summary>
internal sealed class PairBench
{
    private readonly SortedDictionary<string, ComparedSide> _ours;
    private readonly SortedDictionary<string, ComparedSide> _theirs;
    private readonly IReadOnlyList<KeptConvention> _conventions;
    private readonly List<PairFinding> _found = [];
    private readonly bool _goesByName;

    /// <summary>Lays out both sides.</summary>
    public PairBench(IReadOnlyList<ComparedSide> ours, IReadOnlyList<ComparedSide> theirs, IReadOnlyList<KeptConvention> conventions)
    {
        _conventions = conventions;
        _ours = Open(ours);
        _theirs = Open(theirs);
        _goesByName = ours.Concat(theirs).Any(side => side.Customer.Length > 0 && side.CustomerKey.Length == 0);
    }

    /// <summary>What was found, by day and key.</summary>
    public IReadOnlyList<PairFinding> Findings => [.. _found.OrderBy(finding => finding.Day).ThenBy(finding => finding.Key, StringComparer.Ordinal)];

    /// <summary>What was found so far, in no order.</summary>
    public IReadOnlyList<PairFinding> Found => _found;

    /// <summary>Open records of ours, by key.</summary>
    public IReadOnlyList<ComparedSide> OpenOurs => [.. _ours.Values];

    /// <summary>Open records of theirs, by key.</summary>
    public IReadOnlyList<ComparedSide> OpenTheirs => [.. _theirs.Values];

    /// <summary>Open records of ours of a family.</summary>
    public IReadOnlyList<ComparedSide> Ours(RecordFamily family) => [.. _ours.Values.Where(side => RecordFamilies.Of(side) == family)];

    /// <summary>Open records of theirs of a family.</summary>
    public IReadOnlyList<ComparedSide> Theirs(RecordFamily family) => [.. _theirs.Values.Where(side => RecordFamilies.Of(side) == family)];

    /// <summary>What tells clients apart: keys of the books where every record has them, else names; empty for nobody.</summary>
    public string ClientOf(ComparedSide side) => _goesByName ? PartyName.Of(side.Customer).Key : side.CustomerKey;

    /// <summary>Keeps a pair out of pairing.</summary>
    public void Pin(PinnedPair pair) => Take(pair.Ours, pair.Theirs, pair.Reasons, pair.State);

    /// <summary>Records that stand for one another.</summary>
    public void Take(IReadOnlyList<string> ours, IReadOnlyList<string> theirs, IReadOnlyList<string> reasons, PairState? state = null)
    {
        var (left, right) = (Close(_ours, ours), Close(_theirs, theirs));
        var fields = state == PairState.Ambiguous ? [] : CompareFields.Run(left, right, _conventions);
        _found.Add(new PairFinding(state ?? (CompareFields.Agree(fields) ? PairState.Equal : PairState.Differs), left[0].Stream, left, right)
        {
            Fields = fields, Reasons = reasons,
        });
    }

    /// <summary>Records of which nobody can tell who goes with whom.</summary>
    public void Ambiguous(IReadOnlyList<ComparedSide> ours, IReadOnlyList<ComparedSide> theirs) => Take(
        [.. ours.Select(side => side.Key)], [.. theirs.Select(side => side.Key)], PairReasons.Candidates(ours, theirs), PairState.Ambiguous);

    /// <summary>What is left of both sides, one at a time.</summary>
    public IEnumerable<(ComparedSide? Ours, ComparedSide? Theirs)> Left() =>
    [
        .. OpenOurs.Select(side => ((ComparedSide?)side, (ComparedSide?)null)),
        .. OpenTheirs.Where(side => side.Stream != WorkKind.Unsupported).Select(side => ((ComparedSide?)null, (ComparedSide?)side)),
    ];

    /// <summary>A record that the other side lacks.</summary>
    public void Alone(ComparedSide? ours, ComparedSide? theirs, SecondCopies copies)
    {
        if (ours is not null)
        {
            _found.Add(new PairFinding(PairState.OnlyOurs, ours.Stream, [ours], [])
            {
                Fields = CompareFields.OneSided([ours], isOurs: true), Reasons = PairReasons.OnlyOurs(ours, copies.OfOurs(ours)),
            });
        }
        else if (theirs is not null)
        {
            _found.Add(new PairFinding(PairState.OnlyTheirs, theirs.Stream, [], [theirs])
            {
                Fields = CompareFields.OneSided([theirs], isOurs: false), Reasons = PairReasons.OnlyTheirs(theirs, copies.OfTheirs(theirs)),
            });
        }
    }

    private static SortedDictionary<string, ComparedSide> Open(IReadOnlyList<ComparedSide> sides) =>
        new(sides.ToDictionary(side => side.Key, StringComparer.Ordinal), StringComparer.Ordinal);

    private static IReadOnlyList<ComparedSide> Close(SortedDictionary<string, ComparedSide> open, IReadOnlyList<string> keys) =>
        [.. keys.Order(StringComparer.Ordinal).Select(key => open.Remove(key, out var side) ? side : throw new ArgumentException($"Record {key} would stand in two pairs."))];
}
