using LegalSync.Domain.Audit;
using LegalSync.Domain.Mapping;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Toasts;
using LegalSync.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Mapping;

/// <summary>The mapping tables: what holds now, since when, by whom, why; a change is a further rule.</summary>
public sealed partial class MappingPage(MappingQuery query, ChangeMapping change, DialogDesk desk, Toasts toasts)
{
    private static readonly (MappingKind Kind, string Title)[] _tables =
        [(MappingKind.Matter, "Matters → customers"), (MappingKind.Code, "Codes → items"), (MappingKind.Account, "Accounts")];

    private static readonly WorkColumn[] _columns =
    [
        new("From", "Smokeball", "c-title", false), new("To", "QuickBooks", "c-target", false), new("Since", "From", "c-from", false),
        new("By", "By", "c-by", false), new("Why", "Why", "c-why", false),
    ];

    private IReadOnlyList<MappingRow> _all = [];
    private List<MappingRow> _fitting = [];
    private KeyedRows<MappingRow> _rows = default!;
    private WorkList<MappingRow>? _list;
    private int _active = -1;
    private bool _isLoaded;
    private string? _opened;

    /// <summary>Which table.</summary>
    [SupplyParameterFromQuery] public string? Table { get; set; }

    /// <summary>Part of a label, pattern or target.</summary>
    [SupplyParameterFromQuery] public string? Q { get; set; }

    private MappingKind Kind => Enum.TryParse<MappingKind>(Table, true, out var kind) && Enum.IsDefined(kind) ? kind : MappingKind.Matter;

    private int Gaps => _all.Count(row => !row.IsMapped);

    private bool MayChange => Actor is { } actor && (actor.Is(Role.Administrator) || (actor.Is(Role.Bookkeeper) && Kind != MappingKind.Account));

    private MappingRow? Shown => _active >= 0 && _active < _fitting.Count ? _fitting[_active] : null;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        _rows = new((keys, _) => Task.FromResult<IReadOnlyList<MappingRow>>([.. keys.Select(key => _fitting[(int)key])]), row => _fitting.IndexOf(row));
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        var shown = Shown?.Pattern;
        _all = (await query.FindAsync(firm.Id, Kind, actor, Leaving)).Value ?? [];
        _fitting = [.. _all.Where(row => Q is null || Fits(row, Q))];
        _rows.Forget();
        _rows.Show(Enumerable.Range(0, _fitting.Count).Select(index => (long)index));
        _active = Math.Max(_fitting.FindIndex(row => row.Pattern == shown), _fitting.Count > 0 ? 0 : -1);
        _isLoaded = true;
        if (_list is not null)
        {
            await _list.RefreshAsync(_active, false);
        }
    }

    private static bool Fits(MappingRow row, string text) =>
        row.Label.Contains(text, StringComparison.OrdinalIgnoreCase)
        || row.Pattern.Contains(text, StringComparison.OrdinalIgnoreCase)
        || row.Target.Contains(text, StringComparison.OrdinalIgnoreCase);

    private void Find(ChangeEventArgs typed) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", string.IsNullOrWhiteSpace(typed.Value?.ToString()) ? null : typed.Value!.ToString()!.Trim()));

    private void LookAt(int index) => _active = index;

    private void Open(int index)
    {
        LookAt(index);
        _opened = Shown?.Pattern;
    }

    private async Task PressedAsync((string Key, int Index) pressed)
    {
        LookAt(pressed.Index);
        switch (pressed.Key)
        {
            case "Enter" or "m" when Shown is { } shown && MayChange:
                await ChangeAsync(shown);
                break;
            case "Escape":
                _opened = null;
                break;
        }
    }

    private async Task ChangeAsync(MappingRow? row)
    {
        if (Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        var made = await desk.AskAsync<MappingDialog, MappingChange>(row is null ? "New rule" : $"Change {row.Label}", new()
        {
            [nameof(MappingDialog.Kind)] = Kind,
            [nameof(MappingDialog.Row)] = row,
        });
        if (made is null)
        {
            return;
        }

        if (await change.RunAsync(firm.Id, made, actor, Leaving) is { } refusal)
        {
            toasts.Refused(refusal);
            return;
        }

        toasts.Done($"{row?.Label ?? made.Pattern}: recorded. Items that it touches are evaluated again.");
        await ReloadAsync();
        await (_list?.FocusAsync() ?? ValueTask.CompletedTask);
    }
}
