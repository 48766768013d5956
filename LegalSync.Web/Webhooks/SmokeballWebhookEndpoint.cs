using LegalSync.Infrastructure.Smokeball;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace LegalSync.Web.Webhooks;

/// <summary>Where Smokeball says that something changed. Answers at once; reading happens elsewhere.</summary>
public static class SmokeballWebhookEndpoint
{
    /// <summary>The path that is subscribed.</summary>
    public const string Path = "/webhooks/smokeball";

    /// <summary>Largest body taken.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    /// <summary>Maps the endpoint. It is open to everybody, because the signature is what lets a caller in.</summary>
    public static IEndpointConventionBuilder MapSmokeballWebhooks(this IEndpointRouteBuilder app) =>
        app.MapPost(Path, ReceiveAsync)
            .AllowAnonymous()
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request, SmokeballWebhookVerifier verifier, ISmokeballAccounts accounts, IWebhookHints hints)
    {
        if (!verifier.IsGenuine(
            Single(request, SmokeballWebhookVerifier.SignatureHeader),
            Single(request, SmokeballWebhookVerifier.TimestampHeader),
            Single(request, SmokeballWebhookVerifier.RequestIdHeader)))
        {
            return Results.Unauthorized();
        }

        var cancelled = request.HttpContext.RequestAborted;
        if (await ReadBodyAsync(request, cancelled) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (!SmokeballNotification.TryRead(body, out var notification))
        {
            return Results.BadRequest();
        }

        if (notification is not null)
        {
            foreach (var connection in await accounts.FindAsync(notification.Account, cancelled))
            {
                hints.Hint(connection, notification.Kind, notification.Id, notification.Matter);
            }
        }

        return Results.Ok();
    }

    /// <summary>A header given twice is none: which of the two would have been signed?</summary>
    private static string? Single(HttpRequest request, string header) =>
        request.Headers.TryGetValue(header, out StringValues values) && values.Count == 1 ? values[0] : null;

    /// <summary>The body, or null when it is too large; counted here as well, because not every server keeps the limit.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBodyBytes)
        {
            return null;
        }

        var buffer = new byte[(request.ContentLength ?? MaxBodyBytes) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > MaxBodyBytes ? null : buffer.AsMemory(0, length);
    }
}
