using System.Text.Json;
using System.Text.Json.Serialization;
using LegalSync.Sandbox.QuickBooks.Journal;
using LegalSync.Sandbox.QuickBooks.OAuth;
using LegalSync.Sandbox.QuickBooks.Webhooks;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>The control addresses of the wire: journal, limits, request ids, tokens, webhooks. None of them exists in the real QuickBooks.</summary>
internal static class WireControl
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private enum RequestIdMode
    {
        Honoured,
        Ignored,
        Forgotten,
    }

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app, QuickBooksServer server)
    {
        app.MapGet("/control/journal", () => Results.Text(server.Journal.ToJson().ToJsonString(), "application/json"));
        app.MapDelete("/control/journal/requests", () =>
        {
            server.Journal.Requests.Clear();
            return Show(server.Journal.Requests.Counts);
        });
        app.MapGet("/control/books/limits", () => Show(server.Limits.Settings));
        app.MapPost("/control/books/limits", (HttpRequest request) => ChangeAsync<LimitSettings>(request, order => order.Problem(), order => server.Limits.Settings = order));
        app.MapPost("/control/books/requestids", (HttpRequest request) => ChangeAsync<RequestIdOrder>(request, order => order.Problem(), order => server.RequestIds = order.Mode()));
        app.MapGet("/control/books/tokens", () => Show(new { server.Tokens.Rotation, server.Tokens.Reuses }));
        app.MapPost("/control/books/tokens", (HttpRequest request) => ChangeAsync<RotationSettings>(request, _ => null, order => server.Tokens.Rotation = order));
        app.MapPost("/control/books/disconnect", () =>
        {
            server.Tokens.RevokeAll();
            return Results.NoContent();
        });
        MapWebhooks(app, server.Webhooks);
    }

    private static void MapWebhooks(WebApplication app, BooksWebhooks webhooks)
    {
        app.MapGet("/control/books/webhooks", () => Show(new { webhooks.Addresses, webhooks.Script, webhooks.Tries, webhooks.NextDue }));
        app.MapPost("/control/books/webhooks", (HttpRequest request) =>
            AnswerAsync<WebhookOrder>(request, order => order.Problem(), order => webhooks.Register(order.Url!, order.Verifier!, order.Format)));
        app.MapDelete("/control/books/webhooks", () => Show(new { forgotten = webhooks.Forget() }));
        app.MapDelete("/control/books/webhooks/{id}", (string id) => Show(new { forgotten = webhooks.Forget(id) }));
        app.MapPost("/control/books/webhooks/script", (HttpRequest request) =>
            ChangeAsync<WebhookScript>(request, order => order.Problem(), order => webhooks.Script = order));
        app.MapPost("/control/books/webhooks/replay", () => Show(new { replayed = webhooks.Replay() }));
    }

    private static Task<IResult> ChangeAsync<T>(HttpRequest request, Func<T, string?> problem, Action<T> change) where T : class =>
        AnswerAsync(request, problem, order =>
        {
            change(order);
            return (object)order;
        });

    private static async Task<IResult> AnswerAsync<T>(HttpRequest request, Func<T, string?> problem, Func<T, object> act) where T : class
    {
        try
        {
            var order = await JsonSerializer.DeserializeAsync<T>(request.Body, Json, request.HttpContext.RequestAborted);
            return order is null ? Refuse("send a JSON object") : problem(order) is { } why ? Refuse(why) : Show(act(order));
        }
        catch (JsonException garbled)
        {
            return Refuse(garbled.Message);
        }
    }

    private static IResult Refuse(string why) => Results.Json(new { error = why }, statusCode: StatusCodes.Status400BadRequest);

    private static IResult Show(object what) => Results.Text(JsonSerializer.Serialize(what, what.GetType(), Json), "application/json");

    private sealed record RequestIdOrder(RequestIdMode Memory, TimeSpan? After)
    {
        public string? Problem() => Memory == RequestIdMode.Forgotten && After is null ? "forgotten needs after, such as 00:10:00" : null;

        public RequestIds Mode() => Memory switch
        {
            RequestIdMode.Ignored => RequestIds.Ignored,
            RequestIdMode.Forgotten => RequestIds.ForgottenAfter(After!.Value),
            _ => RequestIds.Honoured,
        };
    }

    private sealed record WebhookOrder(Uri? Url, string? Verifier, WebhookFormat Format)
    {
        public string? Problem() => Url is not { IsAbsoluteUri: true } || string.IsNullOrEmpty(Verifier) ? "an address needs url and verifier" : null;
    }
}
