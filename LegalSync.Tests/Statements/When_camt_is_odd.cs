using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using Xunit;

namespace LegalSync.Tests.Statements;

public class When_camt_is_odd
{
    private const string Booked = "<BookgDt><Dt>2026-08-03</Dt></BookgDt>";

    private static readonly CamtMonth _two = new(2);
    private static readonly CamtMonth _eight = new(8);

    private static string File(string entries, string closing = "105.00", string extra = "") => _two.File("4471", "100.00", closing, entries, extra);

    [Theory]
    [InlineData("5.00", 500)]
    [InlineData("-5.00", -500)]
    public void the_sign_stands_beside_the_amount(string amount, long minor) => Assert.Equal(minor, Assert.Single(Reading.One(File(_two.Entry(amount, Booked, "X"))).Lines).Amount.Minor);

    [Fact]
    public void a_reversal_has_the_direction_of_its_own_money()
    {
        var line = Assert.Single(Reading.One(File(_two.Entry("-5.00", Booked, "TAKEN BACK", more: "<RvslInd>true</RvslInd>"))).Lines);

        Assert.Equal((-500, StatementLineType.Reversal), (line.Amount.Minor, line.Type));
    }

    [Fact]
    public void a_batch_is_one_line_also_when_its_payments_have_no_amounts()
    {
        const string Details = "<Btch><NbOfTxs>3</NbOfTxs></Btch><TxDtls><RmtInf><Ustrd>ROSS</Ustrd></RmtInf></TxDtls><TxDtls><RmtInf><Ustrd>DALE</Ustrd></RmtInf></TxDtls>";
        var statement = Reading.One(File(_two.Entry("5.00", Booked, "", details: Details)));

        Assert.Equal("ROSS DALE", Assert.Single(statement.Lines).Description);
        Assert.Contains(statement.Warnings, warning => warning.Contains("one booking of 2 payments", StringComparison.Ordinal));
        Assert.Contains(statement.Warnings, warning => warning.Contains("counts 3 payments and lists 2", StringComparison.Ordinal));
    }

    [Fact]
    public void payments_of_a_batch_that_do_not_add_up_are_a_warning()
    {
        const string Details = "<TxDtls><AmtDtls><TxAmt><Amt Ccy=\"USD\">2.00</Amt></TxAmt></AmtDtls></TxDtls><TxDtls><AmtDtls><TxAmt><Amt Ccy=\"USD\">2.50</Amt></TxAmt></AmtDtls></TxDtls>";

        Assert.Contains(Reading.One(File(_two.Entry("5.00", Booked, "", details: Details))).Warnings, warning => warning.Contains("add up to 4.50 USD", StringComparison.Ordinal));
    }

    [Fact]
    public void the_status_is_read_in_both_places() =>
        Assert.Equal(1, Reading.One(_two.File("4471", "100.00", "105.00", _two.Entry("5.00", Booked, "X"))).Lines.Count + Reading.One(_eight.File("4471", "100.00", "105.00", _eight.Entry("5.00", Booked, "X", status: "PDNG"))).Lines.Count);

