using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Statements;
using LegalSync.Infrastructure.Files.Statements;
using LegalSync.Infrastructure.Persistence.Queries;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace LegalSync.Web.Features.Trust.Statements;

/// <summary>Takes one bank file in: receives it, asks what only a person can tell, shows every proof.</summary>
public sealed partial class StatementImport(StatementActs acts) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ReceivedFile? _file;
    private CsvLayoutGuess? _guess;
    private CsvLayout? _kept;
    private CsvLayout? _layout;
    private UploadOutcome? _outcome;
    private PaperFigures? _paper;
    private int? _progress;
    private bool _isBusy;
    private string _account = "";
    private string _why = "";

    /// <summary>The books.</summary>
    [Parameter, EditorRequired] public BooksId Books { get; set; }

    /// <summary>Their currency.</summary>
    [Parameter, EditorRequired] public Currency Currency { get; set; }

    /// <summary>Who imports.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Accounts to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TrustAccountName> Accounts { get; set; } = [];

    /// <summary>A statement was taken.</summary>
    [Parameter] public EventCallback Taken { get; set; }

    private BankAccountId? Account => _account.Length == 0 ? null : new BankAccountId(_account);

    private bool AsksAccount => _outcome?.Outcomes.Any(one => one.AsksAccount) == true;

    private bool AsksAcknowledgement => _outcome?.Outcomes.Any(one => one.AsksAcknowledgement) == true;

    /// <summary>The file of one statement does not state both balances: a person may read them off the paper statement.</summary>
    private bool LacksBalances => _outcome?.Outcomes is [var only] && only.Gates.Any(gate => gate is { Gate: StatementGate.Balances, State: GateState.NotTold });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        await (_file?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task ReceiveAsync(InputFileChangeEventArgs change)
    {
        await (_file?.DisposeAsync() ?? ValueTask.CompletedTask);
        (_file, _guess, _kept, _layout, _outcome, _paper, _why, _progress, _isBusy) = (null, null, null, null, null, null, "", 0, true);
        StateHasChanged();
        var (file, problem) = await ReceivedFile.ReceiveAsync(change.File, Show, _leaving.Token);
        (_file, _isBusy) = (file, false);
        if (problem is not null || file is null)
        {
            (_outcome, _progress) = (new UploadOutcome(problem is null ? [] : [problem], []), null);
            return;
        }

        if (file.IsNamedTable)
        {
            await LookAsync(file);
        }

        if (_guess is null)
        {
            await AgainAsync();
        }

        _progress = null;
    }

    private void Show(int percent)
    {
        if (percent != _progress)
        {
            _progress = percent;
            StateHasChanged();
        }
    }

    private async Task LookAsync(ReceivedFile file)
    {
        _guess = await StatementActs.ColumnsAsync(file, _leaving.Token);
        await KeptAsync();
    }

    private async Task KeptAsync() => _kept = _guess is { } guess && Account is { } account ? await acts.KeptAsync(Books, account, guess, _leaving.Token) : null;

    private async Task ChooseAccountAsync(ChangeEventArgs change)
    {
        _account = change.Value as string ?? "";
        await KeptAsync();
    }

    private Task TakeTableAsync(CsvLayout layout)
    {
        _layout = layout;
        return AgainAsync();
    }

    private async Task AgainAsync()
    {
        if (_file is not { } file || _isBusy)
        {
            return;
        }

        (_isBusy, _progress) = (true, 100);
        StateHasChanged();
        _outcome = await acts.TakeAsync(Books, file, new UploadWords(file.Name, Account, _layout, _why) { Paper = _paper }, Actor, _leaving.Token);
        (_isBusy, _progress) = (false, null);
        if (_outcome.IsTaken)
        {
            _guess = null;
            await Taken.InvokeAsync();
        }
        else if (_outcome.Problems.Count > 0 && _guess is null)
        {
            await LookAsync(file);
        }
    }
}
