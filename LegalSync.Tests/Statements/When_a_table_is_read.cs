using System.Text;
using LegalSync.Domain.Amounts;
using LegalSync.Infrastructure.Files;
using LegalSync.Infrastructure.Files.Statements;
using Xunit;

namespace LegalSync.Tests.Statements;

public class When_a_table_is_read
{
    private const string Signed = "Date,Description,Amount\n";

    [Theory]
    [InlineData("Date,Description,Amount\n08/13/2026,FEE,-5.00\n08/14/2026,DEPOSIT,7.00\n")]
    [InlineData("Date,Description,Debit,Credit\n08/13/2026,FEE,5.00,\n08/14/2026,DEPOSIT,,7.00\n")]
    [InlineData("Date,Description,Debit,Credit\n08/13/2026,FEE,-5.00,\n08/14/2026,DEPOSIT,,7.00\n")]
    [InlineData("Date,Description,Withdrawals,Deposits\n08/13/2026,FEE,5.00,0.00\n08/14/2026,DEPOSIT,0.00,7.00\n")]
    [InlineData("Date,Description,Amount,Type\n08/13/2026,FEE,5.00,Debit\n08/14/2026,DEPOSIT,7.00,Credit\n")]
    [InlineData("Date,Description,Amount,DR/CR\n08/13/2026,FEE,5.00,DR\n08/14/2026,DEPOSIT,7.00,CR\n")]
    [InlineData("Date,Description,Amount\n08/13/2026,FEE,(5.00)\n08/14/2026,DEPOSIT,7.00\n")]
    [InlineData("Date,Description,Amount\n08/13/2026,FEE,5.00-\n08/14/2026,DEPOSIT,7.00\n")]
    [InlineData("Date,Description,Amount\n08/13/2026,FEE,5.00 DR\n08/14/2026,DEPOSIT,7.00 CR\n")]
    [InlineData("Date,Description,Amount\n08/13/2026,FEE,-$5.00\n08/14/2026,DEPOSIT,$7.00\n")]
    [InlineData("Date;Description;Amount\n13.08.2026;FEE;-5,00\n14.08.2026;DEPOSIT;7,00\n")]
    [InlineData("Date\tDescription\tAmount\n2026-08-13\tFEE\t-5.00\n2026-08-14\tDEPOSIT\t7.00\n")]
    [InlineData("Pine Bank\nAccount: 4471\n\nDate,Description,Amount\n08/13/2026,FEE,-5.00\n08/14/2026,DEPOSIT,7.00\nTotal,,2.00\n")]
    [InlineData("Date,Description,Amount\n08/14/2026,DEPOSIT,7.00\n08/13/2026,FEE,-5.00\n")]
    [InlineData("08/13/2026,-5.00,*,,FEE\n08/14/2026,7.00,*,,DEPOSIT\n")]
    [InlineData("Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\nDEBIT,08/13/2026,FEE,-5.00,FEE_TRANSACTION,95.00,,\nCREDIT,08/14/2026,DEPOSIT,7.00,MISC_CREDIT,102.00,,\n")]
    public void each_way_of_writing_money_and_dates_gives_the_same_lines(string file)
    {
        var statement = Reading.One(file);

        Assert.Equal([(new DateOnly(2026, 8, 13), -500L, "FEE"), (new DateOnly(2026, 8, 14), 700L, "DEPOSIT")],
            statement.Lines.Select(line => (line.Date, line.Amount.Minor, line.Description)));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    public void each_encoding_gives_the_same_letters(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(Signed + "08/13/2026,NÚÑEZ,-5.00\n")];

        Assert.Equal("NÚÑEZ", Assert.Single(Assert.Single(Reading.Of(file).Statements).Lines).Description);
    }

    [Fact]
    public void thousands_are_read() => Assert.Equal(124_050_00, Assert.Single(Reading.One(Signed + "08/13/2026,DEPOSIT,\"124,050.00\"\n").Lines).Amount.Minor);

