using System.Globalization;
using System.Text;
using LegalSync.Domain.Reconciliation;
using LegalSync.Infrastructure.Files;
using Xunit;

namespace LegalSync.Tests.Files;

public class When_an_export_is_read
{
    private const string H = "Id,Date,Amount\n";

    [Theory]
    [InlineData("1240.50", "1240.50")]
    [InlineData("\"1,240.50\"", "1240.50")]
    [InlineData("\"$1,240.50\"", "1240.50")]
    [InlineData("(1240.50)", "-1240.50")]
    [InlineData("($1240.50)", "-1240.50")]
    [InlineData("$(1240.50)", "-1240.50")]
    [InlineData("1240.50-", "-1240.50")]
    [InlineData("-$1240.50", "-1240.50")]
    [InlineData("$-1240.50", "-1240.50")]
    [InlineData("−1240.50", "-1240.50")]
    [InlineData("+5", "5.00")]
    [InlineData("5.5", "5.50")]
    [InlineData(".50", "0.50")]
    [InlineData("USD 1240.50", "1240.50")]
    [InlineData("1240.50 usd", "1240.50")]
    [InlineData("1240.50 CR", "-1240.50")]
    [InlineData("1 240.50", "1240.50")]
    [InlineData("1'240.50", "1240.50")]
    [InlineData("\"1.240,50\"", "1240.50")]
    [InlineData("\"1240,50\"", "1240.50")]
    [InlineData("€ 1.234.567", "1234567.00")]
    [InlineData("\"1,240\"", "1240.00")]
    [InlineData("0", "0.00")]
    [InlineData("\"99,999,999,999.99\"", "99999999999.99")]
    public void an_amount_is_understood(string cell, string expected) =>
        Assert.Equal(expected, Assert.Single(Read(H + $"B-1,2026-11-03,{cell}\n").Records).Amount.ToPlainString());

    [Theory]
    [InlineData("2026-11-03")]
    [InlineData("2026/11/03")]
    [InlineData("20261103")]
    [InlineData("2026-11-03T14:05:00Z")]
    [InlineData("2026-11-03 14:05:00 +02:00")]
    [InlineData("\"Nov 3, 2026\"")]
    [InlineData("\"November 3, 2026\"")]
    [InlineData("\"Tuesday, November 3, 2026\"")]
    [InlineData("3 Nov 2026")]
    [InlineData("03-Nov-26")]
    [InlineData("11/3/26")]
    [InlineData("11/03/2026 2:05 PM")]
    [InlineData("11-03-2026")]
    public void a_date_is_understood(string cell) =>
        Assert.Equal(new DateOnly(2026, 11, 3), Read(H + $"B-1,{cell},5\nB-2,12/25/2026,6\n").Records[0].Date);

    [Fact]
    public void the_same_part_twice_is_no_question() =>
        Assert.Equal(new DateOnly(2026, 3, 3), Assert.Single(Read(H + "B-1,03/03/2026,5\n").Records).Date);

    [Fact]
    public void an_open_column_is_read_when_the_person_says_how() =>
        Assert.Equal(new DateOnly(2026, 3, 4), Assert.Single(RecordFile.Read("b.csv", Encoding.UTF8.GetBytes(H + "B-1,03/04/2026,5\n"), DateOrder.Us).Records).Date);

