using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LegalSync.Tests.Smokeball;

/// <summary>What a request was, as the scripted server saw it.</summary>
internal sealed record Seen(string Method, string Path, IQueryCollection Query, IHeaderDictionary Headers, string Body)
{
    public string Authorization => Headers.Authorization.ToString();
}

/// <summary>A status and a body to answer with.</summary>
internal sealed record Reply(int Status, string Body, string? RetryAfter = null, string? Location = null)
{
    public static Reply Ok(string body) => new(200, body);

    /// <summary>The usual envelope around records.</summary>
    public static Reply Envelope(params string[] records) => Ok($$"""{"href":"x","offset":0,"limit":500,"size":{{records.Length}},"value":[{{string.Join(',', records)}}]}""");
}

/// <summary>A real web server on loopback that answers as a test says, and remembers what it was asked.</summary>
internal sealed class ScriptedSmokeball : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Seen> _seen = [];
    private readonly Dictionary<string, Func<Seen, Task<Reply>>> _answers = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private ScriptedSmokeball()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<Seen> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    public static async Task<ScriptedSmokeball> StartAsync()
    {
        var server = new ScriptedSmokeball();
        await server._app.StartAsync();
        server.On("POST /oauth2/token", _ => Reply.Ok("""{"access_token":"second","token_type":"Bearer","expires_in":3600}"""));
        return server;
    }

    /// <summary>Requests of a path.</summary>
    public IReadOnlyList<Seen> Of(string path) => [.. Requests.Where(seen => seen.Path == path)];

    public void On(string methodAndPath, Func<Seen, Reply> answer) => _answers[methodAndPath] = seen => Task.FromResult(answer(seen));

    public void OnAsync(string methodAndPath, Func<Seen, Task<Reply>> answer) => _answers[methodAndPath] = answer;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var path = context.Request.Path.Value!;
        var headers = new HeaderDictionary(context.Request.Headers.ToDictionary());
        var seen = new Seen(context.Request.Method, path, context.Request.Query, headers, await reader.ReadToEndAsync(context.RequestAborted));
        lock (_gate)
        {
            _seen.Add(seen);
        }

        var reply = _answers.TryGetValue($"{seen.Method} {path}", out var answer) ? await answer(seen) : new Reply(404, "");
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json";
        if (reply.RetryAfter is { } after)
        {
            context.Response.Headers.RetryAfter = after;
        }

        if (reply.Location is { } location)
        {
            context.Response.Headers.Location = location;
        }

        await context.Response.WriteAsync(reply.Body, context.RequestAborted);
    }
}
