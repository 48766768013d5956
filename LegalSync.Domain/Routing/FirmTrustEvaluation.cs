using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>
/// Lines of a trust account that name no matter: the bank's charges, interest, and receipts that are the firm's own or nobody's yet. Each has
/// a ledger of its own under trust; none touches a client's.
/// </summary>
internal static class FirmTrustEvaluation
{
    /// <summary>Evaluates them.</summary>
    public static IEnumerable<ItemDecision> Run(CaseResolver resolver) =>
        resolver.Case.Transactions.Where(line => KindOf(resolver.Case, line) is not null)
            .OrderBy(line => line.Effective).ThenBy(line => line.Id.Value, StringComparer.Ordinal)
            .Select(line => Decide(resolver, line, KindOf(resolver.Case, line)!.Value));

    /// <summary>What a line without a matter is; null when it is not understood.</summary>
    public static WorkKind? KindOf(MatterCase matterCase, BankTransaction line) =>
        !line.Matter.IsNone || line.IsReversed || line.Reverses is not null || matterCase.BankAccounts.GetValueOrDefault(line.Account)?.Type != BankAccountType.Trust
            ? null
            : line.Type switch
            {
                BankTransactionType.BankFees when line.Change.IsNegative => WorkKind.TrustCharge,
                BankTransactionType.Interest => WorkKind.TrustInterest,
                BankTransactionType.Deposit => WorkKind.TrustReceipt,
                _ => null,
            };

    private static ItemDecision Decide(CaseResolver resolver, BankTransaction line, WorkKind kind)
    {
        var isFirms = kind == WorkKind.TrustReceipt && DecisionBuilder.Directive(resolver.Case, new ItemKey(kind, line.Id), DirectiveKind.FirmMoney) is not null;
        var decision = new ItemDecision(new ItemKey(kind, line.Id), resolver.Case.MatterId, Stage.Held)
        {
            Title = Title(line, kind, isFirms),
            Date = line.Effective,
            Amount = line.Amount,
            FinancialHash = DecisionBuilder.Hash(line.Amount, line.Effective, line.Account.Value, line.Matter.Value, line.IsReversed),
            TrustAccount = line.Account,
        };
        if (DecisionBuilder.DecidedEnd(resolver.Case, decision.Key) is { } end)
        {
            return decision with { Stage = end.Stage, EndReason = end.Reason, Adopted = end.Adopted };
        }

        if (line.Effective < resolver.Case.OpensOn)
        {
            return decision with { Stage = Stage.LeftToManual, EndReason = $"Dated before the opening position of {DecisionBuilder.Day(resolver.Case.OpensOn)}." };
        }

        var builder = new DecisionBuilder();
        var bank = builder.Take(resolver.Bank(line.Account, line.Effective));
        var ledger = builder.Take(resolver.Role(isFirms ? AccountRole.TrustFirm : RoleOf(kind), line.Effective));
        if (bank is not { } trust || ledger is not { } owed)
        {
            return decision with { Findings = builder.Findings, Outcomes = builder.Outcomes };
        }

        if (kind == WorkKind.TrustCharge && ShortBy(resolver.Case, line, owed) is { } shortage)
        {
            builder.Find(TrustShortFinding.Of(resolver.Case, line, shortage));
        }

        if (kind == WorkKind.TrustReceipt && DecisionBuilder.Directive(resolver.Case, decision.Key, DirectiveKind.FirmMoney, DirectiveKind.Noted) is null)
        {
            builder.Find(UnidentifiedFinding(resolver.Case, line, decision.Key));
        }

        return decision with { Legs = Legs(resolver, line, decision.Title, (trust, owed), kind), Findings = builder.Findings, Outcomes = builder.Outcomes };
    }

    private static string Title(BankTransaction line, WorkKind kind, bool isFirms) => kind switch
    {
        WorkKind.TrustCharge => "Bank charge on trust",
        WorkKind.TrustInterest => line.Change.IsNegative ? "Trust interest passed on" : "Trust interest credited",
        _ => isFirms ? "Firm's money put into trust" : "Unidentified receipt in trust",
    };

    private static string RoleOf(WorkKind kind) => kind switch
    {
        WorkKind.TrustCharge => AccountRole.TrustFirm,
        WorkKind.TrustInterest => AccountRole.TrustInterest,
        _ => AccountRole.TrustUnidentified,
    };

    private static IReadOnlyList<PostingDraft> Legs(CaseResolver resolver, BankTransaction line, string title, (AccountId Bank, AccountId Ledger) accounts, WorkKind kind)
    {
        var isIn = !line.Change.IsNegative;
        var first = new JournalDraft(
            line.Effective,
            [
                new JournalDraftLine(true, isIn ? accounts.Bank : accounts.Ledger, line.Amount, null, title),
                new JournalDraftLine(false, isIn ? accounts.Ledger : accounts.Bank, line.Amount, null, title),
            ],
            $"{title} {line.Reference} {line.Description}".Trim()) { WithoutClient = [accounts.Ledger] };
        // The firm's own side, where the firm keeps an asset for its money in trust: in an entry of its own, so that no trust entry touches the result.
        return kind == WorkKind.TrustCharge && resolver.Optional(AccountRole.FirmTrustAsset, line.Effective) is { } asset
            && resolver.Optional(AccountRole.BankCharges, line.Effective) is { } charges
            ? [first, new JournalDraft(line.Effective, [new JournalDraftLine(true, charges, line.Amount, null, title), new JournalDraftLine(false, asset, line.Amount, null, title)], title)]
            : [first];
    }

    /// <summary>By how much the firm's own ledger, as the books hold it, does not cover a charge; null when it does, or when this charge is in the books already.</summary>
    private static Money? ShortBy(MatterCase matterCase, BankTransaction line, AccountId ledger)
    {
        if (matterCase.Known.GetValueOrDefault(new ItemKey(WorkKind.TrustCharge, line.Id)) is { Stage: >= Stage.Approved and <= Stage.Verified })
        {
            return null;
        }

        var held = matterCase.InBooks.Balance(ledger, line.Effective, matterCase.Currency);
        var credit = -held - line.Amount;
        return credit.IsNegative ? -credit : null;
    }

    private static Finding UnidentifiedFinding(MatterCase matterCase, BankTransaction line, ItemKey key)
    {
        var account = matterCase.BankAccounts.GetValueOrDefault(line.Account)?.Name ?? line.Account.Value;
        var outcome = RuleOutcome.Broken(
            RuleCode.BankLineIsExplained, "Name its matter in the practice system, say that it is the firm's own, or keep it as unidentified.",
            new Fact("receipt", $"{line.Amount} on {DecisionBuilder.Day(line.Effective)}"), new Fact("account", account), new Fact("description", line.Description));
        return new Finding(Codes.TrustUnidentified, new Subject("Item", key.Event), $"{line.Amount} came into {account} on {DecisionBuilder.Day(line.Effective)} for no matter.", outcome)
        {
            Title = $"Receipt of {line.Amount} in trust without a matter",
            TrustAccount = line.Account,
            Sides =
            [
                new FieldPair("Account", account, null),
                new FieldPair("Amount", line.Amount.ToString(), null),
                new FieldPair("Date", DecisionBuilder.Day(line.Effective), null),
                new FieldPair("Reference", line.Reference, null),
                new FieldPair("Description", line.Description, null),
            ],
        };
    }
}
