using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>The outcomes, and the baseline they stand against.</summary>
/// <param name="Figures">One line each: the firm's own figure from before, and what was measured.</param>
/// <param name="Baseline">What the firm entered; null until it did.</param>
public sealed record Outcomes(IReadOnlyList<OutcomeFigure> Figures, FirmBaseline? Baseline)
{
    /// <summary>The firm's own figure in words.</summary>
    public static string Before(OutcomeFigure figure) => figure.Before is { } known ? Words(known, figure) : "not entered";

    /// <summary>What was measured, in words.</summary>
    public static string Now(OutcomeFigure figure) => figure.Now is { } known ? Words(known, figure) : "not measured yet";

    private static string Words(int number, OutcomeFigure figure) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {figure.Unit}");
}

/// <summary>What changed for the firm against its own figures from before, over the last thirty days. Nothing is estimated: what was not measured is said to be so.</summary>
public sealed class OutcomeQuery(IDbFactory databases, TimeProvider clock)
{
    /// <summary>The days that are looked back on.</summary>
    public const int Days = 30;

    // Cards that stop an invoice before it is posted.
    private static readonly List<ExceptionCode> _billing = [Codes.InvoiceAmount, Codes.InvoiceDuplicateNumber];

    /// <summary>Reads them.</summary>
    public async Task<Answer<Outcomes>> FindAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<Outcomes>();
        }

        await using var db = databases.Create();
        return Answer.Of(await ReadAsync(db, books, clock.GetUtcNow(), cancellationToken));
    }

    /// <summary>The same, as of an instant.</summary>
    internal static async Task<Outcomes> ReadAsync(LegalSyncDb db, BooksId books, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-Days);
        var baseline = await db.FirmBaselines.AsNoTracking().Where(one => one.Books == books && one.At <= now).OrderByDescending(one => one.Sequence).FirstOrDefaultAsync(cancellationToken);
        var measures = new OutcomeMeasures
        {
            Reviewing = await ReviewingAsync(db, books, since, now, cancellationToken),
            ReconcilingTrust = await TrustAsync(db, books, since, now, cancellationToken),
            BillingErrorsCaught = await BillingAsync(db, books, since, now, cancellationToken),
            DaysToInvoice = await InvoicingAsync(db, books, since, now, cancellationToken),
            DocumentsEntered = await db.Postings.AsNoTracking().CountAsync(
                posting => posting.Books == books && posting.State == PostingState.Confirmed && posting.SettledAt >= since && posting.SettledAt <= now, cancellationToken) is > 0 and var entered ? entered : null,
        };
        return new Outcomes(OutcomeFigures.Of(measures, baseline), baseline);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<DateTimeOffset>>> ReviewingAsync(LegalSyncDb db, BooksId books, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var decisions = await db.Adjudications.AsNoTracking().Where(one => one.Books == books && one.At >= since && one.At <= now && one.Kind != AdjudicationKind.Fallen)
            .Select(one => new { one.By, one.At }).ToListAsync(cancellationToken);
        var resolutions = await db.Resolutions.AsNoTracking().Where(one => one.Books == books && one.At >= since && one.At <= now)
            .Select(one => new { one.By, one.At }).ToListAsync(cancellationToken);
        return [.. decisions.Concat(resolutions).GroupBy(one => one.By, one => one.At).Select(group => group.ToList())];
    }

    private static async Task<IReadOnlyList<IReadOnlyList<DateTimeOffset>>> TrustAsync(LegalSyncDb db, BooksId books, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var matches = await db.StatementMatches.AsNoTracking().Where(one => one.Books == books && one.ConfirmedAt >= since && one.ConfirmedAt <= now)
            .Select(one => new { By = one.ConfirmedBy, At = one.ConfirmedAt }).ToListAsync(cancellationToken);
        var items = await db.ReconcilingItems.AsNoTracking().Where(one => one.Books == books && one.OpenedAt >= since && one.OpenedAt <= now)
            .Select(one => new { By = one.OpenedBy, At = one.OpenedAt }).ToListAsync(cancellationToken);
        var signatures = await db.SignOffs.AsNoTracking().Where(one => one.Books == books && one.At >= since && one.At <= now)
            .Select(one => new { one.By, one.At }).ToListAsync(cancellationToken);
        return [.. matches.Concat(items).Concat(signatures).GroupBy(one => one.By, one => one.At).Select(group => group.ToList())];
    }

    // Nobody looked where no invoice passed.
    private static async Task<int?> BillingAsync(LegalSyncDb db, BooksId books, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await db.WorkItems.AsNoTracking().AnyAsync(item => item.Books == books && item.Kind == WorkKind.Invoice && item.CapturedAt >= since && item.CapturedAt <= now, cancellationToken))
        {
            return null;
        }

        var stopped = await db.ExceptionItems.AsNoTracking().CountAsync(
            card => card.Books == books && card.State == CardState.Resolved && card.ClosedAt >= since && card.ClosedAt <= now && _billing.Contains(card.Code), cancellationToken);
        return stopped + await db.ComparedPairs.AsNoTracking().CountAsync(
            pair => pair.Books == books && pair.RetiredAt == null && pair.Stream == WorkKind.Invoice && pair.VerdictAt >= since && pair.VerdictAt <= now
                && (pair.Verdict == PairVerdict.TheirsWrong || pair.Verdict == PairVerdict.BothWrong), cancellationToken);
    }

    private static async Task<IReadOnlyList<int>> InvoicingAsync(LegalSyncDb db, BooksId books, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var spans = await (
            from claim in db.RevenueClaims.AsNoTracking()
            where claim.Books == books && claim.ClaimedAt >= since && claim.ClaimedAt <= now
            join entry in db.WorkItems.AsNoTracking().Where(item => item.Books == books && item.Kind == WorkKind.TimeEntry) on claim.Entry equals entry.Id
            join invoice in db.WorkItems.AsNoTracking().Where(item => item.Books == books) on claim.Invoice equals invoice.Id
            select new { Invoice = claim.Invoice, From = entry.Date, To = invoice.Date }).ToListAsync(cancellationToken);
        return [.. spans.GroupBy(one => one.Invoice).Select(group => group.First().To.DayNumber - group.Min(one => one.From).DayNumber).Where(days => days >= 0)];
    }
}
