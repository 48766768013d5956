using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>Hints in memory until somebody reads again. The same hint twice is one: a burst of edits on a matter is one read of it.</summary>
/// <remarks>What is lost with the process is found by the next run, which reads everything that changed since its cursor.</remarks>
public sealed class WebhookHints : IWebhookHints
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ConnectionId, Hints> _hints = [];
    private TaskCompletionSource _news = NewNews();

    /// <inheritdoc />
    public void Hint(ConnectionId connection, SourceKind kind, SourceId id, MatterId? matter)
    {
        lock (_gate)
        {
            if (!_hints.TryGetValue(connection, out var hints))
            {
                _hints.Add(connection, hints = new Hints());
            }

            if (matter is { IsNone: false } named)
            {
                hints.Matters.Add(named);
            }
            else
            {
                hints.Records.Add(new HintedRecord(kind, id));
            }

            _news.TrySetResult();
        }
    }

    /// <summary>Takes away the matters to read again.</summary>
    public IReadOnlyCollection<MatterId> Drain(ConnectionId connection) => Take(connection, hints => hints.Matters);

    /// <summary>Takes away the records whose matter was not named; they are read again by their key.</summary>
    public IReadOnlyCollection<HintedRecord> DrainRecords(ConnectionId connection) => Take(connection, hints => hints.Records);

    /// <summary>Ends when there are hints, and says for which connections.</summary>
    public async Task<IReadOnlyCollection<ConnectionId>> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task news;
            lock (_gate)
            {
                if (_hints.Count > 0)
                {
                    return [.. _hints.Keys];
                }

                news = _news.Task;
            }

            await news.WaitAsync(cancellationToken);
        }
    }

    private HashSet<T> Take<T>(ConnectionId connection, Func<Hints, HashSet<T>> choose)
    {
        lock (_gate)
        {
            if (!_hints.TryGetValue(connection, out var hints))
            {
                return [];
            }

            var taken = choose(hints).ToHashSet();
            choose(hints).Clear();
            if (hints.Matters.Count == 0 && hints.Records.Count == 0)
            {
                _hints.Remove(connection);
            }

            if (_hints.Count == 0)
            {
                _news.TrySetResult();
                _news = NewNews();
            }

            return taken;
        }
    }

    private static TaskCompletionSource NewNews() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Hints
    {
        public HashSet<MatterId> Matters { get; } = [];

        public HashSet<HintedRecord> Records { get; } = [];
    }
}
