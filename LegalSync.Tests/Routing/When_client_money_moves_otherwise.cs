using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.Routing;

public class When_client_money_moves_otherwise
{
    private static readonly DocumentRef _deposit = new(BooksKind.Deposit, new DocumentId("55"));
    private static readonly MatterId _birch = new("m-birch");
    private static readonly AccountId _receivable = new("39");

    private static CaseBuilder Funded(decimal amount = 500m) => A.Case().With(Facts.TrustDeposit("d-1", amount, Facts.October(1)));

    private static BankTransaction Back(string id, string original, BankTransactionType type, decimal amount, decimal change) =>
        Facts.Line(id, SampleBooks.TrustBank, type, amount, change, Facts.October(9)) with { Reverses = new SourceId(original) };

    private static CaseBuilder Returned() => A.Case().With(
        Facts.TrustDeposit("d-1", 500m, Facts.October(1)) with { IsReversed = true }, Back("r-1", "d-1", BankTransactionType.DepositReversal, 500m, -500m));

    [Fact]
    public void a_deposit_that_came_back_before_it_posted_posts_neither()
    {
        var evaluation = Returned().Evaluated();

        Assert.Equal([Stage.Superseded, Stage.Superseded], evaluation.Items.Select(item => item.Stage));
        Assert.All(evaluation.Items, item => Assert.True(item.Legs.Count == 0 && item.EndReason is { Length: > 0 }));
        Assert.Empty(evaluation.Findings);
    }

    [Fact]
    public void a_deposit_that_came_back_after_it_posted_is_debited_to_the_client_and_told()
    {
        var builder = Returned().Already(WorkKind.TrustDeposit, "d-1", Stage.Verified, _deposit, 500m);
        var decision = builder.Decision(WorkKind.TrustReturn, "r-1");

        Assert.Equal((Stage.Held, Facts.October(9)), (decision.Stage, decision.Date));
        AssertEntry(decision.Legs, [(true, SampleBooks.TrustLiability, SampleBooks.AlderMatter), (false, SampleBooks.Trust, null)]);
        Assert.Equal((Codes.TrustReturned, "BankTransaction:r-1"), Assert.Single(builder.Evaluated().Findings) is var finding ? (finding.Code, finding.Subject.ToString()) : default);
        Assert.Empty(builder.Decided(DirectiveKind.Noted, "TrustReturn:r-1").Evaluated().Findings);
    }

    [Fact]
    public void what_posted_before_it_came_back_is_not_seen_as_changed()
    {
        var before = A.Case().With(Facts.TrustDeposit("d-1", 500m, Facts.October(1))).Decision(WorkKind.TrustDeposit, "d-1");
        var after = Returned().Already(WorkKind.TrustDeposit, "d-1", Stage.Verified, _deposit, 500m).Decision(WorkKind.TrustDeposit, "d-1");

        Assert.Equal(before.FinancialHash, after.FinancialHash);
    }

    [Fact]
    public void a_return_that_overdraws_goes_to_approval_and_says_so()
    {
        var evaluation = Returned().With(Facts.Disbursement("o-1", 300m)).Already(WorkKind.TrustDeposit, "d-1", Stage.Verified, _deposit, 500m)
            .Already(WorkKind.TrustDisbursement, "o-1", Stage.Verified, new DocumentRef(BooksKind.Purchase, new DocumentId("56")), 300m).Evaluated();

        Assert.Equal(Stage.Held, evaluation.Items.Single(item => item.Key.Kind == WorkKind.TrustReturn).Stage);
        Assert.Equal([Codes.TrustNegative, Codes.TrustReturned], evaluation.Findings.Select(finding => finding.Code).OrderBy(code => code.Value, StringComparer.Ordinal));
    }

    [Fact]
    public void a_deposit_of_the_opening_that_comes_back_posts_its_reversal() => Assert.Equal(Stage.Held, A.Case().OpeningWith(500m).With(
        Facts.TrustDeposit("d-1", 500m, new DateOnly(2026, 8, 1)) with { IsReversed = true }, Back("r-1", "d-1", BankTransactionType.DepositReversal, 500m, -500m)).Decision(WorkKind.TrustReturn, "r-1").Stage);

    [Fact]
    public void a_cheque_taken_back_after_it_posted_is_credited_to_the_client()
    {
        var decision = Funded().With(Facts.Disbursement("o-1", 40m) with { IsReversed = true }, Back("r-1", "o-1", BankTransactionType.VendorPaymentReversal, 40m, 40m))
            .Already(WorkKind.TrustDisbursement, "o-1", Stage.Posted, new DocumentRef(BooksKind.Purchase, new DocumentId("56")), 40m).Decision(WorkKind.TrustVoid, "r-1");

        AssertEntry(decision.Legs, [(true, SampleBooks.Trust, null), (false, SampleBooks.TrustLiability, SampleBooks.AlderMatter)]);
    }

