using System.Net.Http.Headers;
using System.Text;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>One request to a company and its typed end. Whatever the outside does becomes an answer, never an exception.</summary>
public sealed partial class QuickBooksChannel(
    IHttpClientFactory clients, QuickBooksSessions sessions, RealmLimits limits, IOptions<QuickBooksOptions> options, ILogger<QuickBooksChannel> logger)
{
    /// <summary>Reads from a path below the company.</summary>
    public Task<ChannelAnswer> GetAsync(ConnectionId connection, string path, CancellationToken cancellationToken) =>
        SendAsync(connection, path, null, cancellationToken);

    /// <summary>Writes to a path below the company. After a 401 the token is renewed once and the same bytes are sent once more.</summary>
    public Task<ChannelAnswer> PostAsync(ConnectionId connection, string path, string body, CancellationToken cancellationToken) =>
        SendAsync(connection, path, body, cancellationToken);

    /// <summary>Waits for a turn.</summary>
    public Task<ITurn> TurnAsync(ConnectionId connection, TurnKind kind, CancellationToken cancellationToken) => Task.FromResult<ITurn>(new NoTurn(limits));

    /// <summary>Writes in a turn.</summary>
    public Task<ChannelAnswer> PostAsync(ITurn turn, ConnectionId connection, string path, string body, CancellationToken cancellationToken) =>
        SendAsync(connection, path, body, cancellationToken);

    private sealed class NoTurn(RealmLimits limits) : ITurn
    {
        public void Dispose() => GC.KeepAlive(limits);
    }

    private async Task<ChannelAnswer> SendAsync(ConnectionId connection, string path, string? body, CancellationToken cancellationToken)
    {
        var opened = await sessions.OpenAsync(connection, cancellationToken);
        if (opened.Session is not { } session)
        {
            return opened.Closed!;
        }

        var answer = await OnceAsync(session, path, body, cancellationToken);
        if (answer is not ChannelAnswer.Unauthorised { MayRenew: true })
        {
            return answer;
        }

        var renewed = await sessions.RenewAsync(connection, session, cancellationToken);
        return renewed.Session is { } fresh ? await OnceAsync(fresh, path, body, cancellationToken) : renewed.Closed!;
    }

    private async Task<ChannelAnswer> OnceAsync(QuickBooksSession session, string path, string? body, CancellationToken cancellationToken)
    {
        using var turn = await limits.EnterAsync(session.Realm, cancellationToken);
        using var request = Request(session, path, body);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.RequestTimeoutSeconds));
        try
        {
            using var client = clients.CreateClient(QuickBooksRegistration.ClientName);
            using var response = await client.SendAsync(request, patience.Token);
            var answer = AnswerReader.Read(response.StatusCode, await response.Content.ReadAsByteArrayAsync(patience.Token), Wait(response));
            LogAnswered(logger, request.Method, Entity(path), (int)response.StatusCode, answer.GetType().Name, IntuitTid.Of(response));
            return answer;
        }
        catch (HttpRequestException failure)
        {
            LogBroken(logger, request.Method, Entity(path), failure.HttpRequestError);
            return LostRequest.WasNeverSent(failure)
                ? new ChannelAnswer.NotSent("QuickBooks could not be reached.")
                : new ChannelAnswer.Lost("The connection to QuickBooks broke before its answer was whole.");
        }
        catch (InvalidDataException)
        {
            return new ChannelAnswer.Lost("QuickBooks' answer could not be unpacked.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogBroken(logger, request.Method, Entity(path), HttpRequestError.Unknown);
            return new ChannelAnswer.Lost("QuickBooks did not answer in time.");
        }
    }

    private HttpRequestMessage Request(QuickBooksSession session, string path, string? body)
    {
        var address = new Uri($"{options.Value.BaseAddress!.AbsoluteUri.TrimEnd('/')}/v3/company/{Uri.EscapeDataString(session.Realm)}/{path}");
        var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.Tokens.AccessToken);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return request;
    }

    private static TimeSpan? Wait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when response.Headers.Date is { } now && date > now => date - now,
        _ => null,
    };

    /// <summary>The entity alone: a query's text holds names, which no log may hold.</summary>
    private static string Entity(string path) => path[..(path.IndexOfAny(['?', '/']) is >= 0 and var end ? end : path.Length)];

    [LoggerMessage(Level = LogLevel.Debug, Message = "QuickBooks {Method} {Entity}: {Status} {Answer} ({IntuitTid})")]
    private static partial void LogAnswered(ILogger logger, HttpMethod method, string entity, int status, string answer, string intuitTid);

    [LoggerMessage(Level = LogLevel.Warning, Message = "QuickBooks {Method} {Entity} broke off: {Error}")]
    private static partial void LogBroken(ILogger logger, HttpMethod method, string entity, HttpRequestError error);
}
