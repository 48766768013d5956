using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Pairs the stored records of a run and takes what follows over into its pairs, within one unit of work.</summary>
internal sealed class PairDesk
{
    private readonly IComparisonSession _session;
    private readonly FirmParallelRun _run;
    private readonly Dictionary<string, ComparedSide> _ours;
    private readonly Dictionary<string, ComparedSide> _theirs;
    private readonly Dictionary<string, MatterId> _matters;
    private readonly Dictionary<string, ComparedPair> _standing;
    private readonly IReadOnlyList<KeptConvention> _conventions;
    private readonly DatedElsewhen? _elsewhen;
    private int _changed;
    private int _fallen;

    private PairDesk(
        IComparisonSession session, FirmParallelRun run, IReadOnlyList<ShadowPosting> shadows, IReadOnlyList<ManualRecord> manual,
        IReadOnlyList<ComparedPair> pairs, IReadOnlyList<KeptConvention> conventions, DatedElsewhen? elsewhen)
    {
        (_session, _run, _conventions, _elsewhen) = (session, run, conventions, elsewhen);
        _ours = shadows.ToDictionary(posting => posting.Key, posting => posting.ReadSide(), StringComparer.Ordinal);
        _theirs = manual.ToDictionary(record => record.Key, record => record.ReadSide(), StringComparer.Ordinal);
        _matters = shadows.ToDictionary(posting => posting.Key, posting => posting.Matter, StringComparer.Ordinal);
        _standing = pairs.ToDictionary(pair => pair.Key, StringComparer.Ordinal);
    }

    /// <summary>Opens the desk on what a run has stored.</summary>
    public static async Task<PairDesk> OpenAsync(IComparisonSession session, FirmParallelRun run, CancellationToken cancellationToken) => new(
        session, run,
        await session.ShadowsAsync(run.Id, cancellationToken),
        await session.ManualAsync(run.Id, cancellationToken),
        await session.PairsAsync(run.Id, cancellationToken),
        await session.ConventionsAsync(cancellationToken),
        run.Source == ManualSource.Books ? new DatedElsewhen(await session.Spine.SnapshotAsync(cancellationToken), await session.AdoptedDocumentsAsync(cancellationToken)) : null);

    /// <summary>Pairs, and takes the findings over. Nothing changes where nothing was found anew.</summary>
    /// <param name="chosen">A pair that a person chose just now.</param>
    /// <param name="ids">New keys.</param>
    /// <param name="actor">Who caused it.</param>
    /// <param name="now">Now.</param>
    public ComparisonFigures Pair(PinnedPair? chosen, IIds ids, Actor actor, DateTimeOffset now)
    {
        var findings = PairRecords.Run([.. _ours.Values], [.. _theirs.Values], Pinned(chosen), _conventions);
        findings = _elsewhen?.Tell(findings) ?? findings;
        var open = new Dictionary<string, ComparedPair>(_standing, StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var matter = finding.Ours.Count > 0 ? _matters[finding.Ours[0].Key] : MatterId.None;
            if (open.Remove(finding.Key, out var known))
            {
                Take(known, finding, matter, actor, now);
            }
            else
            {
                _session.Add(ComparedPair.Find(new PairId(ids.Next()), _run, finding, matter, now));
                _changed++;
            }
        }

        foreach (var gone in open.Values)
        {
            Fall(gone, "its records no longer form this pair", actor, now);
            gone.Retire(now);
            _changed++;
        }

        TakeSignatureBack(actor, now);
        return Figures(findings);
    }

    /// <summary>True when both records are there still.</summary>
    public bool Holds(string ourKey, string theirKey) => _ours.ContainsKey(ourKey) && _theirs.ContainsKey(theirKey);

    private void Take(ComparedPair known, PairFinding finding, MatterId matter, Actor actor, DateTimeOffset now)
    {
        var before = (known.Fingerprint, known.Version);
        if (known.Fingerprint != finding.Fingerprint)
        {
            Fall(known, "its records changed", actor, now);
        }

        known.Take(finding, matter);
        _changed += before.Version != known.Version && before.Fingerprint != known.Fingerprint ? 1 : 0;
    }

    private void Fall(ComparedPair pair, string why, Actor actor, DateTimeOffset now)
    {
        if (pair.Verdict is { } verdict)
        {
            _session.Add(Adjudication.Of(pair, AdjudicationKind.Fallen, verdict, why, actor, now));
            _fallen++;
        }
    }

    /// <summary>What was signed is not what stands any more.</summary>
    private void TakeSignatureBack(Actor actor, DateTimeOffset now)
    {
        if (_changed > 0 && _run.State == ParallelRunState.SignedOff)
        {
            _run.TakeSignatureBack();
            _session.Add(AuditEvent.Tell(_run.Books, $"parallel-run:{_run.Id.Value:N}", "signature of the cycle fell: records changed after it", actor, now));
        }
    }

    /// <summary>
    /// Pairs that were chosen, while their records are there, and pairs that were decided, while nothing of them changed. A record that stood
    /// alone is looked at again whatever was decided: its counterpart may have come.
    /// </summary>
    private List<PinnedPair> Pinned(PinnedPair? chosen)
    {
        var pinned = new List<PinnedPair>();
        if (chosen is not null)
        {
            pinned.Add(chosen);
        }

        foreach (var pair in _standing.Values.Where(pair => pair.OurKeys.Count > 0 && pair.TheirKeys.Count > 0))
        {
            var isThere = pair.OurKeys.All(_ours.ContainsKey) && pair.TheirKeys.All(_theirs.ContainsKey)
                && !pair.OurKeys.Concat(pair.TheirKeys).Any(key => chosen is not null && (chosen.Ours.Contains(key) || chosen.Theirs.Contains(key)));
            if (isThere && PairReasons.IsChosen(pair))
            {
                pinned.Add(new PinnedPair(pair.OurKeys, pair.TheirKeys, IsUnchanged(pair) && pair.Verdict is not null ? pair.State : null, pair.ReadReasons()));
            }
            else if (isThere && pair.Verdict is not null && IsUnchanged(pair))
            {
                pinned.Add(new PinnedPair(pair.OurKeys, pair.TheirKeys, pair.State, pair.ReadReasons()));
            }
        }

        return pinned;
    }

    private bool IsUnchanged(ComparedPair pair) => new PairFinding(
        pair.State, pair.Stream,
        [.. pair.OurKeys.Order(StringComparer.Ordinal).Select(key => _ours[key])],
        [.. pair.TheirKeys.Order(StringComparer.Ordinal).Select(key => _theirs[key])]).Fingerprint == pair.Fingerprint;

    private ComparisonFigures Figures(IReadOnlyList<PairFinding> findings) => new(_ours.Count, _theirs.Count, _changed, _fallen)
    {
        Equal = findings.Count(finding => finding.State == PairState.Equal),
        Differing = findings.Count(finding => finding.State == PairState.Differs),
        OnlyOurs = findings.Count(finding => finding.State == PairState.OnlyOurs),
        OnlyTheirs = findings.Count(finding => finding.State == PairState.OnlyTheirs),
        Ambiguous = findings.Count(finding => finding.State == PairState.Ambiguous),
    };
}