    [Theory]
    [InlineData("PDNG")]
    [InlineData("INFO")]
    public void pending_entries_are_left_out_with_a_warning(string status)
    {
        var statement = Reading.One(File(_two.Entry("5.00", Booked, "X", status: status), closing: "100.00"));

        Assert.Empty(statement.Lines);
        Assert.Contains(statement.Warnings, warning => warning.Contains("not booked yet", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<BookgDt><DtTm>2026-08-03T23:30:00-07:00</DtTm></BookgDt>")]
    [InlineData("<BookgDt><DtTm>2026-08-03T00:00:00Z</DtTm></BookgDt>")]
    [InlineData("<BookgDt><Dt>2026-08-03</Dt></BookgDt><ValDt><Dt>2026-08-05</Dt></ValDt>")]
    [InlineData("<ValDt><Dt>2026-08-03</Dt></ValDt>")]
    public void the_booking_date_is_the_day_written(string dates) => Assert.Equal(new DateOnly(2026, 8, 3), Assert.Single(Reading.One(File(_two.Entry("5.00", dates, "X"))).Lines).Date);

    [Fact]
    public void the_previous_closing_balance_opens_as_well()
    {
        var statement = Reading.One(File(_two.Entry("5.00", Booked, "X")).Replace("OPBD", "PRCD", StringComparison.Ordinal));

        Assert.Equal((Money.Usd(100m), new DateOnly(2026, 8, 1)), (statement.Opening, statement.From));
    }

    [Fact]
    public void five_decimals_are_read_exactly_or_refused()
    {
        Assert.Equal(512, Assert.Single(Reading.One(File(_two.Entry("5.12000", Booked, "X"))).Lines).Amount.Minor);
        Assert.Contains("finer than", Reading.Refusal(File(_two.Entry("5.12001", Booked, "X"))), StringComparison.Ordinal);
    }

    [Fact]
    public void a_copy_says_that_it_is_one() => Assert.Contains(
        Reading.One(File(_two.Entry("5.00", Booked, "X"), extra: "<CpyDplctInd>DUPL</CpyDplctInd>")).Warnings, warning => warning.Contains("copy or duplicate", StringComparison.Ordinal));

    [Fact]
    public void several_statements_of_a_file_are_several()
    {
        var more = CamtMonth.Statement("5582", "1.00", "1.00", "");
        var file = File(_two.Entry("5.00", Booked, "X")).Replace("</BkToCstmrStmt>", more + "</BkToCstmrStmt>", StringComparison.Ordinal);

        Assert.Equal(["4471", "5582"], Reading.Of(file).Statements.Select(statement => statement.Account));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(13)]
    public void every_version_from_two_to_thirteen_is_read(int version) => Assert.True(SampleMonth.Plain.IsIn(Reading.One(new CamtMonth(version).Write(SampleMonth.Plain))));

    [Fact]
    public void counts_of_the_bank_are_control_totals()
    {
        const string Right = "<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>5.00</Sum></TtlNtries></TxsSummry>";
        var file = File(Right + _two.Entry("5.00", Booked, "X"));

        Assert.Single(Reading.One(file).Lines);
        Assert.Contains("counts 2 entries, but 1", Reading.Refusal(file.Replace("<NbOfNtries>1", "<NbOfNtries>2", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("adds up to 6.00", Reading.Refusal(file.Replace("<Sum>5.00", "<Sum>6.00", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("camt.053.001.02", "camt.052.001.02", "running day")]
    [InlineData("camt.053.001.02", "camt.054.001.02", "notification")]
    [InlineData("camt.053.001.02", "camt.053.001.01", "version between 2 and 13")]
    [InlineData("<BkToCstmrStmt>", "<BkToCstmrStmt><X/>", "where <Stmt> is expected")]
    [InlineData("<Sts>BOOK</Sts>", "<Sts>BOOX</Sts>", "not a status")]
    [InlineData("<Sts>BOOK</Sts>", "", "not a status")]
    [InlineData("<CdtDbtInd>CRDT</CdtDbtInd><Sts>", "<Sts>", "neither CRDT nor DBIT")]
    [InlineData("Ccy=\"USD\">5.00", "Ccy=\"EUR\">5.00", "is in EUR, the account in USD")]
    [InlineData("Ccy=\"USD\">5.00", "Ccx=\"USD\">5.00", "names no currency")]
    [InlineData(">5.00</Amt>", ">-5.00</Amt>", "is not an amount")]
    [InlineData("2026-08-03", "2026-02-30", "not a day")]
    [InlineData("</Ntry>", "", "not well-formed")]
    [InlineData("<NtryRef>X1</NtryRef>", "<NtryRef>X1</NtryRef><NtryRef>X1</NtryRef>", "stands twice")]
    [InlineData("<NtryRef>X1</NtryRef>", "<NtryRxf>X1</NtryRxf>", "does not belong")]
    [InlineData("<Document", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Document", "not well-formed")]
    public void damage_and_other_messages_are_refused_at_their_line(string written, string damaged, string says) =>
        Assert.Contains(says, Reading.Refusal(File(_two.Entry("5.00", Booked, "X")).Replace(written, damaged, StringComparison.Ordinal)), StringComparison.Ordinal);
}
