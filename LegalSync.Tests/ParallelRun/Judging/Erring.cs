using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Routing;

namespace LegalSync.Tests.ParallelRun.Judging;

/// <summary>What would have been posted and what people posted instead; each key of a pair is one leg of ours and one document of theirs.</summary>
/// <param name="Kind">The stream.</param>
/// <param name="Ours">The legs of one item; none where the record of theirs is too many.</param>
/// <param name="Theirs">What people posted of each leg, in order; null where they posted nothing.</param>
internal sealed record Erring(WorkKind Kind, IReadOnlyList<PostingDraft> Ours, IReadOnlyList<BooksDocument?> Theirs)
{
    public static readonly AccountId Receivable = new("40");
    public static readonly AccountId Fees = new("41");
    public static readonly AccountId Costs = new("42");
    public static readonly AccountId Savings = new("43");
    public static readonly AccountId OtherTrust = new("44");
    public static readonly DateOnly Day = new(2026, 9, 10);

    public static BooksReading Books => SampleBooks.Reading with
    {
        Accounts =
        [
            .. SampleBooks.Reading.Accounts, new BooksAccount(Receivable, "Receivables", "Accounts Receivable", "AccountsReceivable", true),
            new BooksAccount(Fees, "Fees", "Income", "ServiceFeeIncome", true), new BooksAccount(Costs, "Costs recovered", "Income", "OtherPrimaryIncome", true),
            new BooksAccount(Savings, "Savings", "Bank", "Savings", true), new BooksAccount(OtherTrust, "Second IOLTA", "Bank", "TrustAccounts", true),
        ],
        Items =
        [
            .. SampleBooks.Reading.Items.Select(item => item.Id == SampleBooks.Drafting ? item with { Income = Fees } : item.Id == SampleBooks.Filing ? item with { Income = Costs } : item),
        ],
    };

    public static PaymentDraft PaymentOf(decimal amount = 500m) => new(SampleBooks.AlderMatter, Day, Money.Usd(amount), SampleBooks.Operating) { Reference = "Check 12" };

    public static InvoiceDraft InvoiceOf(decimal drafting = 350m, decimal filing = 150m) => new(SampleBooks.AlderMatter, Day, "1001")
    {
        Lines =
        [
            new InvoiceDraftLine(SampleBooks.Drafting, "Drafting", Money.Usd(drafting), Day, false),
            new InvoiceDraftLine(SampleBooks.Filing, "Filing fee", Money.Usd(filing), Day, false),
        ],
        Discount = Money.Usd(0m), Tax = Money.Usd(0m), Total = Money.Usd(drafting + filing),
    };

    public static TrustDepositDraft ReceivedOf(decimal amount = 500m) => new(SampleBooks.AlderMatter, Day, Money.Usd(amount), SampleBooks.Trust, SampleBooks.TrustLiability);

    public static TrustDisbursementDraft PaidOf(decimal amount = 550m) => new(SampleBooks.AlderMatter, Day, Money.Usd(amount), SampleBooks.Trust, SampleBooks.TrustLiability);

    public static BooksDocument Payment(decimal amount = 500m) => new(Ref(BooksKind.Payment, 700)) { Customer = SampleBooks.AlderMatter, Date = Day, Total = Money.Usd(amount), Bank = SampleBooks.Operating, Number = "Check 12" };

    public static BooksDocument Invoice(decimal drafting = 350m, decimal filing = 150m, decimal tax = 0m) => new(Ref(BooksKind.Invoice, 701))
    {
        Customer = SampleBooks.AlderMatter, Date = Day, Total = Money.Usd(drafting + filing + tax), Number = "1001", Tax = Money.Usd(tax),
        Lines = [new BooksLine(Money.Usd(drafting), null, null, null, SampleBooks.Drafting), new BooksLine(Money.Usd(filing), null, null, null, SampleBooks.Filing)],
    };

