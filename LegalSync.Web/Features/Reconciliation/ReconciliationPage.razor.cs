using System.Text;
using LegalSync.Domain.Reconciliation;
using LegalSync.Infrastructure.Files;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace LegalSync.Web.Features.Reconciliation;

/// <summary>Two files in, exceptions out: of use before anything is connected.</summary>
public sealed partial class ReconciliationPage(IJSRuntime script) : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ChosenFile _source = ChosenFile.None;
    private ChosenFile _ledger = ChosenFile.None;
    private string _dates = "";
    private bool _isRunning;
    private FileComparison? _result;
    private IReadOnlyList<RecordPair> _differing = [];
    private IJSObjectReference? _download;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        if (_download is { } module)
        {
            try
            {
                await module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser has gone, and the module with it.
            }
        }
    }

    private async Task ChooseSource(IBrowserFile file) => _source = await ReadAsync(file);

    private async Task ChooseLedger(IBrowserFile file) => _ledger = await ReadAsync(file);

    private async Task<ChosenFile> ReadAsync(IBrowserFile file)
    {
        _result = null;
        return await ChosenFile.ReadAsync(file, _leaving.Token);
    }

    private async Task RunAsync()
    {
        (_isRunning, _result) = (true, null);
        StateHasChanged();
        DateOrder? order = _dates switch { "us" => DateOrder.Us, "iso" => DateOrder.Iso, _ => null };
        var (source, ledger) = (_source, _ledger);
        _result = await Task.Run(() => FileComparison.Of(source.Typed(order), ledger.Typed(order), ledger.Name), _leaving.Token);
        _source = source with { Problems = _result.SourceProblems };
        _ledger = ledger with { Problems = _result.LedgerProblems };
        _differing = _result.Outcome is { } outcome ? [.. outcome.Pairs.Where(pair => pair.Status == PairStatus.Differs)] : [];
        _isRunning = false;
    }

    private async Task DownloadAsync(string format)
    {
        if (_result?.Outcome is not { } outcome)
        {
            return;
        }

        var text = format == "json" ? ComparisonJson.Write(outcome) : ComparisonCsv.Write(outcome);
        _download ??= await script.InvokeAsync<IJSObjectReference>("import", _leaving.Token, "./Features/Reconciliation/ReconciliationPage.razor.js");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes((format == "csv" ? "\uFEFF" : "") + text));
        using var reference = new DotNetStreamReference(stream);
        await _download.InvokeVoidAsync("save", _leaving.Token, $"comparison.{format}", format == "json" ? "application/json" : "text/csv", reference);
    }
}
