using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>
/// Lines of a trust account that were taken back, with what takes them back. What the books hold already gets its reversing entry, dated when
/// it was taken back; what never posted does not post any more, and neither does its reversal.
/// </summary>
internal static class ReversalEvaluation
{
    /// <summary>A reversal and what it reverses.</summary>
    internal sealed record Pair(BankTransaction Original, BankTransaction Reversal, WorkKind Was, WorkKind Is);

    /// <summary>Evaluates both lines of every pair that is understood.</summary>
    public static IEnumerable<ItemDecision> Run(CaseResolver resolver) => Pairs(resolver.Case).SelectMany(pair => Decide(resolver, pair));

    /// <summary>The pairs that are understood: same account, same amount, and the kinds that belong together.</summary>
    public static IEnumerable<Pair> Pairs(MatterCase matterCase)
    {
        var byId = matterCase.Transactions.ToDictionary(line => line.Id);
        foreach (var reversal in matterCase.Transactions.OrderBy(line => line.Effective).ThenBy(line => line.Id.Value, StringComparer.Ordinal))
        {
            if (reversal is { Reverses: { } id, IsReversed: false } && byId.GetValueOrDefault(id) is { IsReversed: true } original && !reversal.Matter.IsNone
                && original.Account == reversal.Account && original.Amount == reversal.Amount && Kinds(original.Type, reversal.Type) is { } kinds
                && matterCase.BankAccounts.GetValueOrDefault(reversal.Account)?.Type == BankAccountType.Trust)
            {
                yield return new Pair(original, reversal, kinds.Was, kinds.Is);
            }
        }
    }

    /// <summary>The cards of deposits that came back after they had posted, until a person has noted them.</summary>
    public static IEnumerable<Finding> Returned(MatterCase matterCase) =>
        from pair in Pairs(matterCase)
        where pair.Is == WorkKind.TrustReturn && pair.Reversal.Effective >= matterCase.OpensOn && IsHeld(matterCase, pair)
            && DecisionBuilder.Directive(matterCase, new ItemKey(pair.Is, pair.Reversal.Id), DirectiveKind.Noted) is null
        select ReturnedFinding(matterCase, pair);

    private static (WorkKind Was, WorkKind Is)? Kinds(BankTransactionType original, BankTransactionType reversal) => (original, reversal) switch
    {
        (BankTransactionType.Deposit, BankTransactionType.DepositReversal) => (WorkKind.TrustDeposit, WorkKind.TrustReturn),
        (BankTransactionType.VendorPayment, BankTransactionType.VendorPaymentReversal) => (WorkKind.TrustDisbursement, WorkKind.TrustVoid),
        (BankTransactionType.InvoicePayment, BankTransactionType.InvoicePaymentReversal) => (WorkKind.FeeTransfer, WorkKind.FeeReturn),
        _ => null,
    };

    private static KnownItem? Known(MatterCase matterCase, Pair pair) => matterCase.Known.GetValueOrDefault(new ItemKey(pair.Was, pair.Original.Id));

    /// <summary>True when the books hold the original or are about to: by an item, or in the opening balance.</summary>
    private static bool IsHeld(MatterCase matterCase, Pair pair) =>
        pair.Original.Effective < matterCase.OpensOn || Known(matterCase, pair) is { Stage: Stage.Posting or Stage.Posted or Stage.Verified or Stage.AdoptedManual };

    private static IEnumerable<ItemDecision> Decide(CaseResolver resolver, Pair pair)
    {
        var original = Item(resolver.Case, pair.Original, pair.Was, "Trust entry taken back");
        var reversal = Item(resolver.Case, pair.Reversal, pair.Is, Title(pair));
        var known = Known(resolver.Case, pair);
        if (DecisionBuilder.DecidedEnd(resolver.Case, original.Key) is { } end && !IsHeld(resolver.Case, pair))
        {
            yield return original with { Stage = end.Stage, EndReason = end.Reason, Adopted = end.Adopted };
            yield return reversal with { Stage = Stage.LeftToManual, EndReason = "What it takes back was not posted from here." };
        }
        else if (IsHeld(resolver.Case, pair))
        {
            yield return Kept(resolver.Case, original, known);
            yield return Reverse(resolver, pair, reversal, original.Key);
        }
        else
        {
            yield return original with { Stage = Stage.Superseded, EndReason = $"Taken back on {DecisionBuilder.Day(pair.Reversal.Effective)} before it posted ({pair.Reversal.Reference})." };
            yield return reversal with { Stage = Stage.Superseded, EndReason = $"It takes back {pair.Original.Reference}, which never posted." };
        }
    }

