using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;
using LegalSync.Web.Features.Connections;

namespace LegalSync.Web.Features.Streams;

/// <summary>The use cases of the switch.</summary>
public sealed record SwitchTools(ProposePromotion Propose, ConfirmPromotion Confirm, WithdrawPromotion Withdraw, ReturnToDraft Return, PlanPostings Plan, OptInPartner OptIn);

/// <summary>Where a person acts and who she is.</summary>
public sealed record SwitchAtHand(FirmBooks Firm, Actor Actor);

/// <summary>What a person does with streams: asks where asking is due, acts, says what was done.</summary>
public sealed class SwitchActs(SwitchTools tools, DialogDesk desk, Toasts toasts)
{
    /// <summary>Proposes a promotion: caps, the firm's name, and who she is.</summary>
    public async Task ProposeAsync(SwitchAtHand at, StreamDetail detail, StreamMode to, CancellationToken cancellationToken)
    {
        var kind = detail.Line.Setting.Kind;
        var caps = await desk.AskAsync<ProposeDialog, PromotionCaps>($"Propose {ModeWords.Of(to)} for {StreamNames.Of(kind).ToLowerInvariant()}", new()
        {
            [nameof(ProposeDialog.At)] = at,
            [nameof(ProposeDialog.Changes)] = ModeWords.Changes(to),
        });
        if (caps is not null)
        {
            Say(await tools.Propose.RunAsync(at.Firm.Id, kind, to, caps.PerPosting, caps.PerDay, caps.Proof, at.Actor, cancellationToken), "Proposed. A second person confirms it.");
        }
    }

    /// <summary>Confirms a promotion that somebody else proposed.</summary>
    public async Task ConfirmAsync(SwitchAtHand at, PromotionProposal proposal, CancellationToken cancellationToken)
    {
        var proof = await desk.AskAsync<ProveDialog, Reauthenticated>($"Confirm {ModeWords.Of(proposal.To)} for {StreamNames.Of(proposal.Kind).ToLowerInvariant()}", new()
        {
            [nameof(ProveDialog.At)] = at,
            [nameof(ProveDialog.Lines)] = (IReadOnlyList<string>)
            [
                $"Proposed by {proposal.By}.", .. ModeWords.Changes(proposal.To),
                $"For the first week at most {AmountText.Of(proposal.PerPostingMinor, at.Firm.Currency)} a posting and {AmountText.Of(proposal.PerDayMinor, at.Firm.Currency)} a day.",
            ],
        });
        if (proof is not null)
        {
            Say(await tools.Confirm.RunAsync(at.Firm.Id, proposal.Id, proof, at.Actor, cancellationToken), $"{StreamNames.Of(proposal.Kind)}: {ModeWords.Of(proposal.To)} from the next run on.");
        }
    }

    /// <summary>Ends a promotion that waits, with a reason.</summary>
    public async Task WithdrawAsync(SwitchAtHand at, PromotionProposal proposal, CancellationToken cancellationToken)
    {
        var reason = await desk.AskAsync<ReasonDialog, string>($"End the proposal for {StreamNames.Of(proposal.Kind).ToLowerInvariant()}", new()
        {
            [nameof(ReasonDialog.Lines)] = (IReadOnlyList<string>)["The stream stays as it is. It may be proposed again."],
            [nameof(ReasonDialog.Verb)] = "End it",
        });
        if (reason is not null)
        {
            Say(await tools.Withdraw.RunAsync(at.Firm.Id, proposal.Id, reason, at.Actor, cancellationToken), "The proposal is ended.");
        }
    }

    /// <summary>Takes a stream back to Draft, with a reason.</summary>
    public async Task ToDraftAsync(SwitchAtHand at, WorkKind kind, CancellationToken cancellationToken)
    {
        var reason = await desk.AskAsync<ReasonDialog, string>($"{StreamNames.Of(kind)} back to Draft", new()
        {
            [nameof(ReasonDialog.Lines)] = (IReadOnlyList<string>)["Every posting of it waits for a person again, at once. What is approved by itself and not sent yet returns to waiting.", "The mode can be earned again."],
            [nameof(ReasonDialog.Verb)] = "Back to Draft",
        });
        if (reason is not null)
        {
            Say(await tools.Return.RunAsync(at.Firm.Id, kind, reason, at.Actor, cancellationToken), $"{StreamNames.Of(kind)}: Draft.");
        }
    }

    /// <summary>Sets when postings go.</summary>
    public async Task PlanAsync(SwitchAtHand at, PlannedPostings plan, CancellationToken cancellationToken) =>
        Say(await tools.Plan.RunAsync(at.Firm.Id, plan.Kind, plan.Schedule, plan.At, at.Actor, cancellationToken), $"{StreamNames.Of(plan.Kind)}: {ModeWords.Of(plan.Schedule).ToLowerInvariant()}.");

    /// <summary>The managing partner agrees that client money may go beyond Supervised, or no longer.</summary>
    public async Task OptInAsync(SwitchAtHand at, WorkKind kind, bool agreed, CancellationToken cancellationToken) =>
        Say(await tools.OptIn.RunAsync(at.Firm.Id, kind, agreed, at.Actor, cancellationToken), agreed ? "Your agreement is on record." : "Your agreement is taken back.");

    private void Say(string? refusal, string done)
    {
        if (refusal is null)
        {
            toasts.Done(done);
        }
        else
        {
            toasts.Refused(refusal);
        }
    }
}

/// <summary>Caps of the first week.</summary>
/// <param name="PerPosting">The most one posting may move.</param>
/// <param name="PerDay">The most a day may move.</param>
/// <param name="Proof">That the person proved once more who she is.</param>
public sealed record PromotionCaps(Money PerPosting, Money PerDay, Reauthenticated Proof);
