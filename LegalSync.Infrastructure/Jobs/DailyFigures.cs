using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Sums the runs of a span of time.</summary>
public sealed class DailyFigures(IDbFactory databases)
{
    /// <summary>The sum of all runs that started in the span, daily lines aside.</summary>
    public async Task<RunFigures> SumAsync(BooksId books, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var runs = await db.SyncRuns.AsNoTracking()
            .Where(run => run.Books == books && run.Kind != RunKind.DailyLog && run.StartedAt >= from && run.StartedAt < to)
            .ToListAsync(cancellationToken);
        return new RunFigures
        {
            Read = runs.Sum(run => run.Read),
            Changed = runs.Sum(run => run.Changed),
            Evaluated = runs.Sum(run => run.Evaluated),
            Posted = runs.Sum(run => run.Posted),
            Verified = runs.Sum(run => run.Verified),
            CardsRaised = runs.Sum(run => run.CardsRaised),
            CardsClosed = runs.Sum(run => run.CardsClosed),
        };
    }
}
