using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Routing;

/// <summary>Client money in and out. It enters the books as a deposit and leaves as a purchase, each with a customer-tagged line on the trust liability.</summary>
internal static class TrustEvaluation
{
    /// <summary>Evaluates deposits and disbursements of the matter.</summary>
    public static IEnumerable<ItemDecision> Run(CaseResolver resolver, IReadOnlyList<ObservedLedger> ledgers)
    {
        var byKey = ledgers.ToDictionary(ledger => ledger.Key);
        var already = new InBooksAlready(resolver.Case);
        foreach (var line in resolver.Case.Transactions.Where(line => IsStandingTrust(resolver.Case, line)).OrderBy(line => line.Effective).ThenBy(line => line.Id.Value, StringComparer.Ordinal))
        {
            yield return Decide(resolver, byKey, line, already);
        }
    }

    /// <summary>Ends that hold for every movement: decided by a person, dated before the opening, or of a matter that is not billed. Else the customer, or its finding.</summary>
    public static ItemDecision? Ended(CaseResolver resolver, ItemDecision decision, DecisionBuilder builder, out CustomerId? customer)
    {
        customer = null;
        if (DecisionBuilder.DecidedEnd(resolver.Case, decision.Key) is { } end)
        {
            return decision with { Stage = end.Stage, EndReason = end.Reason, Adopted = end.Adopted, WaitsFor = [] };
        }

        if (decision.Date < resolver.Case.OpensOn)
        {
            return decision with { Stage = Stage.LeftToManual, EndReason = $"Dated before the opening position of {DecisionBuilder.Day(resolver.Case.OpensOn)}.", WaitsFor = [] };
        }

        var (mapped, missing, outcome) = resolver.Customer(decision.Date);
        builder.Note(outcome);
        customer = mapped;
        if (missing is not null)
        {
            builder.Find(missing);
            return null;
        }

        if (mapped is null && decision.Key.Kind.IsTrust())
        {
            builder.Find(UnsupportedEvaluation.ClientMoneyNotBilled(resolver.Case, decision));
            return null;
        }

        return mapped is null
            ? decision with { Stage = Stage.LeftToManual, EndReason = "The matter is marked as not billed.", WaitsFor = [] }
            : null;
    }

    private static bool IsStandingTrust(MatterCase matterCase, BankTransaction line) =>
        line.Type is BankTransactionType.Deposit or BankTransactionType.VendorPayment
        && !line.IsReversed
        && SlipEvaluation.PartsOf(matterCase, line).Count < 2
        && matterCase.BankAccounts.GetValueOrDefault(line.Account)?.Type == BankAccountType.Trust;

    private static ItemDecision Decide(CaseResolver resolver, Dictionary<LedgerKey, ObservedLedger> ledgers, BankTransaction line, InBooksAlready already)
    {
        var isDeposit = line.Type == BankTransactionType.Deposit;
        var decision = new ItemDecision(new ItemKey(isDeposit ? WorkKind.TrustDeposit : WorkKind.TrustDisbursement, line.Id), resolver.Case.MatterId, Stage.Held)
        {
            Title = isDeposit ? "Trust deposit" : "Trust disbursement",
            Date = line.Effective,
            Amount = line.Amount,
            FinancialHash = DecisionBuilder.Hash(line.Amount, line.Effective, line.Account.Value, line.Matter.Value, line.IsReversed),
            TrustAccount = line.Account,
        };
        var builder = new DecisionBuilder();
        if (Ended(resolver, decision, builder, out var customer) is { } ended)
        {
            return ended;
        }

        if (!isDeposit)
        {
            LedgerFindings.Check(resolver.Case, ledgers, line, builder);
        }

        var bank = builder.Take(resolver.Bank(line.Account, line.Effective));
        var liability = builder.Take(resolver.Liability(line.Effective));
        if (customer is not { } owner || bank is not { } trustBank || liability is not { } owed)
        {
            return decision with { Findings = builder.Findings, Outcomes = builder.Outcomes };
        }

        var own = resolver.Case.Known.GetValueOrDefault(decision.Key)?.Document;
        var same = already.Same(isDeposit ? BooksKind.Deposit : BooksKind.Purchase, owner, line.Amount, line.Effective, trustBank, own);
        if (same is not null && (!CompetingConnector.Wrote(same) || CompetingConnector.IsTakenOver(resolver.Case, decision.Key.Kind)))
        {
            return decision with { Stage = Stage.AdoptedManual, Adopted = same.Ref, EndReason = "The books hold it by hand, equal in customer, account, date and amount.", Outcomes = builder.Outcomes };
        }

        if (same is not null)
        {
            builder.Find(CompetingConnector.Collision(resolver.Case, decision.Key.Kind, same));
        }

        PostingDraft leg = isDeposit
            ? new TrustDepositDraft(owner, line.Effective, line.Amount, trustBank, owed) { Reference = line.Reference, Memo = line.Description }
            : new TrustDisbursementDraft(owner, line.Effective, line.Amount, trustBank, owed) { Reference = line.Reference, Memo = line.Description };
        return decision with { Legs = [leg], Findings = builder.Findings, Outcomes = builder.Outcomes };
    }
}
