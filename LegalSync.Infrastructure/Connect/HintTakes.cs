using System.Collections.Concurrent;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Smokeball;

namespace LegalSync.Infrastructure.Connect;

/// <summary>Hands hints on to captures and counts how often each connection's were taken, so that one burst of hints starts one capture.</summary>
public sealed class HintTakes(CaptureHints hints) : ICaptureHints
{
    private readonly ConcurrentDictionary<ConnectionId, long> _takes = new();

    /// <summary>How often hints of a connection were taken.</summary>
    public long CountOf(ConnectionId connection) => _takes.GetValueOrDefault(connection);

    /// <inheritdoc />
    public IReadOnlyCollection<MatterId> Take(ConnectionId connection)
    {
        var taken = hints.Take(connection);
        _takes.AddOrUpdate(connection, 1, (_, count) => count + 1);
        return taken;
    }
}
