using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Smokeball;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public class When_a_fee_or_an_expense_is_read
{
    [Fact]
    public void a_fee_becomes_a_time_entry()
    {
        var entry = Read(Fixture.Fee);

        Assert.Equal((new SourceId("fee-1"), new MatterId("matter-1"), new DateOnly(2026, 2, 28)), (entry.Id, entry.Matter, entry.Date));
        Assert.Equal(("DRAFT", "Draft trust agreement", "staff-7"), (entry.Code, entry.Description, entry.Timekeeper));
        Assert.Equal((Quantity.Minutes(90), Rate.Of(333.3333m, Currency.Usd)), (entry.Duration, entry.Rate));
        Assert.Equal((Money.Usd(500m), Money.Usd(0m)), (entry.Amount, entry.Tax));
        Assert.Equal((false, true, true, false, false), (entry.IsFixed, entry.IsFinalised, entry.IsBillable, entry.IsWrittenOff, entry.IsDeleted));
        Assert.Equal(new SourceId("inv-1"), entry.Invoice);
    }

    [Fact]
    public void the_utbms_task_code_comes_before_the_activity_code() =>
        Assert.Equal("L110", Read(Fixture.Fee.With("utbmsTaskCode", "\"L110\"")).Code);

    [Fact]
    public void no_code_at_all_is_an_empty_one() =>
        Assert.Equal("", Read(Fixture.Fee.With("activityCode", "null")).Code);

    [Fact]
    public void a_partly_billable_fee_counts_its_billable_part() =>
        Assert.Equal(Money.Usd(320.10m), Read(Fixture.Fee.With("billableAmountExcTax", "320.10")).Amount);

    [Fact]
    public void a_billable_part_of_nothing_is_nothing_and_not_the_whole() =>
        Assert.True(Read(Fixture.Fee.With("billableAmountExcTax", "0")).Amount.IsZero);

    [Fact]
    public void without_a_billable_part_the_amount_before_tax_counts() => Assert.Equal(
        Money.Usd(450m), Read(Fixture.Fee.With("billableAmountExcTax", null).With("amountExcTax", "450.00").With("amountIncTax", "500.00")).Amount);

    [Fact]
    public void without_either_the_amount_counts() =>
        Assert.Equal(Money.Usd(499.99m), Read(Fixture.Fee.With("billableAmountExcTax", "null").With("amountExcTax", null).With("amount", "499.99")).Amount);

    [Fact]
    public void tax_is_the_difference_of_the_two_amounts()
    {
        Assert.Equal(Money.Usd(45.45m), Read(Fixture.Fee.With("amountExcTax", "454.55")).Tax);
        Assert.True(Read(Fixture.Fee.With("amountIncTax", null)).Tax.IsZero);
    }

    [Fact]
    public void a_fixed_fee_needs_neither_minutes_nor_rate()
    {
        var entry = Read(Fixture.Fee.With("feeType", "0").With("duration", null).With("rate", "null"));

        Assert.True(entry.IsFixed);
        Assert.Equal((Quantity.Minutes(0), Rate.Of(0m, Currency.Usd)), (entry.Duration, entry.Rate));
    }

    [Theory]
    [InlineData("\"Time\"", false)]
    [InlineData("\"Fixed\"", true)]
    public void a_type_may_come_as_a_word(string word, bool isFixed) => Assert.Equal(isFixed, Read(Fixture.Fee.With("feeType", word)).IsFixed);

    [Theory]
    [InlineData("2026-02-28T23:59:59-08:00")]
    [InlineData("2026-02-28T00:00:00+11:00")]
    [InlineData("2026-02-28T22:00:00Z")]
    [InlineData("2026-02-28")]
    public void the_day_is_the_one_that_is_written_whatever_the_zone(string date) =>
        Assert.Equal(new DateOnly(2026, 2, 28), Read(Fixture.Fee.With("feeDate", $"\"{date}\"")).Date);

    [Fact]
    public void a_fee_that_does_not_say_whether_it_is_billable_is_billable() =>
        Assert.True(Read(Fixture.Fee.With("isBillable", "null")).IsBillable);

    [Theory]
    [InlineData("\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void an_invoice_link_that_leads_nowhere_is_none(string link) => Assert.Null(Read(Fixture.Fee.With("invoiceId", link)).Invoice);

    [Fact]
    public void the_matter_it_was_read_under_counts_when_it_names_none()
    {
        var bare = Fixture.Fee.With("matter", null).With("matterId", null);

        Assert.Equal(new MatterId("m-asked"), Fixture.Reader.ReadTimeEntry(Fixture.Record(SourceKind.TimeEntry, bare, "m-asked")).Matter);
        Assert.Equal("matter", Refusal(bare).Field);
    }

    [Theory]
    [InlineData("10.00", 1000)]
    [InlineData("10.000", 1000)]
    [InlineData("1e1", 1000)]
    [InlineData("-3.5", -350)]
    public void numbers_are_taken_exactly(string number, long cents) =>
        Assert.Equal(cents, Read(Fixture.Fee.With("billableAmountExcTax", number)).Amount.Minor);

    [Theory]
    [InlineData("billableAmountExcTax", "10.001")]
    [InlineData("billableAmountExcTax", "102.64999999999999")]
    [InlineData("billableAmountExcTax", "\"10.00\"")]
    [InlineData("billableAmountExcTax", "1e300")]
    [InlineData("billableAmountExcTax", "92233720368547758.08")]
    [InlineData("amountIncTax", "0.005")]
    [InlineData("rate", "333.33333")]
    [InlineData("rate", null)]
    [InlineData("duration", "90.5")]
    [InlineData("duration", null)]
    [InlineData("feeType", "7")]
    [InlineData("feeType", null)]
    [InlineData("feeDate", null)]
    [InlineData("feeDate", "\"0001-01-01T00:00:00\"")]
    [InlineData("feeDate", "\"28/02/2026\"")]
    [InlineData("isWrittenOff", "\"no\"")]
    [InlineData("id", null)]
    public void what_cannot_be_taken_exactly_is_refused_by_name(string field, string? value)
    {
        var refusal = Refusal(Fixture.Fee.With(field, value));

        Assert.Equal((SourceKind.TimeEntry, new SourceId("stored-key"), field), (refusal.Kind, refusal.Id, refusal.Field));
        Assert.NotEmpty(refusal.Mend);
    }

    [Fact]
    public void a_fee_without_any_amount_is_refused() =>
        Assert.Equal("amount", Refusal(Fixture.Fee.With("billableAmountExcTax", null).With("amountExcTax", null).With("amount", null)).Field);

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    public void a_record_that_is_none_is_refused(string payload) => Assert.Equal("the record", Refusal(payload).Field);

    [Fact]
    public void reading_the_wrong_kind_is_a_programming_error() =>
        Assert.Throws<ArgumentException>(() => Fixture.Reader.ReadTimeEntry(Fixture.Record(SourceKind.Expense, Fixture.Expense)));

    [Fact]
    public void an_expense_is_read()
    {
        var expense = ReadExpense(Fixture.Expense);

        Assert.Equal((new SourceId("exp-1"), new MatterId("matter-1"), new DateOnly(2026, 3, 1)), (expense.Id, expense.Matter, expense.Date));
        Assert.Equal(("E101", "Copies: Exhibits A to F"), (expense.Code, expense.Description));
        Assert.Equal((Quantity.Units(12.5m), Rate.Of(0.25m, Currency.Usd)), (expense.Quantity, expense.Price));
        Assert.Equal((Money.Usd(3.13m), Money.Usd(0.28m)), (expense.Amount, expense.Tax));
        Assert.Equal((false, true, new SourceId("inv-1")), (expense.IsFinalised, expense.IsBillable, expense.Invoice!.Value));
    }

    [Theory]
    [InlineData("quantity", null)]
    [InlineData("quantity", "1.00001")]
    [InlineData("price", null)]
    [InlineData("expenseDate", "null")]
    [InlineData("amountExcTax", "3.125")]
    public void an_expense_that_lacks_what_money_needs_is_refused(string field, string? value) => Assert.Equal(
        field, Assert.Throws<SourceFormatException>(() => ReadExpense(Fixture.Expense.With(field, value))).Field);

    private static TimeEntry Read(string fee) => Fixture.Reader.ReadTimeEntry(Fixture.Record(SourceKind.TimeEntry, fee));

    private static Expense ReadExpense(string expense) => Fixture.Reader.ReadExpense(Fixture.Record(SourceKind.Expense, expense));

    private static SourceFormatException Refusal(string fee) => Assert.Throws<SourceFormatException>(() => Read(fee));
}
