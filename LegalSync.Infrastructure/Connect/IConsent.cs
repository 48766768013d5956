using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;
using LegalSync.Infrastructure.Smokeball;

namespace LegalSync.Infrastructure.Connect;

/// <summary>What an outside system sent back with a person who consented.</summary>
/// <param name="Code">To be exchanged for tokens, once.</param>
/// <param name="Realm">The company, where the system says it here.</param>
public sealed record ConsentAnswer(string Code, string? Realm);

/// <summary>What a consent gave.</summary>
/// <param name="Tokens">The tokens; null when the exchange failed.</param>
/// <param name="Account">Whose they are; null when nobody said.</param>
/// <param name="IsCodeDead">True when the code was refused: only asking the person again helps.</param>
/// <param name="Problem">What the system said, for the log; without tokens.</param>
public sealed record Granted(TokenSet? Tokens, string? Account, bool IsCodeDead, string? Problem);

/// <summary>Asks one outside system for a person's consent.</summary>
public interface IConsent
{
    /// <summary>The system.</summary>
    OutsideSystem System { get; }

    /// <summary>Begins: where to send the person, and what must come back.</summary>
    ConsentRequest Begin(Uri callback);

    /// <summary>Exchanges what came back, and asks whose it is.</summary>
    Task<Granted> ExchangeAsync(ConsentAnswer answer, string verifier, Uri callback, CancellationToken cancellationToken);

    /// <summary>Tells the system that a consent is over; all tokens of it die there.</summary>
    /// <returns>What a person must still do there; null when the system was told.</returns>
    Task<string?> RevokeAsync(TokenSet tokens, CancellationToken cancellationToken);
}
