using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>What a request brought for a connection.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Body">The body when it worked.</param>
/// <param name="Problem">What went wrong, for a person.</param>
public sealed record SmokeballReply(ReadStatus Status, byte[] Body, string? Problem)
{
    /// <summary>It worked.</summary>
    public static SmokeballReply Of(byte[] body) => new(ReadStatus.Complete, body, null);

    /// <summary>It did not.</summary>
    public static SmokeballReply Failed(ReadStatus status, string problem) => new(status, [], problem);
}

/// <summary>Sends requests in the name of a connection: takes its token, renews it once when it is refused, and says in words what failed.</summary>
public sealed class SmokeballClient(
    SmokeballSender sender, SmokeballOAuth oauth, ITokenVault vault, IOptions<SmokeballOptions> options, TimeProvider time)
{
    private static readonly TimeSpan TooShortToStart = TimeSpan.FromMinutes(1);

    /// <summary>Sends one request.</summary>
    public async Task<SmokeballReply> SendAsync(ConnectionId connection, SmokeballRequest request, CancellationToken cancellationToken)
    {
        if (await vault.ReadAsync(connection, cancellationToken) is not { } tokens)
        {
            return SmokeballReply.Failed(ReadStatus.Unauthorised, SmokeballProblem.ConnectAgain);
        }

        if (tokens.AccessEndsAt - time.GetUtcNow() > TooShortToStart)
        {
            var first = await AskAsync(request, tokens, cancellationToken);
            if (!first.IsRefused)
            {
                return Reply(first, request);
            }
        }

        var outcome = await vault.RefreshAsync(connection, tokens, oauth.RefreshAsync, cancellationToken);
        return outcome.Tokens is { } renewed
            ? Reply(await AskAsync(request, renewed, cancellationToken), request)
            : SmokeballReply.Failed(
                outcome.GrantIsDead ? ReadStatus.Unauthorised : ReadStatus.Unavailable, outcome.Problem ?? SmokeballProblem.ConnectAgain);
    }

    private Task<SmokeballAnswer> AskAsync(SmokeballRequest request, TokenSet tokens, CancellationToken cancellationToken) =>
        sender.SendAsync(
            () => SmokeballRequests.Create(options.Value, request, tokens), request.IsWrite ? SendManner.Write : SendManner.Read, cancellationToken);

    private static SmokeballReply Reply(SmokeballAnswer answer, SmokeballRequest request) =>
        answer.IsSuccess ? SmokeballReply.Of(answer.Body)
        : answer.IsRefused ? SmokeballReply.Failed(ReadStatus.Unauthorised, SmokeballProblem.ConnectAgain)
        : SmokeballReply.Failed(ReadStatus.Unavailable, SmokeballProblem.Of(answer, request.What));
}
