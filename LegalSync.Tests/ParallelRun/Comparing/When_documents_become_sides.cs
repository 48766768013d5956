using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Comparing;

public class When_documents_become_sides
{
    private static readonly CustomerId Alder = new("61");
    private static readonly CustomerId Birch = new("62");
    private static readonly AccountId Trust = new("90");
    private static readonly AccountId Owed = new("92");
    private static readonly AccountId Operating = new("35");
    private static readonly BooksSnapshot Books = Snapshot();
    private static readonly BooksWords Words = new(Books, new HashSet<AccountId>(), new HashSet<AccountId>());

    public static TheoryData<WorkKind, PostingDraft, BooksDocument> Alike() => new()
    {
        {
            WorkKind.Invoice,
            new InvoiceDraft(Alder, Sides.Day, "1001")
            {
                Lines = [new InvoiceDraftLine(new ItemId("12"), "Call", Money.Usd(300m), Sides.Day, false), new InvoiceDraftLine(new ItemId("13"), "Courier", Money.Usd(20m), Sides.Day, true)],
                Discount = Money.Usd(10m), DiscountAccount = new AccountId("86"), Tax = Money.Usd(1.4m), Total = Money.Usd(311.4m),
            },
            Document(BooksKind.Invoice, 311.4m) with
            {
                Number = "1001", Customer = Alder, Tax = Money.Usd(1.4m),
                Lines = [new(Money.Usd(20m), null, null, null, new ItemId("13")), new(Money.Usd(300m), null, null, null, new ItemId("12")), new(Money.Usd(-10m), new AccountId("86"), null, null, null)],
            }
        },
        {
            WorkKind.Payment,
            new PaymentDraft(Alder, Sides.Day, Money.Usd(50m), Operating) { Reference = "77", Invoice = new InvoiceTarget("Invoice:i-1", null) },
            Document(BooksKind.Payment, 50m) with { Number = "77", Customer = Alder, Bank = Operating, Lines = [new(Money.Usd(50m), null, null, new DocumentRef(BooksKind.Invoice, new DocumentId("5")), null)] }
        },
        {
            WorkKind.TrustDeposit,
            new TrustDepositDraft(Alder, Sides.Day, Money.Usd(50m), Trust, Owed) { Reference = "2210" },
            Document(BooksKind.Deposit, 50m) with { Bank = Trust, Lines = [new(Money.Usd(50m), Owed, Alder, null, null) { Number = "2210" }] }
        },
        {
            WorkKind.TrustDisbursement,
            new TrustDisbursementDraft(Alder, Sides.Day, Money.Usd(50m), Trust, Owed) { Reference = "301" },
            Document(BooksKind.Purchase, 50m) with { Number = "301", Bank = Trust, Lines = [new(Money.Usd(50m), Owed, Alder, null, null)] }
        },
        {
            WorkKind.TrustDeposit,
            new TrustSlipDraft(Sides.Day, Trust, [new TrustSlipLine(Alder, Money.Usd(50m), Owed, ""), new TrustSlipLine(Birch, Money.Usd(70m), Owed, "")]),
            Document(BooksKind.Deposit, 120m) with { Bank = Trust, Lines = [new(Money.Usd(50m), Owed, Alder, null, null), new(Money.Usd(70m), Owed, Birch, null, null)] }
        },
        {
            WorkKind.TrustTransfer,
            new JournalDraft(Sides.Day, [new JournalDraftLine(true, Owed, Money.Usd(5m), Alder, ""), new JournalDraftLine(false, Owed, Money.Usd(5m), Birch, "")], ""),
            Document(BooksKind.JournalEntry, 5m) with { Lines = [new(Money.Usd(-5m), Owed, Birch, null, null), new(Money.Usd(5m), Owed, Alder, null, null)] }
        },
        {
            WorkKind.TrustCharge,
            new JournalDraft(Sides.Day, [new JournalDraftLine(true, Owed, Money.Usd(5m), null, ""), new JournalDraftLine(false, Trust, Money.Usd(5m), null, "")], ""),
            Document(BooksKind.JournalEntry, 5m) with { Lines = [new(Money.Usd(5m), Owed, null, null, null), new(Money.Usd(-5m), Trust, null, null, null)] }
        },
    };

    [Theory]
    [MemberData(nameof(Alike))]
    public void what_would_be_posted_and_its_own_document_are_alike(WorkKind kind, PostingDraft draft, BooksDocument document)
    {
        var ours = Assert.Single(SidesOfDrafts.Of(new ItemKey(kind, new SourceId("s-1")), [draft], Words, _ => "1001")).Side;
        var theirs = SidesOfBooks.Of(document, Words)!;

        var pair = Assert.Single(Sides.Pair([ours], [theirs]));

        Assert.Equal(($"{kind}:s-1#1", document.Ref.ToString()), (ours.Key, theirs.Key));
        Assert.True(pair.State == PairState.Equal, string.Join("\n", pair.Fields));
        Assert.Equal(kind, theirs.Stream);
    }

    [Fact]
    public void names_are_those_of_the_books_with_the_client_in_front()
    {
        var side = SidesOfBooks.Of(Document(BooksKind.Deposit, 50m) with { Bank = Trust, Lines = [new(Money.Usd(50m), Owed, Alder, null, null)] }, Words)!;

        Assert.Equal(("Alder (sample): 2026-0001 Estate", "Trust bank", "Client money owed"), (side.Customer, side.Bank, side.Lines[0].Account));
        Assert.Equal((true, true), (side.IsIn, side.IsTrust));
    }

