using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ExceptionQueue.Definitions;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>The cards of items that changed at their source after they had posted. The books are never changed from here: a person decides.</summary>
internal static class SourceChanges
{
    private const string Missing = "taken back";

    /// <summary>The source says otherwise now; null when a person let what was posted stand against exactly this version.</summary>
    public static Finding? Changed(WorkItem item, ItemDecision decision, MatterCase matterCase)
    {
        var now = $"{decision.Amount} on {DecisionBuilder.Day(decision.Date)}";
        var deposit = Deposit(item, matterCase);
        var code = item.Kind switch
        {
            WorkKind.Invoice => Codes.InvoiceEditedAfterPost,
            WorkKind.Payment when deposit is not null => Codes.PaymentDepositedLocked,
            _ => Codes.Unsupported,
        };
        var why = $"{item.Title} was posted as {Posted(item)}, and is now {now} at its source."
            + (deposit is null ? "" : $" It is part of {deposit}, which freezes it in QuickBooks: take it out of the deposit there first.");
        return Build(item, matterCase, code, why, new Version(now, decision.FinancialHash), $"{item.Title} changed after posting");
    }

    /// <summary>The source no longer has it.</summary>
    public static Finding? TakenBack(WorkItem item, MatterCase matterCase) => Build(
        item, matterCase, item.Kind == WorkKind.Invoice ? Codes.InvoiceVoidedAtSource : Codes.Unsupported,
        $"{item.Title} was posted as {Posted(item)}, and is no longer at its source.", new Version(Missing, Missing), $"{item.Title} taken back after posting");

    private static string Posted(WorkItem item) => $"{item.Amount} on {DecisionBuilder.Day(item.Date)}";

    /// <summary>The bank deposit that a posted payment is part of, if any.</summary>
    private static DocumentRef? Deposit(WorkItem item, MatterCase matterCase) =>
        item.Kind == WorkKind.Payment && matterCase.Known.GetValueOrDefault(item.Key)?.Document is { } document
            ? matterCase.InBooks.Document(document)?.DepositedIn
            : null;

    private static Finding? Build(WorkItem item, MatterCase matterCase, ExceptionCode code, string why, Version source, string title)
    {
        var isKept = DecisionBuilder.Directive(matterCase, item.Key, DirectiveKind.KeepPosted) is { } kept && kept.Value == source.Hash;
        if (isKept || DecisionBuilder.DecidedEnd(matterCase, item.Key) is not null)
        {
            return null;
        }

        var outcome = RuleOutcome.Broken(
            RuleCode.SourceStandsAsPosted, "Correct the books by hand and link the document, or let what was posted stand with a reason.",
            new Fact("item", item.Title), new Fact("posted", Posted(item)), new Fact("source", source.Text), new Fact(SourceChangedDefinition.SourceFact, source.Hash));
        return new Finding(code, new Subject("Item", item.Key.Event), why, outcome)
        {
            Title = title,
            Matter = matterCase.MatterId,
            TrustAccount = item.TrustAccount,
            Sides = [new FieldPair("What", source.Text, Posted(item))],
        };
    }

    private sealed record Version(string Text, string Hash);
}
