using System.Security.Cryptography;
using System.Text.Json;
using LegalSync.Domain.Capture;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace LegalSync.Infrastructure.Security;

/// <summary>Encrypts tokens onto their connection and reads them back.</summary>
public sealed partial class TokenSeal(IDataProtectionProvider protection, ILogger<TokenSeal> logger)
{
    /// <summary>Purpose under which tokens are encrypted.</summary>
    public const string Purpose = "connection-tokens";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <summary>Puts a pair onto a connection.</summary>
    /// <returns>True always: the connection changed.</returns>
    public bool Close(Connection row, TokenSet tokens, long fence)
    {
        row.KeepGrant(tokens.RefreshEndsAt, tokens.GrantEndsAt, tokens.Environment, fence);
        row.KeepTokens(_protector.Protect(JsonSerializer.Serialize(new Stored(tokens.AccessToken, tokens.RefreshToken))), tokens.AccessEndsAt, tokens.RefreshIssuedAt);
        return true;
    }

    /// <summary>The pair of a connection; null when it has none, lost its authorisation, or the keys that encrypted it are gone.</summary>
    public TokenSet? Open(Connection? row)
    {
        if (row is not { State: ConnectionState.Connected, ProtectedTokens: { } text, AccessEndsAt: { } ends, RefreshIssuedAt: { } issued })
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Stored>(_protector.Unprotect(text)) is { } stored
                ? new TokenSet(stored.Access, stored.Refresh, ends, issued)
                {
                    RefreshEndsAt = row.RefreshEndsAt,
                    GrantEndsAt = row.GrantEndsAt,
                    Environment = row.Environment,
                }
                : null;
        }
        catch (CryptographicException)
        {
            // The key ring that encrypted it is gone (a restored database on a new machine): only connecting again helps.
            LogUnreadable(logger, row.Id.Value);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Tokens of connection {Connection} cannot be decrypted with the present keys")]
    private static partial void LogUnreadable(ILogger logger, Guid connection);

    private sealed record Stored(string Access, string Refresh);
}
