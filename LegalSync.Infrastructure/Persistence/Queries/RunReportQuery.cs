using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Files.Reports;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>The report "what the parallel run showed", as a file.</summary>
public sealed class RunReportQuery(IDbFactory databases)
{
    /// <summary>Names of its files.</summary>
    public static IReadOnlyList<string> Names { get; } = ["report.pdf", "report.csv"];

    /// <summary>Writes a file of the latest run's report; nothing when there never was a run, or the report has no such file. The same run gives the same bytes.</summary>
    public async Task<Answer<Download>> FileAsync(BooksId books, string name, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<Download>();
        }

        if (!Names.Contains(name) || await ReportAsync(books, cancellationToken) is not { } report)
        {
            return Answer.Of<Download>(null);
        }

        var file = string.Create(CultureInfo.InvariantCulture, $"parallel-run-{TimeZoneInfo.ConvertTime(report.At, TimeZoneInfo.Utc):yyyy-MM-dd}-{name}");
        return Answer.Of(name == Names[0] ? new Download(file, "application/pdf", RunReportFile.Pdf(report)) : new Download(file, "text/csv; charset=utf-8", RunReportFile.Csv(report)));
    }

    private async Task<RunReport?> ReportAsync(BooksId books, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var firm = await db.Books.AsNoTracking().FirstOrDefaultAsync(one => one.Id == books, cancellationToken);
        var run = await db.ParallelRuns.AsNoTracking().Where(one => one.Books == books).OrderByDescending(one => one.Sequence).FirstOrDefaultAsync(cancellationToken);
        if (firm is null || run is null)
        {
            return null;
        }

        var signatures = await db.PeriodSignatures.AsNoTracking().Where(one => one.Books == books && one.Run == run.Id).OrderBy(one => one.Sequence).ToListAsync(cancellationToken);
        var pairs = await db.ComparedPairs.AsNoTracking().Where(pair => pair.Books == books && pair.Run == run.Id && pair.RetiredAt == null)
            .OrderBy(pair => pair.Day).ThenBy(pair => pair.Sequence).ToListAsync(cancellationToken);
        var conventions = await db.KeptConventions.AsNoTracking().Where(one => one.Books == books && one.Run == run.Id && one.EndedAt == null).OrderBy(one => one.Sequence).ToListAsync(cancellationToken);
        var at = LastOf(run, pairs, signatures);
        var outcomes = (await OutcomeQuery.ReadAsync(db, books, at, cancellationToken)).Figures;
        var facts = new RunFacts(run, pairs, signatures, conventions)
        {
            Currency = firm.Currency,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(firm.TimeZone),
            Outcomes = [.. outcomes.Select(one => (one.Name, Outcomes.Before(one), Outcomes.Now(one)))],
        };
        var (verdict, isClean) = RunReportTables.Verdict(facts);
        return new RunReport
        {
            Firm = firm.Name,
            Period = string.Create(CultureInfo.InvariantCulture, $"{run.StartsOn:yyyy-MM-dd} to {run.EndsOn:yyyy-MM-dd}"),
            SignedBy = run is { SignedBy: { } by, SignedAt: { } when } ? string.Create(CultureInfo.InvariantCulture, $"{by}, {TimeZoneInfo.ConvertTime(when, facts.Zone):yyyy-MM-dd HH:mm}") : "",
            At = at,
            Verdict = verdict,
            IsClean = isClean,
            Tables = RunReportTables.Of(facts),
        };
    }

    // Not the moment of asking: who asks twice gets the same bytes.
    private static DateTimeOffset LastOf(FirmParallelRun run, List<ComparedPair> pairs, List<PeriodSignature> signatures) =>
        new[] { run.StartedAt, run.PairedAt, run.SignedAt, run.EndedAt, pairs.Max(pair => pair.VerdictAt), signatures.Max(one => (DateTimeOffset?)one.At) }.Max() ?? run.StartedAt;
}
