using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.Routing;

public class When_client_money_moves
{
    private static CaseBuilder Funded(decimal amount = 500m) => A.Case().With(Facts.TrustDeposit("d-1", amount, Facts.October(1)));

    [Fact]
    public void a_deposit_goes_to_the_trust_bank_and_is_owed_to_the_client()
    {
        var decision = Funded().Decision(WorkKind.TrustDeposit, "d-1");
        var draft = Assert.IsType<TrustDepositDraft>(Assert.Single(decision.Legs));

        Assert.Equal((SampleBooks.AlderMatter, SampleBooks.Trust, SampleBooks.TrustLiability, 50_000L), (draft.Customer, draft.TrustBank, draft.TrustLiability, draft.Amount.Minor));
        Assert.Equal((Stage.Held, SampleBooks.TrustBank), (decision.Stage, decision.TrustAccount));
    }

    [Fact]
    public void a_covered_disbursement_waits_for_approval()
    {
        var decision = Funded().With(Facts.Disbursement("o-1", 500m)).Decision(WorkKind.TrustDisbursement, "o-1");

        Assert.Equal(Stage.Held, decision.Stage);
        Assert.IsType<TrustDisbursementDraft>(Assert.Single(decision.Legs));
    }

    [Fact]
    public void a_fee_transfer_has_two_legs_out_of_trust_and_onto_the_invoice()
    {
        var decision = Funded().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1").Paid(350m)).With(Facts.FeeTransfer("f-1", 350m)).Decision(WorkKind.FeeTransfer, "f-1");

        Assert.Equal(2, decision.Legs.Count);
        Assert.Equal((SampleBooks.Trust, 35_000L), Assert.IsType<TrustDisbursementDraft>(decision.Legs[0]) is var leg ? (leg.TrustBank, leg.Amount.Minor) : default);
        Assert.Equal((SampleBooks.Operating, "Invoice:i-1"), Assert.IsType<PaymentDraft>(decision.Legs[1]) is var pay ? (pay.DepositTo, pay.Invoice!.Event) : default);
        Assert.Equal(["Invoice:i-1"], decision.WaitsFor.Select(first => first.Event));
    }

    [Fact]
    public void an_observed_disbursement_that_overdraws_is_TR_NEGATIVE_and_waits_behind_it()
    {
        var builder = Funded(100m).With(Facts.Disbursement("o-1", 150m));
        var finding = Assert.Single(builder.Decision(WorkKind.TrustDisbursement, "o-1").Findings);

        Assert.Equal((Codes.TrustNegative, "ClientLedger:b-trust|m-alder", -5_000L), (finding.Code, finding.Subject.ToString(), finding.Difference!.Value.Minor));
        Assert.Contains(builder.Evaluated().Findings, told => told.Code == Codes.TrustNegative);
    }

    [Fact]
    public void a_ledger_that_recovered_was_below_zero_all_the_same() => Assert.Contains(
        A.Case().With(Facts.Disbursement("o-1", 150m, Facts.October(1))).With(Facts.TrustDeposit("d-1", 150m, Facts.October(2))).Evaluated().Findings, finding => finding.Code == Codes.TrustNegative);

    [Fact]
    public void deposits_do_not_wait_behind_a_ledger_below_zero() => Assert.Equal(Stage.Held, Funded(100m).With(Facts.Disbursement("o-1", 150m)).Decision(WorkKind.TrustDeposit, "d-1").Stage);

    [Fact]
    public void money_made_good_by_the_firm_lifts_the_card() => Assert.Equal(Stage.Held,
        Funded(100m).With(Facts.Disbursement("o-1", 150m)).Decided(DirectiveKind.TopUp, "b-trust|m-alder", "5000 USD 2026-10-06").Decision(WorkKind.TrustDisbursement, "o-1").Stage);

    [Fact]
    public void a_cent_too_little_made_good_does_not() => Assert.Contains(
        Funded(100m).With(Facts.Disbursement("o-1", 150m)).Decided(DirectiveKind.TopUp, "b-trust|m-alder", "4999 USD 2026-10-06").Evaluated().Findings, finding => finding.Code == Codes.TrustNegative);

