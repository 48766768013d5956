using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Connections;

/// <summary>Both systems, the set-up question, posting, streams and the opening position.</summary>
public sealed partial class ConnectionsPage(ConnectionsQuery query, SetUpBooks setUp, DialogDesk desk, Toasts toasts)
{
    private ConnectionsView? _view;

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor) =>
        _view = (await query.FindAsync(firm.Id, actor, Leaving)).Value;

    private static string NativeText(NativeSyncAnswer answer) => answer switch
    {
        NativeSyncAnswer.Unanswered => "Not answered yet.",
        NativeSyncAnswer.Off => "No: it is off. LegalSync posts payments and trust.",
        NativeSyncAnswer.On => "Yes: it is on. LegalSync leaves payments and trust to it.",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such answer."),
    };

    private static string StreamText(WorkKind kind) => kind switch
    {
        WorkKind.TimeEntry => "Time entries",
        WorkKind.Expense => "Expenses",
        WorkKind.Invoice => "Invoices",
        WorkKind.Payment => "Payments",
        WorkKind.TrustDeposit => "Trust deposits",
        WorkKind.TrustDisbursement => "Trust payments",
        WorkKind.FeeTransfer => "Fee transfers",
        _ => kind.ToString(),
    };

    private async Task AnswerAsync(NativeSyncAnswer answer)
    {
        var isSure = await desk.AskAsync<ConfirmDialog, bool>("Smokeball's own sync", new()
        {
            [nameof(ConfirmDialog.Lines)] = (IReadOnlyList<string>)[answer == NativeSyncAnswer.Off
                ? "The payment and trust streams are turned on. If Smokeball's sync is on after all, the same money is posted twice."
                : "The payment and trust streams stay off here."],
            [nameof(ConfirmDialog.Verb)] = answer == NativeSyncAnswer.Off ? "It is off" : "It is on",
        });
        if (isSure)
        {
            await SayAsync((books, actor) => setUp.AnswerNativeSyncAsync(books, answer, actor, Leaving), "Answered.");
        }
    }

    private Task PauseAsync(bool paused) =>
        SayAsync((books, actor) => setUp.PausePostingAsync(books, paused, actor, Leaving), paused ? "Posting is paused." : "Posting goes on.");

    private async Task SwitchAsync(StreamSetting stream)
    {
        var reason = await desk.AskAsync<ReasonDialog, string>($"Turn {StreamText(stream.Kind)} {(stream.IsOn ? "off" : "on")}", new()
        {
            [nameof(ReasonDialog.Lines)] = (IReadOnlyList<string>)[stream.IsOn
                ? "Nothing of this kind is posted any more. What is posted already stays."
                : "Items of this kind may be approved and posted."],
            [nameof(ReasonDialog.Verb)] = stream.IsOn ? "Turn off" : "Turn on",
        });
        if (reason is not null)
        {
            await SayAsync(
                (books, actor) => setUp.SwitchStreamAsync(books, stream.Kind, !stream.IsOn, reason, actor, Leaving),
                $"{StreamText(stream.Kind)}: {(stream.IsOn ? "off" : "on")}.");
        }
    }

    private async Task SayAsync(Func<BooksId, Actor, Task<string?>> act, string done)
    {
        if (Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        if (await act(firm.Id, actor) is { } refusal)
        {
            toasts.Refused(refusal);
        }
        else
        {
            toasts.Done(done);
        }

        await ReloadAsync();
    }
}
