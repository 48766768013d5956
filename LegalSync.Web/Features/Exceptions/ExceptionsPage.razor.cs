using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Exceptions;

/// <summary>The queue: facets, list, detail. The address is the view.</summary>
public sealed partial class ExceptionsPage(
    QueueKeysQuery keys, QueueRowsQuery rowsQuery, QueueDetailQuery details, IExceptionCatalogue catalogue, PeopleQuery people)
{
    private readonly QueueShown _shown = new();
    private KeyedRows<QueueRow> _rows = default!;
    private QueueAddress _address = new();
    private string? _loadedList;
    private IReadOnlyList<Facet> _facets = [];
    private IReadOnlyList<PersonRow>? _people;
    private QueueDetail? _detail;
    private WorkList<QueueRow>? _list;
    private int _active = -1;
    private bool _isLoaded;
    private bool _isForbidden;
    private bool _showsFilters;
    private string _said = "";

    private static readonly (QueueView View, string Title)[] _views =
    [
        (QueueView.Open, "All open"), (QueueView.Mine, "For me"), (QueueView.Critical, "Critical"),
        (QueueView.Trust, "Trust"), (QueueView.Snoozed, "Snoozed"), (QueueView.Cleared, "Cleared today"),
    ];

    private static readonly WorkColumn[] _columns =
    [
        new(nameof(QueueSort.Severity), "Severity", "c-severity"), new(nameof(QueueSort.Exception), "Exception", "c-title"),
        new(nameof(QueueSort.Matter), "Matter", "c-matter"), new(nameof(QueueSort.Client), "Client", "c-client"),
        new(nameof(QueueSort.Difference), "Difference", "c-difference ls-num"), new(nameof(QueueSort.Waiting), "Waits", "c-waiting ls-num"),
        new(nameof(QueueSort.Age), "Age", "c-age ls-num"), new("Suggestion", "Suggested", "c-suggestion", false),
    ];

    private bool IsGrouped => _address.Order.By == QueueSort.Cause;

    private bool MayPick => _address.Filter.View != QueueView.Cleared && Actor is { } actor && !actor.Roles.All(role => role == Role.Auditor);

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
        _address = QueueAddress.Read(Navigation.Uri);
        if (_address.List != _loadedList)
        {
            await ShowListAsync(firm, actor);
            _loadedList = _address.List;
        }

        if (_address.Card is { } card && card != _detail?.Card.Id)
        {
            await ShowCardAsync((await details.FindAsync(firm.Id, card, actor, Leaving)).Value);
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

        var answer = await keys.FindAsync(firm.Id, _address.Filter, _address.Order, actor, Leaving);
        if (answer.Value is not { } found)
        {
            return;
        }

        if (_shown.Note(found))
        {
            _shown.Adopt();
        }

        _rows.Forget();
        DrawFacets();
        await RedrawAsync(false);
        if (_detail is { } shown)
        {
            _detail = (await details.FindAsync(firm.Id, shown.Card.Id, actor, Leaving)).Value ?? _detail;
        }
    }

    private async Task<IReadOnlyList<QueueRow>> FetchAsync(IReadOnlyList<long> wanted, CancellationToken cancellationToken) =>
        (await rowsQuery.FindAsync(Firm!.Id, wanted, Actor!, cancellationToken)).Value ?? [];

    private async Task ShowListAsync(FirmBooks firm, Actor actor)
    {
        var answer = await keys.FindAsync(firm.Id, _address.Filter, _address.Order, actor, Leaving);
        _isForbidden = answer.IsForbidden;
        _people ??= (await people.FindAsync(actor, Leaving)).Value ?? [];
        if (answer.Value is { } found)
        {
            _shown.Show(found);
            _rows.Forget();
        }

        _isLoaded = true;
        DrawFacets();
        _rows.Show(_shown.Lines());
        _active = FirstRow();
        if (_address.Card is null)
        {
            _detail = _active < 0 ? null : (await details.FindAsync(firm.Id, _rows.Lines[_active], actor, Leaving)).Value;
        }

        if (_list is not null)
        {
            await _list.PickAsync([]);
            await _list.RefreshAsync(_active, true);
        }
    }

    private async Task ShowCardAsync(QueueDetail? found)
    {
        _detail = found;
        if (found is not null && _rows.IndexOf(found.Card.Sequence) is >= 0 and var at)
        {
            _active = at;
            await (_list?.ActivateAsync(at, true) ?? Task.CompletedTask);
        }
    }

    private async Task RedrawAsync(bool reveal)
    {
        _rows.Show(_shown.Lines());
        await (_list?.RefreshAsync(_active, reveal) ?? Task.CompletedTask);
    }

    private async Task AdoptAsync()
    {
        _shown.Adopt();
        _rows.Show(_shown.Lines());
        _active = _detail is null ? FirstRow() : _rows.IndexOf(_detail.Card.Sequence);
        await RedrawAsync(false);
    }

    private async Task FoldAsync(long heading)
    {
        _shown.Fold(heading);
        _rows.Show(_shown.Lines());
        _active = _rows.IndexOf(heading);
        await RedrawAsync(false);
    }

    private void Go(QueueAddress address) => Navigation.NavigateTo(address.ToString());

    private void Find(ChangeEventArgs change) =>
        Go(_address with { Filter = _address.Filter with { Text = change.Value?.ToString()?.Trim() ?? "" }, Card = null, IsOpen = false });

    private int FirstRow() => _rows.Lines.Select((key, index) => key >= 0 ? index : -1).FirstOrDefault(index => index >= 0, -1);

    private bool IsGone(QueueRow row) => row.State != CardState.Open && _address.Filter.View != QueueView.Cleared;

    private string TitleOf(ExceptionCode code) => catalogue.Find(code).Title;

    private void DrawFacets() =>
        _facets = _shown.Facets is { } facets ? QueueFacetsShown.Of(facets, _address.Filter, catalogue, _people ?? []) : [];

    private void Say(string what) => _said = $"{what}. {AmountText.Count(_shown.Count)} left.";
}
