using System.Net.Http.Headers;
using System.Text;
using LegalSync.Infrastructure.Security;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>A request to Smokeball, without who sends it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query below the base address, without a leading slash.</param>
/// <param name="What">What is asked for, as a sentence about a failure names it.</param>
/// <param name="Json">The body, if any.</param>
public sealed record SmokeballRequest(HttpMethod Method, string Path, string What, string? Json = null)
{
    /// <summary>It changes something at Smokeball, so it is not sent twice on a doubt.</summary>
    public bool IsWrite { get; init; }
}

/// <summary>Makes the messages.</summary>
internal static class SmokeballRequests
{
    public static HttpRequestMessage Create(SmokeballOptions options, SmokeballRequest request, TokenSet tokens)
    {
        var message = new HttpRequestMessage(request.Method, Under(options.BaseAddress!, request.Path));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.TryAddWithoutValidation("x-api-key", options.ApiKey);
        if (request.Json is { } json)
        {
            message.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        return message;
    }

    /// <summary>An address below another one; the other may itself have a path.</summary>
    public static Uri Under(Uri root, string path) =>
        new(root.AbsoluteUri.EndsWith('/') ? root : new Uri(root.AbsoluteUri + "/"), path);
}
