using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components;
using LegalSync.Web.Hosting;

namespace LegalSync.Web.Features.Trust.Reports;

/// <summary>Hands out what was sealed with a month, its bundle, and drafts of months that are not signed. Any role may read; nobody else.</summary>
public static class ReportEndpoints
{
    /// <summary>What a bundle is called in an address.</summary>
    public const string Bundle = "month.zip";

    /// <summary>Maps them.</summary>
    public static void MapTrustReports(this IEndpointRouteBuilder app)
    {
        var reports = app.MapGroup("/trust/reports").RequireAuthorization();
        reports.MapGet("/sealed/{account}/{through}/{round:int}/{name}", SealedAsync);
        reports.MapGet("/draft/{reconciliation:guid}/{name}", DraftAsync);
    }

    /// <summary>Where a file of a signed month is.</summary>
    public static string Sealed(BankAccountId account, DateOnly through, int round, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"trust/reports/sealed/{Uri.EscapeDataString(account.Value)}/{through:yyyy-MM-dd}/{round}/{name}");

    /// <summary>Where the draft of a month that is not signed is.</summary>
    public static string Draft(ReconciliationId reconciliation, string name) => $"trust/reports/draft/{reconciliation.Value}/{name}";

    private static async Task<IResult> SealedAsync(
        string account, string through, int round, string name, SealedMonthsQuery months, CurrentBooks current, CurrentActor people, CancellationToken cancellationToken)
    {
        if (await current.GetAsync(cancellationToken) is not { } books || !DateOnly.TryParseExact(through, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Results.NotFound();
        }

        var (of, actor) = (new BankAccountId(account), await people.GetAsync());
        return Handed(name == Bundle
            ? await months.BundleAsync(books.Id, of, day, round, actor, cancellationToken)
            : await months.FileAsync(books.Id, of, day, round, name, actor, cancellationToken));
    }

    private static async Task<IResult> DraftAsync(
        Guid reconciliation, string name, SealedMonthsQuery months, CurrentBooks current, CurrentActor people, CancellationToken cancellationToken) =>
        await current.GetAsync(cancellationToken) is { } books
            ? Handed(await months.DraftAsync(books.Id, new ReconciliationId(reconciliation), name, await people.GetAsync(), cancellationToken))
            : Results.NotFound();

    private static IResult Handed(Answer<Download> answer) => answer switch
    {
        { IsForbidden: true } => Results.Forbid(),
        { Value: { } file } => Results.Stream(new MemoryStream(file.Bytes, writable: false), file.ContentType, file.Name),
        _ => Results.NotFound(),
    };
}
