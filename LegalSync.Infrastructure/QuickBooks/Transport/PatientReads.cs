using LegalSync.Domain.Capture;
using Polly;
using Polly.Retry;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>Reads that are tried again, at most four times in all. Reading twice changes nothing; writes never come this way.</summary>
public sealed class PatientReads
{
    /// <summary>Tries in all.</summary>
    public const int MaxTries = 4;

    /// <summary>A company that must be left alone for longer is not waited for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly QuickBooksChannel _channel;
    private readonly ResiliencePipeline<ChannelAnswer> _pipeline;

    /// <summary>Reads over a channel, waiting on a clock.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="time">What the waits are measured by.</param>
    /// <param name="lots">Draws the jitter of the waits, from 0 to 1; null leaves it to chance.</param>
    public PatientReads(QuickBooksChannel channel, TimeProvider time, Func<double>? lots = null)
    {
        _channel = channel;
        var retry = new RetryStrategyOptions<ChannelAnswer>
        {
            MaxRetryAttempts = MaxTries - 1,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = LongestWait,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = outcome => ValueTask.FromResult(
                outcome.Outcome.Result is ChannelAnswer.Lost or ChannelAnswer.NotSent
                    || (outcome.Outcome.Result is ChannelAnswer.Throttled { RetryAfter: var wait } && wait <= LongestWait)),
            // Too many requests: the turn for the next try is given when the company is no longer left alone.
            DelayGenerator = outcome => ValueTask.FromResult<TimeSpan?>(outcome.Outcome.Result is ChannelAnswer.Throttled ? TimeSpan.Zero : null),
        };
        retry.Randomizer = lots ?? retry.Randomizer;
        _pipeline = new ResiliencePipelineBuilder<ChannelAnswer> { TimeProvider = time }.AddRetry(retry).Build();
    }

    /// <summary>Reads from a path below the company.</summary>
    public async Task<ChannelAnswer> GetAsync(ConnectionId connection, string path, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(
            async (state, cancel) => await state._channel.GetAsync(state.connection, state.path, cancel), (_channel, connection, path), cancellationToken);
}
