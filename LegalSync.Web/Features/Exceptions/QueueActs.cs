using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Exceptions;

/// <summary>A card on the screen, who looks at it, and what happens when a resolution is taken back.</summary>
public sealed record CardAtHand(BooksId Books, QueueDetail Detail, Actor Actor, Func<Task> Undone);

/// <summary>What a person does with a card: ask where asking is due, act, say what was done and offer the way back.</summary>
public sealed class QueueActs(ResolveCard resolve, UndoResolution undo, TendCard tend, DialogDesk desk, Toasts toasts)
{
    /// <summary>Accepts the suggestion: at once, but for client money and critical cards, which ask for a confirmation that names account and client.</summary>
    /// <returns>True when the card is cleared.</returns>
    public async Task<bool> AcceptAsync(CardAtHand at, CancellationToken cancellationToken)
    {
        var detail = at.Detail;
        if (detail.Card.ReadSuggestion() is not { } suggestion)
        {
            if (detail.Type.Resolutions.FirstOrDefault(one => one.Letter == 'a') is { } usual)
            {
                return await ResolveAsync(at, usual, null, cancellationToken);
            }

            toasts.Refused("Nothing is suggested for this card. Choose one of its ways out by number.");
            return false;
        }

        var type = detail.Type.Resolutions.FirstOrDefault(one => one.Id == suggestion.Resolution);
        if (type is { NeedsReason: true })
        {
            return await ResolveAsync(at, type, suggestion.Input, cancellationToken);
        }

        var choice = new ResolutionChoice(detail.Card.Id, detail.Card.Version, suggestion.Resolution, suggestion.Input);
        return (!detail.NeedsConfirmation || await ConfirmAsync(at, choice, suggestion.Label, cancellationToken)) && await RunAsync(at, choice, cancellationToken);
    }

    /// <summary>Resolves by a chosen way out, through the sheet that asks its input and reason and shows what it would do.</summary>
    public async Task<bool> ResolveAsync(CardAtHand at, ResolutionType type, string? input, CancellationToken cancellationToken)
    {
        var choice = await desk.AskAsync<ResolutionSheet, ResolutionChoice>(type.Label, new()
        {
            [nameof(ResolutionSheet.At)] = at,
            [nameof(ResolutionSheet.Type)] = type,
            [nameof(ResolutionSheet.FirstInput)] = input,
        });
        return choice is not null && await RunAsync(at, choice, cancellationToken);
    }

    /// <summary>Resolves many cards of one code, after a sheet that says what would happen.</summary>
    /// <returns>The cards that were cleared.</returns>
    public async Task<IReadOnlyList<ExceptionItemId>> ResolveManyAsync(
        CardAtHand first, IReadOnlyList<QueueRow> rows, CancellationToken cancellationToken)
    {
        var done = await desk.AskAsync<BulkSheet, BulkOutcome>($"Resolve {AmountText.Count(rows.Count, "card")}", new()
        {
            [nameof(BulkSheet.At)] = first,
            [nameof(BulkSheet.Rows)] = rows,
        }, isWide: true);
        if (done is null || done.Cleared.Count == 0)
        {
            return [];
        }

        toasts.Done(
            $"{AmountText.Count(done.Cleared.Count, "card")} cleared",
            async () =>
            {
                foreach (var record in done.Records)
                {
                    await undo.RunAsync(first.Books, record, first.Actor, cancellationToken);
                }

                await first.Undone();
            },
            done.UndoUntil);
        return done.Cleared;
    }

    /// <summary>Lets a card sleep, after asking until when.</summary>
    public async Task<bool> SnoozeAsync(CardAtHand at, CancellationToken cancellationToken)
    {
        var until = await desk.AskAsync<SnoozeDialog, DateTimeOffset?>("Snooze until", []);
        return until is not null
            && Said(await tend.SnoozeAsync(at.Books, at.Detail.Card.Id, until, at.Actor, cancellationToken), $"{at.Detail.Card.Title}: snoozed");
    }

    /// <summary>Gives a card to somebody, after asking to whom.</summary>
    public async Task<bool> AssignAsync(CardAtHand at, CancellationToken cancellationToken)
    {
        var person = await desk.AskAsync<AssignDialog, PersonRow>("Assign to", new() { [nameof(AssignDialog.Actor)] = at.Actor });
        return person is not null
            && Said(
                await tend.AssignAsync(at.Books, at.Detail.Card.Id, person.Id.Length == 0 ? null : person.Id, at.Actor, cancellationToken),
                $"{at.Detail.Card.Title}: {(person.Id.Length == 0 ? "nobody has it now" : $"given to {person.Name}")}");
    }

    /// <summary>Takes a resolution back.</summary>
    public async Task<bool> TakeBackAsync(CardAtHand at, ResolutionRecordId record, CancellationToken cancellationToken)
    {
        var outcome = await undo.RunAsync(at.Books, record, at.Actor, cancellationToken);
        Said(outcome.Done ? null : outcome.Refusal ?? "It could not be taken back.", $"{at.Detail.Card.Title}: taken back");
        await at.Undone();
        return outcome.Done;
    }

    private async Task<bool> ConfirmAsync(CardAtHand at, ResolutionChoice choice, string label, CancellationToken cancellationToken)
    {
        var preview = await resolve.PreviewAsync(at.Books, choice, at.Actor, cancellationToken);
        if (preview.Refusal is not null)
        {
            toasts.Refused(preview.Refusal);
            return false;
        }

        return await desk.AskAsync<ConfirmDialog, bool>(label, new()
        {
            [nameof(ConfirmDialog.Lines)] = preview.Lines,
            [nameof(ConfirmDialog.Sentence)] = preview.Confirm ?? $"{at.Detail.Card.Title} – {at.Detail.Card.ClientName}",
            [nameof(ConfirmDialog.Verb)] = "Yes, do it",
        });
    }

    private async Task<bool> RunAsync(CardAtHand at, ResolutionChoice choice, CancellationToken cancellationToken)
    {
        var outcome = await resolve.RunAsync(at.Books, choice, at.Actor, cancellationToken);
        if (!outcome.Done)
        {
            toasts.Refused(outcome.Refusal ?? "It was not done.");
            return false;
        }

        var goOn = outcome.Released > 0 ? $" · {AmountText.Count(outcome.Released, "item goes", "items go")} on" : "";
        toasts.Done(
            $"{at.Detail.Card.Title}: cleared{goOn}",
            outcome.Record is { } record ? () => TakeBackAsync(at, record, CancellationToken.None) : null,
            outcome.UndoUntil);
        return true;
    }

    private bool Said(string? refusal, string done)
    {
        if (refusal is null)
        {
            toasts.Done(done);
        }
        else
        {
            toasts.Refused(refusal);
        }

        return refusal is null;
    }
}
