using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks.OAuth;

/// <summary>A token answer, ready to be stored by a connection.</summary>
public sealed record TokenPair(string AccessToken, string RefreshToken, long ExpiresIn, long RefreshExpiresIn, long RefreshHardExpiresIn);

/// <summary>Issues, rotates and revokes the tokens of the sandbox's QuickBooks; all times are of the sandbox's clock.</summary>
public sealed class TokenOffice(SandboxClock clock, int? seed = null)
{
    /// <summary>The client that is registered.</summary>
    public const string ClientId = "sandbox-client";

    /// <summary>Its secret.</summary>
    public const string ClientSecret = "sandbox-secret";

    private static readonly TimeSpan AccessLife = TimeSpan.FromSeconds(3600);
    private static readonly TimeSpan RefreshLife = TimeSpan.FromSeconds(8_726_400);
    private static readonly TimeSpan HardLife = TimeSpan.FromDays(5 * 365);
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly TokenMint _mint = new(seed);
    private readonly Dictionary<string, Code> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> _byRefresh = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Grant Grant, DateTimeOffset Until)> _replaced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Grant Grant, DateTimeOffset Until)> _byAccess = new(StringComparer.Ordinal);

    /// <summary>A code as the redirect of a consent carries it.</summary>
    public string Consent(string realmId, string redirectUri)
    {
        lock (_gate)
        {
            var code = "AB1" + _mint.Next(20);
            _codes[code] = new Code(realmId, redirectUri, clock.Now + CodeLife);
            return code;
        }
    }

    /// <summary>Exchanges a code, once; a second exchange ends the grant of the first. Null is <c>invalid_grant</c>.</summary>
    public TokenPair? Exchange(string code, string redirectUri)
    {
        lock (_gate)
        {
            if (!_codes.TryGetValue(code, out var known))
            {
                return null;
            }

            if (known.Grant is { } earlier)
            {
                End(earlier);
                return null;
            }

            if (known.RedirectUri != redirectUri || known.Until <= clock.Now)
            {
                return null;
            }

            known.Grant = Open(known.RealmId);
            return Answer(known.Grant);
        }
    }

    /// <summary>How values are replaced.</summary>
    public RotationSettings Rotation { get; set; } = new();

    /// <summary>How often a value came that had been replaced and was dead.</summary>
    public int Reuses { get; private set; }

    /// <summary>Refreshes; a value that is a day old is replaced and dies. Null is <c>invalid_grant</c>.</summary>
    /// <param name="refreshToken">The value.</param>
    /// <param name="rotates">Whether the value is replaced however young it is.</param>
    public TokenPair? Refresh(string refreshToken, bool rotates = false)
    {
        lock (_gate)
        {
            if (!_byRefresh.TryGetValue(refreshToken, out var grant))
            {
                return RefreshWithReplaced(refreshToken);
            }

            if (grant.RefreshUntil <= clock.Now || grant.HardUntil <= clock.Now)
            {
                return null;
            }

            grant.RefreshUntil = clock.Now + RefreshLife;
            if (rotates || clock.Now - grant.ValueSince >= Rotation.After)
            {
                _byRefresh.Remove(refreshToken);
                _replaced[refreshToken] = (grant, clock.Now + Rotation.Grace);
                GiveValue(grant);
            }

            return Answer(grant);
        }
    }

    /// <summary>A grant as if an administrator had just consented.</summary>
    public TokenPair Issue(string realmId)
    {
        lock (_gate)
        {
            return Answer(Open(realmId));
        }
    }

    /// <summary>The realm an access token opens, or null when it is unknown, expired or revoked.</summary>
    public string? RealmOf(string accessToken)
    {
        lock (_gate)
        {
            return _byAccess.TryGetValue(accessToken, out var access) && access.Until > clock.Now ? access.Grant.RealmId : null;
        }
    }

    /// <summary>Ends the grant that a refresh or access token belongs to; whether there was one.</summary>
    public bool Revoke(string token)
    {
        lock (_gate)
        {
            var grant = _byRefresh.GetValueOrDefault(token) ?? _byAccess.GetValueOrDefault(token).Grant;
            if (grant is null)
            {
                return false;
            }

            End(grant);
            return true;
        }
    }

    /// <summary>Ends every grant and every access token; only a new consent helps.</summary>
    public void RevokeAll()
    {
        lock (_gate)
        {
            _codes.Clear();
            _byRefresh.Clear();
            _replaced.Clear();
            _byAccess.Clear();
        }
    }

    private TokenPair? RefreshWithReplaced(string refreshToken)
    {
        if (!_replaced.TryGetValue(refreshToken, out var replaced) || !_byRefresh.ContainsKey(replaced.Grant.RefreshToken))
        {
            return null;
        }

        if (clock.Now < replaced.Until)
        {
            return Answer(replaced.Grant);
        }

        Reuses++;
        if (Rotation.ReuseEndsGrant)
        {
            End(replaced.Grant);
        }

        return null;
    }

    private Grant Open(string realmId)
    {
        var grant = new Grant(realmId, clock.Now + HardLife) { RefreshUntil = clock.Now + RefreshLife };
        GiveValue(grant);
        return grant;
    }

    private void GiveValue(Grant grant)
    {
        grant.RefreshToken = "RT1-" + _mint.Next(23);
        grant.ValueSince = clock.Now;
        _byRefresh[grant.RefreshToken] = grant;
    }

    // An access token handed out earlier stays good until its own hour is over.
    private TokenPair Answer(Grant grant)
    {
        var access = "eyJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwiYWxnIjoiZGlyIn0.." + _mint.Next(480);
        _byAccess[access] = (grant, clock.Now + AccessLife);
        return new TokenPair(
            access, grant.RefreshToken, (long)AccessLife.TotalSeconds,
            (long)(grant.RefreshUntil - clock.Now).TotalSeconds, (long)(grant.HardUntil - clock.Now).TotalSeconds);
    }

    private void End(Grant grant)
    {
        _byRefresh.Remove(grant.RefreshToken);
        foreach (var (token, _) in _byAccess.Where(access => access.Value.Grant == grant).ToList())
        {
            _byAccess.Remove(token);
        }
    }

    private sealed class Code(string realmId, string redirectUri, DateTimeOffset until)
    {
        public string RealmId => realmId;

        public string RedirectUri => redirectUri;

        public DateTimeOffset Until => until;

        public Grant? Grant { get; set; }
    }

    private sealed class Grant(string realmId, DateTimeOffset hardUntil)
    {
        public string RealmId => realmId;

        public DateTimeOffset HardUntil => hardUntil;

        public DateTimeOffset RefreshUntil { get; set; }

        public DateTimeOffset ValueSince { get; set; }

        public string RefreshToken { get; set; } = "";
    }
}
