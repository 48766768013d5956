using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>One pair with both sides, its reasons and its history.</summary>
public sealed class ParallelPairQuery(IDbFactory databases, ISourceReader reader)
{
    /// <summary>Reads it by its key.</summary>
    public async Task<Answer<ParallelDetail>> FindAsync(BooksId books, PairId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<ParallelDetail>();
        }

        await using var db = databases.Create();
        return await OpenAsync(db, await db.ComparedPairs.AsNoTracking().FirstOrDefaultAsync(one => one.Books == books && one.Id == id, cancellationToken), cancellationToken);
    }

    /// <summary>Reads it by its place in the list.</summary>
    public async Task<Answer<ParallelDetail>> FindAsync(BooksId books, long sequence, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<ParallelDetail>();
        }

        await using var db = databases.Create();
        return await OpenAsync(db, await db.ComparedPairs.AsNoTracking().FirstOrDefaultAsync(one => one.Books == books && one.Sequence == sequence, cancellationToken), cancellationToken);
    }

    private async Task<Answer<ParallelDetail>> OpenAsync(LegalSyncDb db, ComparedPair? pair, CancellationToken cancellationToken)
    {
        if (pair is null)
        {
            return Answer.Of<ParallelDetail>(null);
        }

        var matters = await MatterLabels.ReadAsync(db, reader, pair.Books, [pair.Matter], cancellationToken);
        var shadows = await ShadowsAsync(db, pair, cancellationToken);
        var drafts = shadows.SelectMany(shadow => DraftText.Read(shadow.Draft)).ToList();
        var names = await BooksNames.ForAsync(db, pair.Books, drafts, cancellationToken);
        var theirs = await TheirsAsync(db, pair, cancellationToken);
        var fields = pair.ReadFields();
        return Answer.Of(new ParallelDetail(ParallelPairsQuery.Row(pair, matters), pair)
        {
            Fields = fields,
            Reasons = pair.ReadReasons(),
            Ours = [.. shadows.Select(shadow => new ParallelOurs(shadow.ReadSide(), shadow.Item, DraftEntry.Of(DraftText.Read(shadow.Draft)[0], names)))],
            Theirs = theirs,
            History = await HistoryAsync(db, pair, cancellationToken),
            Conventions = await ConventionsAsync(db, pair.Books, fields, cancellationToken),
            Causes = await ParallelCauses.FindAsync(db, pair, drafts, theirs, matters.Of(pair.Matter), cancellationToken),
            LookAlikes = await LookAlikesAsync(db, pair, cancellationToken),
        });
    }

    private static async Task<IReadOnlyList<ShadowPosting>> ShadowsAsync(LegalSyncDb db, ComparedPair pair, CancellationToken cancellationToken)
    {
        var keys = pair.OurKeys;
        return keys.Count == 0 ? [] : await db.ShadowPostings.AsNoTracking()
            .Where(one => one.Books == pair.Books && one.Run == pair.Run && keys.Contains(one.Key) && one.IsLatest)
            .OrderBy(one => one.Sequence)
            .ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<ParallelTheirs>> TheirsAsync(LegalSyncDb db, ComparedPair pair, CancellationToken cancellationToken)
    {
        var keys = pair.TheirKeys;
        if (keys.Count == 0)
        {
            return [];
        }

        var records = await db.ManualRecords.AsNoTracking()
            .Where(one => one.Books == pair.Books && one.Run == pair.Run && keys.Contains(one.Key) && one.IsLatest)
            .OrderBy(one => one.Sequence)
            .ToListAsync(cancellationToken);
        return [.. records.Select(record => new ParallelTheirs(record.ReadSide(), record.Document, record.At))];
    }

    private static async Task<IReadOnlyList<HistoryLine>> HistoryAsync(LegalSyncDb db, ComparedPair pair, CancellationToken cancellationToken)
    {
        var told = await db.Adjudications.AsNoTracking()
            .Where(one => one.Books == pair.Books && one.Pair == pair.Id)
            .OrderByDescending(one => one.Sequence)
            .ToListAsync(cancellationToken);
        return [.. told.Select(one => new HistoryLine(one.At, one.By, Said(one), one.Reason))];
    }

    private static string Said(Adjudication one) => one.Kind switch
    {
        AdjudicationKind.Decided => ParallelWords.Of(one.Verdict),
        AdjudicationKind.TakenBack => $"Taken back: {ParallelWords.Of(one.Verdict)}",
        AdjudicationKind.Fallen => $"The records changed, so this no longer holds: {ParallelWords.Of(one.Verdict)}",
        _ => throw new InvalidOperationException($"Nothing is said of {one.Kind}."),
    };

    private static async Task<IReadOnlyDictionary<long, KeptConvention>> ConventionsAsync(
        LegalSyncDb db, BooksId books, IReadOnlyList<FieldComparison> fields, CancellationToken cancellationToken)
    {
        var numbers = fields.Select(field => field.Convention).OfType<long>().Distinct().ToList();
        return numbers.Count == 0
            ? new Dictionary<long, KeptConvention>()
            : await db.KeptConventions.AsNoTracking().Where(one => one.Books == books && numbers.Contains(one.Sequence)).ToDictionaryAsync(one => one.Sequence, cancellationToken);
    }

    private static async Task<int> LookAlikesAsync(LegalSyncDb db, ComparedPair pair, CancellationToken cancellationToken) => pair.State == PairState.Equal
        ? 0
        : await db.ComparedPairs.CountAsync(
            other => other.Books == pair.Books && other.Run == pair.Run && other.RetiredAt == null && other.State == pair.State && other.Verdict == null
                && other.Stream == pair.Stream && other.FirstDifference == pair.FirstDifference && other.Id != pair.Id,
            cancellationToken);
}
