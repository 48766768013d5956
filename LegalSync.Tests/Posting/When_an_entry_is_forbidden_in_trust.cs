using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Tests.Routing;
using Xunit;

namespace LegalSync.Tests.Posting;

public class When_an_entry_is_forbidden_in_trust
{
    private static readonly DateOnly _day = new(2026, 10, 6);
    private static readonly AccountId _fees = new("40");
    private static readonly AccountId _charges = new("41");
    private static readonly AccountId _undeposited = new("42");
    private static readonly AccountId _till = new("43");
    private static readonly AccountId _firmLedger = new("44");

    private static IEnumerable<BooksAccount> Chart =>
    [
        .. SampleBooks.Reading.Accounts,
        new BooksAccount(_fees, "Fee income", "Income", "ServiceFeeIncome", true),
        new BooksAccount(_charges, "Bank charges", "Expense", "BankCharges", true),
        new BooksAccount(_undeposited, "Undeposited Funds", "Other Current Asset", "UndepositedFunds", true),
        new BooksAccount(_till, "Petty cash", "Bank", "CashOnHand", true),
        new BooksAccount(_firmLedger, "Firm funds in trust", "Other Current Liability", "OtherCurrentLiabilities", true),
    ];

    [Fact]
    public void an_ordinary_deposit_disbursement_and_fee_transfer_break_nothing()
    {
        Assert.Empty(Codes(Deposit(100m)));
        Assert.Empty(Codes(Disbursement(100m)));
        Assert.Empty(Codes(Disbursement(100m), Fee(SampleBooks.AlderMatter, "145")));
    }

    [Fact]
    public void client_money_against_income_or_expense_is_refused()
    {
        Assert.Equal([RuleCode.TrustPaysNoFirmExpense], Codes(Journal(D(SampleBooks.TrustLiability, 5m, SampleBooks.AlderMatter), C(_fees, 5m))));
        Assert.Equal([RuleCode.TrustPaysNoFirmExpense], Codes(Journal(D(_charges, 5m), C(SampleBooks.Trust, 5m))));
    }

    [Fact]
    public void a_charge_on_a_clients_ledger_is_refused_as_the_firms() =>
        Assert.Equal([RuleCode.ProcessorFeeIsTheFirms], Codes(Journal(D(SampleBooks.TrustLiability, 5m, SampleBooks.AlderMatter), C(_charges, 5m))));

    [Fact]
    public void a_line_of_the_liability_without_a_client_is_refused() =>
        Assert.Equal([RuleCode.TrustLineNamesClient], Codes(Journal(D(SampleBooks.Trust, 5m), C(SampleBooks.TrustLiability, 5m))));

    [Fact]
    public void a_transfer_between_trust_and_operating_without_client_is_refused() =>
        Assert.Equal([RuleCode.TrustPaysNoFirmExpense], Codes(Journal(D(SampleBooks.Operating, 5m), C(SampleBooks.Trust, 5m))));

    [Fact]
    public void the_firms_own_money_in_its_own_ledger_is_allowed()
    {
        var cushion = Journal(D(SampleBooks.Trust, 5m), C(_firmLedger, 5m)) with { WithoutClient = [_firmLedger] };

        Assert.Empty(Codes(cushion));
    }

    [Fact]
    public void a_fee_without_an_invoice_is_refused() =>
        Assert.Equal([RuleCode.FeeHasIssuedInvoice], Codes(Disbursement(100m), Fee(SampleBooks.AlderMatter, null)));

    [Fact]
    public void one_clients_money_never_pays_anothers_invoice()
    {
        Assert.Equal([RuleCode.ClientMoneyStaysWithClient], Codes(Disbursement(100m), Fee(SampleBooks.Birch, "145")));
        Assert.Equal([RuleCode.ClientMoneyStaysWithClient], ForbiddenEntries.Check(
            [Disbursement(100m), Fee(SampleBooks.AlderMatter, "145")], Chart, _ => SampleBooks.Birch).Select(outcome => outcome.Code));
    }

    [Fact]
    public void a_fee_that_stays_in_trust_is_refused() => Assert.Equal([RuleCode.TrustPaysNoFirmExpense],
        Codes(Disbursement(100m), Fee(SampleBooks.AlderMatter, "145") with { DepositTo = SampleBooks.Trust }));

    [Fact]
    public void undeposited_funds_are_never_touched() =>
        Assert.Equal([RuleCode.TrustSkipsUndeposited], Codes(Deposit(5m) with { TrustBank = _undeposited }));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void a_negative_or_empty_line_mends_nothing(int amount) => Assert.Equal([RuleCode.TrustRecordsStand], Codes(Deposit(amount)));

    [Theory]
    [InlineData("Cash")]
    [InlineData(" bearer ")]
    public void cash_does_not_leave_trust(string memo) => Assert.Equal([RuleCode.NoCashFromTrust], Codes(Disbursement(5m) with { Memo = memo }));

    [Fact]
    public void a_till_is_cash_too() =>
        Assert.Contains(RuleCode.NoCashFromTrust, Codes(Journal(D(_till, 5m), C(SampleBooks.Trust, 5m))));

    [Fact]
    public void every_refusal_says_what_to_do_and_what_it_saw() => Assert.All(
        ForbiddenEntries.Check([Journal(D(SampleBooks.Operating, 5m), C(SampleBooks.Trust, 5m))], Chart),
        outcome => Assert.True(outcome.IsBroken && outcome.Remedy is { Length: > 0 } && outcome.Facts.Count > 0));

    [Fact]
    public void entries_that_touch_no_trust_are_not_judged() => Assert.Empty(Codes(Journal(D(_charges, 5m), C(SampleBooks.Operating, 5m))));

    private static IEnumerable<RuleCode> Codes(params PostingDraft[] drafts) => ForbiddenEntries.Check(drafts, Chart).Select(outcome => outcome.Code);

    private static TrustDepositDraft Deposit(decimal amount) => new(SampleBooks.AlderMatter, _day, Money.Usd(amount), SampleBooks.Trust, SampleBooks.TrustLiability) { Memo = "Retainer" };

    private static TrustDisbursementDraft Disbursement(decimal amount) => new(SampleBooks.AlderMatter, _day, Money.Usd(amount), SampleBooks.Trust, SampleBooks.TrustLiability) { Memo = "Filing fee" };

    private static PaymentDraft Fee(CustomerId customer, string? invoice) => new(customer, _day, Money.Usd(100m), SampleBooks.Operating)
    {
        Invoice = invoice is null ? null : new InvoiceTarget(null, new DocumentId(invoice)),
    };

    private static JournalDraft Journal(params JournalDraftLine[] lines) => new(_day, lines, "By hand");

    private static JournalDraftLine D(AccountId account, decimal amount, CustomerId? customer = null) => new(true, account, Money.Usd(amount), customer, "");

    private static JournalDraftLine C(AccountId account, decimal amount, CustomerId? customer = null) => new(false, account, Money.Usd(amount), customer, "");
}
