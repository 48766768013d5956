using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Files.Reports;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Features.Trust.Overview;
using LegalSync.Web.Hosting;

namespace LegalSync.Web.Features.Trust.Desks;

/// <summary>The view of a desk as a file.</summary>
public static class DeskEndpoint
{
    /// <summary>Where it is; <c>tab</c> and <c>account</c> say what.</summary>
    public const string Path = "/trust/desks.csv";

    /// <summary>Maps it. The usual policy asks for a signed-in person with a role.</summary>
    public static void MapTrustDesks(this IEndpointRouteBuilder app) => app.MapGet(Path, RunAsync);

    private static async Task<IResult> RunAsync(
        string? tab, string? account, CurrentActor people, FirmBooksQuery firms, TrustDesksQuery query, TrustAlertsQuery alerts, CancellationToken cancellationToken)
    {
        var actor = await people.GetAsync();
        if (await firms.FindAsync(cancellationToken) is not { } firm || string.IsNullOrEmpty(account)
            || (await query.FindAsync(firm.Id, new BankAccountId(account), actor, cancellationToken)).Value is not { } desks)
        {
            return Results.NotFound();
        }

        var cards = (await alerts.FindAsync(firm.Id, actor, cancellationToken)).Value?.Cards ?? [];
        var desk = DeskView.Read(tab);
        var table = new PlainTable(
            ["Date", "What", "Detail", "Amount", "Age in days", "Age", "What to do next"],
            [.. DeskView.Rows(desk, new BankAccountId(account), desks, cards).Select(row => (IReadOnlyList<string>)
                [row.Date is { } day ? TrustPeriod.Write(day) : "", row.What, row.Detail, row.Amount.ToPlainString(), row.Days?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", row.Band, row.Next])],
            AmountColumn: 3);
        return Results.File(CsvTable.Write(table), "text/csv; charset=utf-8", $"trust-{desk.ToString().ToLowerInvariant()}.csv");
    }
}
