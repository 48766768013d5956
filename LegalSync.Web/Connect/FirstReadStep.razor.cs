using LegalSync.Domain.Capture;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Connect;

/// <summary>Shows the first read and starts it again when it ended early.</summary>
public sealed partial class FirstReadStep(ISyncRequests requests) : ComponentBase
{
    private string? _problem;

    private async Task ReadAsync()
    {
        _problem = State.Books is { } books ? await requests.RequestAsync(books.Id, Actor, CancellationToken.None) : null;
        await OnDone.InvokeAsync();
    }
}
