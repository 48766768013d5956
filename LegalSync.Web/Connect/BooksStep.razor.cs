using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Posting;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Connect;

/// <summary>Name and time zone of the books; the name is taken from the QuickBooks company.</summary>
public sealed partial class BooksStep(OpenBooks open, IAccountingSystem accounting) : ComponentBase
{
    private string _name = "";
    private string _zone = TimeZones.Usual;
    private string? _problem;
    private bool _isBusy;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive && State.Accounting is { } connection)
        {
            var reading = await accounting.ReadCompanyAsync(connection.Id, CancellationToken.None);
            _name = _name.Length > 0 ? _name : reading.Company?.Name ?? "";
            _problem = reading.Company is null ? $"{reading.Problem} You can write the name yourself." : null;
        }
    }

    private async Task OpenAsync()
    {
        if (_isBusy || State is not { Practice: { } practice, Accounting: { } books })
        {
            return;
        }

        _isBusy = true;
        var opened = await open.RunAsync(new NewBooks(_name, _zone, practice.Id, books.Id), Actor, CancellationToken.None);
        (_isBusy, _problem) = (false, opened.Refusal);
        await OnDone.InvokeAsync();
    }
}
