using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Files;
using LegalSync.Infrastructure.Files.ManualRows;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Features.Connections;
using LegalSync.Web.Features.Reconciliation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace LegalSync.Web.Features.Parallel.Start;

/// <summary>Takes the firm's spreadsheet: asks what its columns hold, shows what comes of it, and hands the rows on.</summary>
public sealed partial class ManualUpload : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ManualTable? _table;
    private ManualLayout? _layout;
    private ManualReading? _reading;
    private IReadOnlyList<FileProblem> _problems = [];
    private string? _done;

    /// <summary>Currency of the books.</summary>
    [Parameter, EditorRequired] public Currency Currency { get; set; }

    /// <summary>True while something is done.</summary>
    [Parameter] public bool IsBusy { get; set; }

    /// <summary>Takes the rows; answers what it did.</summary>
    [Parameter, EditorRequired] public Func<IReadOnlyList<ManualRow>, Task<ImportedRows>> Take { get; set; } = default!;

    private IReadOnlyList<FileProblem> Problems => _reading?.Problems ?? _problems;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private static string Kinds(ManualReading reading) =>
        string.Join(", ", reading.Rows.GroupBy(row => row.Side.Stream).OrderBy(group => group.Key).Select(group => $"{StreamNames.Of(group.Key).ToLowerInvariant()} {AmountText.Count(group.Count())}"));

    private async Task ReceiveAsync(InputFileChangeEventArgs change)
    {
        (_table, _layout, _reading, _problems, _done) = (null, null, null, [], null);
        var chosen = await ChosenFile.ReadAsync(change.File, _leaving.Token);
        if (chosen.Problems.Count > 0)
        {
            _problems = chosen.Problems;
            return;
        }

        var (table, problem) = ManualTable.Open(chosen.Name, chosen.Content);
        (_table, _problems) = (table, problem is null ? [] : [problem]);
        if (table is not null)
        {
            Try(ManualLayout.Guess(table));
        }
    }

    private void Try(ManualLayout layout) => (_layout, _reading) = (layout, ManualRowsReader.Read(_table!, layout, Currency));

    private async Task TakeAsync()
    {
        var taken = await Take(_reading!.Rows);
        if (taken.Refusal is { } refusal)
        {
            (_done, _reading) = (null, _reading with { Problems = [new FileProblem(_table!.Name, null, null, refusal, "")] });
            return;
        }

        _done = $"{AmountText.Count(taken.New)} new, {AmountText.Count(taken.Changed)} changed, {AmountText.Count(taken.Gone)} gone, {AmountText.Count(taken.Same)} as before"
            + (taken.Outside > 0 ? $"; {AmountText.Count(taken.Outside, "row is", "rows are")} dated outside the parallel run." : ".");
        (_table, _layout, _reading) = (null, null, null);
    }
}
