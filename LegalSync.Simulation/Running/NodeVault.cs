using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;
using LegalSync.Simulation.World;

namespace LegalSync.Simulation.Running;

/// <summary>The tokens and the connection's row, without their encryption. A renewal always works; its own faults are tried elsewhere.</summary>
internal sealed class NodeVault(Site site) : ITokenVault, IConnectionRows
{
    /// <inheritdoc />
    public Task<TokenSet?> ReadAsync(ConnectionId connection, CancellationToken cancellationToken) => Task.FromResult<TokenSet?>(Tokens());

    /// <inheritdoc />
    public Task SaveAsync(ConnectionId connection, TokenSet tokens, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task<RefreshOutcome> RefreshAsync(
        ConnectionId connection, TokenSet stale, Func<TokenSet, CancellationToken, Task<RefreshOutcome>> refresh, CancellationToken cancellationToken)
    {
        await site.Pump.WaitAsync(null, site.Dice.Span(50, 400));
        if (stale.AccessToken == site.Token)
        {
            site.Token = site.Server.Tokens.Issue(FirmBooks.Realm).AccessToken;
        }

        return new RefreshOutcome(Tokens(), GrantIsDead: false, null);
    }

    /// <inheritdoc />
    Task<Connection?> IConnectionRows.ReadAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        Task.FromResult(site.Database.Of<Connection>().Rows.Select(row => row.Row).FirstOrDefault(row => row.Id == connection));

    /// <inheritdoc />
    public Task<bool> ChangeAsync(ConnectionId connection, Func<Connection, bool> change, CancellationToken cancellationToken) => Task.FromResult(false);

    private TokenSet Tokens() => new(site.Token, "kept elsewhere", site.Pump.Now.AddMinutes(59), site.Pump.Now);
}
