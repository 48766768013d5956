using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ExceptionQueue;

/// <summary>A card as it was shown, and what the person chose.</summary>
/// <param name="Card">The card.</param>
/// <param name="Version">Its version on the screen; a later one refuses.</param>
/// <param name="Resolution">Which way out.</param>
/// <param name="Input">What was chosen or typed, where the resolution asks.</param>
/// <param name="Reason">Why, where a reason is needed.</param>
public sealed record ResolutionChoice(ExceptionItemId Card, int Version, string Resolution, string? Input = null, string? Reason = null);

/// <summary>What a choice would do, in sentences, before it is done.</summary>
/// <param name="Lines">What happens, one sentence each.</param>
/// <param name="Confirm">For trust: the sentence, naming account and client, that must be confirmed; else null.</param>
/// <param name="Refusal">Why it cannot be done; null when it can.</param>
public sealed record ResolutionPreview(IReadOnlyList<string> Lines, string? Confirm, string? Refusal);

/// <summary>What became of a choice.</summary>
/// <param name="Done">True when it was carried out.</param>
/// <param name="Refusal">Why not.</param>
/// <param name="Record">What undo takes.</param>
/// <param name="UndoUntil">Until when undo writes nothing to the books.</param>
/// <param name="Released">Items that no longer wait.</param>
public sealed record ResolutionOutcome(bool Done, string? Refusal, ResolutionRecordId? Record, DateTimeOffset? UndoUntil, int Released);

/// <summary>Resolves a card by one of its typed ways out.</summary>
public sealed class ResolveCard
{
    /// <summary>Says what a choice would do. Changes nothing.</summary>
    public Task<ResolutionPreview> PreviewAsync(BooksId books, ResolutionChoice choice, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Carries a choice out and evaluates again what waited.</summary>
    public Task<ResolutionOutcome> RunAsync(BooksId books, ResolutionChoice choice, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

/// <summary>Takes a resolution back: before the first byte is sent by revoking it, later by a compensating command.</summary>
public sealed class UndoResolution
{
    /// <summary>Takes it back.</summary>
    public Task<ResolutionOutcome> RunAsync(BooksId books, ResolutionRecordId record, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

/// <summary>Gives a card to a person, or lets it sleep. Critical cards do not sleep.</summary>
public sealed class TendCard
{
    /// <summary>Gives it to a user, or to nobody. Answers a refusal, or null when done.</summary>
    public Task<string?> AssignAsync(BooksId books, ExceptionItemId card, string? user, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Lets it sleep until an instant, or wakes it (null). Answers a refusal, or null when done.</summary>
    public Task<string?> SnoozeAsync(BooksId books, ExceptionItemId card, DateTimeOffset? until, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
