using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Toasts;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.SyncLog;

/// <summary>Every run with its figures, by the firm's day.</summary>
public sealed partial class SyncLogPage(RunQuery query, ISyncRequests requests, Toasts toasts)
{
    private RunLog? _log;

    /// <summary>Only runs older than this one.</summary>
    [SupplyParameterFromQuery] public long? Below { get; set; }

    /// <summary>"1" to show watches too.</summary>
    [SupplyParameterFromQuery(Name = "watches")] public string? Watched { get; set; }

    private bool WithWatches => Watched == "1";

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor) =>
        _log = (await query.FindAsync(firm.Id, Below, WithWatches, actor, Leaving)).Value;

    private string OlderHref(long older) => $"log?below={older}{(WithWatches ? "&watches=1" : "")}";

    private DateOnly DayOf(RunRow run) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(run.StartedAt, Current.Zone).DateTime);

    private void Watches(ChangeEventArgs change) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("watches", change.Value is true ? "1" : null));

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
            toasts.Done("A sync was asked for. Its line appears here when it starts.");
        }
    }
}
