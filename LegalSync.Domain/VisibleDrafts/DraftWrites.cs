using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.VisibleDrafts;

/// <summary>How far one move of a draft came.</summary>
public enum DraftProgress
{
    /// <summary>There is nothing more to do now.</summary>
    Done = 1,

    /// <summary>More is known; what follows is decided anew.</summary>
    Further = 2,

    /// <summary>The books took a write.</summary>
    Written = 3,

    /// <summary>The books did not answer, or asked for silence.</summary>
    NoAnswer = 4,
}

/// <summary>
/// Carries out one move. As in posting, a turn is taken first, then the mark that something is sent is stored, then the bytes leave, and an
/// end that nobody knows is looked up before anything else is sent.
/// </summary>
public sealed class DraftWrites(IStore store, IAccountingSystem accounting, IDraftForms forms, TimeProvider clock, PostingPolicy policy)
{
    /// <summary>How long a draft rests after the books refused it.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    /// <summary>Decides what is next for the draft of an item, and does it.</summary>
    public async Task<DraftProgress> MoveAsync(DraftErrand errand, WorkItemId id, CancellationToken cancellationToken)
    {
        await using var session = store.Open(errand.Books);
        if (await SeenAsync(session, errand, id, cancellationToken) is not { } seen)
        {
            return DraftProgress.Done;
        }

        switch (seen.Move)
        {
            case DraftMove.Create:
                return await WriteAsync(errand, id, VisibleDraftState.Creating, cancellationToken);
            case DraftMove.LookUp:
                return await LookUpAsync(session, seen, errand, cancellationToken);
            case DraftMove.Forget:
                seen.Draft!.Remove();
                return await SavedAsync(session, DraftProgress.Done, cancellationToken);
            case DraftMove.Update or DraftMove.Remove or DraftMove.Read:
                return await ReadAsync(session, seen, errand, cancellationToken) is { } end
                    ? end
                    : await WriteAsync(errand, id, seen.Move == DraftMove.Update ? VisibleDraftState.Updating : VisibleDraftState.Removing, cancellationToken);
            default:
                return DraftProgress.Done;
        }
    }

    private static async Task<Seen?> SeenAsync(ISession session, DraftErrand errand, WorkItemId id, CancellationToken cancellationToken)
    {
        var draft = (await session.VisibleDraftsOfAsync([id], cancellationToken)).SingleOrDefault();
        if (await session.ItemsAsync([id], cancellationToken) is not [var item])
        {
            return null;
        }

        var plan = new DraftPlan(item, errand.IsShown);
        return new Seen(item, draft, plan, plan.Next(draft));
    }

    private async Task<DraftProgress> LookUpAsync(ISession session, Seen seen, DraftErrand errand, CancellationToken cancellationToken)
    {
        var draft = seen.Draft!;
        var found = await forms.FindAsync(errand.Connection, new SoughtDraft(draft.SendingDate!.Value, draft.Mark, draft.SentAt!.Value), cancellationToken);
        var now = clock.GetUtcNow();
        switch (found)
        {
            case { Status: FindStatus.Found, Document: { } document }:
                // As it was made: where a person changed it meanwhile, its revision is another, and the next read sees that.
                draft.Show(document.Ref.Id, FirstRevision);
                Tell(session, draft, "draft is seen in the books: found there", errand, now);
                return await SavedAsync(session, DraftProgress.Further, cancellationToken);
            case { Status: FindStatus.Absent } when now >= draft.ProofAt:
                draft.WasNotWritten(now);
                return await SavedAsync(session, DraftProgress.Further, cancellationToken);
            default:
                draft.Wait(policy.LookAgainAt(now, draft.ProofAt));
                return await SavedAsync(session, DraftProgress.Done, cancellationToken);
        }
    }

    /// <summary>Reads the document and takes over what it says; null when it stands there as ours and the move may go on.</summary>
    private async Task<DraftProgress?> ReadAsync(ISession session, Seen seen, DraftErrand errand, CancellationToken cancellationToken)
    {
        var draft = seen.Draft!;
        var (state, version) = (draft.State, draft.Version);
        var reading = await forms.ReadAsync(errand.Connection, draft.Document!.Value, cancellationToken);
        var now = clock.GetUtcNow();
        var isOurs = seen.Plan.Take(draft, reading, reading.Status == FindStatus.Unknown ? now + policy.FirstRetry : now);
        if (draft.State != state && Said(draft.State, reading) is { } what)
        {
            Tell(session, draft, what, errand, now);
        }

        if (draft.Version != version && !await session.SaveAsync(cancellationToken))
        {
            return DraftProgress.Done;
        }

        return !isOurs ? reading.Status == FindStatus.Unknown ? DraftProgress.NoAnswer : DraftProgress.Done
            : seen.Move == DraftMove.Read ? DraftProgress.Further
            : null;
    }

    private static string? Said(VisibleDraftState state, DraftReading reading) => state switch
    {
        VisibleDraftState.Removed => "draft is no longer seen in the books",
        VisibleDraftState.Replaced => "draft in the books was replaced by the invoice",
        VisibleDraftState.LeftToPerson when reading.Status == FindStatus.Absent => "draft was deleted in the books by a person: it is not made again",
        VisibleDraftState.LeftToPerson => "draft was changed in the books by a person: it is left alone",
        _ => null,
    };

