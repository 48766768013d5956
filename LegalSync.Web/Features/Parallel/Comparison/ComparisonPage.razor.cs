using LegalSync.Domain.Audit;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Work;

namespace LegalSync.Web.Features.Parallel.Comparison;

/// <summary>What LegalSync would have posted beside what people posted by hand: the verdict, the strip, the records, one record opened. The address is the view.</summary>
public sealed partial class ComparisonPage(ParallelVerdictQuery verdicts, ParallelPairsQuery pairs, ParallelPairQuery opened)
{
    private static readonly WorkColumn[] _columns =
    [
        new("Title", "Customer", "c-title", false), new("Matter", "Matter", "c-matter", false), new("Stream", "Stream", "c-stream", false), new("Date", "Date", "c-date", false),
        new("Ours", "LegalSync", "c-ours ls-num", false), new("Theirs", "By hand", "c-theirs ls-num", false), new("Difference", "Difference", "c-difference ls-num", false),
        new("Field", "Differs in", "c-field", false), new("Verdict", "Verdict", "c-verdict", false), new("By", "By", "c-by", false),
    ];

    private KeyedRows<ParallelRow> _rows = default!;
    private ParallelAddress _address = new();
    private ParallelVerdict? _verdict;
    private ParallelStrip? _strip;
    private ParallelDetail? _detail;
    private WorkList<ParallelRow>? _list;
    private string? _loadedList;
    private int _active = -1;
    private bool _isLoaded;
    private bool _isForbidden;
    private string _said = "";

    /// <inheritdoc />
    protected override bool FollowsAddress => true;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        _rows = new(FetchAsync, row => row.Sequence);
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        _address = ParallelAddress.Read(Navigation.Uri);
        if (_address.List != _loadedList)
        {
            await ReadRunAsync(firm, actor);
            await ShowListAsync(firm, actor);
            (_loadedList, _offer) = (_address.List, null);
        }

        if (_verdict is not null && _strip?.IsWeekly != _address.IsWeekly)
        {
            _strip = ParallelStrip.Of(_verdict, _address.IsWeekly);
        }

        if (_address.Pair is { } pair && pair != _detail?.Pair.Id)
        {
            await ShowPairAsync((await opened.FindAsync(firm.Id, pair, actor, Leaving)).Value);
        }
    }

    /// <inheritdoc />
    protected override async Task ChangedAsync()
    {
        if (Firm is not { } firm || Actor is not { } actor || !_isLoaded)
        {
            await ReloadAsync();
            return;
        }

        await ReadRunAsync(firm, actor);
        await RefreshAsync(firm, actor);
    }

    private async Task<IReadOnlyList<ParallelRow>> FetchAsync(IReadOnlyList<long> wanted, CancellationToken cancellationToken) =>
        (await pairs.RowsAsync(Firm!.Id, wanted, Actor!, cancellationToken)).Value ?? [];

    private async Task ReadRunAsync(FirmBooks firm, Actor actor)
    {
        var answer = await verdicts.FindAsync(firm.Id, actor, Leaving);
        (_isForbidden, _verdict, _isLoaded) = (answer.IsForbidden, answer.Value, true);
        _strip = _verdict is null ? null : ParallelStrip.Of(_verdict, _address.IsWeekly);
    }

    private async Task<IReadOnlyList<long>> KeysAsync(FirmBooks firm, Actor actor) => _verdict is { } verdict
        ? (await pairs.KeysAsync(firm.Id, verdict.Run.Id, _address.Filter, actor, Leaving)).Value ?? []
        : [];

    private async Task ShowListAsync(FirmBooks firm, Actor actor)
    {
        _rows.Forget();
        _rows.Show(await KeysAsync(firm, actor));
        _active = Math.Min(0, _rows.Count - 1);
        if (_address.Pair is null)
        {
            _detail = _active < 0 ? null : (await opened.FindAsync(firm.Id, _rows.Lines[_active], actor, Leaving)).Value;
        }

        if (_list is not null)
        {
            await _list.PickAsync([]);
            await _list.RefreshAsync(_active, true);
        }
    }

    /// <summary>Reads the list again and leaves the highlight at its place: a row that left gives it to the next one.</summary>
    private async Task RefreshAsync(FirmBooks firm, Actor actor)
    {
        _rows.Forget();
        _rows.Show(await KeysAsync(firm, actor));
        _active = Math.Min(Math.Max(_active, 0), _rows.Count - 1);
        var at = _detail is null ? -1 : _rows.IndexOf(_detail.Pair.Sequence);
        _active = at >= 0 ? at : _active;
        _detail = _active < 0 ? null : (await opened.FindAsync(firm.Id, _rows.Lines[_active], actor, Leaving)).Value;
        await (_list?.RefreshAsync(_active, false) ?? Task.CompletedTask);
    }

    private async Task ShowPairAsync(ParallelDetail? found)
    {
        _detail = found;
        if (found is not null && _rows.IndexOf(found.Pair.Sequence) is >= 0 and var at)
        {
            _active = at;
            await (_list?.ActivateAsync(at, true) ?? Task.CompletedTask);
        }
    }

    /// <summary>Shows the pair of a line.</summary>
    /// <returns>True when it is another than before.</returns>
    private async Task<bool> LookAtAsync(int index)
    {
        if (index < 0 || index >= _rows.Count || Firm is not { } firm || Actor is not { } actor)
        {
            return false;
        }

        _active = index;
        if (_rows.Lines[index] == _detail?.Pair.Sequence)
        {
            return false;
        }

        _detail = (await opened.FindAsync(firm.Id, _rows.Lines[index], actor, Leaving)).Value;
        _said = _detail is { Row: { } row } ? $"{row.Title}, {ParallelText.Verdict(row)}. {AmountText.Count(index + 1)} of {AmountText.Count(_rows.Count)}" : "";
        return _detail is not null;
    }

    // A sheet closes when the address changes, so the address changes only with the pair.
    private async Task ActivateAsync(int index)
    {
        if (await LookAtAsync(index))
        {
            Navigation.NavigateTo((_address with { Pair = _detail!.Pair.Id }).ToString(), replace: true);
        }
    }

    private async Task OpenAsync(int index)
    {
        await LookAtAsync(index);
        if (_detail is { } detail)
        {
            Navigation.NavigateTo((_address with { Pair = detail.Pair.Id, IsOpen = true }).ToString(), replace: _address.IsOpen);
        }
    }

    private async Task BackAsync()
    {
        if (_address.IsOpen)
        {
            Navigation.NavigateTo((_address with { IsOpen = false }).ToString(), replace: true);
        }

        await (_list?.FocusAsync() ?? ValueTask.CompletedTask);
    }

    private void Go(ParallelAddress address) => Navigation.NavigateTo(address.ToString());
}
