using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.Smokeball.Auth;
using LegalSync.Sandbox.Smokeball.Webhooks;

namespace LegalSync.Sandbox.Smokeball;

/// <summary>The addresses of Smokeball, on this server, at the paths of the real one.</summary>
public static class SmokeballEndpoints
{
    /// <summary>Maps every address, with the gate in front of them.</summary>
    public static void MapSmokeball(this WebApplication app, SmokeballServer server)
    {
        app.UseSmokeballGate(server);
        app.MapSmokeballTokens(server);
        app.MapPeople(server);
        app.MapMatters(server);
        app.MapBankAccounts(server);
        app.MapWebhooks(server);
    }

    private static void MapPeople(this WebApplication app, SmokeballServer server)
    {
        app.MapGet("/firm", (HttpRequest request) => Read(server, plan => Answers.Json(new System.Text.Json.Nodes.JsonObject
        {
            ["id"] = plan.AccountId, ["name"] = plan.Name, ["owner"] = "Smokeball", ["href"] = Answers.Host(request) + "/firm",
        })));
        app.MapGet("/firmusers", (HttpRequest request) => Read(server, plan => Answers.All(request, plan.Staff.Select(Wire.FirmUser))));
        app.MapGet("/staff", (HttpRequest request) => Read(server, plan =>
            Answers.Page(request, plan.Staff, member => Of(request).Staff(member, request.Query["Fields"].ToString().Contains("rate", StringComparison.Ordinal)))));
        app.MapGet("/staff/{id}", (HttpRequest request, string id) => Read(server, plan =>
            One(request, plan.Staff.Find(member => member.Id == id), (wire, member) => wire.Staff(member, false))));
        app.MapGet("/activitycodes", (HttpRequest request) => Changed(request, server, plan => plan.Codes, (wire, code) => wire.Activity(code)));
        app.MapGet("/activitycodes/{id}", (HttpRequest request, string id) => Read(server, plan =>
            One(request, plan.Codes.Find(code => code.Id == id), (wire, code) => wire.Activity(code))));
        app.MapGet("/contacts", (HttpRequest request) => Changed(request, server,
            plan => bool.TryParse(request.Query["ExcludeDeletedContacts"], out var exclude) && exclude ? plan.Contacts.Where(contact => !contact.IsDeleted) : plan.Contacts,
            (wire, contact) => wire.Contact(contact)));
        app.MapGet("/contacts/{id}", (HttpRequest request, string id) => Read(server, plan =>
            One(request, plan.Contacts.Find(contact => contact.Id == id), (wire, contact) => wire.Contact(contact))));
        app.MapPost("/contacts/batch", (HttpRequest request) => BatchAsync(request, server));
    }

    private sealed record ContactsBatch(IReadOnlyList<string>? Ids);

    private static async Task<IResult> BatchAsync(HttpRequest request, SmokeballServer server)
    {
        var batch = await Answers.BodyAsync<ContactsBatch>(request);
        if (batch?.Ids is not { Count: >= 1 and <= 500 } ids)
        {
            return Answers.BadRequest(request, "ids", "Between 1 and 500 ids may be supplied per request.");
        }

        var wanted = ids.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wire = Of(request);
        return Read(server, plan => Answers.All(request, plan.Contacts.Where(contact => wanted.Contains(contact.Id)).Select(wire.Contact)));
    }

    private static void MapBankAccounts(this WebApplication app, SmokeballServer server)
    {
        app.MapGet("/bankaccounts", (HttpRequest request) => Read(server, plan => Answers.All(request, plan.BankAccounts
            .Where(account => request.Query["type"].FirstOrDefault() is not { } type || string.Equals(account.Kind.ToString(), type, StringComparison.OrdinalIgnoreCase))
            .Select(account => Of(request).BankAccount(account, server.Practice.Clock.Today)))));
        app.MapGet("/bankaccounts/{id}", (HttpRequest request, string id) => Read(server, plan =>
            One(request, Account(plan, id), (wire, account) => wire.BankAccount(account, server.Practice.Clock.Today))));
        app.MapGet("/bankaccounts/{id}/matter-balances", (HttpRequest request, string id) => Read(server, plan => Account(plan, id) is not { } account
            ? Answers.NotFound(request)
            : !Answers.TrySince(request, out var since, out var problem) ? problem!
            : Answers.Page(request, Wire.Balances(account, server.Practice.Clock.Today)
                .Where(balance => (since is null || balance.LastUpdated >= since) && IsOfMatter(request, balance.Matter)), Of(request).MatterBalance)));
        app.MapGet("/bankaccounts/{id}/transactions", (HttpRequest request, string id) => Read(server, plan => Account(plan, id) is not { } account
            ? Answers.NotFound(request)
            : !Answers.TrySince(request, out var since, out var problem) ? problem!
            : Answers.Page(request, account.Movements.Since(since).Where(movement => IsOfMatter(request, movement.Matter)), Of(request).Transaction)));
        app.MapGet("/bankaccounts/{id}/transactions/{transactionId}", (HttpRequest request, string id, string transactionId) => Read(server, plan =>
            One(request, Account(plan, id)?.Movements.Find(movement => movement.Id == transactionId), (wire, movement) => wire.Transaction(movement))));
    }

    private static BankAccount? Account(FirmPlan plan, string id) => plan.BankAccounts.Find(account => account.Id == id);

    private static bool IsOfMatter(HttpRequest request, PracticeMatter? matter) =>
        request.Query["MatterId"].FirstOrDefault() is not { } id || matter?.Id == id;

    internal static Wire Of(HttpRequest request) => new(Answers.Host(request));

    internal static IResult Read(SmokeballServer server, Func<FirmPlan, IResult> answer) => server.Practice.Read(answer);

    internal static IResult One<T>(HttpRequest request, T? record, Func<Wire, T, System.Text.Json.Nodes.JsonNode> show) where T : PracticeRecord =>
        record is null or { IsDeleted: true } and not PracticeContact ? Answers.NotFound(request) : Answers.Json(show(Of(request), record));

    /// <summary>A page of the records that changed since the instant asked for.</summary>
    internal static IResult Changed<T>(HttpRequest request, SmokeballServer server, Func<FirmPlan, IEnumerable<T>> choose, Func<Wire, T, System.Text.Json.Nodes.JsonNode> show)
        where T : PracticeRecord
    {
        if (!Answers.TrySince(request, out var since, out var problem))
        {
            return problem!;
        }

        var wire = Of(request);
        return Read(server, plan => Answers.Page(request, choose(plan).Since(since), record => show(wire, record)));
    }
}
