using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;
using LegalSync.Infrastructure.Smokeball;

namespace LegalSync.Infrastructure.Connect;

/// <summary>Smokeball's consent. Whose it is must be asked with the new token itself.</summary>
public sealed class SmokeballConsent(SmokeballOAuth oauth) : IConsent
{
    /// <inheritdoc />
    public OutsideSystem System => OutsideSystem.Smokeball;

    /// <inheritdoc />
    public ConsentRequest Begin(Uri callback) => oauth.Begin(callback);

    /// <inheritdoc />
    public async Task<Granted> ExchangeAsync(ConsentAnswer answer, string verifier, Uri callback, CancellationToken cancellationToken)
    {
        var outcome = await oauth.ExchangeAsync(answer.Code, verifier, callback, cancellationToken);
        if (outcome.Tokens is not { } tokens)
        {
            return new Granted(null, null, IsCodeDead: true, outcome.Problem);
        }

        var firm = await oauth.IdentifyAsync(tokens, cancellationToken);
        return new Granted(tokens, firm?.Account, IsCodeDead: false, firm is null ? "Smokeball did not say which firm the tokens are for." : null);
    }

    /// <inheritdoc />
    public Task<string?> RevokeAsync(TokenSet tokens, CancellationToken cancellationToken) =>
        Task.FromResult<string?>("Smokeball offers no way to be told. Remove LegalSync there too, in the firm's settings under integrations.");
}
