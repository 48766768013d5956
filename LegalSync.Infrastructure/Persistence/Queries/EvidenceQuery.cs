using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>One week of comparison.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="Pairs">Pairs.</param>
/// <param name="Agreeing">Of them, equal in every compared field.</param>
/// <param name="Open">Differences that nobody decided.</param>
/// <param name="MiddleAge">Days that its differences stood open, or stand by now: the middle one; null when it had none.</param>
/// <param name="Bound">The exact bound on our error rate, taken when the week was signed; null until then, and for all streams together.</param>
public sealed record EvidenceWeek(DateOnly Week, int Pairs, int Agreeing, int Open, int? MiddleAge, Share? Bound)
{
    /// <summary>The part that agrees; null when the week has no pair.</summary>
    public Share? Accuracy => Pairs == 0 ? null : Share.Of(Agreeing, Pairs);
}

/// <summary>Weeks of comparison, first to last.</summary>
/// <param name="Weeks">One a week that has pairs.</param>
public sealed record EvidenceOverTime(IReadOnlyList<EvidenceWeek> Weeks);

/// <summary>How comparison went week by week.</summary>
public sealed class EvidenceQuery(IDbFactory databases, TimeProvider clock)
{
    /// <summary>Most weeks shown: a year.</summary>
    public const int MostWeeks = 53;

    /// <summary>Reads the weeks of every run that was not given up.</summary>
    /// <param name="books">The books.</param>
    /// <param name="stream">Which stream; null for all.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Ends when nobody waits any more.</param>
    public async Task<Answer<EvidenceOverTime>> FindAsync(BooksId books, WorkKind? stream, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<EvidenceOverTime>();
        }

        await using var db = databases.Create();
        var runs = await db.ParallelRuns.AsNoTracking().Where(run => run.Books == books && run.State != ParallelRunState.Abandoned).Select(run => run.Id).ToListAsync(cancellationToken);
        if (runs.Count == 0)
        {
            return Answer.Of(new EvidenceOverTime([]));
        }

        var pairs = db.ComparedPairs.AsNoTracking().Where(pair => pair.Books == books && pair.RetiredAt == null && runs.Contains(pair.Run));
        pairs = stream is { } kind ? pairs.Where(pair => pair.Stream == kind) : pairs;
        var counts = await pairs.GroupBy(pair => pair.Week)
            .Select(group => new
            {
                Week = group.Key,
                Pairs = group.Count(),
                Agreeing = group.Sum(pair => pair.State == PairState.Equal ? 1 : 0),
                Open = group.Sum(pair => pair.State != PairState.Equal && pair.Verdict == null ? 1 : 0),
            })
            .OrderByDescending(week => week.Week).Take(MostWeeks).ToListAsync(cancellationToken);
        var ages = await AgesAsync(pairs, cancellationToken);
        var bounds = stream is { } one ? await BoundsAsync(db, books, one, cancellationToken) : [];
        return Answer.Of(new EvidenceOverTime(
        [
            .. counts.OrderBy(week => week.Week).Select(week => new EvidenceWeek(week.Week, week.Pairs, week.Agreeing, week.Open, Middle(ages[week.Week]), bounds.GetValueOrDefault(week.Week))),
        ]));
    }

    private async Task<ILookup<DateOnly, int>> AgesAsync(IQueryable<ComparedPair> pairs, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return (await pairs.Where(pair => pair.State != PairState.Equal).Select(pair => new { pair.Week, pair.FoundAt, pair.VerdictAt }).ToListAsync(cancellationToken))
            .ToLookup(pair => pair.Week, pair => (int)((pair.VerdictAt ?? now) - pair.FoundAt).TotalDays);
    }

    private static async Task<Dictionary<DateOnly, Share?>> BoundsAsync(LegalSyncDb db, BooksId books, WorkKind stream, CancellationToken cancellationToken) =>
        (await db.PeriodSignatures.AsNoTracking().Where(one => one.Books == books && one.Kind == PeriodSignatureKind.Week).OrderBy(one => one.Sequence)
            .Select(one => new { one.From, one.Figures }).ToListAsync(cancellationToken))
        .GroupBy(one => ComparedPair.WeekOf(one.From))
        .ToDictionary(group => group.Key, group => ComparisonText.Read<List<StreamEvidence>>(group.Last().Figures).Find(one => one.Stream == stream)?.UpperBound);

    private static int? Middle(IEnumerable<int> ages) => ages.Order().ToList() is { Count: > 0 } ordered ? ordered[ordered.Count / 2] : null;
}
