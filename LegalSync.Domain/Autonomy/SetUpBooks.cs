using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>What an administrator decides about the books as a whole. Each answers a refusal, or null when done.</summary>
public sealed class SetUpBooks(IStore store, AdvanceMatters advance, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Answers whether the practice system's own sync is on; Off turns the payment and trust streams on.</summary>
    public Task<string?> AnswerNativeSyncAsync(BooksId books, NativeSyncAnswer answer, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(books, actor, $"native sync answered: {answer}", async session =>
        {
            (await session.BooksAsync(cancellationToken)).AnswerNativeSync(answer);
            foreach (var stream in (await session.StreamsAsync(cancellationToken)).Where(stream => StreamSetting.NeedsNativeSyncAnswer(stream.Kind)))
            {
                if (answer == NativeSyncAnswer.Off)
                {
                    stream.TurnOn();
                }
                else
                {
                    stream.TurnOff(answer == NativeSyncAnswer.On ? "Smokeball's own QuickBooks sync posts it." : "Nobody has said yet whether Smokeball's own QuickBooks sync is on.");
                }
            }

            return null;
        }, cancellationToken);

    /// <summary>Turns a stream on or off.</summary>
    public Task<string?> SwitchStreamAsync(BooksId books, WorkKind kind, bool on, string reason, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(books, actor, $"stream {kind} {(on ? "on" : "off")}", async session =>
        {
            var stream = (await session.StreamsAsync(cancellationToken)).FirstOrDefault(stream => stream.Kind == kind);
            if (stream is null)
            {
                return "There is no such stream.";
            }

            if (on && StreamSetting.NeedsNativeSyncAnswer(kind) && (await session.BooksAsync(cancellationToken)).NativeSync != NativeSyncAnswer.Off)
            {
                return "Say first that Smokeball's own QuickBooks sync is off.";
            }

            if (!on && string.IsNullOrWhiteSpace(reason))
            {
                return "Write why it is switched off.";
            }

            if (on)
            {
                stream.TurnOn();
            }
            else
            {
                stream.TurnOff(reason.Trim());
            }

            return null;
        }, cancellationToken);

    /// <summary>Lets the drafts of a stream be seen in the books before they are approved, or no longer.</summary>
    public Task<string?> ShowDraftsAsync(BooksId books, WorkKind kind, bool shown, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(books, actor, $"drafts of stream {kind} {(shown ? "are seen in the books" : "are no longer seen in the books")}", async session =>
        {
            if ((await session.StreamsAsync(cancellationToken)).FirstOrDefault(stream => stream.Kind == kind) is not { } stream)
            {
                return "There is no such stream.";
            }

            if (!StreamSetting.CanShowDrafts(kind))
            {
                return "Only drafts of invoices can be seen in QuickBooks: nothing else has a document there that does not post.";
            }

            stream.LetDraftsBeSeen(shown);
            return null;
        }, cancellationToken);

    /// <summary>Pauses or resumes all posting.</summary>
    public Task<string?> PausePostingAsync(BooksId books, bool paused, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(books, actor, paused ? "posting paused" : "posting resumed", async session =>
        {
            (await session.BooksAsync(cancellationToken)).PausePosting(paused);
            return null;
        }, cancellationToken);

    private async Task<string?> ChangeAsync(BooksId books, Actor actor, string what, Func<ISession, Task<string?>> change, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return "Only an administrator changes this.";
        }

        IReadOnlyList<MatterId> matters;
        await using (var session = store.Open(books))
        {
            if (await change(session) is { } refusal)
            {
                return refusal;
            }

            session.Add(AuditEvent.Tell(books, "books", what, actor, clock.GetUtcNow()));
            matters = await session.MattersWithOpenItemsAsync(cancellationToken);
            if (!await session.SaveAsync(cancellationToken))
            {
                return "Somebody else changed it at the same moment. Look again.";
            }
        }

        await advance.RunAsync(books, [.. matters], actor, cancellationToken);
        feed.Announce();
        return null;
    }
}
