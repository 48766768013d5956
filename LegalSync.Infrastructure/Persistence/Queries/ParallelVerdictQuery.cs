using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>What the latest parallel run says, in figures.</summary>
public sealed class ParallelVerdictQuery(IDbFactory databases, TimeProvider clock)
{
    private static readonly TimeSpan _stale = TimeSpan.FromDays(1);

    /// <summary>Reads it; nothing when no run was ever started.</summary>
    public async Task<Answer<ParallelVerdict>> FindAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<ParallelVerdict>();
        }

        await using var db = databases.Create();
        var firm = await db.Books.AsNoTracking().FirstOrDefaultAsync(one => one.Id == books, cancellationToken);
        var run = await db.ParallelRuns.AsNoTracking().Where(one => one.Books == books).OrderByDescending(one => one.Sequence).FirstOrDefaultAsync(cancellationToken);
        if (firm is null || run is null)
        {
            return Answer.Of<ParallelVerdict>(null);
        }

        var now = clock.GetUtcNow();
        var cells = await CellsAsync(db, books, run.Id, cancellationToken);
        var verdict = new ParallelVerdict(run, firm.DayOf(now), firm.Currency, cells);
        return Answer.Of(verdict with
        {
            Ours = await OursAsync(db, firm, run, now, cancellationToken),
            Theirs = await TheirsAsync(db, firm, run, now, cancellationToken),
            Weeks = await WeeksAsync(db, verdict, cancellationToken),
        });
    }

    // In the order of the index that holds all of it: counted without a sort, and without looking at a pair.
    private static async Task<IReadOnlyList<ParallelCell>> CellsAsync(LegalSyncDb db, BooksId books, ParallelRunId run, CancellationToken cancellationToken)
    {
        var counted = await db.ComparedPairs.AsNoTracking().Where(pair => pair.Books == books && pair.Run == run && pair.RetiredAt == null)
            .GroupBy(pair => new { pair.Stream, pair.State, pair.Day, pair.Verdict })
            .Select(group => new
            {
                group.Key.Stream,
                group.Key.State,
                group.Key.Day,
                group.Key.Verdict,
                Pairs = group.Count(),
                Minor = group.Sum(pair => Math.Abs((pair.TheirsMinor ?? 0) - (pair.OursMinor ?? 0))),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. counted.Where(cell => cell.State == PairState.Equal).GroupBy(cell => (cell.Day, cell.Stream))
                .Select(same => new ParallelCell(same.Key.Day, same.Key.Stream, PairState.Equal, null, same.Sum(cell => cell.Pairs), 0)),
            .. counted.Where(cell => cell.State != PairState.Equal).Select(cell => new ParallelCell(cell.Day, cell.Stream, cell.State, cell.Verdict, cell.Pairs, cell.Minor)),
        ];
    }

    private static async Task<ParallelSide> OursAsync(LegalSyncDb db, Books firm, FirmParallelRun run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var link = await db.Connections.AsNoTracking().FirstOrDefaultAsync(one => one.Id == firm.Practice, cancellationToken);
        var has = await db.ShadowPostings.AnyAsync(one => one.Books == firm.Id && one.Run == run.Id && one.IsLatest, cancellationToken);
        return new ParallelSide(link?.Name ?? "Smokeball", has, link?.LastReadAt, IsStale(run, link?.LastReadAt, now));
    }

    private static async Task<ParallelSide> TheirsAsync(LegalSyncDb db, Books firm, FirmParallelRun run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var has = await db.ManualRecords.AnyAsync(one => one.Books == firm.Id && one.Run == run.Id && one.IsLatest, cancellationToken);
        if (run.Source == ManualSource.Spreadsheet)
        {
            return new ParallelSide("The spreadsheet", has, null, false);
        }

        var link = await db.Connections.AsNoTracking().FirstOrDefaultAsync(one => one.Id == firm.Accounting, cancellationToken);
        var read = firm.BooksReadAsOf ?? link?.LastReadAt;
        return new ParallelSide(link?.Name ?? "QuickBooks", has, read, IsStale(run, read, now));
    }

    private static bool IsStale(FirmParallelRun run, DateTimeOffset? readAt, DateTimeOffset now) => run.IsOpen && (readAt is null || now - readAt > _stale);

    private static async Task<IReadOnlyList<ParallelWeek>> WeeksAsync(LegalSyncDb db, ParallelVerdict verdict, CancellationToken cancellationToken)
    {
        var run = verdict.Run;
        var signatures = await db.PeriodSignatures.AsNoTracking()
            .Where(one => one.Books == run.Books && one.Run == run.Id && one.Kind == PeriodSignatureKind.Week)
            .OrderBy(one => one.Sequence)
            .ToListAsync(cancellationToken);
        var signed = signatures.GroupBy(one => ComparedPair.WeekOf(one.From)).ToDictionary(group => group.Key, group => group.Last());
        var counts = verdict.Cells.ToLookup(cell => ComparedPair.WeekOf(cell.Day));
        var weeks = new List<ParallelWeek>();
        foreach (var week in RunWeek.All(run).Where(week => week.From <= verdict.LastDay))
        {
            var monday = ComparedPair.WeekOf(week.From);
            var last = signed.GetValueOrDefault(monday);
            var open = counts[monday].Where(cell => cell.IsUnexplained).Sum(cell => cell.Pairs);
            weeks.Add(new ParallelWeek(monday, counts[monday].Sum(cell => cell.Pairs), open, last?.By, last?.At)
            {
                HasChanged = last is not null && open == 0 && !await StandsAsync(db, run, week, last, cancellationToken),
            });
        }

        return weeks;
    }

    // Asked of signed weeks alone, and of no more of their pairs than a signature freezes.
    private static async Task<bool> StandsAsync(LegalSyncDb db, FirmParallelRun run, RunWeek week, PeriodSignature last, CancellationToken cancellationToken)
    {
        if ((last.From, last.Through) != (week.From, week.Through))
        {
            return false;
        }

        var pairs = await db.ComparedPairs.AsNoTracking()
            .Where(pair => pair.Books == run.Books && pair.Run == run.Id && pair.RetiredAt == null && pair.Day >= week.From && pair.Day <= week.Through)
            .Select(pair => new SignedPair(pair.Stream, pair.KeyHash, pair.Fingerprint, pair.Verdict, pair.Cluster))
            .ToListAsync(cancellationToken);
        return SignedWeeks.Stands(last, pairs);
    }
}
