using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>Entries that correct what people posted by hand: each standing order is an item that waits for approval like any other. One whose order was taken back ends.</summary>
internal static class CorrectionEvaluation
{
    private const string EveryAccount = "*";

    /// <summary>Evaluates the corrections of the matter, or those that belong to none.</summary>
    public static IEnumerable<ItemDecision> Run(MatterCase matterCase) => matterCase.Directives[CorrectionOrder.EventOf(matterCase.MatterId)]
        .Where(directive => directive is { Kind: DirectiveKind.CorrectBooks, RevokedAt: null })
        .OrderBy(directive => directive.Sequence)
        .Select(directive => Decide(matterCase, CorrectionOrder.Read(directive.Value)));

    private static ItemDecision Decide(MatterCase matterCase, CorrectionOrder order)
    {
        var decision = new ItemDecision(order.Key, matterCase.MatterId, Stage.Held)
        {
            Title = $"Correction of {order.Title}",
            Date = order.Journal.Date,
            Amount = order.Journal.Moves!.Value,
            TrustAccount = TrustAccountOf(matterCase, order.Journal),
            FinancialHash = DecisionBuilder.Hash(DraftText.Write([order.Journal])),
        };
        if (DecisionBuilder.DecidedEnd(matterCase, decision.Key) is { } end)
        {
            return decision with { Stage = end.Stage, EndReason = end.Reason, Adopted = end.Adopted };
        }

        return order.Journal.Date < matterCase.OpensOn
            ? decision with { Stage = Stage.LeftToManual, EndReason = $"Dated before the opening position of {DecisionBuilder.Day(matterCase.OpensOn)}." }
            : decision with { Legs = [order.Journal] };
    }

    /// <summary>The trust account that a correction touches; of one that touches only what is owed from trust, all of them; none where it touches no client money.</summary>
    private static BankAccountId TrustAccountOf(MatterCase matterCase, JournalDraft journal)
    {
        var words = BooksWords.Of(matterCase);
        if (!journal.Lines.Any(line => words.IsTrustBank(line.Account) || words.IsTrustLedger(line.Account)))
        {
            return new BankAccountId("");
        }

        var touched = journal.Lines.Select(line => line.Account.Value).ToHashSet(StringComparer.Ordinal);
        return matterCase.BankAccounts.Values.Where(account => account.Type == BankAccountType.Trust)
            .Where(account => matterCase.Rules.Account(AccountRole.Bank(account.Id), matterCase.Today)?.TargetId is { } target && touched.Contains(target))
            .Select(account => account.Id).DefaultIfEmpty(new BankAccountId(EveryAccount)).First();
    }
}
