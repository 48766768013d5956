using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Home;

/// <summary>Health and what needs whom: the same figures, other first lines for each role.</summary>
public sealed partial class HomePage(HomeQuery query, FrameQuery frames, TrustStatusQuery trust, OutcomeQuery outcomes, ISyncRequests requests, Toasts toasts)
{
    private static readonly TimeSpan _long = TimeSpan.FromDays(1);
    private HomeFigures? _figures;
    private Frame? _frame;
    private IReadOnlyList<TrustStatusRow> _trust = [];
    private Outcomes? _outcomes;

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        _figures = (await query.FindAsync(firm.Id, actor, Leaving)).Value;
        _frame = (await frames.FindAsync(firm.Id, actor, Leaving)).Value;
        _outcomes = actor.Is(Role.ManagingPartner) || actor.Is(Role.Administrator) ? (await outcomes.FindAsync(firm.Id, actor, Leaving)).Value : null;
        _trust = (await trust.FindAsync(firm.Id, actor, Leaving)).Value?.Rows ?? [];
    }

    private List<(string Text, string Href)> Needs(HomeFigures figures)
    {
        var needs = new List<(string, string)>();
        if (Actor!.Is(Role.ManagingPartner) && figures.Held > 0)
        {
            var since = figures.HeldSince is { } held && Clock.GetUtcNow() - held > _long ? $", the oldest for {TimeText.Span(Clock.GetUtcNow() - held)}" : "";
            needs.Add(($"{AmountText.Count(figures.Held, "item waits", "items wait")} for your approval, {AmountText.Of(figures.HeldMinor, Current.Currency)}{since}", "approvals"));
            if (figures.HeldTrust > 0)
            {
                needs.Add(($"{AmountText.Count(figures.HeldTrust, "of them moves", "of them move")} client money", "approvals?tab=trust"));
            }
        }

        if (Actor.Is(Role.Administrator))
        {
            needs.AddRange((_frame?.Systems ?? [])
                .Where(system => system.State != ConnectionState.Connected)
                .Select(system => ($"{system.System} must be connected again", "connections")));
            if (_frame is { IsSetUp: false })
            {
                needs.Add(("Set-up is not finished", "connections"));
            }
        }

        if (figures.Mine > 0)
        {
            needs.Add(($"{AmountText.Count(figures.Mine, "exception is", "exceptions are")} yours", "exceptions?view=mine"));
        }

        return needs;
    }

    private async Task SyncAsync()
    {
        if (Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        if (await requests.RequestAsync(firm.Id, actor, Leaving) is { } refusal)
        {
            toasts.Refused(refusal);
        }
        else
        {
            toasts.Done("A sync was asked for. It shows here when it starts.");
        }
    }
}
