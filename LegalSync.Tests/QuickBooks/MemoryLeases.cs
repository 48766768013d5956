using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;

namespace LegalSync.Tests.QuickBooks;

/// <summary>Leases of a single node, which always gets them.</summary>
public sealed class MemoryLeases : IConnectionLeases
{
    private long _turn;

    public Task<long?> TryTakeAsync(ConnectionId connection, TimeSpan life, CancellationToken cancellationToken) =>
        Task.FromResult<long?>(Interlocked.Increment(ref _turn));

    public Task ReleaseAsync(ConnectionId connection, long fence, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<long> PreemptAsync(ConnectionId connection, CancellationToken cancellationToken) => Task.FromResult(Interlocked.Increment(ref _turn));
}
