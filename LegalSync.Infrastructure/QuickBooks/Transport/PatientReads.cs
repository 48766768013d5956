using LegalSync.Domain.Capture;
using Polly;
using Polly.Retry;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>Reads that are tried again, at most four times in all. Reading twice changes nothing; writes never come this way.</summary>
public sealed class PatientReads
{
    /// <summary>Tries in all.</summary>
    public const int MaxTries = 4;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private readonly QuickBooksChannel _channel;
    private readonly ResiliencePipeline<ChannelAnswer> _pipeline;

    /// <summary>Reads over a channel, waiting on a clock.</summary>
    public PatientReads(QuickBooksChannel channel, TimeProvider time)
    {
        _channel = channel;
        _pipeline = new ResiliencePipelineBuilder<ChannelAnswer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<ChannelAnswer>
            {
                MaxRetryAttempts = MaxTries - 1,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = LongestWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = outcome => ValueTask.FromResult(
                    outcome.Outcome.Result is ChannelAnswer.Lost or ChannelAnswer.NotSent or ChannelAnswer.Throttled),
                DelayGenerator = outcome => ValueTask.FromResult<TimeSpan?>(
                    outcome.Outcome.Result is ChannelAnswer.Throttled { RetryAfter: var wait } ? TimeSpan.FromTicks(Math.Min(wait.Ticks, LongestWait.Ticks)) : null),
            })
            .Build();
    }

    /// <summary>Reads from a path below the company.</summary>
    public async Task<ChannelAnswer> GetAsync(ConnectionId connection, string path, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(
            async (state, cancel) => await state._channel.GetAsync(state.connection, state.path, cancel), (_channel, connection, path), cancellationToken);
}
