using System.Data.Common;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace LegalSync.Web.Components.Work;

/// <summary>What every page does alike: learns who asks and for which books, loads, loads again when the feed says that something changed, and stops listening when it is left.</summary>
public abstract class Screen : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan _gather = TimeSpan.FromMilliseconds(600);
    private readonly CancellationTokenSource _leaving = new();
    private ITimer? _timer;
    private int _isGathering;
    private string _path = "";

    /// <summary>The books' reader.</summary>
    [Inject] protected CurrentBooks Current { get; set; } = default!;

    /// <summary>Who is signed in.</summary>
    [Inject] protected CurrentActor People { get; set; } = default!;

    /// <summary>Says that something changed.</summary>
    [Inject] protected SyncFeed Feed { get; set; } = default!;

    /// <summary>The time.</summary>
    [Inject] protected TimeProvider Clock { get; set; } = default!;

    /// <summary>Where the page is and may go.</summary>
    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>The books; null before set-up.</summary>
    protected FirmBooks? Firm { get; private set; }

    /// <summary>Who asks.</summary>
    protected Actor? Actor { get; private set; }

    /// <summary>What went wrong when it was last loaded.</summary>
    protected string? Problem { get; private set; }

    /// <summary>True for a page that reads its whole view from the address by itself: it has no parameters whose change would tell it.</summary>
    protected virtual bool FollowsAddress => false;

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Leaving => _leaving.Token;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Feed.Changed -= Gather;
        Navigation.LocationChanged -= Moved;
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        await _leaving.CancelAsync();
        await LeaveAsync();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Actor = await People.GetAsync();
        Firm = await Current.GetAsync(Leaving);
        if (RendererInfo.IsInteractive)
        {
            _timer = Clock.CreateTimer(_ => InLine(FollowAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Feed.Changed += Gather;
            if (FollowsAddress)
            {
                _path = PathOf(Navigation.Uri);
                Navigation.LocationChanged += Moved;
            }
        }
    }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => ReloadAsync();

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync(FirmBooks firm, Actor actor);

    /// <summary>Something changed: by default, read again.</summary>
    protected virtual Task ChangedAsync() => ReloadAsync();

    /// <summary>Lets go of what the page holds.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;

    /// <summary>Reads again; a database that does not answer leaves what is shown and says so.</summary>
    protected async Task ReloadAsync()
    {
        try
        {
            Firm ??= await Current.GetAsync(Leaving);
            if (Firm is { } firm && Actor is { } actor)
            {
                await LoadAsync(firm, actor);
            }

            Problem = null;
        }
        catch (Exception failure) when (failure is DbException or TimeoutException && !Leaving.IsCancellationRequested)
        {
            Problem = "This could not be read just now. What you see may be out of date; it is tried again at the next change.";
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // The page was left while it was loading.
        }
    }

    private static string PathOf(string address) => new Uri(address).AbsolutePath;

    private void Moved(object? sender, LocationChangedEventArgs to)
    {
        if (PathOf(to.Location) == _path)
        {
            InLine(async () =>
            {
                await ReloadAsync();
                StateHasChanged();
            });
        }
    }

    // Work that no event of the page asked for: what it throws goes to the page's boundary instead of nowhere.
    private void InLine(Func<Task> work) => InvokeAsync(work).ContinueWith(
        ended => DispatchExceptionAsync(ended.Exception!.GetBaseException()), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    // Changes come in bursts; one look after each burst is enough.
    private void Gather()
    {
        if (Interlocked.Exchange(ref _isGathering, 1) == 0)
        {
            _timer?.Change(_gather, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task FollowAsync()
    {
        Interlocked.Exchange(ref _isGathering, 0);
        if (!Leaving.IsCancellationRequested)
        {
            await ChangedAsync();
            StateHasChanged();
        }
    }
}
