using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Trust.Reconcile;

/// <summary>What a person does with a month as a whole: begins, submits, signs, opens again.</summary>
public sealed class MonthActs(StartReconciliation start, SubmitForSignature submit, SignReconciliation sign, ReopenPeriod reopen, DialogDesk desk, Toasts toasts)
{
    /// <summary>Begins a month, or finds the one that was begun.</summary>
    public async Task<bool> BeginAsync(BooksId books, BankAccountId account, DateOnly through, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await start.RunAsync(books, account, through, actor, cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            toasts.Refused(refusal);
        }

        return outcome.IsDone;
    }

    /// <summary>Hands the month to the second person.</summary>
    public async Task<bool> SubmitAsync(MonthAtHand at, CancellationToken cancellationToken) =>
        Said(await submit.RunAsync(at.Books, at.Id, at.Actor, cancellationToken), "Submitted. A second person signs it.");

    /// <summary>Signs and locks the month, after a sentence that says what is attested.</summary>
    public async Task<bool> SignAsync(MonthAtHand at, CancellationToken cancellationToken)
    {
        var (month, figures) = (at.Work.Month, at.Work.Figures);
        var isSure = await desk.AskAsync<ConfirmDialog, bool>($"Sign {at.Work.Account} through {TimeText.Day(month.Through)}", new()
        {
            [nameof(ConfirmDialog.Lines)] = (IReadOnlyList<string>)
            [
                $"Adjusted bank {(figures.AdjustedBank is { } bank ? AmountText.Of(bank) : "not known")}, journal {AmountText.Of(figures.Book)}, client ledgers {AmountText.Of(figures.Ledgers)}.",
                $"Prepared by {month.PreparedBy}.",
                $"From now on nothing dated through {TimeText.Day(month.Through)} is approved or sent for this account. Opening it again takes a reason and stays on record.",
            ],
            [nameof(ConfirmDialog.Sentence)] = "I have reviewed statements, journal and ledgers, and client money is held as this reconciliation shows.",
            [nameof(ConfirmDialog.Verb)] = "Sign and lock",
        });
        return isSure && Said(await sign.RunAsync(at.Books, at.Id, at.Actor, cancellationToken), "Signed. The month is locked.");
    }

    /// <summary>Opens a signed month again, with a reason.</summary>
    public async Task<bool> ReopenAsync(MonthAtHand at, CancellationToken cancellationToken)
    {
        var reason = await desk.AskAsync<ReasonDialog, string>($"Open {TimeText.Day(at.Work.Month.Through)} again", new()
        {
            [nameof(ReasonDialog.Lines)] = (IReadOnlyList<string>)["The signature stays on record with this reason beside it. The month must be prepared and signed anew."],
            [nameof(ReasonDialog.Verb)] = "Open again",
        });
        return reason is not null && Said(await reopen.RunAsync(at.Books, at.Id, reason, at.Actor, cancellationToken), "Opened again.");
    }

    private bool Said(TrustOutcome outcome, string done)
    {
        if (outcome.IsDone)
        {
            toasts.Done(done);
        }
        else
        {
            toasts.Refused(outcome.Refusal!);
        }

        return outcome.IsDone;
    }
}
