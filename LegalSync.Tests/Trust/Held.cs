using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Routing;

namespace LegalSync.Tests.Trust;

/// <summary>Items that wait for approval, as an evaluation would leave them.</summary>
internal static class Held
{
    public static readonly DateTimeOffset At = new(2026, 10, 20, 12, 0, 0, TimeSpan.Zero);

    public static WorkItem Item(WorkKind kind, long cents, DateOnly? on = null, string? source = null, string matter = "m-alder", BooksId? books = null)
    {
        var date = on ?? Facts.October(6);
        var item = WorkItem.See(new WorkItemId(Guid.NewGuid()), books ?? CaseBuilder.Books, new ConnectionId(Guid.Empty), new ItemKey(kind, new SourceId(source ?? Guid.NewGuid().ToString("N"))), At);
        item.Evaluated(Decision(item, cents, date, matter), At);
        return item;
    }

    public static ItemDecision Decision(WorkItem item, long cents, DateOnly date, string matter = "m-alder")
    {
        var amount = Money.FromMinor(cents, Currency.Usd);
        var trustDraft = new TrustDisbursementDraft(SampleBooks.AlderMatter, date, amount, SampleBooks.Trust, SampleBooks.TrustLiability);
        PostingDraft[] legs = item.Kind switch
        {
            WorkKind.TrustDeposit => [new TrustDepositDraft(SampleBooks.AlderMatter, date, amount, SampleBooks.Trust, SampleBooks.TrustLiability)],
            WorkKind.TrustDisbursement => [trustDraft],
            WorkKind.FeeTransfer => [trustDraft, new PaymentDraft(SampleBooks.AlderMatter, date, amount, SampleBooks.Operating)],
            _ => [new PaymentDraft(SampleBooks.AlderMatter, date, amount, SampleBooks.Operating)],
        };
        return new ItemDecision(item.Key, new MatterId(matter), Stage.Held)
        {
            Title = item.Kind.ToString(),
            Date = date,
            Amount = amount,
            FinancialHash = SourceRecord.Hash($"{cents}|{date:O}"),
            TrustAccount = item.Kind.IsTrust() ? SampleBooks.TrustBank : new BankAccountId(""),
            Legs = legs,
        };
    }

    public static WorkItem Approved(WorkKind kind, long cents, DateOnly? on = null)
    {
        var item = Item(kind, cents, on);
        item.Approve(At);
        return item;
    }
}
