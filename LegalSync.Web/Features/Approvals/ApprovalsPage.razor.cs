using LegalSync.Domain.Audit;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;
using LegalSync.Web.Components.Work;

namespace LegalSync.Web.Features.Approvals;

/// <summary>Held items: what will be written, approve or reject.</summary>
public sealed partial class ApprovalsPage(ApprovalQuery query, UnbilledQuery unbilled, ApprovalActs acts, Toasts toasts)
{
    private static readonly WorkColumn[] _columns =
    [
        new("Item", "Item", "c-title", false), new("Customer", "Client", "c-customer", false), new("Flags", "Flags", "c-flags", false),
        new("Date", "Date", "c-date", false), new("Amount", "Amount", "c-amount ls-num", false), new("Held", "Held", "c-age ls-num", false),
    ];

    private Dictionary<long, ApprovalRow> _found = [];
    private KeyedRows<ApprovalRow> _rows = default!;
    private IReadOnlyList<UnbilledMatter>? _unbilled;
    private ApprovalAddress _address = new();
    private WorkList<ApprovalRow>? _list;
    private ApprovalRow? _shown;
    private int _active = -1;
    private int _total;
    private bool _isLoaded;
    private string _said = "";

    private bool MayDecide => Actor is { } actor && actor.Is(Role.ManagingPartner);

    private int Later => _found.Values.Count(row => row.WaitsFor.Count > 0);

    private List<ApprovalRow> Picked => [.. (_list?.Picked ?? new HashSet<long>()).Select(key => _found.GetValueOrDefault(key)).OfType<ApprovalRow>()];

    private List<ApprovalRow> Clean => [.. _found.Values.Where(row => row is { IsClean: true, MayDecide: true } && _address.Shows(row.Kind))];

    /// <inheritdoc />
    protected override bool FollowsAddress => true;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        _rows = new((keys, _) => Task.FromResult<IReadOnlyList<ApprovalRow>>([.. keys.Select(key => _found.GetValueOrDefault(key)).OfType<ApprovalRow>()]), row => row.Sequence);
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        _address = ApprovalAddress.Read(Navigation.Uri);
        if (_address.Tab == ApprovalTab.Unbilled)
        {
            _unbilled = (await unbilled.FindAsync(firm.Id, actor, Leaving)).Value;
        }

        var found = (await query.FindAsync(firm.Id, null, actor, Leaving)).Value;
        _found = (found?.Rows ?? []).ToDictionary(row => row.Sequence);
        _total = found?.Total ?? 0;
        _isLoaded = true;
        await ShowAsync();
    }

    private async Task ShowAsync()
    {
        _rows.Forget();
        _rows.Show(_found.Values.Where(row => _address.Shows(row.Kind)).OrderBy(Rank).ThenBy(row => row.Sequence).Select(row => row.Sequence));
        var wanted = _address.Item is { } item ? _found.Values.FirstOrDefault(row => row.Id == item) : null;
        _active = wanted is null ? Math.Min(Math.Max(_active, 0), _rows.Count - 1) : _rows.IndexOf(wanted.Sequence);
        _shown = wanted ?? (_active >= 0 ? _found[_rows.Lines[_active]] : null);
        if (_list is not null)
        {
            await _list.RefreshAsync(_active, false);
        }
    }

    // First what wants a look of its own, then what is clean, last what waits for something else anyway.
    private static int Rank(ApprovalRow row) => row.WaitsFor.Count > 0 ? 2 : row.IsClean ? 1 : 0;

    private void LookAt(int index)
    {
        if (index >= 0 && index < _rows.Count)
        {
            (_active, _shown) = (index, _found[_rows.Lines[index]]);
            _said = $"{_shown.Title}, {_shown.Customer}, {AmountText.Of(_shown.Amount)}. {AmountText.Count(index + 1)} of {AmountText.Count(_rows.Count)}";
        }
    }

    private void Activate(int index)
    {
        LookAt(index);
        Navigation.NavigateTo((_address with { Item = _shown?.Id }).ToString(), replace: true);
    }

    private void Open(int index)
    {
        LookAt(index);
        Navigation.NavigateTo((_address with { Item = _shown?.Id, IsOpen = true }).ToString(), replace: _address.IsOpen);
    }

    private async Task PressedAsync((string Key, int Index) pressed)
    {
        LookAt(pressed.Index);
        await (pressed.Key switch
        {
            "a" when Picked.Count > 0 => ApproveAsync(Picked),
            "a" when _shown is not null => ApproveAsync([_shown]),
            "r" when Picked.Count > 0 => RejectAsync(Picked),
            "r" when _shown is not null => RejectAsync([_shown]),
            "x" when _active >= 0 && MayDecide => _list!.ToggleAsync(_rows.Lines[_active]),
            "* a" when MayDecide => _list!.PickAsync(_rows.Lines),
            "* n" => _list!.PickAsync([]),
            "z" => toasts.UndoLastAsync(),
            "Escape" => BackAsync(),
            _ => Task.CompletedTask,
        });
        if (pressed.Key == "Enter" && _active >= 0)
        {
            Open(_active);
        }
    }

    private Task ApproveAsync(IReadOnlyList<ApprovalRow> rows) => DecideAsync(rows, acts.ApproveAsync);

    private Task RejectAsync(IReadOnlyList<ApprovalRow> rows) => DecideAsync(rows, acts.RejectAsync);

    private Task ApproveCleanAsync() => DecideAsync(Clean, acts.ApproveCleanAsync);

    private async Task DecideAsync(
        IReadOnlyList<ApprovalRow> rows,
        Func<Domain.Posting.BooksId, IReadOnlyList<ApprovalRow>, Actor, Func<Task>, CancellationToken, Task<IReadOnlyList<WorkItemId>>> decide)
    {
        if (Firm is not { } firm || Actor is not { } actor || rows.Count == 0 || rows.Any(row => !row.MayDecide))
        {
            toasts.Refused("You may not decide this.");
            return;
        }

        var done = await decide(firm.Id, rows, actor, UndoneAsync, Leaving);
        foreach (var row in rows.Where(row => done.Contains(row.Id)))
        {
            _found.Remove(row.Sequence);
        }

        _total -= done.Count;
        _said = $"{AmountText.Count(done.Count)} decided, {AmountText.Count(_found.Count)} left.";
        _address = _address with { Item = null, IsOpen = _address.IsOpen && _found.Count > 0 };
        if (_list is not null)
        {
            await _list.PickAsync([]);
        }

        await ShowAsync();
        Navigation.NavigateTo((_address with { Item = _shown?.Id }).ToString(), replace: true);
    }

    private async Task UndoneAsync()
    {
        await ReloadAsync();
        StateHasChanged();
    }

    private async Task BackAsync()
    {
        Navigation.NavigateTo((_address with { IsOpen = false }).ToString(), replace: true);
        await (_list?.FocusAsync() ?? ValueTask.CompletedTask);
    }
}
