using System.Buffers.Text;
using System.Security.Cryptography;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.Security;
using LegalSync.Infrastructure.Smokeball;

namespace LegalSync.Infrastructure.Connect;

/// <summary>QuickBooks' consent. The company is the one the person chose there; it comes back beside the code.</summary>
public sealed class QuickBooksConsent(QuickBooksOAuth oauth) : IConsent
{
    private const int MaxRealmLength = 32;

    /// <inheritdoc />
    public OutsideSystem System => OutsideSystem.QuickBooks;

    /// <inheritdoc />
    public ConsentRequest Begin(Uri callback)
    {
        var state = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

        // Intuit knows no proof key: the client secret stands for it.
        return new ConsentRequest(oauth.AuthorizeAddress(callback, state), state, Verifier: "");
    }

    /// <inheritdoc />
    public async Task<Granted> ExchangeAsync(ConsentAnswer answer, string verifier, Uri callback, CancellationToken cancellationToken)
    {
        if (answer.Realm is not { Length: > 0 and <= MaxRealmLength } realm || !realm.All(char.IsAsciiDigit))
        {
            return new Granted(null, null, IsCodeDead: false, "No company came back with the code.");
        }

        var outcome = await oauth.ExchangeAsync(answer.Code, callback, cancellationToken);
        return new Granted(outcome.Tokens, realm, outcome.GrantIsDead, outcome.Problem);
    }

    /// <inheritdoc />
    public async Task<string?> RevokeAsync(TokenSet tokens, CancellationToken cancellationToken) =>
        await oauth.RevokeAsync(tokens, cancellationToken) is { } problem ? problem + " Disconnect LegalSync in QuickBooks too, under Apps, My apps." : null;
}
