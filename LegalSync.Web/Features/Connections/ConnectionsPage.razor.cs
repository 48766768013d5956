using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Toasts;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Connections;

/// <summary>Both systems, the set-up question, posting, streams and the opening position.</summary>
public sealed partial class ConnectionsPage(ConnectionsQuery query, LinkTools links, SetUpBooks setUp, DialogDesk desk, Toasts toasts)
{
    private ConnectionsView? _view;
    private IReadOnlyDictionary<ConnectionId, LinkDetail> _details = new Dictionary<ConnectionId, LinkDetail>();
    private bool _isBusy;

    /// <summary>What a consent ended with, when it ended well.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    public string? ConsentDone { get; set; }

    /// <summary>What a consent ended with, when it did not.</summary>
    [SupplyParameterFromQuery(Name = "problem")]
    public string? ConsentProblem { get; set; }

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        var view = (await query.FindAsync(firm.Id, actor, Leaving)).Value;
        _details = view is null ? _details : await links.Query.FindAsync(view.Books, actor, Leaving);
        _view = view;
    }

    private static string NativeText(NativeSyncAnswer answer) => answer switch
    {
        NativeSyncAnswer.Unanswered => "Not answered yet.",
        NativeSyncAnswer.Off => "No: it is off. LegalSync posts payments and trust.",
        NativeSyncAnswer.On => "Yes: it is on. LegalSync leaves payments and trust to it.",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such answer."),
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

    private Task TestAsync(ConnectionRow link) => BusyAsync(async actor =>
    {
        if (await links.Test.RunAsync(link.Id, actor, Leaving) is { } problem)
        {
            toasts.Refused(problem);
        }
        else
        {
            toasts.Done($"{link.Name} works.");
        }
    });

    private async Task DisconnectAsync(ConnectionRow link)
    {
        var isSure = await desk.AskAsync<ConfirmDialog, bool>($"Disconnect {link.Name}", new()
        {
            [nameof(ConfirmDialog.Lines)] = (IReadOnlyList<string>)
            [
                $"Nothing is read from or written to {link.Name} any more, and {link.System} is told that the consent is over.",
                "Books, mapping, cards and everything that was read stay. What is approved waits until somebody connects it again.",
            ],
            [nameof(ConfirmDialog.Verb)] = "Disconnect",
        });
        if (isSure)
        {
            await BusyAsync(async actor =>
            {
                var ended = await links.Disconnect.RunAsync(link.Id, actor, CancellationToken.None);
                if (ended is { Refusal: null, Warning: null })
                {
                    toasts.Done($"{link.Name} is disconnected.");
                }
                else
                {
                    toasts.Refused(ended.Refusal ?? $"{link.Name} is disconnected here. {ended.Warning}");
                }
            });
        }
    }

    private async Task BusyAsync(Func<Actor, Task> work)
    {
        if (_isBusy || Actor is not { } actor)
        {
            return;
        }

        _isBusy = true;
        try
        {
            await work(actor);
        }
        finally
        {
            _isBusy = false;
        }

        await ReloadAsync();
    }

    private Task PauseAsync(bool paused) =>
        SayAsync((books, actor) => setUp.PausePostingAsync(books, paused, actor, Leaving), paused ? "Posting is paused." : "Posting goes on.");

    private async Task ShowDraftsAsync(StreamSetting stream)
    {
        var isSure = await desk.AskAsync<ConfirmDialog, bool>("Drafts in QuickBooks", new()
        {
            [nameof(ConfirmDialog.Lines)] = (IReadOnlyList<string>)(stream.ShowsDrafts
                ? ["The estimates that LegalSync made are removed from QuickBooks. Those that somebody changed there stay."]
                :
                [
                    "Every invoice that waits for approval is shown in QuickBooks as an estimate. Estimates move no account.",
                    "The approved invoice takes the estimate's place; a rejected one is removed. What somebody changes or deletes there stays as they left it.",
                ]),
            [nameof(ConfirmDialog.Verb)] = stream.ShowsDrafts ? "Hide them" : "Show them",
        });
        if (isSure)
        {
            await SayAsync(
                (books, actor) => setUp.ShowDraftsAsync(books, stream.Kind, !stream.ShowsDrafts, actor, Leaving),
                stream.ShowsDrafts ? "Drafts are removed from QuickBooks." : "Drafts are shown in QuickBooks from the next posting run on.");
        }
    }

    private async Task SwitchAsync(StreamSetting stream)
    {
        var reason = await desk.AskAsync<ReasonDialog, string>($"Turn {StreamNames.Of(stream.Kind)} {(stream.IsOn ? "off" : "on")}", new()
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
                $"{StreamNames.Of(stream.Kind)}: {(stream.IsOn ? "off" : "on")}.");
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
