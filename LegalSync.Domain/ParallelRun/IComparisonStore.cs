using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Opens units of work on the parallel run and on what streams have earned.</summary>
public interface IComparisonStore
{
    /// <summary>One unit of work; nothing is stored until it is saved.</summary>
    IComparisonSession Open(BooksId books);
}

/// <summary>One unit of work on one books' parallel run.</summary>
public interface IComparisonSession : IAsyncDisposable
{
    /// <summary>The same unit of work, as the rest of the product sees it: items, streams, directives, cards, audit.</summary>
    ISession Spine { get; }

    /// <summary>The run that is open; null when none is.</summary>
    Task<FirmParallelRun?> OpenRunAsync(CancellationToken cancellationToken);

    /// <summary>The latest run of any state; null when there never was one.</summary>
    Task<FirmParallelRun?> LatestRunAsync(CancellationToken cancellationToken);

    /// <summary>Every run, oldest first.</summary>
    Task<IReadOnlyList<FirmParallelRun>> RunsAsync(CancellationToken cancellationToken);

    /// <summary>Latest would-be postings of a run.</summary>
    Task<IReadOnlyList<ShadowPosting>> ShadowsAsync(ParallelRunId run, CancellationToken cancellationToken);

    /// <summary>Latest records made by hand of a run.</summary>
    Task<IReadOnlyList<ManualRecord>> ManualAsync(ParallelRunId run, CancellationToken cancellationToken);

    /// <summary>The last revision of would-be postings that stand no more, by key.</summary>
    Task<IReadOnlyDictionary<string, int>> RetiredShadowsAsync(ParallelRunId run, CancellationToken cancellationToken);

    /// <summary>Items dated in a span that post by themselves (entries aside), in order; they are read and not changed.</summary>
    Task<IReadOnlyList<WorkItem>> ItemsDatedAsync(DateOnly from, DateOnly through, CancellationToken cancellationToken);

    /// <summary>Documents that items are by adoption (<see cref="DocumentRef"/> as text).</summary>
    Task<IReadOnlySet<string>> AdoptedDocumentsAsync(CancellationToken cancellationToken);

    /// <summary>True while a posting waits, is on its way or has no known end, or an item is approved and not posted.</summary>
    Task<bool> HasUnsettledPostingsAsync(CancellationToken cancellationToken);

    /// <summary>The highest revision of every record made by hand, by key, whether it still stands or not.</summary>
    Task<IReadOnlyDictionary<string, int>> ManualRevisionsAsync(ParallelRunId run, CancellationToken cancellationToken);

    /// <summary>Pairs of a run that stand.</summary>
    Task<IReadOnlyList<ComparedPair>> PairsAsync(ParallelRunId run, CancellationToken cancellationToken);

    /// <summary>Pairs of a run that stand, as stored: to be counted, not changed.</summary>
    Task<IReadOnlyList<ComparedPair>> StandingAsync(ParallelRunId run, CancellationToken cancellationToken);

    /// <summary>Pairs by key, standing or retired.</summary>
    Task<IReadOnlyList<ComparedPair>> PairsAsync(IReadOnlyCollection<PairId> ids, CancellationToken cancellationToken);

    /// <summary>Pairs of a run that stand and that look like one: same stream, first difference and state; for bulk decisions.</summary>
    Task<IReadOnlyList<ComparedPair>> LookAlikesAsync(ComparedPair pair, CancellationToken cancellationToken);

    /// <summary>Pairs that stand and of which somebody decided after an instant that we were wrong.</summary>
    Task<IReadOnlyList<ComparedPair>> OurErrorsSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Conventions that hold.</summary>
    Task<IReadOnlyList<KeptConvention>> ConventionsAsync(CancellationToken cancellationToken);

    /// <summary>Decisions of a run, in order.</summary>
    Task<IReadOnlyList<Adjudication>> AdjudicationsAsync(ParallelRunId run, CancellationToken cancellationToken);

    /// <summary>Signatures, in order, of every run.</summary>
    Task<IReadOnlyList<PeriodSignature>> SignaturesAsync(CancellationToken cancellationToken);

    /// <summary>Changes of mode of every stream, in order.</summary>
    Task<IReadOnlyList<ModeChange>> ModeChangesAsync(CancellationToken cancellationToken);

    /// <summary>Proposals of a promotion that wait for the second person.</summary>
    Task<IReadOnlyList<PromotionProposal>> OpenProposalsAsync(CancellationToken cancellationToken);

    /// <summary>Ten-transaction tests, latest first.</summary>
    Task<IReadOnlyList<TransactionTest>> TestsAsync(CancellationToken cancellationToken);

    /// <summary>What the firm measured before LegalSync; null until entered.</summary>
    Task<FirmBaseline?> BaselineAsync(CancellationToken cancellationToken);

    /// <summary>Adds something new.</summary>
    void Add(object aggregate);

    /// <summary>Saves everything at once. False when somebody else changed the same meanwhile: nothing was saved.</summary>
    Task<bool> SaveAsync(CancellationToken cancellationToken);
}
