using System.Net.Http.Headers;
using System.Text;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>One request to a company and its typed end. Whatever the outside does becomes an answer, never an exception.</summary>
public sealed partial class QuickBooksChannel(
    IHttpClientFactory clients,
    QuickBooksSessions sessions,
    RealmGovernor governor,
    TimeProvider time,
    IOptions<QuickBooksOptions> options,
    ILogger<QuickBooksChannel> logger)
{
    /// <summary>How long the repetition after a renewed authorisation may wait for its turn. Longer, and the caller had better start afresh.</summary>
    private static readonly TimeSpan PatienceForAnotherTurn = TimeSpan.FromSeconds(10);

    /// <summary>Told of every read that succeeded; Intuit counts them.</summary>
    public event Action<ConnectionId>? WasRead;

    /// <summary>Reads from a path below the company. Where the company must be left alone for long, the answer is that at once.</summary>
    public async Task<ChannelAnswer> GetAsync(ConnectionId connection, string path, CancellationToken cancellationToken)
    {
        var opened = await sessions.OpenAsync(connection, cancellationToken);
        if (opened.Session is not { } session)
        {
            return opened.Closed!;
        }

        if (QuietFor(session.Realm) is { } quiet && quiet > PatientReads.LongestWait)
        {
            return new ChannelAnswer.Throttled(quiet);
        }

        using var turn = await governor.EnterAsync(session.Realm, TurnKind.Read, cancellationToken);
        var answer = await SendAsync(turn, connection, session, path, null, cancellationToken);
        if (answer is ChannelAnswer.Content)
        {
            WasRead?.Invoke(connection);
        }

        return answer;
    }

    /// <summary>Writes to a path below the company. After a 401 the token is renewed once and the same bytes are sent once more.</summary>
    public async Task<ChannelAnswer> PostAsync(ConnectionId connection, string path, string body, CancellationToken cancellationToken)
    {
        var opened = await sessions.OpenAsync(connection, cancellationToken);
        if (opened.Session is not { } session)
        {
            return opened.Closed!;
        }

        using var turn = await governor.EnterAsync(session.Realm, KindOf(path), cancellationToken);
        return await SendAsync(turn, connection, session, path, body, cancellationToken);
    }

    /// <summary>
    /// Writes in a turn that the caller holds and disposes. When the company has fallen quiet since the turn was given, nothing is sent. After
    /// a 401 the same bytes are sent once more in a turn of their own, if one is to be had soon.
    /// </summary>
    public async Task<ChannelAnswer> PostAsync(ITurn turn, ConnectionId connection, string path, string body, CancellationToken cancellationToken)
    {
        if (turn is OpenedTurn { Session: var held } && held.Tokens.AccessEndsAt > time.GetUtcNow())
        {
            return await SendAsync(turn, connection, held, path, body, cancellationToken);
        }

        var opened = await sessions.OpenAsync(connection, cancellationToken);
        return opened.Session switch
        {
            null => opened.Closed!,
            { Realm: var realm } when realm != turn.Realm => new ChannelAnswer.NotSent("There was no company to send to when the turn was asked for."),
            var session => await SendAsync(turn, connection, session, path, body, cancellationToken),
        };
    }

    /// <summary>
    /// Waits for a turn in the connection's company; the authorisation is renewed first where it is about to end. Without a company the turn
    /// is empty, and whatever is sent in it is answered as not connected.
    /// </summary>
    public async Task<ITurn> TurnAsync(ConnectionId connection, TurnKind kind, CancellationToken cancellationToken) =>
        (await sessions.OpenAsync(connection, cancellationToken)).Session is { } session
            ? new OpenedTurn(await governor.EnterAsync(session.Realm, kind, cancellationToken), session)
            : new NoTurn(kind);

    /// <summary>As <see cref="TurnAsync"/>, for a batch or a single write, whichever may go first.</summary>
    public async Task<ITurn> EitherTurnAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        (await sessions.OpenAsync(connection, cancellationToken)).Session is { } session
            ? new OpenedTurn(await governor.EnterEitherAsync(session.Realm, cancellationToken), session)
            : new NoTurn(TurnKind.Write);

    /// <summary>What a write to the path counts as.</summary>
    public static TurnKind KindOf(string path) => Entity(path) == "batch" ? TurnKind.Batch : TurnKind.Write;

    private async Task<ChannelAnswer> SendAsync(
        ITurn turn, ConnectionId connection, QuickBooksSession session, string path, string? body, CancellationToken cancellationToken)
    {
        var answer = await OnceAsync(turn, session, path, body, cancellationToken);
        if (answer is not ChannelAnswer.Unauthorised { MayRenew: true })
        {
            return answer;
        }

        var renewed = await sessions.RenewAsync(connection, session, cancellationToken);
        return renewed.Session is { } fresh ? await AgainAsync(turn.Kind, fresh, path, body, cancellationToken) : renewed.Closed!;
    }

    private async Task<ChannelAnswer> AgainAsync(
        TurnKind kind, QuickBooksSession session, string path, string? body, CancellationToken cancellationToken)
    {
        using var turn = governor.TryEnter(session.Realm, kind) ?? await SoonAsync(session.Realm, kind, cancellationToken);
        return turn is null
            ? new ChannelAnswer.NotSent("The authorisation was renewed, and QuickBooks is busy.")
            : await OnceAsync(turn, session, path, body, cancellationToken);
    }

    private async Task<ITurn?> SoonAsync(string realm, TurnKind kind, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(PatienceForAnotherTurn, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await governor.EnterAsync(realm, kind, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<ChannelAnswer> OnceAsync(ITurn turn, QuickBooksSession session, string path, string? body, CancellationToken cancellationToken)
    {
        if (QuietFor(session.Realm) is { } quiet)
        {
            return new ChannelAnswer.Throttled(quiet);
        }

        using var request = Request(session, path, body);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.RequestTimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var client = clients.CreateClient(QuickBooksRegistration.ClientName);
            using var response = await client.SendAsync(request, either.Token);
            var told = Wait(response);
            var answer = AnswerReader.Read(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token), told);
            turn.Answered(answer is ChannelAnswer.Throttled, told);
            LogAnswered(logger, request.Method, Entity(path), (int)response.StatusCode, answer.GetType().Name, IntuitTid.Of(response));
            return Settled(session.Realm, answer);
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

    /// <summary>The wait that a caller hears of is the one that the company is left alone for.</summary>
    private ChannelAnswer Settled(string realm, ChannelAnswer answer) =>
        answer is ChannelAnswer.Throttled && QuietFor(realm) is { } quiet ? new ChannelAnswer.Throttled(quiet) : answer;

    private TimeSpan? QuietFor(string realm) => governor.QuietUntil(realm) is { } until ? until - time.GetUtcNow() : null;

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

    /// <summary>A turn with the session it was asked for with: between the mark that something is sent and its first byte nothing is read or renewed.</summary>
    private sealed class OpenedTurn(ITurn turn, QuickBooksSession session) : ITurn
    {
        public QuickBooksSession Session => session;

        public TurnKind Kind => turn.Kind;

        public string Realm => turn.Realm;

        public void Answered(bool throttled, TimeSpan? retryAfter) => turn.Answered(throttled, retryAfter);

        public void Dispose() => turn.Dispose();
    }

    private sealed class NoTurn(TurnKind kind) : ITurn
    {
        public TurnKind Kind => kind;

        public string Realm => "";

        public void Answered(bool throttled, TimeSpan? retryAfter)
        {
        }

        public void Dispose()
        {
        }
    }
}