    [Fact]
    public void a_payment_that_was_banked_with_others_is_where_its_deposit_put_it()
    {
        var payment = Document(BooksKind.Payment, 50m) with { Customer = Alder, DepositedIn = new DocumentRef(BooksKind.Deposit, new DocumentId("800")) };

        Assert.Equal("Operating bank", SidesOfBooks.Of(payment, Words)!.Bank);
        Assert.Null(SidesOfBooks.Of(Books.Document(new DocumentRef(BooksKind.Deposit, new DocumentId("800")))!, Words));
    }

    [Fact]
    public void what_no_stream_is_about_is_left_out()
    {
        Assert.Null(SidesOfBooks.Of(Document(BooksKind.Invoice, 0m) with { IsVoid = true }, Words));
        Assert.Null(SidesOfBooks.Of(Document(BooksKind.Purchase, 900m) with { Bank = Operating, Lines = [new(Money.Usd(900m), new AccountId("70"), null, null, null)] }, Words));
        Assert.Equal(WorkKind.Unsupported, SidesOfBooks.Of(Document(BooksKind.Purchase, 9m) with { Bank = Operating, Lines = [new(Money.Usd(9m), new AccountId("70"), Alder, null, null)] }, Words)!.Stream);
    }

    [Fact]
    public void a_deposit_of_client_money_into_operating_is_still_of_the_trust_stream()
    {
        var side = SidesOfBooks.Of(Document(BooksKind.Deposit, 9m) with { Bank = Operating, Lines = [new(Money.Usd(9m), Owed, Alder, null, null)] }, Words)!;

        Assert.Equal((WorkKind.TrustDeposit, false), (side.Stream, side.IsTrust));
    }

    [Fact]
    public void a_write_off_entry_against_what_a_client_owes_is_the_invoices_affair()
    {
        var entry = Document(BooksKind.JournalEntry, 9m) with { Lines = [new(Money.Usd(9m), new AccountId("86"), null, null, null), new(Money.Usd(-9m), new AccountId("84"), Alder, null, null)] };

        Assert.Equal(WorkKind.Invoice, SidesOfBooks.Of(entry, Words)!.Stream);
    }

    [Fact]
    public void an_entry_that_moves_one_bank_differs_from_a_deposit_in_the_kind_of_document_alone()
    {
        var entry = SidesOfBooks.Of(Document(BooksKind.JournalEntry, 50m) with { Lines = [new(Money.Usd(50m), Trust, null, null, null), new(Money.Usd(-50m), Owed, Alder, null, null)] }, Words)!;
        var deposit = SidesOfDrafts.Of(new ItemKey(WorkKind.TrustDeposit, new SourceId("s")), [new TrustDepositDraft(Alder, Sides.Day, Money.Usd(50m), Trust, Owed)], Words, _ => null)[0].Side;

        var pair = Assert.Single(Sides.Pair([deposit], [entry]));

        Assert.Equal([ComparedField.Document], pair.Fields.Where(field => !field.IsEqual).Select(field => field.Field));
    }

    [Fact]
    public void a_merged_customer_is_who_survived()
    {
        var merged = new BooksSnapshot(Reading(), null, new Dictionary<DocumentRef, string> { [new(BooksKind.Customer, new DocumentId("60"))] = "61" });
        var words = new BooksWords(merged, new HashSet<AccountId>(), new HashSet<AccountId>());

        Assert.Equal("61", SidesOfBooks.Of(Document(BooksKind.Payment, 9m) with { Customer = new CustomerId("60") }, words)!.CustomerKey);
    }

    private static BooksDocument Document(BooksKind kind, decimal total) => new(new DocumentRef(kind, new DocumentId("700"))) { Date = Sides.Day, Total = Money.Usd(total) };

    private static BooksSnapshot Snapshot() => new(Reading(), null);

    private static BooksReading Reading() => new(ReadStatus.Complete)
    {
        Customers =
        [
            new(new CustomerId("1"), "Alder (sample)", null, true), new(Alder, "2026-0001 Estate", new CustomerId("1"), true),
            new(new CustomerId("2"), "Birch (sample)", null, true), new(Birch, "2026-0002 Lease", new CustomerId("2"), true),
        ],
        Accounts =
        [
            new(Trust, "Trust bank", "Bank", "TrustAccounts", true), new(Owed, "Client money owed", "Other Current Liability", "TrustAccountsLiabilities", true),
            new(Operating, "Operating bank", "Bank", "Checking", true), new(new AccountId("70"), "Rent", "Expense", null, true),
            new(new AccountId("84"), "Receivable", "Accounts Receivable", null, true), new(new AccountId("86"), "Discounts given", "Income", "DiscountsRefundsGiven", true),
        ],
        Items = [new(new ItemId("12"), "A106 Communicate", "A106", true), new(new ItemId("13"), "E107 Courier", "E107", true)],
        Documents =
        [
            new(new DocumentRef(BooksKind.Invoice, new DocumentId("5"))) { Date = Sides.Day, Total = Money.Usd(50m), Number = "1001", Customer = Alder },
            new(new DocumentRef(BooksKind.Deposit, new DocumentId("800")))
            {
                Date = Sides.Day, Total = Money.Usd(50m), Bank = Operating, Lines = [new(Money.Usd(50m), null, null, new DocumentRef(BooksKind.Payment, new DocumentId("700")), null)],
            },
        ],
    };
}