    [Fact]
    public void a_fee_transfer_taken_back_brings_both_sides_back()
    {
        var decision = Funded().BooksWith(books => books with { Accounts = [.. books.Accounts, new BooksAccount(_receivable, "Receivables", "Accounts Receivable", "AccountsReceivable", true)] })
            .With(Facts.FeeTransfer("f-1", 350m) with { IsReversed = true }, Back("r-1", "f-1", BankTransactionType.InvoicePaymentReversal, 350m, 350m))
            .Already(WorkKind.FeeTransfer, "f-1", Stage.Verified, new DocumentRef(BooksKind.Payment, new DocumentId("57")), 350m).Decision(WorkKind.FeeReturn, "r-1");

        Assert.Equal(2, decision.Legs.Count);
        AssertEntry([decision.Legs[0]], [(true, SampleBooks.Trust, null), (false, SampleBooks.TrustLiability, SampleBooks.AlderMatter)]);
        AssertEntry([decision.Legs[1]], [(true, _receivable, SampleBooks.AlderMatter), (false, SampleBooks.Operating, null)]);
    }

    [Fact]
    public void a_reversal_whose_original_is_not_there_stays_a_card() => Assert.Equal(Codes.Unsupported, Assert.Single(
        Funded().With(Back("r-1", "d-9", BankTransactionType.DepositReversal, 500m, -500m)).Decision(WorkKind.Unsupported, "r-1").Findings).Code);

    [Fact]
    public void a_transfer_of_two_lines_moves_the_liability_between_two_clients_and_no_bank()
    {
        var decision = Transfer(sameClient: true).Decision(WorkKind.TrustTransfer, "x-1");

        Assert.Equal(Stage.Held, decision.Stage);
        AssertEntry(decision.Legs, [(true, SampleBooks.TrustLiability, SampleBooks.AlderMatter), (false, SampleBooks.TrustLiability, SampleBooks.Birch)]);
    }

    [Fact]
    public void its_far_side_waits_and_is_in_the_books_with_it()
    {
        var into = Facts.Line("x-1", SampleBooks.TrustBank, BankTransactionType.Transfer, 80m, 80m);

        Assert.Equal((Stage.Routed, 0), Far(into, -80m, null).Decision(WorkKind.TrustTransferIn, "x-1") is var waiting ? (waiting.Stage, waiting.Findings.Count) : default);
        Assert.Equal(Stage.AdoptedManual, Far(into, -80m, new KnownItem(Stage.Verified, Facts.October(6), Money.Usd(80m), new DocumentRef(BooksKind.JournalEntry, new DocumentId("9")))).Decision(WorkKind.TrustTransferIn, "x-1").Stage);
        Assert.Equal(Stage.LeftToManual, Far(into, -80m, new KnownItem(Stage.Rejected, Facts.October(6), Money.Usd(80m), null)).Decision(WorkKind.TrustTransferIn, "x-1").Stage);
    }

    [Fact]
    public void a_transfer_that_fits_two_others_is_not_guessed()
    {
        var builder = Transfer(sameClient: true).Where(matterCase => matterCase with { Elsewhere = [.. matterCase.Elsewhere, matterCase.Elsewhere[0] with { Line = matterCase.Elsewhere[0].Line with { Id = new SourceId("x-3") } }] });

        Assert.Equal(Codes.Unsupported, Assert.Single(builder.Decision(WorkKind.Unsupported, "x-1").Findings).Code);
    }

    [Fact]
    public void a_transfer_to_another_client_waits_for_both_authorities()
    {
        var builder = Transfer(sameClient: false);

        Assert.Equal(Codes.TrustCrossClient, Assert.Single(builder.Decision(WorkKind.TrustTransfer, "x-1").Findings).Code);
        Assert.Equal(Stage.Held, builder.Decided(DirectiveKind.AuthoriseCrossClient, "TrustTransfer:x-1", "letter A; letter B").Decision(WorkKind.TrustTransfer, "x-1").Stage);
    }

    [Fact]
    public void a_transfer_that_overdraws_waits_behind_the_ledger() =>
        Assert.Contains(Codes.TrustNegative, Transfer(sameClient: true, held: 20m).Decision(WorkKind.TrustTransfer, "x-1").Findings.Select(finding => finding.Code));

    [Fact]
    public void one_slip_of_two_matters_is_one_deposit_with_a_line_each()
    {
        var own = Facts.TrustDeposit("d-1", 100m) with { Reference = "SLIP-7" };
        var other = own with { Id = new SourceId("d-2"), Matter = _birch, Amount = Money.Usd(40m), Change = Money.Usd(40m) };
        var builder = A.Case().With(own).Where(matterCase => matterCase with { Elsewhere = [Elsewhere(other, null, false)] });
        var draft = Assert.IsType<TrustSlipDraft>(Assert.Single(builder.Decision(WorkKind.TrustDeposit, "d-1").Legs));

        Assert.Equal((14_000L, SampleBooks.Trust), (draft.Total.Minor, draft.TrustBank));
        Assert.Equal([(SampleBooks.AlderMatter, 10_000L), (SampleBooks.Birch, 4_000L)], draft.Lines.Select(line => (line.Customer, line.Amount.Minor)));
    }

