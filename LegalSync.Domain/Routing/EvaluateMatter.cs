using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Routing;

/// <summary>
/// Maps and routes everything of one matter. A pure function: the same case always gives the same evaluation, so running it again on
/// history is the what-if of a rule change, and running it again after a resolution is how an item moves on.
/// </summary>
public static class EvaluateMatter
{
    /// <summary>Evaluates.</summary>
    public static MatterEvaluation Run(MatterCase matterCase)
    {
        var resolver = new CaseResolver(matterCase);
        var items = new List<ItemDecision>();
        var ledgers = LedgerProjection.Of(matterCase);
        if (matterCase.Matter is not null)
        {
            var invoices = InvoiceEvaluation.Run(resolver);
            items.AddRange(invoices);
            items.AddRange(EntryEvaluation.Run(resolver, invoices));
            var inferred = PaymentInference.Infer(matterCase.Invoices, [.. matterCase.Transactions.Where(IsStandingInvoicePayment)]);
            items.AddRange(PaymentEvaluation.Run(resolver, invoices, inferred));
            items.AddRange(TrustEvaluation.Run(resolver, ledgers));
            items.AddRange(SlipEvaluation.Run(resolver));
            items.AddRange(TransferEvaluation.Run(resolver, ledgers));
            items.AddRange(ReversalEvaluation.Run(resolver));
        }
        else
        {
            items.AddRange(FirmTrustEvaluation.Run(resolver));
        }

        items.AddRange(UnsupportedEvaluation.Run(matterCase));
        items.AddRange(CorrectionEvaluation.Run(matterCase));
        return new MatterEvaluation(
            [.. items.Select(item => HoldBack(ClosedPeriod.Check(ForbiddenFinding.Check(item, matterCase), matterCase), matterCase))],
            resolver.NewRules,
            ledgers,
            [
                .. ledgers.Where(ledger => ledger.Key.Kind == LedgerKind.Client && ledger.FirstBelowZero is not null).Select(ledger => LedgerFindings.Negative(ledger, matterCase)),
                .. matterCase.Unreadable.Select(record => UnsupportedEvaluation.Unreadable(matterCase, record)),
                .. ReversalEvaluation.Returned(matterCase),
                .. resolver.Dangling(),
            ]);
    }

    /// <summary>An invoice payment that stands: not a reversal, not reversed, on an account that is known.</summary>
    internal static bool IsStandingInvoicePayment(BankTransaction line) => line.Type == BankTransactionType.InvoicePayment && !line.IsReversed;

    /// <summary>Findings stop an item before it is held; a stream that is off stops it without a card.</summary>
    private static ItemDecision HoldBack(ItemDecision item, MatterCase matterCase)
    {
        if (item.Stage != Stage.Held)
        {
            return item;
        }

        if (item.Findings.Count > 0)
        {
            return item with { Stage = Earliest(item.Findings) };
        }

        return matterCase.StreamsOff.ContainsKey(item.Key.Kind) ? item with { Stage = Stage.Routed } : item;
    }

    private static Stage Earliest(IReadOnlyList<Finding> findings) =>
        findings.Any(finding => finding.Code == Codes.MapMatter || finding.Code == Codes.MapCustomerMissing || finding.Code == Codes.MapCode) ? Stage.Captured
        : findings.Any(finding => finding.Code == Codes.MapAccount) ? Stage.Mapped
        : Stage.Routed;
}
