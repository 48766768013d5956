using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Tests.Posting;

/// <summary>Steps of one posting, for tests that begin somewhere along its way.</summary>
internal static class PostingSteps
{
    /// <summary>A node claims it, writes its envelope and marks it as sent.</summary>
    public static void Send(this PostingIntent intent, DateTimeOffset at, string path = "invoice", string body = "{}")
    {
        intent.Claim(new PostingNode("node"), at, TimeSpan.FromMinutes(1), TimeSpan.Zero);
        intent.Seal(new Envelope(intent.CurrentKey, path, body));
        intent.Sending(at, at + TimeSpan.FromMinutes(1), at + TimeSpan.FromMinutes(2));
    }

    /// <summary>Sends an envelope in a turn of its own.</summary>
    public static async Task<SendOutcome> SendAsync(
        this IAccountingSystem accounting, ConnectionId connection, BooksKind kind, Envelope envelope, CancellationToken cancellationToken)
    {
        using var turn = await accounting.TurnAsync(connection, false, cancellationToken);
        return await accounting.SendAsync(turn, connection, kind, envelope, cancellationToken);
    }

    /// <summary>Looks for one document.</summary>
    public static async Task<FindOutcome> FindAsync(this IAccountingSystem accounting, ConnectionId connection, PostingDraft draft, string mark, CancellationToken cancellationToken) =>
        (await accounting.FindAsync(connection, [new Sought(draft, mark, null)], cancellationToken))[0];
}
