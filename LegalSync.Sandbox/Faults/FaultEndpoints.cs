using System.Text.Json;
using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.Faults;

/// <summary>Scripting faults over HTTP.</summary>
public static class FaultEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Maps <c>/control/faults</c> (GET lists, POST adds one, DELETE clears), <c>/control/faults/{id}</c> and <c>/control/faults/auth?system=</c>.</summary>
    public static void MapFaults(this WebApplication app, FaultBoard board)
    {
        app.MapGet("/control/faults", () => Results.Json(new { faults = board.List() }, Json));
        app.MapGet("/control/faults/{id}", (string id) =>
            board.List().FirstOrDefault(rule => rule.Id == id) is { } rule ? Results.Json(rule, Json) : Results.NotFound());
        app.MapPost("/control/faults", context => AddAsync(context, board));
        app.MapDelete("/control/faults", () => Results.Json(new { cleared = board.Clear() }, Json));
        app.MapDelete("/control/faults/{id}", (string id) => board.Clear(id) > 0 ? Results.Json(new { cleared = 1 }, Json) : Results.NotFound());
        app.MapPost("/control/faults/auth", (string? system) => system is not null && board.Revoke(system)
            ? Results.Json(new { revoked = system }, Json)
            : Results.Json(new { error = "system must be quickbooks or smokeball" }, Json, statusCode: StatusCodes.Status400BadRequest));
    }

    /// <summary>Puts a system's scripted faults before its addresses.</summary>
    /// <param name="app">The server; call this before its addresses are mapped.</param>
    /// <param name="board">The faults.</param>
    /// <param name="system">The system as rules name it; QuickBooks has its own pipeline for them.</param>
    /// <param name="covers">Which paths are the system's.</param>
    public static void UseFaults(this WebApplication app, FaultBoard board, string system, Func<PathString, bool> covers)
    {
        var faults = new FaultMiddleware(board, system, app.Lifetime.ApplicationStopping);
        app.Use((context, next) => covers(context.Request.Path) ? faults.HandleAsync(context, next) : next(context));
    }

    private static async Task AddAsync(HttpContext context, FaultBoard board)
    {
        JsonNode answer;
        try
        {
            var rule = await JsonSerializer.DeserializeAsync<FaultRule>(context.Request.Body, Json, context.RequestAborted)
                ?? throw new ArgumentException("a fault is a JSON object");
            answer = JsonSerializer.SerializeToNode(board.Add(rule), Json)!;
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            answer = new JsonObject { ["error"] = problem.Message };
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }
}
