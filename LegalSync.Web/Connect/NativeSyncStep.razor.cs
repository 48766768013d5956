using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Posting;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Connect;

/// <summary>Asks whether the practice system posts payments and trust itself.</summary>
public sealed partial class NativeSyncStep(SetUpBooks setUp) : ComponentBase
{
    private string? _problem;

    private async Task AnswerAsync(NativeSyncAnswer answer)
    {
        _problem = await setUp.AnswerNativeSyncAsync(Books.Id, answer, Actor, CancellationToken.None);
        await OnDone.InvokeAsync();
    }
}
