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
        var signed = await db.PeriodSignatures.AsNoTracking()
            .Where(one => one.Books == run.Books && one.Run == run.Id && one.Kind == PeriodSignatureKind.Week)
            .OrderBy(one => one.Sequence)
            .Select(one => new { one.From, one.By, one.At })
            .ToListAsync(cancellationToken);
        var weeks = new List<ParallelWeek>();
        for (var monday = ComparedPair.WeekOf(run.StartsOn); monday <= verdict.LastDay; monday = monday.AddDays(7))
        {
            var cells = verdict.Cells.Where(cell => ComparedPair.WeekOf(cell.Day) == monday).ToList();
            var last = signed.LastOrDefault(one => ComparedPair.WeekOf(one.From) == monday);
            weeks.Add(new ParallelWeek(monday, cells.Sum(cell => cell.Pairs), cells.Where(cell => cell.IsUnexplained).Sum(cell => cell.Pairs), last?.By, last?.At));
        }

        return weeks;
    }
}
