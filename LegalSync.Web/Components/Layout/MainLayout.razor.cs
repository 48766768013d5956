using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LegalSync.Web.Components.Layout;

/// <summary>The frame of every screen: rail, top bar, content. Its figures follow the feed, and its "3 min" grows by itself.</summary>
public sealed partial class MainLayout(FrameQuery query, CurrentBooks current, CurrentActor people, SyncFeed feed, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan _often = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _gather = TimeSpan.FromMilliseconds(700);
    private readonly CancellationTokenSource _leaving = new();
    private ErrorBoundary? _boundary;
    private ITimer? _timer;
    private int _isGathering;
    private Frame? _frame;
    private Actor? _actor;
    private bool _isReady;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _actor = await people.GetAsync();
        await LoadAsync();
        if (RendererInfo.IsInteractive)
        {
            _timer = clock.CreateTimer(_ => _ = InvokeAsync(RefreshAsync), null, _often, _often);
            feed.Changed += Gather;
        }
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        // Says that clicks are heard; before that the page is only shown.
        if (firstRender && RendererInfo.IsInteractive)
        {
            _isReady = true;
            StateHasChanged();
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet() => _boundary?.Recover();

    /// <inheritdoc />
    public void Dispose()
    {
        feed.Changed -= Gather;
        _timer?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    // Many changes in a burst are one look.
    private void Gather()
    {
        if (Interlocked.Exchange(ref _isGathering, 1) == 0)
        {
            _timer?.Change(_gather, _often);
        }
    }

    private void Recover() => _boundary?.Recover();

    private async Task RefreshAsync()
    {
        Interlocked.Exchange(ref _isGathering, 0);
        if (!_leaving.IsCancellationRequested)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private async Task LoadAsync()
    {
        if (await current.GetAsync(_leaving.Token) is { } books && _actor is { } actor)
        {
            _frame = (await query.FindAsync(books.Id, actor, _leaving.Token)).Value;
        }
    }
}
