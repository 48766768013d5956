using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Features.Trust.Overview;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Trust.Reconcile;

/// <summary>What a person said of something that stands on one side only.</summary>
/// <param name="Words">Class, note, owner, due day, ticket.</param>
/// <param name="Amount">For something from before the books: what it moves.</param>
/// <param name="Date">For something from before the books: its date.</param>
public sealed record ItemAnswer(ItemWords Words, Money? Amount, DateOnly? Date);

/// <summary>Asks why something stands on one side only.</summary>
public sealed partial class ItemDialog
{
    private ItemClass _class;
    private string _note = "";
    private string _owner = "";
    private string _ticket = "";
    private string _amount = "";
    private DateOnly _due;
    private DateOnly? _date;
    private string? _problem;

    /// <summary>What it is, in words.</summary>
    [Parameter, EditorRequired] public string About { get; set; } = "";

    /// <summary>What to begin with.</summary>
    [Parameter, EditorRequired] public ItemWords First { get; set; } = default!;

    /// <summary>Given when amount and date are asked for too.</summary>
    [Parameter] public Currency? Currency { get; set; }

    [Inject] private DialogDesk Desk { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => (_class, _note, _owner, _due, _ticket) = (First.Class, First.Note, First.Owner, First.Due, First.Ticket);

    private void Done()
    {
        Money? amount = null;
        if (Currency is { } currency)
        {
            amount = AmountInput.Read(_amount, currency);
            if (amount is null or { IsZero: true })
            {
                _problem = "Write the amount as a number, for example -250.00.";
                return;
            }
        }

        _problem = _note.Trim().Length == 0 ? "Write what happened."
            : _owner.Trim().Length == 0 ? "Name who follows it up."
            : _class == ItemClass.BankError && _ticket.Trim().Length == 0 ? "Name the bank's ticket or letter; without it the error cannot be carried."
            : Currency is not null && _date is null ? "Give its date."
            : null;
        if (_problem is null)
        {
            Desk.Close(new ItemAnswer(new ItemWords(_class, _note, _owner, _due, _class == ItemClass.BankError ? _ticket : ""), amount, _date));
        }
    }
}
