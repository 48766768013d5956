using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Smokeball;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public class When_a_bank_line_is_read
{
    [Fact]
    public void a_deposit_is_read()
    {
        var line = Read(Fixture.Line);

        Assert.Equal((new SourceId("line-1"), new BankAccountId("bank-1"), new MatterId("matter-1")), (line.Id, line.Account, line.Matter));
        Assert.Equal((BankTransactionType.Deposit, "Deposit"), (line.Type, line.TypeText));
        Assert.Equal((Money.Usd(1_250.50m), Money.Usd(1_250.50m)), (line.Amount, line.Change));
        Assert.Equal(new DateOnly(2026, 3, 1), line.Effective);
        Assert.Equal(DateTimeOffset.Parse("2026-03-02T14:05:06.1234567Z", CultureInfo.InvariantCulture), line.Entered);
        Assert.Equal(("CHK 1001", "Ann Sample: Retainer"), (line.Reference, line.Description));
        Assert.False(line.IsReversed);
        Assert.Null(line.Reverses);
    }

    [Theory]
    [InlineData("Deposit", "Trust", 1)]
    [InlineData("Deposit", "Operating", 1)]
    [InlineData("DepositReversal", "Trust", -1)]
    [InlineData("InvoicePayment", "Trust", -1)]
    [InlineData("InvoicePayment", "Operating", 1)]
    [InlineData("InvoicePaymentReversal", "Trust", 1)]
    [InlineData("InvoicePaymentReversal", "Operating", -1)]
    [InlineData("VendorPayment", "Trust", -1)]
    [InlineData("VendorPaymentReversal", "Trust", 1)]
    [InlineData("BankFees", "Trust", -1)]
    [InlineData("BankFeesReversal", "Trust", 1)]
    [InlineData("Interest", "Trust", 1)]
    [InlineData("InterestReversal", "Trust", -1)]
    public void the_type_tells_the_direction_whatever_the_sign(string type, string account, int direction)
    {
        foreach (var given in new[] { "40.25", "-40.25" })
        {
            var line = Read(Fixture.Line.With("transaction.type", $"\"{type}\"").With("account.type", $"\"{account}\"").With("transaction.amount", given));

            Assert.Equal((Money.Usd(40.25m), Money.Usd(direction * 40.25m)), (line.Amount, line.Change));
        }
    }

    [Theory]
    [InlineData("Transfer", BankTransactionType.Transfer)]
    [InlineData("CardSweep", BankTransactionType.Unknown)]
    public void where_the_type_tells_nothing_the_sign_does(string type, BankTransactionType expected)
    {
        var line = Read(Fixture.Line.With("transaction.type", $"\"{type}\"").With("transaction.amount", "-40.25"));

        Assert.Equal((expected, type), (line.Type, line.TypeText));
        Assert.Equal((Money.Usd(40.25m), Money.Usd(-40.25m)), (line.Amount, line.Change));
    }

    [Theory]
    [InlineData("BankFeesReversal", BankTransactionType.BankFees)]
    [InlineData("InterestReversal", BankTransactionType.Interest)]
    public void a_reversed_charge_keeps_its_family_and_its_word(string type, BankTransactionType expected)
    {
        var line = Read(Fixture.Line.With("transaction.type", $"\"{type}\""));

        Assert.Equal((expected, type), (line.Type, line.TypeText));
    }

    [Fact]
    public void a_reversal_names_the_line_that_it_takes_back() => Assert.Equal(
        new SourceId("line-0"), Read(Fixture.Line.With("transaction.reversedFromTransaction", """{"id":"line-0"}""")).Reverses);

    [Theory]
    [InlineData("transaction.reversed", "true")]
    [InlineData("transaction.reversedToTransaction", """{"id":"line-2"}""")]
    public void a_line_that_was_taken_back_says_so(string field, string value) => Assert.True(Read(Fixture.Line.With(field, value)).IsReversed);

    [Fact]
    public void a_line_without_a_matter_belongs_to_none() => Assert.True(Read(Fixture.Line.With("transaction.matter", "null")).Matter.IsNone);

    [Fact]
    public void an_entry_time_without_a_zone_is_utc() => Assert.Equal(
        new DateTimeOffset(2026, 3, 2, 14, 5, 6, TimeSpan.Zero), Read(Fixture.Line.With("transaction.enteredDate", "\"2026-03-02T14:05:06\"")).Entered);

    [Theory]
    [InlineData("transaction.amount", null, "amount")]
    [InlineData("transaction.amount", "1.005", "amount")]
    [InlineData("transaction.effectiveDate", "\"0001-01-01T00:00:00\"", "effectiveDate")]
    [InlineData("transaction.enteredDate", null, "enteredDate")]
    [InlineData("transaction.type", null, "type")]
    [InlineData("account.type", null, "account.type")]
    [InlineData("account.type", "\"Escrow\"", "account.type")]
    [InlineData("account.id", null, "account.id")]
    [InlineData("transaction", null, "transaction")]
    public void a_line_that_lacks_what_money_needs_is_refused(string path, string? value, string field) =>
        Assert.Equal(field, Assert.Throws<SourceFormatException>(() => Read(Fixture.Line.With(path, value))).Field);

    private static BankTransaction Read(string line) => Fixture.Reader.ReadBankTransaction(Fixture.Record(SourceKind.BankTransaction, line));
}