    [Fact]
    public void the_signed_opening_counts() => Assert.Empty(A.Case().OpeningWith(150m).With(Facts.Disbursement("o-1", 150m)).Evaluated().Findings);

    [Fact]
    public void money_to_move_later_that_will_not_be_there_is_TR_INSUFFICIENT()
    {
        var finding = Assert.Single(Funded(100m).With(Facts.Disbursement("o-1", 150m, Facts.December(1))).Decision(WorkKind.TrustDisbursement, "o-1").Findings);

        Assert.Equal((Codes.TrustInsufficient, "BankTransaction:o-1"), (finding.Code, finding.Subject.ToString()));
        Assert.Contains(finding.Outcome.Facts, fact => fact is { Name: "shortfall", Value: "50.00 USD" });
    }

    [Fact]
    public void money_that_comes_in_before_it_covers_it() => Assert.Equal(Stage.Held, Funded(100m).With(Facts.TrustDeposit("d-2", 50m, Facts.December(1)))
        .With(Facts.Disbursement("o-1", 150m, Facts.December(1))).Decision(WorkKind.TrustDisbursement, "o-1").Stage);

    [Fact]
    public void of_two_to_come_the_later_one_falls_short()
    {
        var builder = Funded(200m).With(Facts.Disbursement("o-1", 150m, Facts.December(1)), Facts.Disbursement("o-2", 150m, Facts.December(2)));

        Assert.Empty(builder.Decision(WorkKind.TrustDisbursement, "o-1").Findings);
        Assert.Equal(Codes.TrustInsufficient, Assert.Single(builder.Decision(WorkKind.TrustDisbursement, "o-2").Findings).Code);
    }

    [Fact]
    public void before_the_opening_nothing_of_it_posts_or_counts()
    {
        var evaluation = A.Case().With(Facts.Disbursement("o-1", 150m, new DateOnly(2026, 8, 30)), Facts.FeeTransfer("f-1", 20m, new DateOnly(2026, 8, 30))).Evaluated();

        Assert.All(evaluation.Items, item => Assert.Equal(Stage.LeftToManual, item.Stage));
        Assert.Empty(evaluation.Ledgers);
        Assert.Empty(evaluation.Findings);
    }

    [Theory]
    [InlineData(BooksKind.Deposit)]
    [InlineData(BooksKind.Purchase)]
    public void what_the_books_hold_by_hand_is_adopted(BooksKind kind)
    {
        var builder = Funded().With(Facts.Disbursement("o-1", 40m, Facts.October(2)));
        var decision = kind == BooksKind.Deposit
            ? builder.InTheBooks(SampleBooks.Trusted(kind, "55", 500m, Facts.October(1))).Decision(WorkKind.TrustDeposit, "d-1")
            : builder.InTheBooks(SampleBooks.Trusted(kind, "55", 40m, Facts.October(2))).Decision(WorkKind.TrustDisbursement, "o-1");

        Assert.Equal((Stage.AdoptedManual, $"{kind} 55"), (decision.Stage, decision.Adopted.ToString()));
    }

    [Fact]
    public void what_the_native_sync_wrote_is_SYS_CONNECTOR_COLLISION() => Assert.Equal("Stream:TrustDeposits", Assert.Single(
        Funded().InTheBooks(SampleBooks.Trusted(BooksKind.Deposit, "55", 500m, Facts.October(1), "Smokeball sync 9")).Decision(WorkKind.TrustDeposit, "d-1").Findings).Subject.ToString());

    [Fact]
    public void without_the_liability_account_it_is_MAP_ACCT() => Assert.Equal("Role:role:trust-liability", Assert.Single(Funded()
        .BooksWith(books => books with { Accounts = [.. books.Accounts.Where(account => account.Id != SampleBooks.TrustLiability)] }).Decision(WorkKind.TrustDeposit, "d-1").Findings).Subject.ToString());

