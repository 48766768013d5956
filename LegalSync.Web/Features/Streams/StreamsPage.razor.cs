using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Streams;

/// <summary>The go-live switch: what each stream has shown, what its next mode asks for, and who gave it or took it back.</summary>
public sealed partial class StreamsPage(StreamSwitchQuery query, EvidenceQuery evidence, SwitchActs acts)
{
    private StreamSwitchView? _view;
    private EvidenceOverTime? _evidence;
    private bool _isBusy;

    /// <summary>Which stream is looked at.</summary>
    [SupplyParameterFromQuery(Name = "stream")] public string? Stream { get; set; }

    private bool IsAdministrator => Actor?.Is(Role.Administrator) == true;

    private bool IsPartner => Actor?.Is(Role.ManagingPartner) == true;

    private bool MayConfirm => IsAdministrator || IsPartner;

    private WorkKind? Kind => Enum.TryParse<WorkKind>(Stream, true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        var view = (await query.FindAsync(firm.Id, Kind, actor, Leaving)).Value;
        _evidence = view?.Shown is { } shown ? (await evidence.FindAsync(firm.Id, shown.Line.Setting.Kind, actor, Leaving)).Value : null;
        _view = view;
    }

    private Task ProposeAsync(StreamDetail detail, StreamMode to) => DoAsync(at => acts.ProposeAsync(at, detail, to, Leaving));

    private Task ConfirmAsync(PromotionProposal proposal) => DoAsync(at => acts.ConfirmAsync(at, proposal, Leaving));

    private Task WithdrawAsync(PromotionProposal proposal) => DoAsync(at => acts.WithdrawAsync(at, proposal, Leaving));

    private Task ToDraftAsync(WorkKind kind) => DoAsync(at => acts.ToDraftAsync(at, kind, Leaving));

    private Task PlanAsync(PlannedPostings plan) => DoAsync(at => acts.PlanAsync(at, plan, Leaving));

    private Task OptInAsync((WorkKind Kind, bool Agreed) choice) => DoAsync(at => acts.OptInAsync(at, choice.Kind, choice.Agreed, Leaving));

    private async Task DoAsync(Func<SwitchAtHand, Task> act)
    {
        if (_isBusy || Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        _isBusy = true;
        try
        {
            await act(new SwitchAtHand(firm, actor));
        }
        finally
        {
            _isBusy = false;
        }

        await ReloadAsync();
    }
}
