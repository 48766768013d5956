using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Toasts;
using LegalSync.Web.Components.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LegalSync.Web.Features.Trust.Reconcile;

/// <summary>A pane of the screen.</summary>
internal enum PaneSide
{
    /// <summary>Lines of the bank, left.</summary>
    Bank,

    /// <summary>Entries of the journal, right.</summary>
    Book,
}

/// <summary>One month of one trust account: match, explain, submit, sign.</summary>
public sealed partial class ReconcilePage(
    ReconcileWorkspaceQuery query, TrustMonthsQuery months, SealedMonthsQuery sealedMonths, MatchActs matches, MonthActs acts, ReconcileTools tools)
{
    private static readonly WorkColumn[] _columns = [new("Date", "Date", "c-date", false), new("Text", "What, and what fits it", "c-title", false), new("Amount", "Amount", "c-amount ls-num", false)];
    private readonly Board _board = new();
    private KeyedRows<BoardRow> _lineRows = default!;
    private KeyedRows<BoardRow> _entryRows = default!;
    private WorkList<BoardRow>? _lineList;
    private WorkList<BoardRow>? _entryList;
    private IReadOnlyList<SealedMonthRow> _seals = [];
    private ReconcileWorkspace? _work;
    private IJSObjectReference? _module;
    private string? _missing;
    private bool _isStale;
    private bool _isPaired;
    private int _lineAt = -1;
    private int _entryAt = -1;
    private string _said = "";

    /// <summary>The account.</summary>
    [Parameter] public string Account { get; set; } = "";

    /// <summary>The month's last day.</summary>
    [Parameter] public string Through { get; set; } = "";

    /// <summary>The list shown below.</summary>
    [SupplyParameterFromQuery(Name = "tab")]
    public string? Tab { get; set; }

    private string Shown => Tab ?? (_work is { Month.State: ReconciliationState.Ready } ? "sign" : "open");

    private string Address => $"trust/reconcile/{Uri.EscapeDataString(Account)}/{Through}";

    private bool MayWork => _work is { Month.IsOpen: true } && Actor is { } actor && WorkpaperReader.Objection(actor) is null;

    private bool MaySign => Actor is { } actor && WorkpaperReader.SigningObjection(actor, Account) is null;

    private int Certain => _work?.Suggestions.Count(one => one.Strength >= MatchStrength.Certain) ?? 0;

    private BoardRow? LineShown => _lineAt >= 0 && _lineAt < _board.Lines.Count ? _board.Lines[_lineAt] : null;

    private BoardRow? EntryShown => _entryAt >= 0 && _entryAt < _board.Entries.Count ? _board.Entries[_entryAt] : null;

    private List<BoardRow> PickedLines => Picked(_lineList, _board.Lines);

    private List<BoardRow> PickedEntries => Picked(_entryList, _board.Entries);

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        _lineRows = new((keys, _) => Task.FromResult(Of(_board.Lines, keys)), row => row.Key);
        _entryRows = new((keys, _) => Task.FromResult(Of(_board.Entries, keys)), row => row.Key);
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        var account = new BankAccountId(Account);
        var month = DateOnly.TryParseExact(Through, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (await months.ListAsync(firm.Id, account, actor, Leaving)).Value?.FirstOrDefault(one => one.Through == day)
            : null;
        var work = month is null ? null : (await query.FindAsync(firm.Id, month.Id, actor, Leaving)).Value;
        _missing = work is null ? "Nobody has begun this month. Begin it on Reconcile, after its statement is imported." : null;
        if (work is null)
        {
            return;
        }

        _seals = [.. ((await sealedMonths.ListAsync(firm.Id, account, actor, Leaving)).Value?.Rows ?? []).Where(seal => seal.Through == day)];
        (_work, _isStale) = (work, false);
        await ShowAsync(work);
    }

    /// <inheritdoc />
    protected override async Task ChangedAsync()
    {
        // What somebody else decided is shown when asked for, so that rows do not move under a pick; other changes are only new figures.
        if (_work is { } work && Firm is { } firm && Actor is { } actor
            && (await months.ListAsync(firm.Id, work.Month.Account, actor, Leaving)).Value?.FirstOrDefault(one => one.Id == work.Month.Id) is { } now && now.Version != work.Month.Version)
        {
            _isStale = true;
            return;
        }

        await ReloadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isPaired && _lineList is not null && _entryList is not null)
        {
            _isPaired = true;
            _module = await tools.Script.InvokeAsync<IJSObjectReference>("import", "./Features/Trust/Reconcile/ReconcilePage.razor.js");
            await _module.InvokeVoidAsync("pair", "bank-lines", "book-entries");
        }
    }

    /// <inheritdoc />
    protected override async ValueTask LeaveAsync()
    {
        try
        {
            await (_module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone and took its listeners along.
        }
    }

    private async Task ShowAsync(ReconcileWorkspace work)
    {
        _board.Show(work);
        (_lineAt, _entryAt) = (Kept(_lineAt, _board.Lines.Count), Kept(_entryAt, _board.Entries.Count));
        await ShowAsync(_lineRows, _lineList, _board.Lines);
        await ShowAsync(_entryRows, _entryList, _board.Entries);
    }

    private static async Task ShowAsync(KeyedRows<BoardRow> rows, WorkList<BoardRow>? list, IReadOnlyList<BoardRow> shown)
    {
        rows.Forget();
        rows.Show(shown.Select(row => row.Key));
        if (list is not null)
        {
            await list.PickAsync(list.Picked.Where(key => rows.IndexOf(key) >= 0).ToList());
            await list.RefreshInPlaceAsync();
        }
    }

    private static int Kept(int at, int count) => Math.Min(Math.Max(at, 0), count - 1);

    private static IReadOnlyList<BoardRow> Of(IReadOnlyList<BoardRow> rows, IReadOnlyList<long> keys)
    {
        var wanted = keys.ToHashSet();
        return [.. rows.Where(row => wanted.Contains(row.Key))];
    }

    private static List<BoardRow> Picked(WorkList<BoardRow>? list, IReadOnlyList<BoardRow> rows) => list is { Picked.Count: > 0 } ? [.. rows.Where(row => list.Picked.Contains(row.Key))] : [];
}

/// <summary>What the reconcile page opens and calls in the browser.</summary>
public sealed record ReconcileTools(DialogDesk Desk, Toasts Toasts, IJSRuntime Script);
