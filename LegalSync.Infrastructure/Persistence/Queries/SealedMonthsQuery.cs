using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Files.Reports;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A signature or re-opening in the list of months.</summary>
public sealed record SealedMonthRow(DateOnly From, DateOnly Through, int Round, SignOffKind Kind, string By, string PreparedBy, DateTimeOffset At, string Reason, string SealHash);

/// <summary>Signatures and re-openings of an account, newest first.</summary>
public sealed record SealedMonthList(IReadOnlyList<SealedMonthRow> Rows);

/// <summary>A file to hand out.</summary>
public sealed record Download(string Name, string ContentType, byte[] Bytes);

/// <summary>Sealed months and their files; drafts of months that are not signed yet.</summary>
public sealed class SealedMonthsQuery(IDbFactory databases, IReconcileStore store, IReportWriter reports, TimeProvider clock)
{
    /// <summary>The signatures and re-openings of an account.</summary>
    public async Task<Answer<SealedMonthList>> ListAsync(BooksId books, BankAccountId account, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<SealedMonthList>();
        }

        await using var db = databases.Create();
        var found = await db.SignOffs.AsNoTracking().Where(one => one.Books == books && one.Account == account).OrderByDescending(one => one.Sequence).ToListAsync(cancellationToken);
        return Answer.Of(new SealedMonthList([.. found.Select(one => new SealedMonthRow(one.From, one.Through, one.Round, one.Kind, one.By, one.PreparedBy, one.At, one.Reason, one.SealHash))]));
    }

    /// <summary>One file of a signed month as it was sealed: <c>report.pdf</c>, <c>report.csv</c>, <c>report.xlsx</c> or <c>inputs.json</c>.</summary>
    public async Task<Answer<Download>> FileAsync(BooksId books, BankAccountId account, DateOnly through, int round, string name, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<Download>();
        }

        await using var db = databases.Create();
        var file = await db.SealedFiles.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Books == books && one.Account == account && one.Through == through && one.Round == round && one.Name == name, cancellationToken);
        return Answer.Of(file is null ? null : new Download(Named(through, name), ContentType(name), file.Bytes));
    }

    /// <summary>Everything of a signed month in one archive, with its seal: what an auditor can check offline.</summary>
    public async Task<Answer<Download>> BundleAsync(BooksId books, BankAccountId account, DateOnly through, int round, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<Download>();
        }

        await using var db = databases.Create();
        var files = await db.SealedFiles.AsNoTracking().Where(one => one.Books == books && one.Account == account && one.Through == through && one.Round == round).ToListAsync(cancellationToken);
        var seal = await db.SignOffs.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Books == books && one.Account == account && one.Through == through && one.Round == round && one.Kind == SignOffKind.SignedOff, cancellationToken);
        return Answer.Of(seal is null ? null : new Download(
            Named(through, "month.zip"), "application/zip", MonthBundleFile.Write(seal.Seal, files.Select(file => (file.Name, file.Bytes)), seal.At)));
    }

    /// <summary>The report of a month that is not signed, marked as a draft.</summary>
    public async Task<Answer<Download>> DraftAsync(BooksId books, ReconciliationId reconciliation, string name, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<Download>();
        }

        await using var session = store.Open(books);
        if (await session.ReconciliationAsync(reconciliation, cancellationToken) is not { } month || await WorkpaperReader.ReadAsync(session, month, cancellationToken) is not { } paper)
        {
            return Answer.Of<Download>(null);
        }

        var report = ReportBuilder.Of(paper, StandingBuilder.Of(paper), null, clock.GetUtcNow());
        var file = reports.Write(report).FirstOrDefault(one => one.Name == name);
        return Answer.Of(file.Bytes is null ? null : new Download(Named(month.Through, "draft-" + name), ContentType(name), file.Bytes));
    }

    private static string Named(DateOnly through, string name) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{through:yyyy-MM}-trust-{name}");

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".pdf" => "application/pdf",
        ".csv" => "text/csv",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/json",
    };
}
