using LegalSync.Domain.Mapping;
using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Parallel.Comparison;

/// <summary>Another target for a mapping: first a rehearsal over the run's records, in money, then the change.</summary>
public sealed partial class MappingSheet(RehearseMapping rehearse, DialogDesk desk)
{
    private const int Most = 50;
    private ParallelCause? _cause;
    private BooksTarget? _target;
    private Rehearsal? _rehearsal;
    private string? _problem;
    private bool _isRunning;

    /// <summary>The pair that shows it.</summary>
    [Parameter, EditorRequired] public PairAtHand At { get; set; } = default!;

    /// <summary>The first day of the rule.</summary>
    [Parameter, EditorRequired] public DateOnly From { get; set; }

    /// <summary>Why it changes.</summary>
    [Parameter, EditorRequired] public string Reason { get; set; } = "";

    private MappingKind Kind => _cause?.Cluster.Split(':', 3) is ["map", var kind, _] && Enum.TryParse<MappingKind>(kind, out var known) ? known : MappingKind.Code;

    private string Pattern => _cause?.Cluster.Split(':', 3) is ["map", _, var pattern] ? pattern : "";

    /// <inheritdoc />
    protected override void OnInitialized() => _cause = At.Detail.Causes.Count > 0 ? At.Detail.Causes[0] : null;

    private void Choose(ChangeEventArgs change)
    {
        _cause = At.Detail.Causes.FirstOrDefault(cause => cause.Cluster == change.Value?.ToString());
        Take(null);
    }

    // What was rehearsed holds for exactly what was chosen.
    private void Take(BooksTarget? target) => (_target, _rehearsal, _problem) = (target, null, null);

    private async Task RunAsync()
    {
        if (_target is not { } target)
        {
            _problem = "Choose what it points to.";
            return;
        }

        var change = new MappingChange(Kind, Pattern, MappingTarget.Books, target.Id, From, Reason);
        if (_rehearsal is { Refusal: null })
        {
            desk.Close(change);
            return;
        }

        (_isRunning, _problem) = (true, null);
        _rehearsal = await rehearse.RunAsync(At.Books, change, At.Actor, CancellationToken.None);
        _isRunning = false;
    }
}
