using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LegalSync.Infrastructure.Http;
using LegalSync.Infrastructure.QuickBooks.Wire;
using LegalSync.Infrastructure.Security;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>QuickBooks' OAuth 2.0: where a person allows the connection, and how tokens are bought. Every call asks once; nothing here tries again.</summary>
public sealed partial class QuickBooksOAuth(
    IHttpClientFactory clients, IOptions<QuickBooksOptions> options, TimeProvider time, ILogger<QuickBooksOAuth> logger)
{
    /// <summary>What is asked for: the books, nothing else.</summary>
    public const string Scope = "com.intuit.quickbooks.accounting";

    // Asked for by this header alone: the day on which the authorisation ends however often it is renewed.
    private const string HardEndHeader = "x-include-refresh-token-hard-expires-in";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The address to send a person to. <paramref name="state"/> comes back and must be the one that was given out.</summary>
    public Uri AuthorizeAddress(Uri callback, string state) => new(QueryHelpers.AddQueryString(
        options.Value.AuthorizeAddress!.AbsoluteUri,
        new Dictionary<string, string?>
        {
            ["client_id"] = options.Value.ClientId,
            ["response_type"] = "code",
            ["scope"] = Scope,
            ["redirect_uri"] = callback.AbsoluteUri,
            ["state"] = state,
        }));

    /// <summary>Exchanges the code of the callback. The code is good once: a failure means asking the person again.</summary>
    public Task<RefreshOutcome> ExchangeAsync(string code, Uri callback, CancellationToken cancellationToken) => AskAsync(new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = callback.AbsoluteUri,
    }, cancellationToken);

    /// <summary>Buys the next pair. The refresh token of the answer replaces the old one, also when it looks the same.</summary>
    public Task<RefreshOutcome> RefreshAsync(TokenSet tokens, CancellationToken cancellationToken) => AskAsync(new()
    {
        ["grant_type"] = "refresh_token",
        ["refresh_token"] = tokens.RefreshToken,
    }, cancellationToken);

    /// <summary>Takes a consent back: all tokens of it die. A consent that is not known there any more counts as taken back.</summary>
    /// <returns>What went wrong, for a person; null when it is gone.</returns>
    public async Task<string?> RevokeAsync(TokenSet tokens, CancellationToken cancellationToken)
    {
        using var request = Request(options.Value.RevokeAt, JsonContent.Create(new Dictionary<string, string> { ["token"] = tokens.RefreshToken }));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var client = clients.CreateClient(QuickBooksRegistration.ClientName);
            using var response = await client.SendAsync(request, patience.Token);
            LogAnswered(logger, "revoke", (int)response.StatusCode, IntuitTid.Of(response));
            return response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.BadRequest
                ? null
                : "QuickBooks did not take the consent back.";
        }
        catch (HttpRequestException)
        {
            return "QuickBooks could not be told that the consent is over.";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "QuickBooks did not answer in time when it was told that the consent is over.";
        }
    }

    private HttpRequestMessage Request(Uri address, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.ClientId}:{options.Value.ClientSecret}")));
        return request;
    }

    private async Task<RefreshOutcome> AskAsync(Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var request = Request(options.Value.TokenAddress!, new FormUrlEncodedContent(form));
        request.Headers.Add(HardEndHeader, "true");
        var asked = time.GetUtcNow();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var client = clients.CreateClient(QuickBooksRegistration.ClientName);
            using var response = await client.SendAsync(request, patience.Token);
            LogAnswered(logger, form["grant_type"], (int)response.StatusCode, IntuitTid.Of(response));
            return Read(response.IsSuccessStatusCode, await response.Content.ReadAsByteArrayAsync(patience.Token), asked);
        }
        catch (HttpRequestException failure)
        {
            return Failed(LostRequest.WasNeverSent(failure) ? "QuickBooks' token service could not be reached." : "QuickBooks' token service broke off.");
        }
        catch (InvalidDataException)
        {
            return Failed("QuickBooks' token service gave an unreadable answer.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed("QuickBooks' token service did not answer in time.");
        }
    }

    private RefreshOutcome Read(bool success, ReadOnlyMemory<byte> body, DateTimeOffset asked)
    {
        var json = WireJson.Parse(body);
        if (success && json is { } answer && answer.Text("access_token") is { Length: > 0 } access
            && answer.Text("refresh_token") is { Length: > 0 } refresh && Ends(answer, "expires_in", asked) is { } ends)
        {
            var tokens = new TokenSet(access, refresh, ends, asked)
            {
                RefreshEndsAt = Ends(answer, "x_refresh_token_expires_in", asked),
                GrantEndsAt = Ends(answer, "x_refresh_token_hard_expires_in", asked),
                Environment = options.Value.Environment,
            };
            return new RefreshOutcome(tokens, GrantIsDead: false, null);
        }

        return (json?.Text("error")) switch
        {
            "invalid_grant" => new RefreshOutcome(null, GrantIsDead: true, "QuickBooks ended the authorisation (invalid_grant): it was disconnected there, its administrator left, or a renewal was lost. Connect it again."),
            "invalid_client" => Failed("QuickBooks does not know the client id or secret (invalid_client). Check the settings."),
            "invalid_request" or "unsupported_grant_type" or "invalid_scope" => Failed("QuickBooks refused the token request as malformed."),
            _ => Failed("QuickBooks' token service gave no tokens."),
        };
    }

    private static RefreshOutcome Failed(string problem) => new(null, GrantIsDead: false, problem);

    // Counted from when it was asked: a slow answer never makes a token seem to live longer than it does.
    private static DateTimeOffset? Ends(JsonElement answer, string name, DateTimeOffset asked) =>
        int.TryParse(answer.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? asked + TimeSpan.FromSeconds(seconds) : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "Token service answered {Grant} with {Status} ({IntuitTid})")]
    private static partial void LogAnswered(ILogger logger, string grant, int status, string intuitTid);
}
