using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>Bank lines that cannot be posted yet: shown with their record, never dropped.</summary>
internal static class UnsupportedEvaluation
{
    /// <summary>Evaluates every line that no other evaluation takes.</summary>
    public static IEnumerable<ItemDecision> Run(MatterCase matterCase) =>
        Lines(matterCase).Select(line => Decide(matterCase, line));

    private static IEnumerable<BankTransaction> Lines(MatterCase matterCase)
    {
        var pairs = ReversalEvaluation.Pairs(matterCase).SelectMany(pair => new[] { pair.Original.Id, pair.Reversal.Id }).ToHashSet();
        return matterCase.Transactions.Where(line => !pairs.Contains(line.Id) && !IsTakenElsewhere(matterCase, line));
    }

    /// <summary>The card of a record that cannot be read.</summary>
    public static Finding Unreadable(MatterCase matterCase, UnreadableRecord record) =>
        new(Codes.Unsupported, new Subject(record.Kind.ToString(), record.Id.Value), $"A {record.Kind} of the practice system cannot be read: {record.Problem}",
            RuleOutcome.Broken(RuleCode.KindIsSupported, "Correct the record in the practice system; it is read again by itself.", new Fact("record", record.Id.Value), new Fact("problem", record.Problem)))
        {
            Title = $"{record.Kind} cannot be read",
            Matter = matterCase.MatterId,
            Sides = [new FieldPair("Record", record.Id.Value, null), new FieldPair("Problem", record.Problem, null)],
        };

    /// <summary>The card of client money that moved on a matter marked as not billed: the books need its customer all the same.</summary>
    public static Finding ClientMoneyNotBilled(MatterCase matterCase, ItemDecision decision) =>
        new(Codes.Unsupported, new Subject("BankTransaction", decision.Key.Source.Value), $"{decision.Title} of {decision.Amount}: client money moved on a matter that is marked as not billed.",
            RuleOutcome.Broken(RuleCode.KindIsSupported, "Map the matter to its customer, or post it by hand and link the document.",
                new Fact("matter", matterCase.Matter?.Number ?? ""), new Fact("amount", decision.Amount.ToString()), new Fact("date", DecisionBuilder.Day(decision.Date))))
        {
            Title = $"Client money on {matterCase.Matter?.Number}, which is not billed",
            Matter = matterCase.MatterId,
            TrustAccount = decision.TrustAccount,
            Sides = [new FieldPair("Amount", decision.Amount.ToString(), null), new FieldPair("Date", DecisionBuilder.Day(decision.Date), null)],
        };

    /// <summary>The key of a decision about a whole kind.</summary>
    public static string KindEvent(string typeText) => "UnsupportedKind:" + typeText;

    private static bool IsTakenElsewhere(MatterCase matterCase, BankTransaction line)
    {
        var type = matterCase.BankAccounts.GetValueOrDefault(line.Account)?.Type ?? BankAccountType.Other;
        return FirmTrustEvaluation.KindOf(matterCase, line) is not null || TransferEvaluation.OtherSide(matterCase, line) is not null || (!line.IsReversed && !line.Matter.IsNone && type != BankAccountType.Other
            && (line.Type == BankTransactionType.InvoicePayment
                || (type == BankAccountType.Trust && (line.Type is BankTransactionType.Deposit or BankTransactionType.VendorPayment))));
    }

    private static ItemDecision Decide(MatterCase matterCase, BankTransaction line)
    {
        var decision = new ItemDecision(new ItemKey(WorkKind.Unsupported, line.Id), matterCase.MatterId, Stage.Held)
        {
            Title = $"{line.TypeText} {line.Reference}".TrimEnd(),
            Date = line.Effective,
            Amount = line.Amount,
            FinancialHash = DecisionBuilder.Hash(line.TypeText, line.Amount, line.Effective, line.Account.Value, line.IsReversed),
            TrustAccount = matterCase.BankAccounts.GetValueOrDefault(line.Account)?.Type == BankAccountType.Trust ? line.Account : new BankAccountId(""),
        };
        if (DecisionBuilder.DecidedEnd(matterCase, decision.Key) is { } end)
        {
            return decision with { Stage = end.Stage, EndReason = end.Reason, Adopted = end.Adopted };
        }

        if (matterCase.Directives[KindEvent(line.TypeText)].FirstOrDefault(directive => directive.RevokedAt is null) is { } ignored)
        {
            return decision with { Stage = Stage.LeftToManual, EndReason = ignored.Reason };
        }

        if (line.Effective < matterCase.OpensOn)
        {
            return decision with { Stage = Stage.LeftToManual, EndReason = $"Dated before the opening position of {DecisionBuilder.Day(matterCase.OpensOn)}." };
        }

        var finding = Unsupported(matterCase, line);
        return decision with { Findings = [finding], Outcomes = [finding.Outcome] };
    }

    private static Finding Unsupported(MatterCase matterCase, BankTransaction line)
    {
        var subject = line.IsReversed ? ReversalOf(matterCase, line) : line;
        var account = matterCase.BankAccounts.GetValueOrDefault(subject.Account)?.Name ?? subject.Account.Value;
        var outcome = RuleOutcome.Broken(
            RuleCode.KindIsSupported,
            "Post it by hand and link the document, or leave it to manual with a reason.",
            new Fact("kind", subject.TypeText), new Fact("account", account), new Fact("amount", subject.Amount.ToString()), new Fact("date", DecisionBuilder.Day(subject.Effective)));
        return new Finding(Codes.Unsupported, new Subject("BankTransaction", subject.Id.Value),
            $"{subject.TypeText} in {account} is a kind that is not posted from here yet.", outcome)
        {
            Title = $"{subject.TypeText} not posted yet",
            Matter = matterCase.MatterId,
            TrustAccount = matterCase.BankAccounts.GetValueOrDefault(subject.Account)?.Type == BankAccountType.Trust ? subject.Account : new BankAccountId(""),
            Sides =
            [
                new FieldPair("Kind", subject.TypeText, null),
                new FieldPair("Account", account, null),
                new FieldPair("Amount", subject.Amount.ToString(), null),
                new FieldPair("Date", DecisionBuilder.Day(subject.Effective), null),
                new FieldPair("Reference", subject.Reference, null),
                new FieldPair("Description", subject.Description, null),
                new FieldPair("Source key", subject.Id.Value, null),
            ],
            Suggestion = new Suggestion("leave-to-manual", null, "Leave to manual", ["this kind is posted by hand today"]),
        };
    }

    /// <summary>An original and its reversal are one condition: the card is the reversal's.</summary>
    private static BankTransaction ReversalOf(MatterCase matterCase, BankTransaction original) =>
        matterCase.Transactions.FirstOrDefault(line => line.Reverses == original.Id) ?? original;
}
