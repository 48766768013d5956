using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Features.Connections;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LegalSync.Web.Features.Parallel.Comparison;

/// <summary>The run at a glance. Arrows move from cell to cell; Enter opens that day and stream. Redrawn only when its figures or the view are others.</summary>
public sealed partial class StripTable(IJSRuntime script) : IAsyncDisposable
{
    private (ParallelStrip, string)? _drawn;
    private ElementReference _region;
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;

    /// <summary>The figures; changed ones are a new strip.</summary>
    [Parameter, EditorRequired] public ParallelStrip Strip { get; set; } = default!;

    /// <summary>What they are of.</summary>
    [Parameter, EditorRequired] public ParallelVerdict Verdict { get; set; } = default!;

    /// <summary>The view.</summary>
    [Parameter, EditorRequired] public ParallelAddress Address { get; set; } = default!;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_keys is not null)
            {
                await _keys.InvokeVoidAsync("dispose");
                await _keys.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone and took its listeners along.
        }
    }

    /// <inheritdoc />
    protected override bool ShouldRender()
    {
        var now = (Strip, Address.List);
        var isNew = _drawn is not { } drawn || !ReferenceEquals(drawn.Item1, now.Strip) || drawn.Item2 != now.List;
        _drawn = now;
        return isNew;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await script.InvokeAsync<IJSObjectReference>("import", "./Features/Parallel/Comparison/StripTable.razor.js");
            _keys = await _module.InvokeAsync<IJSObjectReference>("attach", _region, "pairs");
        }
    }

    private static string Figure(StripCell cell) => cell.State switch
    {
        StripState.None => "–",
        StripState.Open => $"{AmountText.Count(cell.Unexplained)}/{AmountText.Count(cell.Records)}",
        _ => AmountText.Count(cell.Records),
    };

    private string Head(DateOnly day) => Strip.IsWeekly ? ParallelText.Week(day) : ParallelText.DayOfYear(day);

    private string Title(DateOnly day) => (Strip.IsWeekly ? ParallelText.Week(day) : TimeText.Day(day)) + (IsUnfinished(day) ? ", not finished" : Signature(day) is { Length: > 0 } said ? $", {said}" : "");

    private string Say(StripRow row, DateOnly day, StripCell cell) => $"{StreamNames.Of(row.Stream)}, {Title(day)}: " + cell.State switch
    {
        StripState.None => "no record",
        StripState.Agrees => $"{AmountText.Count(cell.Records, "record agrees", "records agree")}",
        StripState.Open => $"{Figure(cell)} records unexplained",
        StripState.Wrong => $"{AmountText.Count(cell.Records, "record")}, LegalSync wrong in {AmountText.Count(cell.AgainstUs)}",
        _ => $"{AmountText.Count(cell.Records, "record")}, {AmountText.Count(cell.Explained)} explained",
    };

    private bool IsUnfinished(DateOnly day) => Verdict.Run.IsOpen && (Strip.IsWeekly ? day.AddDays(6) : day) >= Verdict.Today;

    private string Signature(DateOnly day) => Verdict.Weeks.FirstOrDefault(week => week.Monday == ComparedPair.WeekOf(day)) is { } week ? ParallelText.Signature(week) : "";

    private bool IsShown(StripRow row, DateOnly day) => Address.Filter.Stream == row.Stream && (Strip.IsWeekly ? Address.Filter.Week == day : Address.Filter.Day == day);
}
