using LegalSync.Sandbox.QuickBooks.Http;
using LegalSync.Sandbox.QuickBooks.Webhooks;

namespace LegalSync.Sandbox.QuickBooks;

/// <summary>The addresses of QuickBooks Online, on this server.</summary>
public static class QuickBooksEndpoints
{
    private static readonly string[] Ours = ["/v3/company/{**rest}", "/oauth2/v1/{**rest}", "/v2/oauth2/{**rest}", "/connect/oauth2"];

    /// <summary>Maps the company and OAuth addresses onto the server's pipeline, and the control addresses of the wire.</summary>
    public static void Map(WebApplication app, QuickBooksServer server)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        foreach (var address in Ours)
        {
            app.Map(address, (HttpContext context) => HandleAsync(context, server.Pipeline, stopping));
        }

        WireControl.Map(app, server);
        var pump = new WebhookPump(server.Webhooks);
        app.Lifetime.ApplicationStarted.Register(() => _ = Task.Run(() => pump.RunAsync(stopping)));
        app.Lifetime.ApplicationStopped.Register(pump.Dispose);
    }

    private static async Task HandleAsync(HttpContext context, WirePipeline pipeline, CancellationToken stopping)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var answer = await EndAsync(pipeline.SendAsync(await ReadAsync(context.Request)), ends.Token);
        if (answer.Fate == WireFate.Silent)
        {
            await EndAsync(new TaskCompletionSource<WireAnswer>().Task, ends.Token);
        }

        if (answer.Fate != WireFate.Answered)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    // Whoever has left needs no answer; what the request does goes on without them.
    private static async Task<WireAnswer> EndAsync(Task<WireAnswer> answer, CancellationToken ends)
    {
        await ((Task)answer.WaitAsync(ends)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return ends.IsCancellationRequested ? WireAnswer.Lost(WireFate.Dropped) : await answer;
    }

    private static async Task<WireRequest> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new WireRequest(request.Method, request.Path.Value ?? "", request.QueryString.Value ?? "", headers, body.ToArray());
    }
}
