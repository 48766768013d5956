using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>What an administrator decides about the books as a whole. Each answers a refusal, or null when done.</summary>
public sealed class SetUpBooks
{
    /// <summary>Answers whether the practice system's own sync is on; Off turns the payment and trust streams on.</summary>
    public Task<string?> AnswerNativeSyncAsync(BooksId books, NativeSyncAnswer answer, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Turns a stream on or off.</summary>
    public Task<string?> SwitchStreamAsync(BooksId books, WorkKind kind, bool on, string reason, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Pauses or resumes all posting.</summary>
    public Task<string?> PausePostingAsync(BooksId books, bool paused, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
