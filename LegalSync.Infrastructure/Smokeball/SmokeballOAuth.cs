using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LegalSync.Infrastructure.Security;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>A consent to be asked for. State and verifier stay with the person's browser session until Smokeball sends her back.</summary>
/// <param name="Address">Where to send her.</param>
/// <param name="State">Must come back unchanged, or somebody else started this.</param>
/// <param name="Verifier">Needed to exchange the code; never sent before.</param>
public sealed record ConsentRequest(Uri Address, string State, string Verifier);

/// <summary>How the exchange of a code ended.</summary>
/// <param name="Tokens">The tokens; null when it failed.</param>
/// <param name="Problem">What went wrong, for a person.</param>
public sealed record ExchangeOutcome(TokenSet? Tokens, string? Problem);

/// <summary>The firm behind a set of tokens.</summary>
/// <param name="Account">Smokeball's key of the firm.</param>
/// <param name="Name">Its name.</param>
public sealed record SmokeballFirm(string Account, string Name);

/// <summary>Consent and tokens at Smokeball: authorization code with PKCE, and refreshing.</summary>
public sealed class SmokeballOAuth(SmokeballSender sender, IOptions<SmokeballOptions> options, TimeProvider time)
{
    private static readonly TimeSpan LifeWhenNotSaid = TimeSpan.FromMinutes(60);

    /// <summary>Begins a consent. No scope is asked for, which grants exactly what the application was given.</summary>
    /// <param name="redirect">Where Smokeball sends the person back to; registered with Smokeball.</param>
    public ConsentRequest Begin(Uri redirect)
    {
        var (state, verifier) = (Random(), Random());
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var address = QueryHelpers.AddQueryString(At("oauth2/authorize").AbsoluteUri, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = options.Value.ClientId,
            ["redirect_uri"] = redirect.AbsoluteUri,
            ["state"] = state,
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",
        });
        return new ConsentRequest(new Uri(address), state, verifier);
    }

    /// <summary>Exchanges the code that Smokeball sent back. It is good for five minutes and for one try.</summary>
    public async Task<ExchangeOutcome> ExchangeAsync(string code, string verifier, Uri redirect, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(SendManner.Exchange, cancellationToken,
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect.AbsoluteUri), ("code_verifier", verifier));
        return Read(answer, former: null) is { } tokens
            ? new ExchangeOutcome(tokens, null)
            : new ExchangeOutcome(null, "Smokeball did not accept the consent; it may have taken longer than five minutes. Connect once more.");
    }

    /// <summary>
    /// Buys a new access token. Smokeball sends no new refresh token and using one does not lengthen its life, so the old one and the date
    /// it was issued stay.
    /// </summary>
    public async Task<RefreshOutcome> RefreshAsync(TokenSet current, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(SendManner.Refresh, cancellationToken,
            ("grant_type", "refresh_token"), ("refresh_token", current.RefreshToken));
        if (Read(answer, current) is { } tokens)
        {
            return new RefreshOutcome(tokens, GrantIsDead: false, null);
        }

        return Error(answer.Body) == "invalid_grant"
            ? new RefreshOutcome(null, GrantIsDead: true, SmokeballProblem.ConnectAgain)
            : new RefreshOutcome(null, GrantIsDead: false, SmokeballProblem.Of(answer, "a new access token"));
    }

    /// <summary>Asks whose tokens these are; null when Smokeball does not say.</summary>
    public async Task<SmokeballFirm?> IdentifyAsync(TokenSet tokens, CancellationToken cancellationToken)
    {
        var answer = await sender.SendAsync(
            () => SmokeballRequests.Create(options.Value, new SmokeballRequest(HttpMethod.Get, "firm", "the firm"), tokens), SendManner.Read, cancellationToken);
        using var document = answer.IsSuccess ? Parse(answer.Body) : null;
        return document is not null && Text(document.RootElement, "id") is { } account
            ? new SmokeballFirm(account, Text(document.RootElement, "name") ?? account)
            : null;
    }

    private async Task<SmokeballAnswer> AskAsync(SendManner manner, CancellationToken cancellationToken, params (string Name, string Value)[] fields)
    {
        var settings = options.Value;
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.ClientId}:{settings.ClientSecret}"));
        var form = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("client_id", settings.ClientId)).ToList();
        return await sender.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, At("oauth2/token"))
            {
                Headers = { Authorization = new AuthenticationHeaderValue("Basic", basic) },
                Content = new FormUrlEncodedContent(form),
            },
            manner,
            cancellationToken);
    }

    private TokenSet? Read(SmokeballAnswer answer, TokenSet? former)
    {
        using var document = answer.IsSuccess ? Parse(answer.Body) : null;
        if (document is null || Text(document.RootElement, "access_token") is not { } access)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var ends = now + (document.RootElement.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var life)
            ? TimeSpan.FromSeconds(life)
            : LifeWhenNotSaid);
        return Text(document.RootElement, "refresh_token") is { } refresh
            ? new TokenSet(access, refresh, ends, now)
            : former is null ? null : new TokenSet(access, former.RefreshToken, ends, former.RefreshIssuedAt);
    }

    private Uri At(string path) => SmokeballRequests.Under(options.Value.AuthAddress!, path);

    private static string? Error(byte[] body)
    {
        using var document = Parse(body);
        return document is null ? null : Text(document.RootElement, "error");
    }

    private static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text ? text : null;

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
