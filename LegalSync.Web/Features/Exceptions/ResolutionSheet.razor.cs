using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Exceptions;

/// <summary>Asks what a resolution needs, and says what it would do before it is done.</summary>
public sealed partial class ResolutionSheet(ResolveCard resolve, DialogDesk desk)
{
    private string? _input;
    private string _inputName = "";
    private string _reason = "";
    private string? _problem;
    private ResolutionPreview? _preview;

    /// <summary>The card.</summary>
    [Parameter, EditorRequired] public CardAtHand At { get; set; } = default!;

    /// <summary>The way out.</summary>
    [Parameter, EditorRequired] public ResolutionType Type { get; set; } = default!;

    /// <summary>An input that is suggested.</summary>
    [Parameter] public string? FirstInput { get; set; }

    private string InputLabel => Type.Input switch
    {
        ResolutionInput.Customer => "Customer",
        ResolutionInput.Item => "Item",
        ResolutionInput.Account => "Account",
        ResolutionInput.Document => "Document in the books",
        _ => "Name, number or pattern",
    };

    private IReadOnlyList<BooksKind> Kinds => Type.Input switch
    {
        ResolutionInput.Customer => [BooksKind.Customer],
        ResolutionInput.Item => [BooksKind.Item],
        ResolutionInput.Account => [BooksKind.Account],
        ResolutionInput.Document => [BooksKind.Invoice, BooksKind.Payment, BooksKind.Deposit, BooksKind.Purchase, BooksKind.JournalEntry],
        _ => [],
    };

    private ResolutionChoice Choice => new(
        At.Detail.Card.Id, At.Detail.Card.Version, Type.Id, Type.Input == ResolutionInput.None ? null : _input, _reason.Trim().Length == 0 ? null : _reason.Trim());

    private bool HasInput => Type.Input == ResolutionInput.None || !string.IsNullOrWhiteSpace(_input);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (FirstInput is not null && At.Detail.Card.ReadSuggestion() is { } suggestion && suggestion.Resolution == Type.Id)
        {
            (_input, _inputName) = (FirstInput, Type.Input == ResolutionInput.Text ? FirstInput : suggestion.Label);
        }

        await PreviewAsync();
    }

    private async Task TextAsync(ChangeEventArgs change)
    {
        _input = change.Value?.ToString()?.Trim();
        await PreviewAsync();
    }

    private async Task ChooseAsync(BooksTarget? target)
    {
        _input = target is null ? null : Type.Input == ResolutionInput.Document ? new DocumentRef(target.Kind, new DocumentId(target.Id)).ToString() : target.Id;
        await PreviewAsync();
    }

    private async Task PreviewAsync() =>
        _preview = HasInput ? await resolve.PreviewAsync(At.Books, Choice, At.Actor, CancellationToken.None) : null;

    private async Task DoneAsync()
    {
        if (!HasInput)
        {
            _problem = Kinds.Count > 0 ? $"Choose {InputLabel.ToLowerInvariant()} from the list." : $"Write {InputLabel.ToLowerInvariant()}.";
            return;
        }

        if (Type.NeedsReason && _reason.Trim().Length < ReasonDialog.MinLength)
        {
            _problem = $"Write why, in at least {ReasonDialog.MinLength} characters. It is kept in the audit.";
            return;
        }

        await PreviewAsync();
        if (_preview?.Refusal is { } refusal)
        {
            _problem = refusal;
            return;
        }

        desk.Close(Choice);
    }
}
