using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.Routing;

public class When_trust_money_is_no_clients
{
    private static readonly AccountId _firm = new("50");
    private static readonly AccountId _interest = new("51");
    private static readonly AccountId _unidentified = new("52");
    private static readonly AccountId _asset = new("53");
    private static readonly AccountId _charges = new("54");

    private static CaseBuilder Pooled(params BankTransaction[] lines) => A.Case().With(lines)
        .BooksWith(books => books with
        {
            Accounts =
            [
                .. books.Accounts,
                new BooksAccount(_firm, "Firm funds in trust", "Other Current Liability", "OtherCurrentLiabilities", true),
                new BooksAccount(_interest, "Interest in trust", "Other Current Liability", "OtherCurrentLiabilities", true),
                new BooksAccount(_unidentified, "Unidentified receipts in trust", "Other Current Liability", "OtherCurrentLiabilities", true),
                new BooksAccount(_asset, "Firm deposit in trust", "Other Current Asset", "OtherCurrentAssets", true),
                new BooksAccount(_charges, "Bank charges", "Expense", "BankCharges", true),
            ],
        })
        .Where(matterCase => matterCase with { Matter = null, Clients = [] });

    private static BankTransaction Line(string id, BankTransactionType type, decimal amount, decimal change) => Facts.Line(id, SampleBooks.TrustBank, type, amount, change) with { Matter = MatterId.None };

    private static BooksDocument Cushion(decimal amount) => new(new DocumentRef(BooksKind.JournalEntry, new DocumentId("1")))
    {
        Date = Facts.October(1), Total = Money.Usd(amount),
        Lines = [new BooksLine(Money.Usd(amount), SampleBooks.Trust, null, null, null), new BooksLine(Money.Usd(-amount), _firm, null, null, null)],
    };

    [Fact]
    public void a_bank_charge_is_the_firms_and_its_own_side_is_booked_apart()
    {
        var decision = Pooled(Line("c-1", BankTransactionType.BankFees, 12m, -12m)).InTheBooks(Cushion(12m)).Decision(WorkKind.TrustCharge, "c-1");

        Assert.Equal(Stage.Held, decision.Stage);
        Assert.Equal([[(true, _firm), (false, SampleBooks.Trust)], [(true, _charges), (false, _asset)]],
            decision.Legs.Select(leg => Assert.IsType<JournalDraft>(leg).Lines.Select(line => (line.IsDebit, line.Account)).ToArray()));
        Assert.Equal(SampleBooks.TrustBank, decision.TrustAccount);
    }

    [Fact]
    public void a_charge_that_the_cushion_does_not_cover_is_TR_SHORT()
    {
        var finding = Assert.Single(Pooled(Line("c-1", BankTransactionType.BankFees, 12m, -12m)).InTheBooks(Cushion(11.99m)).Decision(WorkKind.TrustCharge, "c-1").Findings);

        Assert.Equal((Codes.TrustShort, -1L), (finding.Code, finding.Difference!.Value.Minor));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(-3, false)]
    public void interest_comes_in_and_goes_on(int change, bool isIn)
    {
        var draft = Assert.IsType<JournalDraft>(Assert.Single(Pooled(Line("i-1", BankTransactionType.Interest, 3m, change)).Decision(WorkKind.TrustInterest, "i-1").Legs));

        Assert.Equal(isIn ? [(true, SampleBooks.Trust), (false, _interest)] : [(true, _interest), (false, SampleBooks.Trust)], draft.Lines.Select(line => (line.IsDebit, line.Account)));
        Assert.Equal([_interest], draft.WithoutClient);
    }

    [Fact]
    public void a_receipt_of_no_matter_waits_until_somebody_says_whose_it_is()
    {
        var builder = Pooled(Line("u-1", BankTransactionType.Deposit, 70m, 70m));
        Assert.Equal(Codes.TrustUnidentified, Assert.Single(builder.Decision(WorkKind.TrustReceipt, "u-1").Findings).Code);

        Assert.Equal(_unidentified, Credited(builder.Decided(DirectiveKind.Noted, "TrustReceipt:u-1")));
    }

    [Fact]
    public void the_firms_cushion_goes_to_its_own_ledger() =>
        Assert.Equal(_firm, Credited(Pooled(Line("u-1", BankTransactionType.Deposit, 70m, 70m)).Decided(DirectiveKind.FirmMoney, "TrustReceipt:u-1")));

    [Fact]
    public void a_payment_of_no_matter_is_not_understood() =>
        Assert.Equal(Codes.Unsupported, Assert.Single(Pooled(Line("p-1", BankTransactionType.VendorPayment, 9m, -9m)).Decision(WorkKind.Unsupported, "p-1").Findings).Code);

    [Fact]
    public void without_the_account_it_is_MAP_ACCT() => Assert.Equal(Codes.MapAccount, Assert.Single(
        A.Case().With(Line("i-1", BankTransactionType.Interest, 3m, 3m)).Where(matterCase => matterCase with { Matter = null, Clients = [] }).Decision(WorkKind.TrustInterest, "i-1").Findings).Code);

    private static AccountId Credited(CaseBuilder builder)
    {
        var decision = builder.Decision(WorkKind.TrustReceipt, "u-1");
        Assert.Equal(Stage.Held, decision.Stage);
        return Assert.IsType<JournalDraft>(Assert.Single(decision.Legs)).Lines.Single(line => !line.IsDebit).Account;
    }
}
