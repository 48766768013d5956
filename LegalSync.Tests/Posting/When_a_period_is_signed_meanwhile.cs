using LegalSync.Domain.Approvals;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Tests.Scenarios;
using Xunit;

namespace LegalSync.Tests.Posting;

public class When_a_period_is_signed_meanwhile
{
    /// <summary>One session judges the item, another one signs its month, and then the first one saves its approval.</summary>
    [Fact]
    public async Task an_item_approved_in_the_same_moment_never_reaches_the_books()
    {
        await using var firm = await SyncedFirm.OpenAsync(11, planted: false, matters: 40);
        await firm.CaptureAsync();
        var item = await firm.FirstHeldAsync(WorkKind.TrustDeposit);
        var later = (await firm.HeldAsync(WorkKind.TrustDeposit)).Last(one => one.TrustAccount == item.TrustAccount && one.Date > item.Date);
        var signing = new SignsMeanwhile(firm, item);
        var approve = new ApproveItems(firm.Get<IStore>(), firm.Time, firm.Get<PostingPolicy>(), new TrustPorts(firm.Get<IClearingFacts>(), signing));

        var verdict = Assert.Single((await approve.RunAsync(firm.Books, [new ShownItem(item.Id, item.DraftHash!)], firm.Partner, CancellationToken.None)).Verdicts);

        Assert.True(signing.HasSigned);
        Assert.True(verdict.Done, verdict.Refusal);
        await firm.ApproveAsync(later);
        await firm.PostForAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(Stage.Approved, (await firm.ItemAsync(item)).Stage);
        Assert.DoesNotContain(await firm.PostingsAsync(item), posting => posting.Document is not null);
        Assert.Equal(Stage.Verified, (await firm.ItemAsync(later)).Stage);
        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync(later));
    }

    [Fact]
    public async Task an_item_of_a_signed_period_is_not_approved()
    {
        await using var firm = await SyncedFirm.OpenAsync(11, planted: false, matters: 40);
        await firm.CaptureAsync();
        var item = await firm.FirstHeldAsync(WorkKind.TrustDeposit);
        await SignsMeanwhile.SignAsync(firm, item);

        var verdict = Assert.Single((await firm.TryApproveAsync(item)).Verdicts);

        Assert.Contains("signed", verdict.Refusal, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Answers what is signed, and signs right after it was asked the first time.</summary>
    private sealed class SignsMeanwhile(SyncedFirm firm, WorkItem item) : ISignedPeriods
    {
        public bool HasSigned { get; private set; }

        public static async Task SignAsync(SyncedFirm firm, WorkItem item)
        {
            var now = firm.Time.GetUtcNow();
            var month = TrustReconciliation.Start(new ReconciliationId(Guid.NewGuid()), firm.Books, item.TrustAccount, new DateOnly(item.Date.Year, item.Date.Month, 1), item.Date, firm.Bookkeeper, now);
            await using var db = firm.Db();
            db.Add(SignOff.Sign(month, new SealedFigures(0, 0, 0, 0), SourceRecord.Hash("journal"), "{}", firm.Partner, now));
            await db.SaveChangesAsync();
        }

        public async Task<IReadOnlyDictionary<BankAccountId, SignedPeriod>> LatestAsync(BooksId books, CancellationToken cancellationToken)
        {
            var before = await firm.Get<ISignedPeriods>().LatestAsync(books, cancellationToken);
            if (!HasSigned)
            {
                HasSigned = true;
                await SignAsync(firm, item);
            }

            return before;
        }
    }
}
