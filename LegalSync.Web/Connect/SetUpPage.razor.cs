using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Connect;
using LegalSync.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Connect;

/// <summary>Walks an administrator from nothing to running books. Where she is follows from what exists, so nothing has to be saved.</summary>
public sealed partial class SetUpPage(SetUpQuery query, CurrentActor people, SyncFeed feed) : ComponentBase, IDisposable
{
    /// <summary>Its address.</summary>
    public const string Path = "/setup";

    private readonly CancellationTokenSource _leaving = new();
    private SetUpState? _state;
    private Actor? _actor;

    /// <summary>What a consent ended with, when it ended well.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    /// <summary>What a consent ended with, when it did not.</summary>
    [SupplyParameterFromQuery]
    public string? Problem { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        feed.Changed -= Follow;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _actor = await people.GetAsync();
        await LoadAsync();
        if (RendererInfo.IsInteractive)
        {
            feed.Changed += Follow;
        }
    }

    private void Follow() => _ = InvokeAsync(async () =>
    {
        if (!_leaving.IsCancellationRequested)
        {
            await LoadAsync();
            StateHasChanged();
        }
    });

    private async Task LoadAsync() => _state = await query.FindAsync(_leaving.Token);

    private static string? Connected(Connection? connection) => connection switch
    {
        { State: ConnectionState.Connected } => $"Connected to {connection.Account}.",
        null => null,
        _ => "It must be connected again.",
    };

    private static string? NativeSync(Books? books) => books?.NativeSync switch
    {
        NativeSyncAnswer.Off => "No: LegalSync posts payments and trust.",
        NativeSyncAnswer.On => "Yes: payments and trust are left to it.",
        _ => null,
    };

    private static string? Opening(Books? books) =>
        books?.OpensOn is { } day ? FormattableString.Invariant($"Signed by {books.OpeningSignedBy}: nothing dated before {day:yyyy-MM-dd} posts.") : null;
}