    [Fact]
    public void equal_cheque_numbers_make_no_slip()
    {
        var own = Facts.TrustDeposit("d-1", 100m) with { Reference = "1001" };
        var builder = A.Case().With(own).Where(matterCase => matterCase with { Elsewhere = [Elsewhere(own with { Id = new SourceId("d-2"), Matter = _birch }, null, false)] });

        Assert.IsType<TrustDepositDraft>(Assert.Single(builder.Decision(WorkKind.TrustDeposit, "d-1").Legs));
    }

    [Fact]
    public void fees_beyond_every_invoice_are_TR_FEE_EXCEEDS_INVOICE()
    {
        var finding = Assert.Single(Funded().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1").Paid(350m)).With(Facts.FeeTransfer("f-1", 360m)).Decision(WorkKind.FeeTransfer, "f-1").Findings);

        Assert.Equal(Codes.TrustFeeExceedsInvoice, finding.Code);
    }

    [Fact]
    public void fees_without_an_invoice_are_TR_EARNED_NO_INVOICE() =>
        Assert.Equal(Codes.TrustEarnedNoInvoice, Assert.Single(Funded().With(Facts.FeeTransfer("f-1", 60m)).Decision(WorkKind.FeeTransfer, "f-1").Findings).Code);

    [Fact]
    public void a_firm_that_keeps_clients_apart_by_account_asks_for_the_matters_account_and_posts_to_it()
    {
        var builder = Funded().Mapped(rules => rules.Account(AccountRole.TrustLiability, "32").Account(AccountRole.TrustPerMatter, "32"));
        var finding = Assert.Single(builder.Decision(WorkKind.TrustDeposit, "d-1").Findings);
        Assert.Equal((Codes.MapAccount, "TrustLedger:m-alder"), (finding.Code, finding.Subject.ToString()));

        builder.Mapped(rules => rules.Account(AccountRole.TrustLedger(new MatterId("m-alder")), "60"))
            .BooksWith(books => books with { Accounts = [.. books.Accounts, new BooksAccount(new AccountId("60"), "Client money:2026-0101", "Other Current Liability", "TrustAccountsLiabilities", true)] });
        Assert.Equal("60", Assert.IsType<TrustDepositDraft>(Assert.Single(builder.Decision(WorkKind.TrustDeposit, "d-1").Legs)).TrustLiability.Value);
    }

    [Fact]
    public void a_chart_that_is_nearly_full_warns_before_another_account_is_opened() => Assert.Equal(Codes.ChartFull, Assert.Single(
        Funded().Mapped(rules => rules.Account(AccountRole.TrustLiability, "32").Account(AccountRole.TrustPerMatter, "32"))
            .BooksWith(books => books with { Accounts = [.. books.Accounts, .. Enumerable.Range(1000, 240).Select(number => new BooksAccount(new AccountId($"{number}"), $"Expense {number}", "Expense", "OfficeExpenses", true))] })
            .Decision(WorkKind.TrustDeposit, "d-1").Findings).Code);

    private static CaseBuilder Transfer(bool sameClient, decimal held = 500m) => Funded(held)
        .With(Facts.Line("x-1", SampleBooks.TrustBank, BankTransactionType.Transfer, 80m, -80m))
        .Where(matterCase => matterCase with { Elsewhere = [Elsewhere(Facts.Line("x-2", SampleBooks.TrustBank, BankTransactionType.Transfer, 80m, 80m) with { Matter = _birch }, null, sameClient)] });

    private static CaseBuilder Far(BankTransaction line, decimal change, KnownItem? known) => A.Case().With(line)
        .Where(matterCase => matterCase with { Elsewhere = [Elsewhere(Facts.Line("x-2", SampleBooks.TrustBank, BankTransactionType.Transfer, 80m, change) with { Matter = _birch }, known, true)] });

    private static LineElsewhere Elsewhere(BankTransaction line, KnownItem? known, bool sameClient)
    {
        var client = sameClient ? new ClientId("c-alder") : new ClientId("c-birch");
        return new LineElsewhere(line, new Matter(_birch, "2026-0102", "Birch lease", MatterStatus.Open, [client], "Lease"), [new Client(client, sameClient ? "Birch Bakery LLC" : "Birch Bakery LLC", null, false)], known);
    }

    private static void AssertEntry(IReadOnlyList<PostingDraft> legs, IEnumerable<(bool, AccountId, CustomerId?)> expected) =>
        Assert.Equal(expected, Assert.IsType<JournalDraft>(Assert.Single(legs)).Lines.Select(line => (line.IsDebit, line.Account, line.Customer)));
}
