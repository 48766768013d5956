using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>Entries that correct what people posted by hand: each standing order is an item that waits for approval like any other. One whose order was taken back ends.</summary>
internal static class CorrectionEvaluation
{
    /// <summary>Evaluates the corrections of the matter, or those that belong to none.</summary>
    public static IEnumerable<ItemDecision> Run(MatterCase matterCase) => matterCase.Directives[CorrectionOrder.EventOf(matterCase.MatterId)]
        .Where(directive => directive is { Kind: DirectiveKind.CorrectBooks, RevokedAt: null })
        .OrderBy(directive => directive.Sequence)
        .Select(directive => Decide(matterCase, CorrectionOrder.Read(directive.Value)));

    private static ItemDecision Decide(MatterCase matterCase, CorrectionOrder order)
    {
        var first = order.Journals.Min(journal => journal.Date);
        var decision = new ItemDecision(order.Key, matterCase.MatterId, Stage.Held)
        {
            Title = $"Correction of {order.Title}",
            Date = first,
            Amount = order.Journals[0].Moves!.Value,
            TrustAccount = TrustAccountOf(matterCase, order.Journals),
            FinancialHash = DecisionBuilder.Hash(DraftText.Write([.. order.Journals])),
        };
        if (DecisionBuilder.DecidedEnd(matterCase, decision.Key) is { } end)
        {
            return decision with { Stage = end.Stage, EndReason = end.Reason, Adopted = end.Adopted };
        }

        return first < matterCase.OpensOn
            ? decision with { Stage = Stage.LeftToManual, EndReason = $"Dated before the opening position of {DecisionBuilder.Day(matterCase.OpensOn)}." }
            : decision with { Legs = order.Journals };
    }

    /// <summary>The trust account that a correction touches, whose grant it takes; all of them where it touches several, or only what is owed from trust; none where it touches no client money.</summary>
    private static BankAccountId TrustAccountOf(MatterCase matterCase, IReadOnlyList<JournalDraft> journals)
    {
        var words = BooksWords.Of(matterCase);
        var touched = journals.SelectMany(journal => journal.Lines).Select(line => line.Account).Distinct().ToList();
        if (!touched.Exists(account => words.IsTrustBank(account) || words.IsTrustLedger(account)))
        {
            return new BankAccountId("");
        }

        var owners = matterCase.BankAccounts.Values.Where(account => account.Type == BankAccountType.Trust)
            .ToLookup(account => matterCase.Rules.Account(AccountRole.Bank(account.Id), matterCase.Today)?.TargetId, account => account.Id);
        var named = touched.Where(words.IsTrustBank).Select(account => owners[account.Value].ToList()).ToList();
        return named is [[var only]] ? only : new BankAccountId(WorkItem.EveryTrustAccount);
    }
}
