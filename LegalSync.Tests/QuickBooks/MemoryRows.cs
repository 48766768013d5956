using System.Collections.Concurrent;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;

namespace LegalSync.Tests.QuickBooks;

/// <summary>Connections in memory.</summary>
public sealed class MemoryRows : IConnectionRows
{
    private readonly ConcurrentDictionary<ConnectionId, Connection> _rows = new();
    private readonly Lock _gate = new();

    public void Add(Connection connection) => _rows[connection.Id] = connection;

    public Task<Connection?> ReadAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.GetValueOrDefault(connection));

    public Task<bool> ChangeAsync(ConnectionId connection, Func<Connection, bool> change, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_rows.TryGetValue(connection, out var row) && change(row));
        }
    }
}
