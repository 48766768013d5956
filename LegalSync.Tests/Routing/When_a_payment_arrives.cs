using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.Routing;

public class When_a_payment_arrives
{
    private static CaseBuilder Billed(decimal paid) => A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1").Paid(paid));

    private static Finding Only(CaseBuilder builder, string payment = "p-1") => Assert.Single(builder.Decision(WorkKind.Payment, payment).Findings);

    private static PaymentDraft Draft(CaseBuilder builder, string payment = "p-1") => Assert.IsType<PaymentDraft>(Assert.Single(builder.Decision(WorkKind.Payment, payment).Legs));

    [Fact]
    public void it_pays_its_invoice_and_waits_for_it()
    {
        var decision = Billed(350m).With(Facts.Payment("p-1", 350m)).Decision(WorkKind.Payment, "p-1");
        var draft = Assert.IsType<PaymentDraft>(Assert.Single(decision.Legs));

        Assert.Equal(Stage.Held, decision.Stage);
        Assert.Equal((SampleBooks.AlderMatter, SampleBooks.Operating, 35_000L, "ref p-1"), (draft.Customer, draft.DepositTo, draft.Amount.Minor, draft.Reference));
        Assert.Equal(new InvoiceTarget("Invoice:i-1", null), draft.Invoice);
        Assert.Equal(["Invoice:i-1"], decision.WaitsFor.Select(first => first.Event));
    }

    [Theory]
    [InlineData(Stage.Posted)]
    [InlineData(Stage.Verified)]
    public void it_waits_no_longer_once_the_invoice_is_in_the_books(Stage stage) =>
        Assert.Empty(Billed(350m).With(Facts.Payment("p-1", 350m)).Already(WorkKind.Invoice, "i-1", stage).Decision(WorkKind.Payment, "p-1").WaitsFor);

    [Fact]
    public void an_adopted_invoice_is_paid_by_its_own_key() =>
        Assert.Equal(new InvoiceTarget(null, new DocumentId("900")), Draft(Billed(350m).With(Facts.Payment("p-1", 350m)).InTheBooks(SampleBooks.Invoice("900", "1042", 350m))).Invoice);

    [Fact]
    public void without_an_invoice_it_is_PAY_NO_INVOICE()
    {
        var finding = Only(A.Case().With(Facts.Payment("p-1", 350m)));

        Assert.Equal((Codes.PaymentNoInvoice, "BankTransaction:p-1", "unapplied-credit"), (finding.Code, finding.Subject.ToString(), finding.Suggestion!.Resolution));
    }

    [Fact]
    public void before_its_invoice_was_issued_it_is_PAY_NO_INVOICE() => Assert.Equal(Codes.PaymentNoInvoice, Only(Billed(350m).With(Facts.Payment("p-1", 350m, Facts.October(4)))).Code);

    [Fact]
    public void that_fits_several_invoices_nobody_guesses()
    {
        var builder = A.Case().With(Facts.Time("t-1", 350m), Facts.Time("t-2", 350m))
            .With(Facts.Invoice("i-1", "1042", 350m, "t-1").Paid(100m), Facts.Invoice("i-2", "1043", 350m, "t-2").Paid(100m)).With(Facts.Payment("p-1", 100m));

        Assert.Equal("Payment fits several invoices", Only(builder).Title);
        Assert.Null(Only(builder).Suggestion);
    }

    [Fact]
    public void whose_invoice_was_rejected_has_none_in_the_books() =>
        Assert.Contains("1042", Only(Billed(350m).With(Facts.Payment("p-1", 350m)).Already(WorkKind.Invoice, "i-1", Stage.Rejected)).Why, StringComparison.Ordinal);

    [Fact]
    public void whose_invoice_is_from_before_the_opening_pays_the_one_in_the_books_by_hand()
    {
        var builder = A.Case().With(Facts.Invoice("i-1", "1042", 350m) with { Issued = new DateOnly(2026, 8, 20), Totals = Facts.Totals(350m, paid: 350m) })
            .With(Facts.Payment("p-1", 350m)).InTheBooks(SampleBooks.Invoice("900", "1042", 350m));

        Assert.Equal(new InvoiceTarget(null, new DocumentId("900")), Draft(builder).Invoice);
    }

    [Fact]
    public void as_unapplied_credit_it_names_no_invoice() => Assert.Null(Draft(A.Case().With(Facts.Payment("p-1", 350m)).Decided(DirectiveKind.UnappliedCredit, "Payment:p-1")).Invoice);

    [Fact]
    public void a_person_may_say_which_document_it_pays() =>
        Assert.Equal("901", Draft(A.Case().With(Facts.Payment("p-1", 350m)).Decided(DirectiveKind.PayDocument, "Payment:p-1", "Invoice 901")).Invoice!.Document!.Value.Value);

    [Fact]
    public void before_the_opening_it_is_left_alone_without_a_card()
    {
        var decision = A.Case().With(Facts.Payment("p-1", 350m, new DateOnly(2026, 8, 31))).Decision(WorkKind.Payment, "p-1");

        Assert.Equal(Stage.LeftToManual, decision.Stage);
        Assert.Empty(decision.Findings);
    }

