using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;
using LegalSync.Simulation.Store;

namespace LegalSync.Bench.Drain;

/// <summary>One connection with a token that outlasts the run.</summary>
internal sealed class DrainVault(DrainBooks books, Database database) : ITokenVault, IConnectionRows
{
    private readonly TokenSet _tokens = new(books.SignIn(), "not used", DateTimeOffset.MaxValue, DrainBooks.Start);

    public Task<TokenSet?> ReadAsync(ConnectionId connection, CancellationToken cancellationToken) => Task.FromResult<TokenSet?>(_tokens);

    public Task SaveAsync(ConnectionId connection, TokenSet tokens, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<RefreshOutcome> RefreshAsync(
        ConnectionId connection, TokenSet stale, Func<TokenSet, CancellationToken, Task<RefreshOutcome>> refresh, CancellationToken cancellationToken) =>
        Task.FromResult(new RefreshOutcome(_tokens, GrantIsDead: false, null));

    Task<Connection?> IConnectionRows.ReadAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        Task.FromResult(database.Of<Connection>().Rows.Select(row => row.Row).FirstOrDefault(row => row.Id == connection));

    public Task<bool> ChangeAsync(ConnectionId connection, Func<Connection, bool> change, CancellationToken cancellationToken) => Task.FromResult(false);
}
