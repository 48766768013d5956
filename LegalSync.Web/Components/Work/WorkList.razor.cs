using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace LegalSync.Web.Components.Work;

/// <summary>A long list to work through: only what is in sight is drawn, the highlight moves in the browser, picks survive scrolling.</summary>
public sealed partial class WorkList<TRow>(IJSRuntime script) : IAsyncDisposable
{
    private const int UsualHeight = 36;
    private const int PhoneRowHeight = 66;
    private readonly HashSet<long> _picked = [];
    private DotNetObjectReference<WorkList<TRow>>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;
    private Virtualize<WorkLine<TRow>>? _window;
    private ElementReference _region;
    private float? _phone;

    /// <summary>Element id.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>What the list is called.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The rows.</summary>
    [Parameter, EditorRequired] public KeyedRows<TRow> Source { get; set; } = default!;

    /// <summary>The columns.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<WorkColumn> Columns { get; set; } = [];

    /// <summary>The cells of a row.</summary>
    [Parameter, EditorRequired] public RenderFragment<TRow> RowTemplate { get; set; } = default!;

    /// <summary>The heading of a group, by its negative key.</summary>
    [Parameter] public RenderFragment<long>? HeadingTemplate { get; set; }

    /// <summary>What is said when the list is empty.</summary>
    [Parameter] public RenderFragment? WhenEmpty { get; set; }

    /// <summary>Further class of a row.</summary>
    [Parameter] public Func<TRow, string?>? RowClass { get; set; }

    /// <summary>True when rows can be picked.</summary>
    [Parameter] public bool CanPick { get; set; } = true;

    /// <summary>The column in whose order the list stands.</summary>
    [Parameter] public string SortKey { get; set; } = "";

    /// <summary>True when that order goes down.</summary>
    [Parameter] public bool IsDescending { get; set; }

    /// <summary>The line that is highlighted at first.</summary>
    [Parameter] public int Active { get; set; } = -1;

    /// <summary>Height of a row in pixels; the page's style sets the same as <c>--ls-row</c>. On a phone it is what the list's own style says.</summary>
    [Parameter] public int RowHeight { get; set; } = UsualHeight;

    /// <summary>A head was clicked.</summary>
    [Parameter] public EventCallback<string> Sorted { get; set; }

    /// <summary>The highlight came to rest on a line.</summary>
    [Parameter] public EventCallback<int> ActiveChanged { get; set; }

    /// <summary>A line was clicked.</summary>
    [Parameter] public EventCallback<int> OpenedAt { get; set; }

    /// <summary>A key that is not about moving was pressed on a line.</summary>
    [Parameter] public EventCallback<(string Key, int Index)> KeyPressed { get; set; }

    /// <summary>The picks changed.</summary>
    [Parameter] public EventCallback PicksChanged { get; set; }

    /// <summary>The keys of picked rows.</summary>
    public IReadOnlySet<long> Picked => _picked;

    private float Height => _phone ?? RowHeight;

    private int Span => Columns.Count + 1;

    /// <summary>Draws the window again after keys or rows changed, and puts the highlight on a line.</summary>
    public async Task RefreshAsync(int active, bool reveal)
    {
        await DrawAsync();
        await ActivateAsync(active, reveal);
    }

    /// <summary>Draws the window again and leaves the highlight where the browser has it: a key pressed meanwhile is not undone.</summary>
    public async Task RefreshInPlaceAsync()
    {
        await DrawAsync();
        if (_keys is not null)
        {
            await _keys.InvokeVoidAsync("keep", Source.Count);
        }
    }

    /// <summary>Puts the highlight on a line.</summary>
    public async Task ActivateAsync(int index, bool reveal)
    {
        if (_keys is not null)
        {
            await _keys.InvokeVoidAsync("activate", index, Source.Count, reveal);
        }
    }

    /// <summary>Gives the list the focus.</summary>
    public ValueTask FocusAsync() => _region.FocusAsync(preventScroll: true);

    /// <summary>Picks exactly these rows.</summary>
    public async Task PickAsync(IEnumerable<long> keys)
    {
        _picked.Clear();
        _picked.UnionWith(keys.Where(key => key >= 0));
        StateHasChanged();
        await PicksChanged.InvokeAsync();
    }

    /// <summary>Picks a row or lets it go.</summary>
    public Task ToggleAsync(long key) => key < 0 ? Task.CompletedTask : Pick(key, !_picked.Contains(key));

    /// <summary>Called by the script: the highlight came to rest.</summary>
    [JSInvokable] public Task Activated(int index) => ActiveChanged.InvokeAsync(index);

    /// <summary>Called by the script: a line was clicked.</summary>
    [JSInvokable] public Task Opened(int index) => OpenedAt.InvokeAsync(index);

    /// <summary>Called by the script: a key was pressed.</summary>
    [JSInvokable] public Task Pressed(string key, int index) => KeyPressed.InvokeAsync((key, index));

    /// <summary>Called by the script: the pick was drawn from one line to another.</summary>
    [JSInvokable]
    public async Task Extended(int from, int to)
    {
        var (low, high) = (Math.Max(0, Math.Min(from, to)), Math.Min(Source.Count - 1, Math.Max(from, to)));
        await PickAsync(_picked.Union(Source.Lines.Skip(low).Take(high - low + 1)).ToList());
        await ActiveChanged.InvokeAsync(to);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        try
        {
            if (_keys is not null)
            {
                await _keys.InvokeVoidAsync("dispose");
                await _keys.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone and took its listeners along.
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _module = await script.InvokeAsync<IJSObjectReference>("import", "./worklist.js");
        if (await _module.InvokeAsync<bool>("isPhone"))
        {
            _phone = PhoneRowHeight;
            StateHasChanged();
        }

        _self = DotNetObjectReference.Create(this);
        _keys = await _module.InvokeAsync<IJSObjectReference>("attach", _region, _self, Source.Count, Active);
    }

    private async ValueTask<ItemsProviderResult<WorkLine<TRow>>> ProvideAsync(ItemsProviderRequest request) =>
        new(await Source.ReadAsync(request.StartIndex, request.Count, request.CancellationToken), Source.Count);

    private async Task DrawAsync()
    {
        await (_window?.RefreshDataAsync() ?? Task.CompletedTask);
        StateHasChanged();
    }

    private async Task Pick(long key, bool isPicked)
    {
        _ = isPicked ? _picked.Add(key) : _picked.Remove(key);
        StateHasChanged();
        await PicksChanged.InvokeAsync();
    }

    private string SortOf(WorkColumn column) => column.Key != SortKey ? "none" : IsDescending ? "descending" : "ascending";
}