    [Fact]
    public void that_the_books_hold_by_hand_is_adopted() => Assert.Equal((Stage.AdoptedManual, "Payment 77"),
        Billed(350m).With(Facts.Payment("p-1", 350m)).InTheBooks(SampleBooks.Payment("77", 350m, Facts.October(6))).Decision(WorkKind.Payment, "p-1") is var decision ? (decision.Stage, decision.Adopted.ToString()) : default);

    [Fact]
    public void one_in_the_books_stands_for_one_payment_only()
    {
        var builder = A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1").Paid(200m))
            .With(Facts.Payment("p-1", 100m), Facts.Payment("p-2", 100m)).InTheBooks(SampleBooks.Payment("77", 100m, Facts.October(6)));

        Assert.Equal([Stage.AdoptedManual, Stage.Held], [builder.Decision(WorkKind.Payment, "p-1").Stage, builder.Decision(WorkKind.Payment, "p-2").Stage]);
    }

    [Fact]
    public void like_one_of_the_same_invoice_a_few_days_apart_it_is_PAY_DUP()
    {
        var finding = Only(Billed(350m).With(Facts.Payment("p-1", 350m)).InTheBooks(SampleBooks.Invoice("900", "1042", 350m), SampleBooks.Payment("77", 350m, Facts.October(9), "900")));

        Assert.Equal((Codes.PaymentDuplicate, "BankTransaction:p-1", "Payment 77"), (finding.Code, finding.Subject.ToString(), finding.Suggestion!.Input));
    }

    [Fact]
    public void a_month_apart_it_is_another_one() => Assert.Empty(Billed(350m).With(Facts.Payment("p-1", 350m))
        .InTheBooks(SampleBooks.Invoice("900", "1042", 350m), SampleBooks.Payment("77", 350m, new DateOnly(2026, 11, 6), "900")).Decision(WorkKind.Payment, "p-1").Findings);

    [Fact]
    public void the_word_that_it_is_another_lifts_the_card() => Assert.Equal(Stage.Held, Billed(350m).With(Facts.Payment("p-1", 350m))
        .InTheBooks(SampleBooks.Invoice("900", "1042", 350m), SampleBooks.Payment("77", 350m, Facts.October(9), "900"))
        .Decided(DirectiveKind.PostOurs, "Payment:p-1").Decision(WorkKind.Payment, "p-1").Stage);

    [Fact]
    public void into_an_account_without_a_counterpart_it_is_MAP_ACCT()
    {
        var finding = Only(Billed(350m).With(Facts.Payment("p-1", 350m))
            .BooksWith(books => books with { Accounts = [.. books.Accounts.Where(account => account.Id != SampleBooks.Operating)] }));

        Assert.Equal((Codes.MapAccount, "BankAccount:b-operating", "create-account"), (finding.Code, finding.Subject.ToString(), finding.Suggestion!.Resolution));
    }

    [Fact]
    public void that_the_native_sync_wrote_is_SYS_CONNECTOR_COLLISION_once_a_stream()
    {
        var builder = A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1").Paid(300m)).With(Facts.Payment("p-1", 100m), Facts.Payment("p-2", 200m))
            .InTheBooks(SampleBooks.Payment("77", 100m, Facts.October(6), note: "Smokeball sync 1"), SampleBooks.Payment("78", 200m, Facts.October(6), note: "Smokeball sync 2"));

        Assert.Equal(["Stream:Payments", "Stream:Payments"], builder.Evaluated().Items.SelectMany(item => item.Findings).Where(finding => finding.Code == Codes.ConnectorCollision).Select(finding => finding.Subject.ToString()));
    }

    [Fact]
    public void what_the_native_sync_wrote_is_adopted_once_it_was_taken_over() => Assert.Equal(Stage.AdoptedManual, Billed(350m).With(Facts.Payment("p-1", 350m))
        .InTheBooks(SampleBooks.Payment("77", 350m, Facts.October(6), note: "Smokeball sync 1")).Decided(DirectiveKind.AdoptNative, "Stream:Payments").Decision(WorkKind.Payment, "p-1").Stage);

    [Fact]
    public void known_from_the_paid_amount_only_it_is_provisional()
    {
        var decision = Billed(350m).With(Facts.Payment("p-1", 100m)).Decision(WorkKind.Payment, "paid:i-1");

        Assert.True(decision.IsProvisional);
        Assert.Equal((Stage.Held, 25_000L, new DateOnly(2026, 11, 20)), (decision.Stage, decision.Amount.Minor, decision.Date));
        Assert.Equal(SampleBooks.Operating, Assert.IsType<PaymentDraft>(Assert.Single(decision.Legs)).DepositTo);
    }

    [Fact]
    public void a_provisional_one_keeps_the_day_it_was_first_seen() => Assert.Equal(Facts.October(8),
        Billed(350m).Already(WorkKind.Payment, "paid:i-1", Stage.Held, amount: 350m, date: Facts.October(8)).Decision(WorkKind.Payment, "paid:i-1").Date);

    [Fact]
    public void a_provisional_one_is_gone_when_the_payment_is_seen() =>
        Assert.DoesNotContain(Billed(350m).With(Facts.Payment("p-1", 350m)).Evaluated().Items, item => item.IsProvisional);
}
