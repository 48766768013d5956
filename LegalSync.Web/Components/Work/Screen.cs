using System.Data.Common;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Components.Work;

/// <summary>What every page does alike: learns who asks and for which books, loads, loads again when the feed says that something changed, and stops listening when it is left.</summary>
public abstract class Screen : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan _gather = TimeSpan.FromMilliseconds(600);
    private readonly CancellationTokenSource _leaving = new();
    private ITimer? _timer;
    private int _isGathering;

    /// <summary>The books' reader.</summary>
    [Inject] protected CurrentBooks Current { get; set; } = default!;

    /// <summary>Who is signed in.</summary>
    [Inject] protected CurrentActor People { get; set; } = default!;

    /// <summary>Says that something changed.</summary>
    [Inject] protected SyncFeed Feed { get; set; } = default!;

    /// <summary>The time.</summary>
    [Inject] protected TimeProvider Clock { get; set; } = default!;

    /// <summary>The books; null before set-up.</summary>
    protected FirmBooks? Firm { get; private set; }

    /// <summary>Who asks.</summary>
    protected Actor? Actor { get; private set; }

    /// <summary>What went wrong when it was last loaded.</summary>
    protected string? Problem { get; private set; }

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Leaving => _leaving.Token;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Feed.Changed -= Gather;
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
            _timer = Clock.CreateTimer(_ => _ = InvokeAsync(FollowAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Feed.Changed += Gather;
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
