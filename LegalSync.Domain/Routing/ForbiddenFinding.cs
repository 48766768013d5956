using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>Holds back a trust draft that may never stand, with the reason.</summary>
internal static class ForbiddenFinding
{
    /// <summary>Asks the forbidden entries about an item that would be held.</summary>
    public static ItemDecision Check(ItemDecision item, MatterCase matterCase)
    {
        if (item.Stage != Stage.Held || !(item.Key.Kind.IsTrust() || item.Key.Kind == WorkKind.Correction) || item.Legs.Count == 0 || item.Findings.Count > 0)
        {
            return item;
        }

        var broken = ForbiddenEntries.Check(item.Legs, matterCase.InBooks.Accounts, invoice => matterCase.InBooks.Document(new DocumentRef(BooksKind.Invoice, invoice))?.Customer);
        return broken.Count == 0
            ? item
            : item with { Findings = [Build(item, matterCase, broken[0])], Outcomes = [.. item.Outcomes, .. broken] };
    }

    private static Finding Build(ItemDecision item, MatterCase matterCase, Rules.RuleOutcome outcome) =>
        new(Codes.TrustForbidden, new Subject("BankTransaction", item.Key.Source.Value), $"{item.Title} would make an entry that trust never takes: {outcome.Remedy}", outcome)
        {
            Title = $"{item.Title}: entry refused",
            Matter = matterCase.MatterId,
            TrustAccount = item.TrustAccount,
            Sides = [new FieldPair("Amount", item.Amount.ToString(), null), new FieldPair("Date", DecisionBuilder.Day(item.Date), null)],
        };
}
