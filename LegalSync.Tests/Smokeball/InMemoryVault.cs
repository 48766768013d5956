using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;

namespace LegalSync.Tests.Smokeball;

/// <summary>Keeps one pair of tokens; like the real one it lets one holder refresh and gives the others what that one got.</summary>
internal sealed class InMemoryVault(TokenSet? tokens) : ITokenVault, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public TokenSet? Tokens { get; private set; } = tokens;

    public bool IsUnauthorised { get; private set; }

    public int Refreshes { get; private set; }

    public void Dispose() => _one.Dispose();

    public Task<TokenSet?> ReadAsync(ConnectionId connection, CancellationToken cancellationToken) => Task.FromResult(Tokens);

    public Task SaveAsync(ConnectionId connection, TokenSet tokens, CancellationToken cancellationToken)
    {
        Tokens = tokens;
        return Task.CompletedTask;
    }

    public async Task<RefreshOutcome> RefreshAsync(
        ConnectionId connection, TokenSet stale, Func<TokenSet, CancellationToken, Task<RefreshOutcome>> refresh, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Tokens is { } current && current != stale)
            {
                return new RefreshOutcome(current, GrantIsDead: false, null);
            }

            Refreshes++;
            var outcome = await refresh(stale, cancellationToken);
            (Tokens, IsUnauthorised) = (outcome.Tokens ?? (outcome.GrantIsDead ? null : Tokens), outcome.GrantIsDead);
            return outcome;
        }
        finally
        {
            _one.Release();
        }
    }
}
