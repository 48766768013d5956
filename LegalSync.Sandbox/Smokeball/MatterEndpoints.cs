using LegalSync.Sandbox.Firm;

namespace LegalSync.Sandbox.Smokeball;

/// <summary>Matters and what hangs on one: Smokeball lists fees, expenses and invoices by matter only.</summary>
internal static class MatterEndpoints
{
    /// <summary>What is listed when no status is asked for. The real default is not documented, so a client must ask for the rest.</summary>
    private static readonly string[] UsualStatuses = ["Open", "Pending"];

    public static void MapMatters(this WebApplication app, SmokeballServer server)
    {
        app.MapGet("/matters", (HttpRequest request) => SmokeballEndpoints.Changed(request, server,
            plan => plan.Matters.Where(matter => IsAskedFor(request, matter)), (wire, matter) => wire.Matter(matter)));
        app.MapGet("/matters/{id}", (HttpRequest request, string id) => SmokeballEndpoints.Read(server, _ =>
            SmokeballEndpoints.One(request, server.Practice.Matter(id), (wire, matter) => wire.Matter(matter))));
        app.MapGet("/matters/{id}/billingconfiguration", (HttpRequest request, string id) => SmokeballEndpoints.Read(server, _ =>
            SmokeballEndpoints.One(request, server.Practice.Matter(id), (wire, matter) => wire.BillingConfiguration(matter))));
        app.MapChildren(server, "fees", matter => matter.Fees, (wire, fee) => wire.Fee(fee));
        app.MapChildren(server, "expenses", matter => matter.Expenses, (wire, expense) => wire.Expense(expense));
        app.MapChildren(server, "invoices", matter => matter.Invoices, (wire, invoice) => wire.Invoice(invoice));
    }

    private static void MapChildren<T>(this WebApplication app, SmokeballServer server, string name, Func<PracticeMatter, List<T>> children,
        Func<Wire, T, System.Text.Json.Nodes.JsonNode> show) where T : PracticeRecord
    {
        // A deleted fee or expense is gone from the list; a deleted invoice stays, with its status.
        app.MapGet($"/matters/{{matterId}}/{name}", (HttpRequest request, string matterId) => SmokeballEndpoints.Read(server, _ =>
            server.Practice.Matter(matterId) is { } matter
                ? SmokeballEndpoints.Changed(request, server, _ => children(matter).Where(record => !record.IsDeleted), show)
                : Answers.NotFound(request)));
        app.MapGet($"/matters/{{matterId}}/{name}/{{id}}", (HttpRequest request, string matterId, string id) => SmokeballEndpoints.Read(server, _ =>
            server.Practice.Matter(matterId) is { } matter
                ? SmokeballEndpoints.One(request, children(matter).Find(record => record.Id == id), show)
                : Answers.NotFound(request)));
    }

    private static bool IsAskedFor(HttpRequest request, PracticeMatter matter)
    {
        var statuses = request.Query["Status"];
        var isOfStatus = (statuses.Count == 0 ? UsualStatuses : statuses.ToArray()).Contains(matter.Status, StringComparer.OrdinalIgnoreCase);
        return isOfStatus
            && (request.Query["ContactId"].FirstOrDefault() is not { } contact || matter.Client.Id == contact)
            && (request.Query["Search"].FirstOrDefault() is not { Length: > 0 } search
                || $"{matter.Number} {matter.ShortTitle} {matter.Client.Name}".Contains(search, StringComparison.OrdinalIgnoreCase));
    }
}
