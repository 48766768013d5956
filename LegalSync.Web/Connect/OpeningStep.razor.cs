using LegalSync.Infrastructure.Connect;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Connect;

/// <summary>Takes the opening position: checked first, shown as totals, then signed.</summary>
public sealed partial class OpeningStep(OpeningDesk desk, TimeProvider clock) : ComponentBase
{
    private const int MostShown = 20;
    private DateOnly? _opensOn;
    private string _text = "";
    private OpeningPreview? _preview;
    private string? _refusal;
    private bool _agrees;
    private bool _isBusy;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        // The likely first day: the first of this month at the firm.
        var today = Books.DayOf(clock.GetUtcNow());
        _opensOn = new DateOnly(today.Year, today.Month, 1);
    }

    // What was checked is no longer what stands there.
    private void Changed() => (_preview, _refusal, _agrees) = (null, null, false);

    private async Task PreviewAsync()
    {
        if (_isBusy)
        {
            return;
        }

        Changed();
        if (_opensOn is null)
        {
            _refusal = "Choose the first day.";
            return;
        }

        _isBusy = true;
        _preview = await desk.PreviewAsync(Books, _text, Actor, CancellationToken.None);
        (_isBusy, _refusal) = (false, _preview.Refusal);
    }

    private async Task SignAsync()
    {
        if (_isBusy || !_agrees || _opensOn is not { } day)
        {
            return;
        }

        _isBusy = true;
        _refusal = await desk.SignAsync(Books, day, _text, Actor, CancellationToken.None);
        _isBusy = false;
        await OnDone.InvokeAsync();
    }
}