    [Fact]
    public void a_fee_transfer_like_a_payment_in_the_books_is_PAY_DUP_until_a_person_says_it_is_another()
    {
        var builder = Funded().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1").Paid(350m)).With(Facts.FeeTransfer("f-1", 350m))
            .InTheBooks(SampleBooks.Payment("77", 350m, Facts.October(6)));

        Assert.Equal(Codes.PaymentDuplicate, Assert.Single(builder.Decision(WorkKind.FeeTransfer, "f-1").Findings).Code);
        Assert.Equal(Stage.Held, builder.Decided(DirectiveKind.PostOurs, "FeeTransfer:f-1").Decision(WorkKind.FeeTransfer, "f-1").Stage);
    }

    [Fact]
    public void a_fee_transfer_without_an_invoice_that_overdraws_tells_both()
    {
        var decision = Funded(100m).With(Facts.FeeTransfer("f-1", 350m)).Decision(WorkKind.FeeTransfer, "f-1");

        Assert.Equal([Codes.TrustEarnedNoInvoice, Codes.TrustNegative], decision.Findings.Select(finding => finding.Code).OrderBy(code => code.Value, StringComparer.Ordinal));
    }

    [Fact]
    public void a_rejected_disbursement_posts_nothing() => Assert.Equal((Stage.Rejected, 0),
        Funded(1m).With(Facts.Disbursement("o-1", 150m, Facts.December(1))).Decided(DirectiveKind.Reject, "TrustDisbursement:o-1").Decision(WorkKind.TrustDisbursement, "o-1") is var decision ? (decision.Stage, decision.Legs.Count) : default);

    [Theory]
    [InlineData(BankTransactionType.Transfer)]
    [InlineData(BankTransactionType.Interest)]
    [InlineData(BankTransactionType.BankFees)]
    [InlineData(BankTransactionType.Unknown)]
    public void a_kind_that_is_not_posted_yet_is_SYS_UNSUPPORTED_and_counts_in_the_ledger(BankTransactionType type)
    {
        var evaluation = Funded().With(Facts.Line("x-1", SampleBooks.TrustBank, type, 20m, -20m)).Evaluated();
        var finding = Assert.Single(evaluation.Items.Single(item => item.Key.Kind == WorkKind.Unsupported).Findings);

        Assert.Equal((Codes.Unsupported, "BankTransaction:x-1"), (finding.Code, finding.Subject.ToString()));
        Assert.Equal(48_000, Assert.Single(evaluation.Ledgers).Balance.Minor);
    }

    [Fact]
    public void a_line_and_its_reversal_are_one_card()
    {
        var evaluation = A.Case().With(
            Facts.Payment("p-1", 50m) with { IsReversed = true },
            Facts.Line("p-2", SampleBooks.OperatingBank, BankTransactionType.InvoicePaymentReversal, 50m, -50m) with { Reverses = new SourceId("p-1") }).Evaluated();

        Assert.Equal(["BankTransaction:p-2"], evaluation.Items.SelectMany(item => item.Findings).Select(finding => finding.Subject.ToString()).Distinct());
        Assert.Equal(2, evaluation.Items.Count);
    }

    [Fact]
    public void an_account_that_is_neither_operating_nor_trust_is_not_posted() =>
        Assert.Equal(Codes.Unsupported, Assert.Single(A.Case().With(Facts.Line("s-1", SampleBooks.SavingsBank, BankTransactionType.InvoicePayment, 5m, 5m)).Decision(WorkKind.Unsupported, "s-1").Findings).Code);

    [Fact]
    public void a_kind_that_was_left_to_manual_once_and_for_all_raises_nothing_more() => Assert.Equal(Stage.LeftToManual,
        Funded().With(Facts.Line("x-1", SampleBooks.TrustBank, BankTransactionType.Interest, 1m, 1m)).Decided(DirectiveKind.LeaveToManual, "UnsupportedKind:Interest").Decision(WorkKind.Unsupported, "x-1").Stage);

    [Fact]
    public void a_record_that_cannot_be_read_is_shown() => Assert.Equal((Codes.Unsupported, "Invoice:i-9"), Assert.Single(
        A.Case().Where(matterCase => matterCase with { Unreadable = [new UnreadableRecord(SourceKind.Invoice, new SourceId("i-9"), "It has no total.")] }).Evaluated().Findings) is var finding
        ? (finding.Code, finding.Subject.ToString()) : default);
}