    private static ItemDecision Item(MatterCase matterCase, BankTransaction line, WorkKind kind, string title) =>
        new(new ItemKey(kind, line.Id), matterCase.MatterId, Stage.Held)
        {
            Title = title,
            Date = line.Effective,
            Amount = line.Amount,
            // A line that was taken back is the same line: what posted is not changed by it.
            FinancialHash = DecisionBuilder.Hash(line.Amount, line.Effective, line.Account.Value, line.Matter.Value, false),
            TrustAccount = line.Account,
        };

    /// <summary>What the books hold stays as it is; its reversal is an entry of its own.</summary>
    private static ItemDecision Kept(MatterCase matterCase, ItemDecision original, KnownItem? known) => known switch
    {
        { Stage: Stage.AdoptedManual } => original with { Stage = Stage.AdoptedManual, Adopted = known.Document, EndReason = "The books hold it by hand, equal in customer, account, date and amount." },
        null => original with { Stage = Stage.LeftToManual, EndReason = $"Dated before the opening position of {DecisionBuilder.Day(matterCase.OpensOn)}." },
        _ => original,
    };

    private static string Title(Pair pair) => pair.Is switch
    {
        WorkKind.TrustReturn => "Trust deposit returned",
        WorkKind.TrustVoid => "Trust payment taken back",
        _ => "Fee transfer taken back",
    };

    private static ItemDecision Reverse(CaseResolver resolver, Pair pair, ItemDecision decision, ItemKey original)
    {
        var builder = new DecisionBuilder();
        if (TrustEvaluation.Ended(resolver, decision, builder, out var customer) is { } ended)
        {
            return ended;
        }

        var (line, day) = (pair.Reversal, pair.Reversal.Effective);
        var bank = builder.Take(resolver.Bank(line.Account, day));
        var liability = builder.Take(resolver.Liability(day));
        List<PostingDraft> legs = customer is { } owner && bank is { } trust && liability is { } owed
            ? [Entry(line, pair.Is == WorkKind.TrustReturn ? (owed, trust) : (trust, owed), owed, owner, Title(pair))]
            : [];
        if (pair.Is == WorkKind.FeeReturn)
        {
            var operating = builder.Take(resolver.Role(AccountRole.Operating, day));
            var receivable = builder.Take(resolver.Role(AccountRole.Receivable, day));
            legs = legs.Count == 1 && operating is { } own && receivable is { } due ? [legs[0], Entry(line, (due, own), due, customer!.Value, Title(pair))] : [];
        }

        return decision with { Legs = legs, Findings = builder.Findings, Outcomes = builder.Outcomes, WaitsFor = original.Source == pair.Original.Id && IsOnItsWay(resolver.Case, original) ? [original] : [] };
    }

    private static bool IsOnItsWay(MatterCase matterCase, ItemKey original) => matterCase.Known.GetValueOrDefault(original) is { Stage: Stage.Posting };

    private static JournalDraft Entry(BankTransaction line, (AccountId Debit, AccountId Credit) accounts, AccountId named, CustomerId customer, string title) => new(
        line.Effective,
        [
            new JournalDraftLine(true, accounts.Debit, line.Amount, accounts.Debit == named ? customer : null, title),
            new JournalDraftLine(false, accounts.Credit, line.Amount, accounts.Credit == named ? customer : null, title),
        ],
        $"{title} {line.Reference} {line.Description}".Trim());

    private static Finding ReturnedFinding(MatterCase matterCase, Pair pair)
    {
        var account = matterCase.BankAccounts.GetValueOrDefault(pair.Reversal.Account)?.Name ?? pair.Reversal.Account.Value;
        var outcome = RuleOutcome.Broken(
            RuleCode.ReturnedDepositIsKnown, "Ask the client for the money again, and see whether anything was paid out on the strength of it.",
            new Fact("deposit", $"{pair.Original.Amount} on {DecisionBuilder.Day(pair.Original.Effective)}"), new Fact("returned", DecisionBuilder.Day(pair.Reversal.Effective)), new Fact("account", account));
        return new Finding(Codes.TrustReturned, new Subject("BankTransaction", pair.Reversal.Id.Value),
            $"A deposit of {pair.Original.Amount} into {account} came back on {DecisionBuilder.Day(pair.Reversal.Effective)}.", outcome)
        {
            Title = $"Deposit of {matterCase.Matter?.Number} returned",
            Matter = matterCase.MatterId,
            TrustAccount = pair.Reversal.Account,
            Difference = -pair.Reversal.Amount,
            Sides =
            [
                new FieldPair("Deposited", DecisionBuilder.Day(pair.Original.Effective), null),
                new FieldPair("Returned", DecisionBuilder.Day(pair.Reversal.Effective), null),
                new FieldPair("Amount", pair.Reversal.Amount.ToString(), null),
                new FieldPair("Description", pair.Reversal.Description, null),
            ],
        };
    }
}