    [Theory]
    [InlineData("Id;Date;Amount\nB-1;2026-11-03;1240,50\n")]
    [InlineData("Id\tDate\tAmount\nB-1\t2026-11-03\t1240.50\n")]
    [InlineData("Id|Date|Amount\nB-1|2026-11-03|1240.50\n")]
    [InlineData("sep=;\nId;Date;Amount\nB-1;2026-11-03;1240.50\n")]
    [InlineData("Harbor Law\nFor November, 2026\n\n\nId,Date,Amount\n\nB-1,2026-11-03,1240.50\n\n")]
    [InlineData("Id,Date,Amount\r\nB-1,2026-11-03,1240.50\r\n\r\n")]
    [InlineData("Id,Date,Amount,,\nB-1,2026-11-03,1240.50,,\n")]
    [InlineData("Txn ID,Posted Date,Total Amount\nB-1,2026-11-03,1240.50\n")]
    [InlineData("TRANSACTION_ID,InvoiceDate,AMOUNT (USD)\nB-1,2026-11-03,1240.50\n")]
    [InlineData("Id,Date,Debit,Credit\nB-1,2026-11-03,1240.50,\n")]
    [InlineData("Id,Date,Paid out,Paid in\nB-1,2026-11-03,-,1240.50\n")]
    [InlineData("Ref No.,Date,Amount\nB-1,2026-11-03,1240.50\n")]
    [InlineData("Invoice #,Date,Amount\nB-1,2026-11-03,1240.50\n")]
    public void its_layout_is_found(string text)
    {
        var file = Read(text);

        Assert.Empty(file.Problems);
        var record = Assert.Single(file.Records);
        Assert.Equal(("B-1", new DateOnly(2026, 11, 3), "1240.50"), (record.Id, record.Date, record.Amount.ToPlainString()));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1252", false)]
    public void its_encoding_is_found(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Id,Date,Client,Amount\nB-1,2026-11-03,José Núñez,5\n")];

        Assert.Equal("José Núñez", Assert.Single(RecordFile.Read("b.csv", bytes, null).Records).Client);
    }

    [Fact]
    public void a_quoted_field_may_hold_lines_and_later_lines_are_still_numbered_right()
    {
        var file = Read("Id,Date,Description,Amount\nB-1,2026-11-03,\"one\ntwo, \"\"three\"\"\",5\nB-2,2026-11-03,x,bad\n");

        Assert.Equal(4, Assert.Single(file.Problems).Line);
    }

    [Fact]
    public void what_is_no_record_is_passed_over_and_said_so()
    {
        var file = Read(",Date,Transaction Type,Num,Memo/Description,Amount\nHarbor LLC,,,,,\n,11/13/2026,Invoice,1001,Will,\"1,000.00\"\n"
            + "Total for Harbor LLC,,,,,\"$1,000.00\"\nTOTAL,,,,,\"$1,000.00\"\n\"Saturday, Nov 21, 2026 10:30 AM GMT-8 - Accrual Basis\"\n");

        Assert.Empty(file.Problems);
        var record = Assert.Single(file.Records);
        Assert.Equal(("1001", "Harbor LLC", RecordKind.Invoice), (record.Id, record.Client, record.Kind));
        Assert.Equal(4, file.Notes.Count);
    }

    [Fact]
    public void a_total_that_does_not_add_up_is_said() =>
        Assert.Contains("the total 6.00, passed over; the records add up to 5.00", Assert.Single(Read(H + "B-1,2026-11-03,5\nTotal,,6\n").Notes), StringComparison.Ordinal);

    [Fact]
    public void records_without_ids_are_named_by_unique_numbers_or_their_line() =>
        Assert.Equal(["row 2", "row 3", "8", "row 5"], Read("Date,Number,Amount\n2026-11-03,7,1\n2026-11-04,7,2\n2026-11-05,8,3\n2026-11-06,,4\n").Records.Select(record => record.Id));

    [Fact]
    public void the_line_of_a_row_is_no_evidence() =>
        Assert.All(Read("Date,Amount\n2026-11-03,1\n").Records, record => Assert.False(record.HasOwnId));

    [Fact]
    public void headings_alone_are_a_list_of_nothing() => Assert.Empty(Read(H).Problems);

    [Fact]
    public void two_hundred_thousand_rows_are_read()
    {
        var text = new StringBuilder("Id,Date,Number,Client,Amount\n");
        for (var row = 0; row < 200_000; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"B-{row},2026-11-03,{row},Harbor LLC,{row}.50\n");
        }

        Assert.Equal(200_000, Read(text.ToString()).Records.Count);
    }

    private static RecordFile Read(string text) => RecordFile.Read("b.csv", Encoding.UTF8.GetBytes(text), null);
}
