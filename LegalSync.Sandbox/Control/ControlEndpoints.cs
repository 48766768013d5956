using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.QuickBooks;
using LegalSync.Sandbox.QuickBooks.OAuth;
using LegalSync.Sandbox.Smokeball;
using LegalSync.Sandbox.Smokeball.Auth;

namespace LegalSync.Sandbox.Control;

/// <summary>The addresses by which a test or a demo looks behind the scenes. None of them exists in the real systems.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this WebApplication app, SandboxWorld world)
    {
        app.MapGet("/control/health", () => Results.Ok(new { status = "ready" }));
        app.MapPost("/control/reset", (HttpRequest request) => Reset(request, world));
        app.MapGet("/control/planted", () => Show(world, ControlJson.Planted));
        app.MapGet("/control/manual", () => Show(world, ManualJson.Of));
        app.MapGet("/control/opening", () => Show(world, ControlJson.Opening));
        app.MapGet("/control/firm", () => Show(world, ControlJson.Firm));
        app.MapGet("/control/books", () => Answers.Json(BooksReport.Build(world.QuickBooks.Company)));
        app.MapGet("/control/books/journal", () => Answers.Json(BooksReport.Journal(world.QuickBooks.Company)));
        app.MapGet("/control/clock", () => Clock(world));
        app.MapPost("/control/clock", (HttpRequest request) => SetClockAsync(request, world));
        app.MapGet("/control/tokens", () => Answers.Json(Tokens(world)));
        app.MapPost("/control/mutate", (HttpRequest request) => Mutate(request, world));
        app.MapPracticeActions(world);
        app.MapBooksActions(world);
    }

    /// <summary>A refusal of a control call, with what to change.</summary>
    public static IResult Refuse(string problem) => Results.Json(new { error = problem }, statusCode: StatusCodes.Status400BadRequest);

    /// <summary>Looks at the plan under the lock its writers take.</summary>
    public static IResult Show(SandboxWorld world, Func<FirmPlan, JsonNode> show) => Answers.Json(world.Smokeball.Practice.Read(show));

    private static IResult Reset(HttpRequest request, SandboxWorld world)
    {
        try
        {
            world.Reset(FirmOrder.Read(name => request.Query[name].FirstOrDefault(), world.Plan.Seed));
        }
        catch (ArgumentException problem)
        {
            return Refuse(problem.Message);
        }

        return Show(world, ControlJson.Firm);
    }

    private static IResult Mutate(HttpRequest request, SandboxWorld world)
    {
        if (!Enum.TryParse<MutationKind>(request.Query["kind"], ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            return Refuse($"kind must be one of {string.Join(", ", Enum.GetNames<MutationKind>()).ToLowerInvariant()}.");
        }

        var seed = world.Plan.Seed;
        if (request.Query["seed"].FirstOrDefault() is { } text && !int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out seed))
        {
            return Refuse("seed must be a whole number.");
        }

        return world.Mutate(kind, seed) is { } mutation
            ? Answers.Json(ControlJson.Mutation(mutation))
            : Refuse("The firm has nothing left that could be changed in this way.");
    }

    private static IResult Clock(SandboxWorld world) => Results.Ok(new
    {
        now = world.Clock.Now.ToString("O", CultureInfo.InvariantCulture),
        today = world.Clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        frozen = world.Clock.IsFrozen,
    });

    private sealed record ClockOrder(DateTimeOffset? Set, TimeSpan? Advance, bool? Frozen);

    private static async Task<IResult> SetClockAsync(HttpRequest request, SandboxWorld world)
    {
        if (await Answers.BodyAsync<ClockOrder>(request) is not { } order || order is { Set: null, Advance: null, Frozen: null })
        {
            return Refuse("Send {\"set\": instant} or {\"advance\": \"hh:mm:ss\"}, with \"frozen\": true or false if wanted.");
        }

        if (order.Set is not null || order.Frozen is not null)
        {
            world.Clock.Set(order.Set ?? world.Clock.Now, order.Frozen ?? world.Clock.IsFrozen);
        }

        world.Clock.Advance(order.Advance ?? TimeSpan.Zero);
        return Clock(world);
    }

    /// <summary>Everything a connection needs, as if an administrator had just consented on both sides.</summary>
    private static JsonObject Tokens(SandboxWorld world)
    {
        var practice = world.Smokeball.Tokens.Issue();
        var books = world.QuickBooks.Tokens.Issue(SandboxWorld.RealmId);
        return new JsonObject
        {
            ["smokeball"] = new JsonObject
            {
                ["clientId"] = SmokeballTokens.ClientId, ["clientSecret"] = SmokeballTokens.ClientSecret, ["apiKey"] = SmokeballTokens.ApiKey,
                ["accessToken"] = practice.AccessToken, ["refreshToken"] = practice.RefreshToken, ["expiresIn"] = practice.ExpiresIn,
            },
            ["quickbooks"] = new JsonObject
            {
                ["clientId"] = TokenOffice.ClientId, ["clientSecret"] = TokenOffice.ClientSecret, ["accessToken"] = books.AccessToken, ["refreshToken"] = books.RefreshToken, ["expiresIn"] = books.ExpiresIn,
                ["refreshExpiresIn"] = books.RefreshExpiresIn, ["realmId"] = SandboxWorld.RealmId,
            },
        };
    }
}
