using LegalSync.Domain.ExceptionQueue;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components;
using LegalSync.Web.Components.Dialogs;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Exceptions;

/// <summary>What became of many cards.</summary>
public sealed record BulkOutcome(IReadOnlyList<ExceptionItemId> Cleared, IReadOnlyList<ResolutionRecordId> Records, DateTimeOffset? UndoUntil);

/// <summary>Resolves many cards of one code: says first how many will change and which are refused, then does it and lists what was refused.</summary>
public sealed partial class BulkSheet(ResolveCard resolve, DialogDesk desk, CurrentBooks books)
{
    private const int MostChecked = 100;
    private readonly List<(string Title, string Why)> _refused = [];
    private ResolutionType? _way;
    private Plan? _plan;
    private BulkOutcome? _outcome;
    private string _reason = "";
    private string? _problem;
    private bool _isRunning;
    private int _done;

    private sealed record Plan(int Ready, int Unchecked, long Minor, IReadOnlyList<string> Lines);

    /// <summary>One of the cards: its code stands for all.</summary>
    [Parameter, EditorRequired] public CardAtHand At { get; set; } = default!;

    /// <summary>The cards.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<QueueRow> Rows { get; set; } = [];

    private CurrentBooks Books => books;

    // What asks for a thing of the books is a card's own choice, not one for many.
    private IEnumerable<ResolutionType> Ways => At.Detail.Type.Resolutions.Where(type => type.Input == ResolutionInput.None);

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ChooseAsync(Rows.Any(row => row.Suggestion is not null) ? null : Ways.FirstOrDefault());

    private async Task ChooseAsync(ResolutionType? way)
    {
        _way = way;
        _refused.Clear();
        var (ready, minor, lines) = (0, 0L, (IReadOnlyList<string>)[]);
        foreach (var row in Rows.Take(MostChecked))
        {
            var refusal = "Nothing is suggested for it.";
            if (ChoiceOf(row) is { } choice)
            {
                var preview = await resolve.PreviewAsync(At.Books, choice, At.Actor, CancellationToken.None);
                lines = lines.Count == 0 ? preview.Lines : lines;
                refusal = preview.Refusal;
            }

            if (refusal is null)
            {
                (ready, minor) = (ready + 1, minor + row.BlockedMinor);
            }
            else
            {
                _refused.Add((row.Title, refusal));
            }
        }

        _plan = new Plan(ready, Math.Max(0, Rows.Count - MostChecked), minor, lines.Count > 0 && ready > 1 ? ["For each, for example:", .. lines] : lines);
    }

    private async Task RunAsync()
    {
        if (_way is { NeedsReason: true } && _reason.Trim().Length < ReasonDialog.MinLength)
        {
            _problem = $"Write why, in at least {ReasonDialog.MinLength} characters. It is kept in the audit.";
            return;
        }

        (_isRunning, _problem, _done) = (true, null, 0);
        _refused.Clear();
        var (cleared, records, undoUntil) = (new List<ExceptionItemId>(), new List<ResolutionRecordId>(), (DateTimeOffset?)null);
        foreach (var row in Rows)
        {
            var refusal = "Nothing is suggested for it.";
            if (ChoiceOf(row) is { } choice)
            {
                var outcome = await resolve.RunAsync(At.Books, choice, At.Actor, CancellationToken.None);
                refusal = outcome.Done ? null : outcome.Refusal ?? "It was not done.";
                undoUntil ??= outcome.UndoUntil;
                records.AddRange(outcome.Record is { } record ? [record] : []);
            }

            if (refusal is null)
            {
                cleared.Add(row.Id);
            }
            else
            {
                _refused.Add((row.Title, refusal));
            }

            _done++;
            if (_done % 10 == 0)
            {
                StateHasChanged();
                await Task.Yield();
            }
        }

        (_isRunning, _outcome) = (false, new BulkOutcome(cleared, records, undoUntil));
        if (_refused.Count == 0)
        {
            desk.Close(_outcome);
        }
    }

    private ResolutionChoice? ChoiceOf(QueueRow row) => _way is { } way
        ? new ResolutionChoice(row.Id, row.Version, way.Id, null, way.NeedsReason ? _reason.Trim() : null)
        : row.Suggestion is { } suggestion ? new ResolutionChoice(row.Id, row.Version, suggestion.Resolution, suggestion.Input) : null;
}
