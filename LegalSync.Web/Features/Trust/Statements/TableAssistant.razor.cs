using LegalSync.Domain.Amounts;
using LegalSync.Infrastructure.Files;
using LegalSync.Infrastructure.Files.Statements;
using LegalSync.Web.Components.Shown;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Trust.Statements;

/// <summary>Asks what the columns of a bank's table hold, and shows at once what comes of it.</summary>
public sealed partial class TableAssistant : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private CsvLayout? _layout;
    private CsvLayout? _begun;
    private TablePreview? _preview;

    /// <summary>The file.</summary>
    [Parameter, EditorRequired] public ReceivedFile File { get; set; } = default!;

    /// <summary>What its columns seem to hold.</summary>
    [Parameter, EditorRequired] public CsvLayoutGuess Guess { get; set; } = default!;

    /// <summary>The layout chosen for the account the last time; null when there is none.</summary>
    [Parameter] public CsvLayout? Kept { get; set; }

    /// <summary>Currency of the books.</summary>
    [Parameter, EditorRequired] public Currency Currency { get; set; }

    /// <summary>True while no account is chosen.</summary>
    [Parameter] public bool NeedsAccount { get; set; }

    /// <summary>True while a file is taken in.</summary>
    [Parameter] public bool IsBusy { get; set; }

    /// <summary>The person is content with the layout.</summary>
    [Parameter] public EventCallback<CsvLayout> Chosen { get; set; }

    private CsvLayout Layout => _layout ?? Kept ?? Guess.Layout;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // A new file, or an account for which something was kept, begins anew.
        var begin = Kept ?? Guess.Layout;
        if (!ReferenceEquals(begin, _begun))
        {
            (_begun, _layout) = (begin, null);
            await LookAsync();
        }
    }

    private static string ProofText(TablePreview preview) => preview switch
    {
        { Proof: { IsProven: true, IsBalanced: true }, Opening: { } opening, Closing: { } closing } => $"{AmountText.Of(opening)} and the lines give {AmountText.Of(closing)}.",
        { Proof: { IsBalanced: false, Difference: var difference } } => $"Opening balance and lines do not give the closing balance; {AmountText.Of(difference)} is unexplained.",
        { Closing: { } closing } => $"The closing balance is {AmountText.Of(closing)}; the table does not prove it.",
        _ => "The table states no balances, so its lines cannot be proven.",
    };

    private Task HoldsAsync(int at, ChangeEventArgs change) => Enum.TryParse<CsvColumnRole>(change.Value as string, out var role)
        ? TryAsync(Layout with { Columns = [.. Layout.Columns.Select((held, index) => index == at ? role : held)] })
        : Task.CompletedTask;

    private Task DatesAsync(ChangeEventArgs change) => TryAsync(Layout with { Dates = Enum.TryParse<DateOrder>(change.Value as string, out var order) ? order : null });

    private Task SignsAsync(ChangeEventArgs change) => Enum.TryParse<CsvSigns>(change.Value as string, out var signs) ? TryAsync(Layout with { Signs = signs }) : Task.CompletedTask;

    private Task TryAsync(CsvLayout layout)
    {
        _layout = layout;
        return LookAsync();
    }

    private async Task LookAsync() => _preview = await StatementActs.PreviewAsync(File, Layout, Currency, _leaving.Token);
}
