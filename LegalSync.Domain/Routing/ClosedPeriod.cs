using System.Globalization;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>Holds back what is dated into a period that is closed in the books: it is said before anything is sent, and the date is never shifted by itself.</summary>
internal static class ClosedPeriod
{
    /// <summary>The decision, dated as a person decided, and with the card where its day is closed.</summary>
    public static ItemDecision Check(ItemDecision decision, MatterCase matterCase)
    {
        if (decision.Stage != Stage.Held || decision.Legs.Count == 0)
        {
            return decision;
        }

        var day = DecisionBuilder.Directive(matterCase, decision.Key, DirectiveKind.UseDate) is { } directive
            ? DateOnly.ParseExact(directive.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : decision.Date;
        var dated = day == decision.Date ? decision : decision with { Legs = [.. decision.Legs.Select(leg => On(leg, day, decision.Key.Kind))] };
        if (SignedPeriods.Through(matterCase.SignedThrough, decision.TrustAccount) is { } signed && day <= signed)
        {
            var sealedOff = Sealed(dated, matterCase, day, signed);
            return dated with { Findings = [.. dated.Findings, sealedOff], Outcomes = [.. dated.Outcomes, sealedOff.Outcome] };
        }

        if (matterCase.ClosedThrough is not { } closed || day > closed)
        {
            return dated;
        }

        var finding = Found(dated, matterCase, day, closed);
        return dated with { Findings = [.. dated.Findings, finding], Outcomes = [.. dated.Outcomes, finding.Outcome] };
    }

    /// <summary>True when a closed period is all that holds a decision back.</summary>
    public static bool IsAllThatHolds(ItemDecision decision) => decision.Findings.Count > 0 && decision.Findings.All(finding => finding.Code == Codes.ClosedPeriod);

    private static PostingDraft On(PostingDraft draft, DateOnly day, WorkKind kind) => draft switch
    {
        InvoiceDraft invoice => invoice with { Date = day },
        PaymentDraft payment => payment with { Date = day },
        JournalDraft journal when kind == WorkKind.Correction && journal.Date < day => journal with { Date = day },
        _ => draft,
    };

    /// <summary>The trust account is reconciled and signed through the item's day (domain rule T11).</summary>
    private static Finding Sealed(ItemDecision decision, MatterCase matterCase, DateOnly day, DateOnly signed)
    {
        var outcome = RuleOutcome.Broken(
            RuleCode.SignedPeriodIsClosed, "Reopen the signed month with a reason, or have the movement dated in an open month.",
            new Fact("date", DecisionBuilder.Day(day)), new Fact("signed through", DecisionBuilder.Day(signed)));
        return new Finding(Codes.ClosedPeriod, new Subject("Item", decision.Key.Event),
            $"{decision.Title} is dated {DecisionBuilder.Day(day)}, and the trust account is reconciled and signed through {DecisionBuilder.Day(signed)}.", outcome)
        {
            Title = $"{decision.Title}: period signed",
            Matter = matterCase.MatterId,
            TrustAccount = decision.TrustAccount,
            Sides = [new FieldPair("Date", DecisionBuilder.Day(day), $"signed through {DecisionBuilder.Day(signed)}"), new FieldPair("Amount", decision.Amount.ToString(), null)],
            Suggestion = new Suggestion("read-again", null, "Have the month reopened, then read again", ["client money keeps its day"]),
        };
    }

    private static Finding Found(ItemDecision decision, MatterCase matterCase, DateOnly day, DateOnly closed)
    {
        var open = closed.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var outcome = RuleOutcome.Broken(
            RuleCode.PeriodIsOpen, "Have the period reopened in QuickBooks, or date it there on the first open day.",
            new Fact("date", DecisionBuilder.Day(day)), new Fact("closed through", DecisionBuilder.Day(closed)));
        return new Finding(Codes.ClosedPeriod, new Subject("Item", decision.Key.Event),
            $"{decision.Title} is dated {DecisionBuilder.Day(day)}, and QuickBooks is closed through {DecisionBuilder.Day(closed)}.", outcome)
        {
            Title = $"{decision.Title}: period closed in QuickBooks",
            Matter = matterCase.MatterId,
            TrustAccount = decision.TrustAccount,
            Sides = [new FieldPair("Date", DecisionBuilder.Day(day), $"closed through {DecisionBuilder.Day(closed)}"), new FieldPair("Amount", decision.Amount.ToString(), null)],
            Suggestion = decision.Key.Kind.IsTrust()
                ? new Suggestion("read-again", null, "Have the period reopened, then read again", ["client money keeps its day"])
                : new Suggestion("first-open-day", open, $"Date it {open} in QuickBooks", [$"the first day after {DecisionBuilder.Day(closed)}"]),
        };
    }
}
