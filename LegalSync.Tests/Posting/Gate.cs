using System.Collections.Concurrent;
using System.Text;
using LegalSync.Tests.QuickBooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LegalSync.Tests.Posting;

/// <summary>
/// Stands between the product and QuickBooks on a port of its own: passes everything on, holds a request or its answer where a test says,
/// answers in place of QuickBooks, and can be shut so that the address refuses connections.
/// </summary>
public sealed class Gate : IAsyncDisposable
{
    private static readonly string[] _passed = ["Retry-After", "intuit_tid", "WWW-Authenticate"];

    private readonly HttpClient _http = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();
    private readonly ConcurrentDictionary<GateStop, bool> _stops = new();
    private WebApplication? _app;

    /// <summary>Where the product finds QuickBooks.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Where QuickBooks is.</summary>
    public Uri? Target { get; set; }

    /// <summary>Bodies of the writes that came, in order.</summary>
    public ConcurrentQueue<SeenRequest> Writes { get; } = new();

    public static async Task<Gate> OpenAsync()
    {
        var gate = new Gate();
        await gate.ListenAsync();
        return gate;
    }

    /// <summary>Nobody listens at the address from now on.</summary>
    public async Task ShutAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync(new CancellationToken(canceled: true));
            await app.DisposeAsync();
        }
    }

    /// <summary>Listens, at the same address as before.</summary>
    public async Task ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add(Address.AbsoluteUri);
        _app.Run(HandleAsync);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    /// <summary>What the next writes are answered with, in place of QuickBooks.</summary>
    public void Answer(params Func<HttpContext, Task>[] answers)
    {
        foreach (var answer in answers)
        {
            _answers.Enqueue(answer);
        }
    }

    /// <summary>Holds the write whose body carries a mark, before QuickBooks sees it or after it has answered.</summary>
    public GateStop Hold(string mark, bool afterCommit)
    {
        var stop = new GateStop(mark, afterCommit);
        _stops[stop] = true;
        return stop;
    }

    public async ValueTask DisposeAsync()
    {
        await ShutAsync();
        _http.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var isWrite = HttpMethods.IsPost(context.Request.Method);
        if (isWrite)
        {
            Writes.Enqueue(new SeenRequest(context.Request.Method, context.Request.Path.Value!, context.Request.Query, "", body));
            if (_answers.TryDequeue(out var answer))
            {
                await answer(context);
                return;
            }
        }

        var stop = isWrite ? _stops.Keys.FirstOrDefault(one => body.Contains(one.Mark, StringComparison.Ordinal) && _stops.TryRemove(one, out _)) : null;
        if (stop is { AfterCommit: false } && !await stop.PassAsync(context.RequestAborted))
        {
            return;
        }

        using var answered = await _http.SendAsync(Copy(context.Request, body), CancellationToken.None);
        var bytes = await answered.Content.ReadAsByteArrayAsync(CancellationToken.None);
        if (stop is { AfterCommit: true } && !await stop.PassAsync(context.RequestAborted))
        {
            return;
        }

        context.Response.StatusCode = (int)answered.StatusCode;
        context.Response.ContentType = answered.Content.Headers.ContentType?.ToString();
        foreach (var name in _passed)
        {
            if (answered.Headers.TryGetValues(name, out var values))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private HttpRequestMessage Copy(HttpRequest request, string body)
    {
        var copy = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(Target!, request.Path.ToUriComponent() + request.QueryString.ToUriComponent()));
        copy.Headers.TryAddWithoutValidation("Authorization", request.Headers.Authorization.ToString());
        copy.Headers.TryAddWithoutValidation("Accept", request.Headers.Accept.ToString());
        if (HttpMethods.IsPost(request.Method))
        {
            copy.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return copy;
    }
}

/// <summary>One write that is held.</summary>
public sealed class GateStop(string mark, bool afterCommit)
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Mark => mark;

    public bool AfterCommit => afterCommit;

    /// <summary>Ends when the write is there and waits.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>Lets it go on.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Waits; false when the caller died meanwhile.</summary>
    internal async Task<bool> PassAsync(CancellationToken aborted)
    {
        await using var registration = aborted.Register(() => _released.TrySetCanceled(aborted));
        _arrived.TrySetResult();
        await ((Task)_released.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _released.Task.IsCompletedSuccessfully;
    }
}
