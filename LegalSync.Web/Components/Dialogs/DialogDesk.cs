using Microsoft.AspNetCore.Components;
using Radzen;

namespace LegalSync.Web.Components.Dialogs;

/// <summary>Opens dialogs and waits for what the person says. The one place, with the host beside it, that knows whose dialogs they are.</summary>
public sealed class DialogDesk(DialogService dialogs)
{
    /// <summary>Opens a dialog and answers what it was closed with; the default when it was left.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="parameters">Parameters of the component shown.</param>
    /// <param name="isWide">True for sheets with tables.</param>
    public async Task<TAnswer?> AskAsync<TDialog, TAnswer>(string title, Dictionary<string, object?> parameters, bool isWide = false)
        where TDialog : ComponentBase
    {
        var answer = await dialogs.OpenAsync<TDialog>(title, parameters, new DialogOptions
        {
            Width = isWide ? "720px" : "480px",
            ShowClose = false,
            CloseDialogOnEsc = true,
            CloseDialogOnOverlayClick = false,
            AutoFocusFirstElement = true,
        });
        return answer is TAnswer given ? given : default;
    }

    /// <summary>Closes the dialog on top with an answer.</summary>
    public void Close(object? answer) => dialogs.Close(answer);
}