    private async Task<DraftProgress> WriteAsync(DraftErrand errand, WorkItemId id, VisibleDraftState write, CancellationToken cancellationToken)
    {
        using var turn = await accounting.TurnAsync(errand.Connection, false, cancellationToken);
        var marking = clock.GetTimestamp();
        if (await MarkAsync(errand, id, write, cancellationToken) is not { } envelope)
        {
            return DraftProgress.Done;
        }

        // From the mark on nothing stops it: a node that shuts down carries what is under way to its end.
        var outcome = clock.GetElapsedTime(marking) > policy.SendGrace
            ? new SendOutcome(SendStatus.Unreachable, Detail: "This machine was held up; nothing was sent.")
            : await accounting.SendAsync(turn, errand.Connection, BooksKind.Estimate, envelope, CancellationToken.None);
        await SettleAsync(errand, id, outcome);
        return outcome.Status switch
        {
            SendStatus.Confirmed => DraftProgress.Written,
            SendStatus.Refused => outcome.MayBeOurs || outcome.IsStale ? DraftProgress.Further : DraftProgress.Done,
            _ => DraftProgress.NoAnswer,
        };
    }

    /// <summary>Stores that a write is sent, and gives its bytes; null when by now something else is to be done.</summary>
    private async Task<Envelope?> MarkAsync(DraftErrand errand, WorkItemId id, VisibleDraftState write, CancellationToken cancellationToken)
    {
        await using var session = store.Open(errand.Books);
        var firm = await session.BooksAsync(cancellationToken);
        if (firm.IsShadow || await SeenAsync(session, errand, id, cancellationToken) is not { } seen || WriteOf(seen.Move) != write)
        {
            return null;
        }

        session.Guard(firm);

        var draft = seen.Draft ?? VisibleDraft.Open(seen.Item);
        if (seen.Draft is null)
        {
            session.Add(draft);
        }
        else if (draft.State is VisibleDraftState.Removed or VisibleDraftState.Replaced)
        {
            draft.Reopen();
        }

        var envelope = Render(draft, seen, write);
        var now = clock.GetUtcNow();
        draft.Sending(write, write == VisibleDraftState.Removing ? (null, null) : (seen.Item.DraftHash, seen.Plan.Wanted!.Date), now, now + policy.ProofAfter);
        return await session.SaveAsync(cancellationToken) ? envelope : null;
    }

    private Envelope Render(VisibleDraft draft, Seen seen, VisibleDraftState write)
    {
        var key = draft.RequestIdFor(write, seen.Item.DraftHash);
        if (write == VisibleDraftState.Removing)
        {
            return forms.Remove(Target(draft), key);
        }

        var note = draft.NoteFor(seen.Plan.Wanted!.Number, seen.Item.DraftHash!);
        return write == VisibleDraftState.Creating ? forms.Create(seen.Plan.Wanted, key, note) : forms.Update(seen.Plan.Wanted, Target(draft), key, note);
    }

    private async Task SettleAsync(DraftErrand errand, WorkItemId id, SendOutcome outcome)
    {
        await using var session = store.Open(errand.Books);
        if ((await session.VisibleDraftsOfAsync([id], CancellationToken.None)).SingleOrDefault() is not { SentAt: not null } draft)
        {
            return;
        }

        var now = clock.GetUtcNow();
        switch (outcome.Status)
        {
            case SendStatus.Confirmed when draft.State == VisibleDraftState.Removing:
                draft.Remove();
                Tell(session, draft, "draft is no longer seen in the books", errand, now);
                break;
            case SendStatus.Confirmed:
                var document = outcome.Document ?? throw new InvalidOperationException("A confirmation shows nothing.");
                Tell(session, draft, draft.State == VisibleDraftState.Creating ? $"draft is seen in the books as {document.Ref}" : "draft in the books was brought up to date", errand, now);
                draft.Show(document.Ref.Id, document.Revision);
                break;
            case SendStatus.Refused when !outcome.MayBeOurs:
                draft.WasNotWritten(outcome.IsStale ? now : now + Rest, outcome.Detail);
                break;
            case SendStatus.Refused or SendStatus.Unknown:
                draft.Wait(now + policy.FirstRetry);
                break;
            default:
                draft.WasNotWritten(now);
                break;
        }

        // Where somebody else settled it meanwhile, theirs stands; what is left open is looked up.
        await session.SaveAsync(CancellationToken.None);
    }

    private static VisibleDraftState? WriteOf(DraftMove move) => move switch
    {
        DraftMove.Create => VisibleDraftState.Creating,
        DraftMove.Update => VisibleDraftState.Updating,
        DraftMove.Remove => VisibleDraftState.Removing,
        _ => null,
    };

    private const string FirstRevision = "0";

    private static DraftTarget Target(VisibleDraft draft) => new(draft.Document!.Value, draft.Revision!);

    private static void Tell(ISession session, VisibleDraft draft, string what, DraftErrand errand, DateTimeOffset now) =>
        session.Add(AuditEvent.Tell(draft.Books, draft.Event, what, errand.Actor, now));

    private static async Task<DraftProgress> SavedAsync(ISession session, DraftProgress progress, CancellationToken cancellationToken) =>
        await session.SaveAsync(cancellationToken) ? progress : DraftProgress.Done;

    private sealed record Seen(WorkItem Item, VisibleDraft? Draft, DraftPlan Plan, DraftMove Move);
}
