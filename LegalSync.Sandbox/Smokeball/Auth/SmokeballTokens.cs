using System.Security.Cryptography;
using System.Text;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.Smokeball.Auth;

/// <summary>A token answer; a refresh gives no new refresh token, for Smokeball does not rotate it.</summary>
public sealed record SmokeballGrant(string AccessToken, string? RefreshToken, int ExpiresIn);

/// <summary>Issues and checks the tokens of the sandbox's Smokeball.</summary>
public sealed class SmokeballTokens(SandboxClock clock)
{
    /// <summary>The one registered client of the sandbox.</summary>
    public const string ClientId = "sandboxsmokeballclient";
    public const string ClientSecret = "sandbox-smokeball-secret-not-a-secret";
    public const string ApiKey = "sandbox-smokeball-api-key";

    private const int AccessSeconds = 3_600;
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _refresh = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string RedirectUri, string? Challenge, DateTimeOffset Until)> _codes = new(StringComparer.Ordinal);

    /// <summary>A grant as if an administrator had just consented.</summary>
    public SmokeballGrant Issue(bool withRefresh = true)
    {
        lock (_gate)
        {
            var access = Random("sb-access-");
            _access[access] = clock.Now.AddSeconds(AccessSeconds);
            var refresh = withRefresh ? Random("sb-refresh-") : null;
            if (refresh is not null)
            {
                _refresh[refresh] = clock.Now + RefreshLife;
            }

            return new SmokeballGrant(access, refresh, AccessSeconds);
        }
    }

    /// <summary>A code for the consent page's redirect: five minutes, once.</summary>
    public string Consent(string redirectUri, string? challenge)
    {
        lock (_gate)
        {
            var code = Random("sb-code-");
            _codes[code] = (redirectUri, challenge, clock.Now + CodeLife);
            return code;
        }
    }

    /// <summary>Exchanges a code, or null. A failed exchange burns the code as well.</summary>
    public SmokeballGrant? Exchange(string code, string redirectUri, string? verifier)
    {
        lock (_gate)
        {
            if (!_codes.Remove(code, out var consent) || consent.Until < clock.Now || consent.RedirectUri != redirectUri)
            {
                return null;
            }

            if (consent.Challenge is { } challenge && (verifier is null || Challenge(verifier) != challenge))
            {
                return null;
            }
        }

        return Issue();
    }

    /// <summary>A new access token for a refresh token that still lives, or null.</summary>
    public SmokeballGrant? Refresh(string refreshToken)
    {
        lock (_gate)
        {
            return _refresh.TryGetValue(refreshToken, out var until) && until > clock.Now ? Issue(withRefresh: false) : null;
        }
    }

    /// <summary>Whether the access token may be used now.</summary>
    public bool IsValid(string accessToken)
    {
        lock (_gate)
        {
            return _access.TryGetValue(accessToken, out var until) && until > clock.Now;
        }
    }

    /// <summary>Ends every grant and every access token; only a new consent helps.</summary>
    public void RevokeAll()
    {
        lock (_gate)
        {
            _access.Clear();
            _refresh.Clear();
            _codes.Clear();
        }
    }

    private static string Challenge(string verifier) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Random(string prefix) => prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
