using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Tests.Persistence;

/// <summary>Plainly fictitious rows for the store's tests.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, 7, TimeSpan.FromHours(-5));
    public static readonly DateOnly Monday = new(2026, 3, 2);
    public static readonly ConnectionId Practice = new(Guid.Parse("11111111-0000-4000-8000-000000000001"));
    public static readonly ConnectionId Accounting = new(Guid.Parse("11111111-0000-4000-8000-000000000002"));
    public static readonly BooksId Books = new(Guid.Parse("22222222-0000-4000-8000-000000000001"));
    public static readonly MatterId Alder = new("matter-Alder");
    public static readonly Actor Bookkeeper = Actor.Person("u-1", "Bea Bookkeeper", [Role.Bookkeeper], []);
    public static readonly PostingDraft Deposit =
        new TrustDepositDraft(new CustomerId("61"), Monday, Money.Usd(1_250.50m), new AccountId("35"), new AccountId("36"));

    public static SourceRecord Captured(string version = "v1", string payload = "{\"a\":1}", string id = "fee-1") =>
        SourceRecord.Captured(new CapturedRecord(SourceKind.TimeEntry, new SourceId(id), Alder, version, payload), Practice, Noon);

    public static WorkItem Item(string source = "trust-1", WorkKind kind = WorkKind.TrustDeposit)
    {
        var item = WorkItem.See(new WorkItemId(Guid.NewGuid()), Books, Practice, new ItemKey(kind, new SourceId(source)), Noon);
        item.Evaluated(
            new ItemDecision(item.Key, Alder, Stage.Held)
            {
                Title = "Trust deposit",
                Date = Monday,
                Amount = Money.Usd(1_250.50m),
                FinancialHash = SourceRecord.Hash("x"),
                TrustAccount = new BankAccountId("trust-A"),
                Legs = [Deposit],
                Outcomes = [RuleOutcome.Held(RuleCode.MatterIsMapped, new Fact("customer", "61"))],
            },
            Noon);
        return item;
    }

    public static ExceptionItem Card(string subject = "matter-Alder")
    {
        var type = new ExceptionType(
            new ExceptionCode("MAP-MATTER"), "Matter not mapped", Severity.High, Owner.Bookkeeper, Origin.Evaluation, TimeSpan.FromHours(4), []);
        var finding = new Finding(
            type.Code, new Subject("Matter", subject), "No customer is mapped.", RuleOutcome.Broken(RuleCode.MatterIsMapped, "Map it.", new Fact("matter", subject)))
        {
            Title = "Matter 2026-0101 not mapped",
            Matter = Alder,
            Difference = Money.Usd(-12.34m),
            Sides = [new FieldPair("name", "Alder", null)],
            Suggestion = new Suggestion("map-matter", "61", "Map to Alder", ["same number"]),
        };
        return ExceptionItem.Raise(new ExceptionItemId(Guid.NewGuid()), Books, type, finding, new CardLabels("2026-0101", "Alder (sample)"), Noon);
    }
}
