using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LegalSync.Tests.QuickBooks;

/// <summary>A request that the server saw.</summary>
public sealed record SeenRequest(string Method, string Path, IQueryCollection Query, string Authorization, string Body);

/// <summary>A real web server that answers what a test has scripted, request by request.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _tokens = new();
    private int _issued;

    private ScriptedServer(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Requests to the company, in order.</summary>
    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    /// <summary>Requests for tokens, in order.</summary>
    public ConcurrentQueue<SeenRequest> TokenRequests { get; } = new();

    /// <summary>What answers once the script is used up.</summary>
    public Func<HttpContext, Task> Otherwise { get; set; } = Answer(500, "the script is used up", "text/plain");

    public static async Task<ScriptedServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new ScriptedServer(app);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>A plain answer.</summary>
    public static Func<HttpContext, Task> Answer(int status, string body, string type = "application/json;charset=UTF-8", string? retryAfter = null) =>
        async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            context.Response.Headers["intuit_tid"] = "1-script";
            if (retryAfter is not null)
            {
                context.Response.Headers.RetryAfter = retryAfter;
            }

            await context.Response.WriteAsync(body);
        };

    /// <summary>The connection breaks without an answer.</summary>
    public static Task Drop(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>The connection breaks in the middle of the answer.</summary>
    public static async Task DropHalfway(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"Invoice\":");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    /// <summary>No answer comes until the caller gives up.</summary>
    public static async Task Hang(HttpContext context)
    {
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(never.SetResult);
        await never.Task;
    }

    /// <summary>Scripts what the next company requests meet.</summary>
    public ScriptedServer Then(params Func<HttpContext, Task>[] steps)
    {
        foreach (var step in steps)
        {
            _script.Enqueue(step);
        }

        return this;
    }

    /// <summary>Scripts what the next token requests meet; without a script each gets a new pair.</summary>
    public ScriptedServer ThenToken(params Func<HttpContext, Task>[] steps)
    {
        foreach (var step in steps)
        {
            _tokens.Enqueue(step);
        }

        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var request = new SeenRequest(
            context.Request.Method, context.Request.Path.Value!, context.Request.Query, context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync());
        if (context.Request.Path.StartsWithSegments("/token", StringComparison.Ordinal))
        {
            TokenRequests.Enqueue(request);
            await (_tokens.TryDequeue(out var token) ? token(context) : NextPair()(context));
            return;
        }

        Seen.Enqueue(request);
        await (_script.TryDequeue(out var step) ? step(context) : Otherwise(context));
    }

    private Func<HttpContext, Task> NextPair()
    {
        var number = Interlocked.Increment(ref _issued).ToString(CultureInfo.InvariantCulture);
        return Answer(200, $$"""
            {"token_type":"bearer","expires_in":3600,"access_token":"access-{{number}}","refresh_token":"refresh-{{number}}","x_refresh_token_expires_in":8726400}
            """);
    }
}
