using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>How the items of a run end at its cut-over. Pure.</summary>
internal sealed class RunEnds
{
    private readonly FirmParallelRun _run;
    private readonly ILookup<string, ComparedPair> _byEvent;

    /// <summary>Arranges the pairs by the items of ours.</summary>
    public RunEnds(FirmParallelRun run, IReadOnlyList<ComparedPair> pairs, bool isGoingOn)
    {
        (_run, IsGoingOn) = (run, isGoingOn);
        _byEvent = pairs.SelectMany(pair => pair.OurKeys.Select(key => (Event: CorrectionOrder.EventOfLeg(key), pair))).ToLookup(one => one.Event, one => one.pair, StringComparer.Ordinal);
    }

    /// <summary>True when an earlier cut-over was interrupted.</summary>
    public bool IsGoingOn { get; }

    /// <summary>True for items that end with the run: of its days, not ended yet, and posted by themselves. Entries end with their invoice, or wait for the next one.</summary>
    public bool Concerns(WorkItem item) =>
        item.Stage.IsBeforeApproval() && _run.Covers(item.Date) && !item.Kind.IsBillable() && item.Kind is not (WorkKind.Correction or WorkKind.Unsupported);

    /// <summary>True for a line that comes into the books with another one's document: it ends as that one does.</summary>
    public static bool Follows(WorkItem item, IEnumerable<BlockingEdge> edges) =>
        item.Kind == WorkKind.TrustTransferIn || (item.Draft is null && edges.ToList() is { Count: > 0 } held && held.TrueForAll(edge => edge.WaitsFor is not null));

    /// <summary>True when nobody entered it.</summary>
    public bool MayBeReleased(WorkItem item) => _byEvent[item.Key.Event].Any(pair => pair is { State: PairState.OnlyOurs, Verdict: PairVerdict.TheirsWrong });

    /// <summary>What is decided about an item.</summary>
    public Directive Of(WorkItem item, Actor actor, DateTimeOffset now) => Document(item) is { } document
        ? Directive.Give(item.Books, DirectiveKind.AdoptDocument, item.Key.Event, document.ToString(), actor, "People posted it during the parallel run.", now)
        : Directive.Give(item.Books, DirectiveKind.LeaveToManual, item.Key.Event, "", actor, "Of the time of the parallel run, in which people posted by hand.", now);

    /// <summary>The document that people made of it; of a fee transfer the payment, on which later payments rest.</summary>
    private DocumentRef? Document(WorkItem item) => _run.Source != ManualSource.Books
        ? null
        : _byEvent[item.Key.Event].Where(pair => pair.State is PairState.Equal or PairState.Differs).SelectMany(pair => pair.TheirKeys)
            .Order(StringComparer.Ordinal).Select(DocumentRef.Parse).OrderByDescending(document => document.Kind == BooksKind.Payment)
            .Select(document => (DocumentRef?)document).FirstOrDefault();
}
