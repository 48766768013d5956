using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using Xunit;

namespace LegalSync.Tests.Statements;

public class When_mt940_is_odd
{
    private static string File(string lines, long closing = 10_500) => Mt940Month.File("091000019/4471", 10_000, closing, lines);

    private static StatementLine Single(string line, string words = "X") => Assert.Single(Reading.One(File($"{line}\r\n:86:{words}\r\n")).Lines);

    [Theory]
    [InlineData("115,", 11500)]
    [InlineData("115,5", 11550)]
    [InlineData("115,50", 11550)]
    [InlineData("0,07", 7)]
    public void a_decimal_comma_needs_no_decimals(string written, long minor) => Assert.Equal(minor, Single($":61:2608030803C{written}NTRFNONREF").Amount.Minor);

    [Theory]
    [InlineData("2612310102", 2027, 1, 2)]
    [InlineData("2701021231", 2026, 12, 31)]
    [InlineData("2608030804", 2026, 8, 4)]
    [InlineData("260803", 2026, 8, 3)]
    [InlineData("2802290229", 2028, 2, 29)]
    public void an_entry_date_without_year_is_of_the_nearest_one(string written, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Single($":61:{written}C5,00NTRFNONREF").Date);

    [Theory]
    [InlineData("C", 500)]
    [InlineData("D", -500)]
    [InlineData("RC", -500)]
    [InlineData("RD", 500)]
    [InlineData("CD", 500)]
    [InlineData("DD", -500)]
    [InlineData("RCD", -500)]
    public void marks_of_reversal_and_the_third_letter_of_the_currency_are_told_apart(string mark, long minor) =>
        Assert.Equal(minor, Single($":61:2608030803{mark}5,00NTRFNONREF").Amount.Minor);

    [Theory]
    [InlineData("PAYMENT OF ROSS", "PAYMENT OF ROSS")]
    [InlineData("166?00TRANSFER?20INVOICE 8114?21MATTER 2207?32ROSS & DALE", "INVOICE 8114 MATTER 2207 ROSS & DALE")]
    [InlineData("166?00TRANSFER?20ABCDEFGHIJKLMNOPQRSTUVWXYZA?21BCD", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCD")]
    [InlineData("PAYMENT OF\r\nROSS", "PAYMENT OF ROSS")]
    public void words_are_free_or_cut_into_fields(string written, string words) => Assert.Equal(words, Single(":61:2608030803C5,00NTRFNONREF", written).Description);

    [Fact]
    public void pages_are_joined_and_must_meet()
    {
        var first = Mt940Month.File("4471", 10_000, 10_500, ":61:2608030803C5,00NTRFNONREF\r\n", pageClose: "62M", number: "8/1");
        var second = Mt940Month.File("4471", 10_500, 10_700, ":61:2608040804C2,00NTRFNONREF\r\n", pageOpen: "60M", number: "8/2");
        var statement = Reading.One(first + second);

        Assert.Equal((2, Money.Usd(100m), Money.Usd(107m), true), (statement.Lines.Count, statement.Opening, statement.Closing, statement.Proof.IsBalanced));
        Assert.Contains("a page is missing", Reading.Refusal(first + second.Replace("USD105,00", "USD106,00", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("before the closing balance", Reading.Refusal(first), StringComparison.Ordinal);
        Assert.Contains("the page before it is missing", Reading.Refusal(second), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r\n-\r\n", "")]
    [InlineData("\r\n-\r\n", "\r\n-")]
    [InlineData("\r\n-\r\n", "\r\n")]
    public void a_missing_end_of_the_last_line_is_no_hindrance(string written, string instead) =>
        Assert.Single(Reading.One(File(":61:2608030803C5,00NTRFNONREF\r\n").Replace(written, instead, StringComparison.Ordinal)).Lines);

    [Fact]
    public void a_SWIFT_envelope_is_taken_off()
    {
        var file = "{1:F01PINEUS33AXXX0000000000}{2:O9400600260901PINEUS33AXXX00000000002609010600N}{3:{108:X}}{4:\r\n"
            + File(":61:2608030803C5,00NTRFNONREF\r\n").Replace("\r\n-\r\n", "\r\n-}{5:{CHK:0123456789AB}}\r\n", StringComparison.Ordinal);

        Assert.Single(Reading.One(file).Lines);
    }

    [Fact]
    public void a_cheque_has_its_number_and_no_reference()
    {
        var line = Single(":61:2608030803D5,00NCHK0003310//B1", "CHECK 3310");

        Assert.Equal(("3310", "", "B1", StatementLineType.Check), (line.CheckNumber, line.Reference, line.BankId, line.Type));
    }

    [Theory]
    [InlineData(":61:2602300230C5,00NTRFNONREF", "line 5")]
    [InlineData(":61:2602300230C5,00NTRFNONREF", "not a day")]
    [InlineData(":61:2608030803C5.00NTRFNONREF", "not a line of an MT940")]
    [InlineData(":61:2608030803C500NTRFNONREF", "not a line of an MT940")]
    [InlineData(":61:2608030803X5,00NTRFNONREF", "not a line of an MT940")]
    [InlineData(":61:2608030803CR5,00NTRFNONREF", "not the third of USD")]
    [InlineData(":61:2608030803C5,005NTRFNONREF", "finer than")]
    [InlineData(":62:2608030803C5,00NTRFNONREF", "no field of an MT940")]
    [InlineData("61:2608030803C5,00NTRFNONREF", "belongs to no field")]
    [InlineData(":13D:2608030803+0100", "MT942")]
    [InlineData(":34F:USD0,", "MT942")]
    public void damage_and_intraday_reports_are_refused_at_their_line(string line, string says) => Assert.Contains(says, Reading.Refusal(File(line + "\r\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData(":62F:", ":62X:", "no field")]
    [InlineData("C260831USD105,00", "C260831USD105", "not a balance")]
    [InlineData("C260831USD105,00", "C260831EUR105,00", "another currency")]
    [InlineData(":25:091000019/4471\r\n", "", "must stand")]
    public void broken_balances_are_refused(string written, string damaged, string says) =>
        Assert.Contains(says, Reading.Refusal(File(":61:2608030803C5,00NTRFNONREF\r\n").Replace(written, damaged, StringComparison.Ordinal)), StringComparison.Ordinal);
}