    [Fact]
    public void the_order_of_dates_is_shown_by_the_whole_column()
    {
        Assert.Equal(new DateOnly(2026, 8, 3), Reading.One(Signed + "03/08/2026,A,-5.00\n14/08/2026,B,7.00\n").Lines[0].Date);
        Assert.Equal(new DateOnly(2026, 3, 8), Reading.One(Signed + "03/08/2026,A,-5.00\n03/14/2026,B,7.00\n").Lines[0].Date);
        Assert.Contains("has the month first", Reading.Refusal(Signed + "14/08/2026,A,-5.00\n08/14/2026,B,7.00\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void an_order_that_cannot_be_told_is_refused_until_a_person_says()
    {
        const string File = Signed + "03/08/2026,A,-5.00\n04/08/2026,B,7.00\n";

        var refusal = Reading.Refusal(File);
        Assert.Contains("line 2, column 1 \"Date\"", refusal, StringComparison.Ordinal);
        Assert.Contains("--dates us", refusal, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 3, 8), Reading.One(File, new StatementReadOptions { Dates = DateOrder.Us }).Lines[0].Date);
        Assert.Equal(new DateOnly(2026, 8, 3), Reading.One(File, new StatementReadOptions { Dates = DateOrder.Dmy }).Lines[0].Date);
        Assert.Contains("not an ISO date", Reading.Refusal(File, new StatementReadOptions { Dates = DateOrder.Iso }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date,Description,Amount,Status\n08/13/2026,FEE,-5.00,Posted\n08/14/2026,DEPOSIT,7.00,Pending\n")]
    [InlineData("Date,Description,Amount\n08/13/2026,FEE,-5.00\nPending,DEPOSIT,7.00\n")]
    public void pending_rows_are_left_out_with_a_warning(string file)
    {
        var statement = Reading.One(file);

        Assert.Equal("FEE", Assert.Single(statement.Lines).Description);
        Assert.Contains(statement.Warnings, warning => warning.Contains("Line 3 is not booked yet", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CHECK 3310", "3310")]
    [InlineData("CHECK #0003310", "3310")]
    [InlineData("Check No. 3310", "3310")]
    [InlineData("CHECK PAID 3310", "3310")]
    [InlineData("ONLINE TRANSFER TO CHK 5527", "")]
    [InlineData("CHECK 12/04", "")]
    public void the_cheque_number_may_stand_in_the_text(string words, string number) =>
        Assert.Equal(number, Assert.Single(Reading.One(Signed + $"08/13/2026,{words},-5.00\n").Lines).CheckNumber);

    [Fact]
    public void a_running_balance_gives_opening_and_closing_and_proves_them()
    {
        var statement = Reading.One("Date,Description,Amount,Balance\n08/13/2026,A,-5.00,95.00\n08/14/2026,B,7.00,102.00\n");

        Assert.Equal((Money.Usd(100m), Money.Usd(102m), true, true), (statement.Opening, statement.Closing, statement.Proof.IsProven, statement.Proof.IsBalanced));
    }

    [Fact]
    public void a_running_balance_settles_the_order_within_a_day() =>
        Assert.Equal(["A", "B", "C"], Reading.One("Date,Description,Amount,Balance\n08/13/2026,C,1.00,103.00\n08/13/2026,B,7.00,102.00\n08/13/2026,A,-5.00,95.00\n").Lines.Select(line => line.Description));

    [Fact]
    public void a_running_balance_settles_turned_signs()
    {
        var statement = Reading.One("Date,Description,Amount,Balance\n08/13/2026,A,5.00,95.00\n08/14/2026,B,-7.00,102.00\n08/15/2026,C,2.00,100.00\n");

        Assert.Equal([-500L, 700L, -200L], statement.Lines.Select(line => line.Amount.Minor));
        Assert.True(statement.Proof.IsBalanced);
        Assert.Contains(statement.Warnings, warning => warning.Contains("signs are turned", StringComparison.Ordinal));
    }

    [Fact]
    public void a_row_taken_out_does_not_balance_and_the_place_is_named()
    {
        var statement = Reading.One("Date,Description,Amount,Balance\n08/13/2026,A,-5.00,95.00\n08/15/2026,C,1.00,103.00\n");

        Assert.Equal(Money.Usd(7m), statement.Proof.Difference);
        Assert.Contains(statement.Warnings, warning => warning.Contains("balance on line 3", StringComparison.Ordinal));
    }

    [Fact]
    public void rows_that_state_a_balance_are_no_lines() =>
        Assert.Equal(2, Reading.One("Date,Description,Amount,Running Bal.\n08/01/2026,Beginning balance as of 08/01/2026,,\"100.00\"\n08/13/2026,A,-5.00,95.00\n08/14/2026,B,7.00,102.00\n").Lines.Count);

    [Theory]
    [InlineData("08/13/2026,A\n", "2 fields where the table has 3")]
    [InlineData("08/13/2026,A,B,5.00\n", "4 fields where")]
    [InlineData("08/13/2026,\"A,5.00\n", "never closed")]
    [InlineData("08/13/2026,A,five\n", "\"five\" is not an amount")]
    [InlineData("08/13/2026,A,\n", "The amount is empty")]
    [InlineData("08/13/2026,A,5.005\n", "more decimals than the currency")]
    [InlineData("08/13/2026,A,1.2.3\n", "is not an amount")]
    [InlineData("08/13/2026,A,€5.00\n08/14/2026,A,$US5.00\n", "is not an amount")]
    [InlineData("02/30/2026,A,5.00\n", "not a day of the calendar")]
    [InlineData(",A,5.00\n", "The date is empty")]
    [InlineData("", "no booked line")]
    [InlineData("08/13/2026,A,5.00\nDate,Description,Amount,Balance\n08/14/2026,A,5.00,5.00\n", "where the table has")]
    [InlineData("08/13/2026,A,\"1,50\"\n08/14/2026,A,2.50\n", "decimal comma")]
    public void a_row_that_is_none_is_refused_at_its_line(string rows, string says) => Assert.Contains(says, Reading.Refusal(Signed + rows), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Dear bookkeeper\n", "not a table")]
    [InlineData("<html><body>Log in</body></html>", "web page")]
    [InlineData("Date,Description\n08/13/2026,A\n", "No column holds the amount")]
    [InlineData("Date,Description,Debit\n08/13/2026,A,5.00\n", "one half of a debit and credit pair")]
    [InlineData("%PDF-1.7", "PDF")]
    public void what_is_no_statement_is_refused(string file, string says) => Assert.Contains(says, Reading.Refusal(file), StringComparison.Ordinal);

    [Fact]
    public void headings_run_together_with_the_first_line_are_refused() =>
        Assert.Contains("line 1", Reading.Refusal("Date,Description,Amount/08/13/2026,A,5.00\n08/14/2026,B,5.00\n"), StringComparison.Ordinal);

    [Fact]
    public void a_line_above_the_headings_is_refused() =>
        Assert.Contains("line 1: A line stands above the headings.", Reading.Refusal("08/13/2026,A,5.00\n" + Signed + "08/14/2026,B,5.00\n"), StringComparison.Ordinal);

    [Fact]
    public void a_stream_that_cannot_be_wound_back_is_read_as_well()
    {
        using var inner = new MemoryStream(Encoding.UTF8.GetBytes(new CsvMonth(withBalance: true).Write(SampleMonth.Plain)));
        using var stream = new System.IO.Compression.GZipStream(Zipped(inner), System.IO.Compression.CompressionMode.Decompress);

        Assert.True(SampleMonth.Plain.IsIn(Assert.Single(StatementReader.Read(stream, "b.csv", new StatementReadOptions()).Statements)));
    }

    [Fact]
    public void a_long_table_is_read_row_by_row()
    {
        var text = new StringBuilder("Date,Description,Amount,Balance\n");
        for (var i = 1; i <= 40_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"2026-08-{1 + (i / 2000):D2},PAYMENT OF MATTER {i},1.00,{i}.00\n");
        }

        var statement = Reading.One(text.ToString());

        Assert.Equal((40_000, true, Money.Usd(40_000m)), (statement.Lines.Count, statement.Proof.IsBalanced, statement.Closing));
    }

    private static MemoryStream Zipped(Stream content)
    {
        var zipped = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(zipped, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            content.CopyTo(zip);
        }

        zipped.Position = 0;
        return zipped;
    }
}
