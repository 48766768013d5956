using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Opens units of work on the parallel run, on the database.</summary>
public sealed class ComparisonStore(IDbFactory databases, ISourceReader reader, SnapshotCache snapshots) : IComparisonStore
{
    /// <inheritdoc />
    public IComparisonSession Open(BooksId books)
    {
        var db = databases.Create();
        return new ComparisonSession(db, new StoreSession(db, books, reader, snapshots));
    }
}

/// <summary>One unit of work: finders over one context, saved once.</summary>
internal sealed class ComparisonSession(LegalSyncDb db, StoreSession spine) : IComparisonSession
{
    private BooksId Books => spine.BooksId;

    /// <inheritdoc />
    public ISession Spine => spine;

    /// <inheritdoc />
    public async Task<FirmParallelRun?> OpenRunAsync(CancellationToken cancellationToken) =>
        await db.ParallelRuns.Where(run => run.Books == Books && (run.State == ParallelRunState.Running || run.State == ParallelRunState.SignedOff))
            .OrderByDescending(run => run.Sequence).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<FirmParallelRun?> LatestRunAsync(CancellationToken cancellationToken) =>
        await db.ParallelRuns.Where(run => run.Books == Books).OrderByDescending(run => run.Sequence).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<FirmParallelRun>> RunsAsync(CancellationToken cancellationToken) =>
        await db.ParallelRuns.Where(run => run.Books == Books).OrderBy(run => run.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ShadowPosting>> ShadowsAsync(ParallelRunId run, CancellationToken cancellationToken) =>
        await db.ShadowPostings.Where(posting => posting.Books == Books && posting.Run == run && posting.IsLatest).OrderBy(posting => posting.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ManualRecord>> ManualAsync(ParallelRunId run, CancellationToken cancellationToken) =>
        await db.ManualRecords.Where(record => record.Books == Books && record.Run == run && record.IsLatest).OrderBy(record => record.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, int>> RetiredShadowsAsync(ParallelRunId run, CancellationToken cancellationToken) =>
        await db.ShadowPostings.Where(posting => posting.Books == Books && posting.Run == run && !posting.IsLatest)
            .GroupBy(posting => posting.Key).Select(group => new { group.Key, Last = group.Max(posting => posting.Revision) })
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Last, StringComparer.Ordinal, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> ItemsDatedAsync(DateOnly from, DateOnly through, CancellationToken cancellationToken) =>
        await db.WorkItems.AsNoTracking()
            .Where(item => item.Books == Books && item.Date >= from && item.Date <= through && item.Kind != WorkKind.TimeEntry && item.Kind != WorkKind.Expense)
            .OrderBy(item => item.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlySet<string>> AdoptedDocumentsAsync(CancellationToken cancellationToken) =>
        (await db.WorkItems.AsNoTracking().Where(item => item.Books == Books && item.Stage == Stage.AdoptedManual && item.Adopted != null)
            .Select(item => item.Adopted!).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task<bool> HasUnsettledPostingsAsync(CancellationToken cancellationToken) =>
        await db.Postings.AnyAsync(
            posting => posting.Books == Books && (posting.State == PostingState.Pending || posting.State == PostingState.Claimed || posting.State == PostingState.Sent || posting.State == PostingState.Uncertain),
            cancellationToken)
        || await db.WorkItems.AnyAsync(item => item.Books == Books && (item.Stage == Stage.Approved || item.Stage == Stage.Posting), cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, int>> ManualRevisionsAsync(ParallelRunId run, CancellationToken cancellationToken) =>
        await db.ManualRecords.Where(record => record.Books == Books && record.Run == run)
            .GroupBy(record => record.Key).Select(group => new { group.Key, Revision = group.Max(record => record.Revision) })
            .ToDictionaryAsync(group => group.Key, group => group.Revision, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ComparedPair>> PairsAsync(ParallelRunId run, CancellationToken cancellationToken) =>
        await db.ComparedPairs.Where(pair => pair.Books == Books && pair.Run == run && pair.RetiredAt == null)
            .OrderBy(pair => pair.Day).ThenBy(pair => pair.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ComparedPair>> StandingAsync(ParallelRunId run, CancellationToken cancellationToken) =>
        await db.ComparedPairs.AsNoTracking().Where(pair => pair.Books == Books && pair.Run == run && pair.RetiredAt == null)
            .OrderBy(pair => pair.Day).ThenBy(pair => pair.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ComparedPair>> PairsAsync(IReadOnlyCollection<PairId> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : await db.ComparedPairs.Where(pair => pair.Books == Books && ids.Contains(pair.Id)).OrderBy(pair => pair.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ComparedPair>> LookAlikesAsync(ComparedPair pair, CancellationToken cancellationToken) =>
        await db.ComparedPairs
            .Where(other => other.Books == Books && other.Run == pair.Run && other.RetiredAt == null && other.Stream == pair.Stream && other.State == pair.State && other.FirstDifference == pair.FirstDifference)
            .OrderBy(other => other.Day).ThenBy(other => other.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ComparedPair>> OurErrorsSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        await db.ComparedPairs.AsNoTracking()
            .Where(pair => pair.Books == Books && pair.RetiredAt == null && pair.VerdictAt > since && (pair.Verdict == PairVerdict.OursWrong || pair.Verdict == PairVerdict.BothWrong))
            .OrderBy(pair => pair.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<KeptConvention>> ConventionsAsync(CancellationToken cancellationToken) =>
        await db.KeptConventions.Where(one => one.Books == Books && one.EndedAt == null).OrderBy(one => one.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Adjudication>> AdjudicationsAsync(ParallelRunId run, CancellationToken cancellationToken) =>
        await db.Adjudications.AsNoTracking().Where(one => one.Books == Books && one.Run == run).OrderBy(one => one.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PeriodSignature>> SignaturesAsync(CancellationToken cancellationToken) =>
        await db.PeriodSignatures.AsNoTracking().Where(one => one.Books == Books).OrderBy(one => one.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ModeChange>> ModeChangesAsync(CancellationToken cancellationToken) =>
        await db.ModeChanges.AsNoTracking().Where(change => change.Books == Books).OrderBy(change => change.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PromotionProposal>> OpenProposalsAsync(CancellationToken cancellationToken) =>
        await db.PromotionProposals.Where(proposal => proposal.Books == Books && proposal.ClosedAt == null).OrderBy(proposal => proposal.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<TransactionTest>> TestsAsync(CancellationToken cancellationToken) =>
        await db.TransactionTests.AsNoTracking().Where(test => test.Books == Books).OrderByDescending(test => test.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<FirmBaseline?> BaselineAsync(CancellationToken cancellationToken) =>
        await db.FirmBaselines.AsNoTracking().Where(baseline => baseline.Books == Books).OrderByDescending(baseline => baseline.Sequence).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc />
    public void Add(object aggregate) => spine.Add(aggregate);

    /// <inheritdoc />
    public Task<bool> SaveAsync(CancellationToken cancellationToken) => spine.SaveAsync(cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => spine.DisposeAsync();
}
