using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.QuickBooks.Webhooks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace LegalSync.Web.Webhooks;

/// <summary>Where QuickBooks says that something changed. What it says is stored as hints and answered at once; reading happens elsewhere.</summary>
public static class QuickBooksWebhookEndpoint
{
    /// <summary>The path that is given to Intuit.</summary>
    public const string Path = "/webhooks/quickbooks";

    /// <summary>Largest body taken: more than Intuit sends at once, less than would hurt.</summary>
    public const int MaxBodyBytes = 1536 * 1024;

    private const int FirstGuess = 16 * 1024;

    /// <summary>Maps the endpoint. It is open to everybody, because the signature is what lets a caller in.</summary>
    public static IEndpointConventionBuilder MapQuickBooksWebhooks(this IEndpointRouteBuilder app) =>
        app.MapPost(Path, ReceiveAsync)
            .AllowAnonymous()
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes + 1));

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request, QuickBooksWebhookVerifier verifier, BooksHints hints, IDbFactory databases, WebhookTally tally)
    {
        var cancelled = request.HttpContext.RequestAborted;
        if (request.ContentLength > MaxBodyBytes || await ReadBodyAsync(request, cancelled) is not { } body)
        {
            tally.Count(OutsideSystem.QuickBooks, WebhookOutcome.TooLarge);
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        // The exact bytes are verified before anything looks into them. A header given twice is none: which of the two was meant?
        var signature = request.Headers.TryGetValue(QuickBooksWebhookVerifier.SignatureHeader, out StringValues values) && values.Count == 1 ? values[0] : null;
        if (!verifier.IsGenuine(body.Span, signature))
        {
            tally.Count(OutsideSystem.QuickBooks, WebhookOutcome.Forged);
            return Results.Unauthorized();
        }

        if (!QuickBooksNotification.TryRead(body, out var events))
        {
            tally.Count(OutsideSystem.QuickBooks, WebhookOutcome.Unreadable);
            return Results.BadRequest();
        }

        foreach (var realm in events.GroupBy(said => said.Realm))
        {
            var connections = await ConnectionsAsync(databases, realm.Key, cancelled);
            tally.Count(OutsideSystem.QuickBooks, connections.Count == 0 ? WebhookOutcome.UnknownAccount : WebhookOutcome.Taken);
            foreach (var connection in connections)
            {
                await hints.KeepAsync(connection, [.. realm], cancelled);
            }
        }

        return Results.Ok();
    }

    private static async Task<List<ConnectionId>> ConnectionsAsync(IDbFactory databases, string realm, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Connections.AsNoTracking()
            .Where(connection => connection.System == OutsideSystem.QuickBooks && connection.Account == realm)
            .Select(connection => connection.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The body, or null when it is too large; counted here as well, because a body without a length says nothing of its size.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[(request.ContentLength ?? FirstGuess) + 1];
        var length = 0;
        while (true)
        {
            length += await request.Body.ReadAtLeastAsync(buffer.AsMemory(length), buffer.Length - length, throwOnEndOfStream: false, cancellationToken);
            if (length < buffer.Length)
            {
                return buffer.AsMemory(0, length);
            }

            if (length > MaxBodyBytes)
            {
                return null;
            }

            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MaxBodyBytes + 1));
        }
    }
}
