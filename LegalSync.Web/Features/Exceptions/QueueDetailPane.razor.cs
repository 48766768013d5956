using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Exceptions;

/// <summary>One card: why it is here, what is suggested, the two systems side by side, the ways out, what waits, what happened.</summary>
public sealed partial class QueueDetailPane(CurrentBooks books)
{
    private QueueDetail? _read;
    private Suggestion? _suggestion;
    private RuleOutcome? _outcome;
    private IReadOnlyList<FieldPair> _sides = [];

    /// <summary>The card.</summary>
    [Parameter, EditorRequired] public QueueDetail Detail { get; set; } = default!;

    /// <summary>Accept was pressed.</summary>
    [Parameter] public EventCallback Accept { get; set; }

    /// <summary>A way out was chosen.</summary>
    [Parameter] public EventCallback<ResolutionType> Choose { get; set; }

    /// <summary>Assign was pressed.</summary>
    [Parameter] public EventCallback Assign { get; set; }

    /// <summary>Snooze was pressed.</summary>
    [Parameter] public EventCallback Snooze { get; set; }

    /// <summary>A closed card is to be opened again.</summary>
    [Parameter] public EventCallback<ResolutionRecordId> TakeBack { get; set; }

    private CurrentBooks Books => books;

    private ExceptionItem Card => Detail.Card;

    private string OwnerText => Detail.Type.Owner switch
    {
        Owner.Bookkeeper => "The bookkeeper",
        Owner.Administrator => "The administrator",
        Owner.Partner => "The managing partner",
        Owner.TrustLawyer => "The lawyer who answers for the trust account",
        _ => throw new InvalidOperationException($"Nobody owns {Card.Code}."),
    };

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_read, Detail))
        {
            (_read, _suggestion, _sides) = (Detail, Card.ReadSuggestion(), Card.ReadSides());
            _outcome = Card.Outcome.Length == 0 ? null : Card.ReadOutcome();
        }
    }
}
