using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Parallel.Showing;

/// <summary>What came of the comparison: the report, the outcomes against the firm's own figures, and the weeks.</summary>
public sealed partial class ShowingPage(OutcomeQuery outcomes, EvidenceQuery evidence, RunStartQuery runs, EnterBaseline enter, DialogDesk desk, Toasts toasts)
{
    private Outcomes? _outcomes;
    private EvidenceOverTime? _evidence;
    private RunStartView? _run;

    private bool MayEnter => Actor?.Is(Role.Administrator) == true;

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        _run = (await runs.FindAsync(firm.Id, actor, Leaving)).Value;
        _evidence = (await evidence.FindAsync(firm.Id, null, actor, Leaving)).Value;
        _outcomes = (await outcomes.FindAsync(firm.Id, actor, Leaving)).Value;
    }

    private async Task EnterAsync()
    {
        var figures = await desk.AskAsync<BaselineDialog, BaselineFigures>("The firm's own figures", new() { [nameof(BaselineDialog.Known)] = _outcomes?.Baseline });
        if (figures is null || Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        if (await enter.RunAsync(firm.Id, figures, actor, Leaving) is { } refusal)
        {
            toasts.Refused(refusal);
        }
        else
        {
            toasts.Done("Kept. Every outcome is shown against these figures.");
        }

        await ReloadAsync();
    }
}
