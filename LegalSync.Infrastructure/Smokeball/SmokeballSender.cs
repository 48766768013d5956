using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>What came back from one request after its tries.</summary>
/// <param name="StatusCode">The status; 0 when nothing came back.</param>
/// <param name="Body">The body as received.</param>
public sealed record SmokeballAnswer(int StatusCode, byte[] Body)
{
    /// <summary>Nothing came back in time.</summary>
    public static SmokeballAnswer None { get; } = new(0, []);

    /// <summary>It worked.</summary>
    public bool IsSuccess => StatusCode is >= 200 and < 300;

    /// <summary>Another try may work.</summary>
    public bool IsTransient => StatusCode is 0 or 408 or 429 or 500 or 502 or 503 or 504;

    /// <summary>The access token was not taken. Smokeball's own pages disagree on 401 and 403, so both count.</summary>
    public bool IsRefused => StatusCode is 401 or 403;
}

/// <summary>How a request may be sent.</summary>
/// <param name="IsLimited">It counts against Smokeball's rate.</param>
/// <param name="IsRepeatable">Sending it twice does no harm, so it may be tried again after a fault.</param>
public readonly record struct SendManner(bool IsLimited, bool IsRepeatable)
{
    /// <summary>A read of records.</summary>
    public static SendManner Read { get; } = new(true, true);

    /// <summary>A change at Smokeball; only a refused rate is tried again.</summary>
    public static SendManner Write { get; } = new(true, false);

    /// <summary>Buying a token with a refresh token, which this server never burns.</summary>
    public static SendManner Refresh { get; } = new(false, true);

    /// <summary>Spending a one-time code: a second try would only burn it.</summary>
    public static SendManner Exchange { get; } = new(false, false);
}

/// <summary>Sends requests: at the permitted rate, a few at once, with a time limit and a bounded number of tries.</summary>
public sealed partial class SmokeballSender : IDisposable
{
    /// <summary>Name of the HTTP client; tests and tracing hang their handlers on it.</summary>
    public const string HttpClientName = "Smokeball";

    /// <summary>Requests under way at once, over all firms.</summary>
    public const int MaxAtOnce = 8;

    /// <summary>Tries of a read, the first one included.</summary>
    public const int MaxTries = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _atOnce = new(MaxAtOnce, MaxAtOnce);
    private readonly ResiliencePipeline<SmokeballAnswer> _reading;
    private readonly ResiliencePipeline<SmokeballAnswer> _writing;
    private readonly IHttpClientFactory _http;
    private readonly RequestLimiter _limiter;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly ILogger<SmokeballSender> _logger;

    /// <summary>One for the process.</summary>
    public SmokeballSender(
        IHttpClientFactory http, RequestLimiter limiter, IOptions<SmokeballOptions> options, TimeProvider time, ILogger<SmokeballSender> logger)
    {
        (_http, _limiter, _time, _logger) = (http, limiter, time, logger);
        _timeout = TimeSpan.FromSeconds(options.Value.RequestTimeoutSeconds);
        _reading = Retrying(answer => answer.IsTransient);
        _writing = Retrying(answer => answer.StatusCode == (int)HttpStatusCode.TooManyRequests);
    }

    /// <summary>Sends a request, made afresh for every try.</summary>
    public async Task<SmokeballAnswer> SendAsync(Func<HttpRequestMessage> create, SendManner manner, CancellationToken cancellationToken)
    {
        var pipeline = manner.IsRepeatable ? _reading : _writing;
        return await pipeline.ExecuteAsync(token => TryAsync(create, manner, token), cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _atOnce.Dispose();

    private ResiliencePipeline<SmokeballAnswer> Retrying(Func<SmokeballAnswer, bool> again) =>
        new ResiliencePipelineBuilder<SmokeballAnswer> { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions<SmokeballAnswer>
            {
                MaxRetryAttempts = MaxTries - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = TimeSpan.FromSeconds(20),
                UseJitter = true,
                ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Result is { } answer && again(answer)),
                OnRetry = retry =>
                {
                    TryingAgain(_logger, retry.AttemptNumber + 1, retry.Outcome.Result?.StatusCode ?? 0, retry.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    private async ValueTask<SmokeballAnswer> TryAsync(Func<HttpRequestMessage> create, SendManner manner, CancellationToken cancellationToken)
    {
        if (!manner.IsLimited)
        {
            return await OnceAsync(create, cancellationToken);
        }

        await _atOnce.WaitAsync(cancellationToken);
        try
        {
            await _limiter.WaitAsync(cancellationToken);
            return await OnceAsync(create, cancellationToken);
        }
        finally
        {
            _atOnce.Release();
        }
    }

    private async Task<SmokeballAnswer> OnceAsync(Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        using var timeUp = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellationToken);
        using var request = create();
        try
        {
            using var response = await _http.CreateClient(HttpClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                _limiter.Pause(PauseAskedBy(response));
            }

            return new SmokeballAnswer((int)response.StatusCode, body);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SmokeballAnswer.None;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return SmokeballAnswer.None;
        }
    }

    private TimeSpan PauseAskedBy(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _time.GetUtcNow(),
            _ => DefaultPause,
        };
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked > LongestPause ? LongestPause : asked;
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "Smokeball try {Attempt} ended with {Status}; again in {Delay}")]
    private static partial void TryingAgain(ILogger logger, int attempt, int status, TimeSpan delay);
}
