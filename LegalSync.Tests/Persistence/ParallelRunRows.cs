using LegalSync.Domain.Amounts;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Tests.Persistence;

/// <summary>One row of every table of the parallel run and of what streams earn.</summary>
internal static class ParallelRunRows
{
    public static IReadOnlyList<object> All()
    {
        var run = FirmParallelRun.Start(new ParallelRunId(Guid.NewGuid()), Samples.Books, Samples.Monday, Samples.Monday.AddDays(30), ManualSource.Books, Samples.Bookkeeper, Samples.Noon);
        run.Sign(Samples.Bookkeeper, Samples.Noon);
        run.CutOver(Samples.Monday, Samples.Bookkeeper, Samples.Noon);
        var item = Samples.Item();
        var leg = new PaymentDraft(new CustomerId("7"), Samples.Monday, Money.Usd(12.34m), new AccountId("35"));
        var ours = new ComparedSide($"{item.Key.Event}#1", WorkKind.Payment, Samples.Monday, Money.Usd(12.34m)) { Document = BooksKind.Payment, Customer = "Alder", Lines = [new ComparedLine(Money.Usd(12.34m)) { Account = "Checking" }] };
        var theirs = ours with { Key = "Payment 9", Amount = Money.Usd(21.34m) };
        var finding = new PairFinding(PairState.Differs, WorkKind.Payment, [ours], [theirs])
        {
            Fields = [new FieldComparison(ComparedField.Amount, "12.34", "21.34", false)], Reasons = ["same client Alder", "the same digits in another order"],
        };
        var pair = ComparedPair.Find(new PairId(Guid.NewGuid()), run, finding, Samples.Alder, Samples.Noon);
        pair.Decide(PairVerdict.TheirsWrong, "the bank says 12.34", "typing", Samples.Bookkeeper, Samples.Noon);
        var stream = StreamSetting.New(Samples.Books, WorkKind.Payment);
        var promotion = PromotionProposal.Make(new PromotionId(Guid.NewGuid()), stream, StreamMode.Supervised, (Money.Usd(500m), Money.Usd(5_000m)), "[]", Samples.Bookkeeper, Samples.Noon);
        promotion.Close("confirmed", Samples.Noon);
        return
        [
            run, ShadowPosting.Keep(run, item, ours, leg, 1, Samples.Noon), ManualRecord.Keep(run, ManualSource.Books, theirs, 1, Samples.Noon), pair,
            Adjudication.Of(pair, AdjudicationKind.Decided, PairVerdict.TheirsWrong, "the bank says 12.34", Samples.Bookkeeper, Samples.Noon),
            KeptConvention.Keep(run, ComparedField.Date, "2026-01-05", "", "posted on the day of the deposit", Samples.Bookkeeper, Samples.Noon),
            PeriodSignature.Sign(Samples.Books, run.Id, PeriodSignatureKind.Week, (Samples.Monday, Samples.Monday.AddDays(6)), "[]", Samples.Bookkeeper, Samples.Noon),
            TransactionTest.Keep(new TransactionTestId(Guid.NewGuid()), Samples.Books, (Samples.Monday, Samples.Monday), [finding], Samples.Bookkeeper, Samples.Noon),
            ModeChange.Tell(stream, StreamMode.Supervised, ModeCause.Earned, "earned", "[]", Samples.Bookkeeper, Samples.Noon, "Pat Partner"), promotion,
            FirmBaseline.Enter(Samples.Books, new BaselineFigures(600, 3, 21, 240, 4), Samples.Bookkeeper, Samples.Noon),
        ];
    }
}