    public static BooksDocument Received(decimal amount = 500m, CustomerId? of = null, AccountId? into = null) => Trusted(BooksKind.Deposit, 702, amount, of ?? SampleBooks.AlderMatter, into ?? SampleBooks.Trust);

    public static BooksDocument Paid(decimal amount = 550m, CustomerId? of = null) => Trusted(BooksKind.Purchase, 703, amount, of ?? SampleBooks.AlderMatter, SampleBooks.Trust);

    /// <summary>Stores it in an open run as a comparison finds it. Answers its pairs, those that differ decided: the record made by hand is wrong.</summary>
    public async Task<IReadOnlyList<ComparedPair>> StoreAsync(ComparedFirm firm)
    {
        var run = await firm.RunAsync();
        var connection = (await firm.ItemsAsync())[0].Connection;
        var pairs = new List<ComparedPair>();
        await firm.WithAsync(session =>
        {
            var now = firm.World.Time.GetUtcNow();
            session.Spine.Mirror(Books with { Documents = [.. Theirs.OfType<BooksDocument>()] }, now, true);
            var words = new BooksWords(new BooksSnapshot(Books with { Documents = [.. Theirs.OfType<BooksDocument>()] }, null), new HashSet<AccountId> { SampleBooks.Trust, OtherTrust }, new HashSet<AccountId> { SampleBooks.TrustLiability });
            var (key, legs) = (new ItemKey(Kind, new SourceId("erring")), new List<ComparedSide>());
            if (Ours.Count > 0)
            {
                var item = WorkItem.See(new WorkItemId(Guid.NewGuid()), firm.Books, connection, key, now);
                item.Evaluated(new ItemDecision(key, new MatterId("m-1"), Stage.Held) { Title = "Erring", Date = Day, Amount = Ours[0].Moves!.Value, FinancialHash = "erring", Legs = Ours }, now);
                session.Add(item);
                foreach (var (side, leg) in SidesOfDrafts.Of(key, Ours, words, _ => null))
                {
                    legs.Add(side);
                    session.Add(ShadowPosting.Keep(run, item, side, leg, 1, now));
                }
            }

            for (var at = 0; at < Theirs.Count; at++)
            {
                ComparedSide? ours = at < legs.Count ? legs[at] : null;
                var theirs = Theirs[at] is { } document ? SidesOfBooks.Of(document, words) : null;
                pairs.Add(Pair(run, ours, theirs, now));
                session.Add(pairs[^1]);
            }

            return Task.CompletedTask;
        });
        return pairs;
    }

    private static ComparedPair Pair(FirmParallelRun run, ComparedSide? ours, ComparedSide? theirs, DateTimeOffset now)
    {
        var fields = ours is not null && theirs is not null ? CompareFields.Run([ours], [theirs], []) : CompareFields.OneSided([ours ?? theirs!], ours is not null);
        var state = theirs is null ? PairState.OnlyOurs : ours is null ? PairState.OnlyTheirs : CompareFields.Agree(fields) ? PairState.Equal : PairState.Differs;
        var finding = new PairFinding(state, (ours ?? theirs!).Stream, ours is null ? [] : [ours], theirs is null ? [] : [theirs]) { Fields = fields };
        var pair = ComparedPair.Find(new PairId(Guid.NewGuid()), run, finding, ours is null ? MatterId.None : new MatterId("m-1"), now);
        if (state != PairState.Equal)
        {
            pair.Decide(PairVerdict.TheirsWrong, "by the document", null, ComparedFirm.Bookkeeper, now);
        }

        return pair;
    }

    private static BooksDocument Trusted(BooksKind kind, int id, decimal amount, CustomerId of, AccountId bank) => new(Ref(kind, id))
    {
        Date = Day, Total = Money.Usd(amount), Bank = bank, Lines = [new BooksLine(Money.Usd(amount), SampleBooks.TrustLiability, of, null, null)],
    };

    private static DocumentRef Ref(BooksKind kind, int id) => new(kind, new DocumentId(id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
