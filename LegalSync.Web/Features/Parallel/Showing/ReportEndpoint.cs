using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components;
using LegalSync.Web.Hosting;

namespace LegalSync.Web.Features.Parallel.Showing;

/// <summary>Hands out the report on a parallel run. Any role may read it; nobody else.</summary>
public static class ReportEndpoint
{
    /// <summary>Maps it.</summary>
    public static void MapRunReport(this IEndpointRouteBuilder app) => app.MapGet("/parallel/report/{name}", RunAsync).RequireAuthorization();

    private static async Task<IResult> RunAsync(string name, RunReportQuery reports, CurrentBooks current, CurrentActor people, CancellationToken cancellationToken)
    {
        if (await current.GetAsync(cancellationToken) is not { } books)
        {
            return Results.NotFound();
        }

        return await reports.FileAsync(books.Id, name, await people.GetAsync(), cancellationToken) switch
        {
            { IsForbidden: true } => Results.Forbid(),
            { Value: { } file } => Results.File(file.Bytes, file.ContentType, file.Name),
            _ => Results.NotFound(),
        };
    }
}
