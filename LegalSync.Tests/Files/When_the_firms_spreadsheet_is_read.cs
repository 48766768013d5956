using System.Text;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Files;
using LegalSync.Infrastructure.Files.ManualRows;
using Xunit;

namespace LegalSync.Tests.Files;

public class When_the_firms_spreadsheet_is_read
{
    private const int LargestPart = 64 * 1024 * 1024;
    private const string Heading = """<row r="1"><c r="A1" t="inlineStr"><is><t>Date</t></is></c></row>""";

    private const string Csv = """
        Date,Type,No.,Client,Matter,Amount,Account,Applied to
        2026-03-02,Invoice,1001,Alder (sample),M-1,"1,240.50",,
        2026-03-03,Payment received,778,Alder (sample),M-1,500.00,Operating,1001
        2026-03-04,Trust deposit,D-1,Birch (sample),M-2,900,Trust,
        2026-03-05,Trust check,C-9,Birch (sample),M-2,(120.25),Trust,
        2026-03-06,Fee transfer,F-1,Birch (sample),M-2,75,,
        ,Total,,,,2595.25,,
        """;

    [Fact]
    public void its_columns_are_recognised_and_its_rows_become_records()
    {
        var table = Open(Encoding.UTF8.GetBytes(Csv));
        var layout = ManualLayout.Guess(table);

        Assert.Equal(
            [ManualColumn.Date, ManualColumn.Kind, ManualColumn.Number, ManualColumn.Client, ManualColumn.Matter, ManualColumn.Amount, ManualColumn.Bank, ManualColumn.Pays], layout.Columns);
        var reading = ManualRowsReader.Read(table, layout, Currency.Usd);
        Assert.Empty(reading.Problems);
        Assert.Equal([WorkKind.Invoice, WorkKind.Payment, WorkKind.TrustDeposit, WorkKind.TrustDisbursement, WorkKind.FeeTransfer], reading.Rows.Select(row => row.Side.Stream));
        var payment = reading.Rows[1];
        Assert.Equal((3, Money.Usd(500m), "778", "Alder (sample):M-1", "Operating", "1001", true, BooksKind.Payment), (payment.Line, payment.Side.Amount, payment.Side.Number, payment.Side.Customer, payment.Side.Bank, payment.Side.Pays, payment.Side.IsIn, payment.Side.Document));
        Assert.Equal(Money.Usd(120.25m), reading.Rows[3].Side.Amount);
        Assert.All(reading.Rows, row => Assert.True(row.Side.IsSummary));
        Assert.Contains("Line 7", Assert.Single(reading.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void a_workbook_says_the_same_with_days_as_counts_and_formulas_by_their_last_value()
    {
        var book = Workbooks.Of(
            """
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>Client</t></is></c><c r="D2" t="s"><v>2</v></c></row>
            <row r="3"><c r="A3" s="1"><v>46083</v></c><c r="B3" t="str"><f>"Inv"&amp;"oice"</f><v>Invoice</v></c><c r="C3" t="s"><v>3</v></c><c r="D3" s="3"><f>SUM(X1:X9)</f><v>1234.5600000000001</v></c></row>
            <row r="5"><c r="A5" s="2"><v>46084.75</v></c><c r="B5" t="s"><v>4</v></c><c r="C5" t="s"><v>3</v></c><c r="D5"><v>1.5E2</v></c></row>
            """,
            ["<t>Date</t>", "<t>Kind</t>", "<r><t>Am</t></r><r><t>ount</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>", "<t>Alder (sample)</t>", "<t>Trust deposit</t>"]);
        var table = Open(book);

        var reading = ManualRowsReader.Read(table, ManualLayout.Guess(table), Currency.Usd);

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [(3, new DateOnly(2026, 3, 2), Money.Usd(1234.56m), WorkKind.Invoice), (5, new DateOnly(2026, 3, 3), Money.Usd(150m), WorkKind.TrustDeposit)],
            reading.Rows.Select(row => (row.Line, row.Side.Date, row.Side.Amount, row.Side.Stream)));
    }

    [Theory]
    [InlineData("46083", false, "2026-03-02")]
    [InlineData("44621", true, "2026-03-02")]
    [InlineData("61", false, "1900-03-01")]
    [InlineData("60", false, "60")]
    [InlineData("2958465", false, "9999-12-31")]
    [InlineData("2958466", false, "2958466")]
    [InlineData("soon", false, "soon")]
    public void a_count_of_days_is_a_day(string serial, bool from1904, string expected)
    {
        var book = Workbooks.Of($"""{Heading}<row r="2"><c r="A2" s="1"><v>{serial}</v></c></row>""", properties: from1904 ? """<workbookPr date1904="1"/>""" : "");

        Assert.Equal(expected, Assert.Single(Open(book).Columns[0].Samples));
    }

    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("1E-7", "0.0000001")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("-12.1", "-12.1")]
    [InlineData("#N/A", "#N/A")]
    public void a_number_has_the_digits_that_the_program_vouches_for(string written, string expected) =>
        Assert.Equal(expected, Assert.Single(Open(Workbooks.Of($"""{Heading}<row r="2"><c r="A2"><v>{written}</v></c></row>""")).Columns[0].Samples));

    [Fact]
    public void a_document_type_is_refused_and_nothing_is_fetched()
    {
        var (table, problem) = ManualTable.Open("log.xlsx", Workbooks.Of("<row r=\"1\"/>", head: """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>"""));

        Assert.Null(table);
        Assert.Contains("cannot be read", problem!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void a_part_that_unpacks_to_more_than_it_may_is_refused()
    {
        var huge = Workbooks.Of("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + new string('0', LargestPart + 10) + "</t></is></c></row>");

        var (table, problem) = ManualTable.Open("log.xlsx", huge);

        Assert.True(huge.Length < ManualTable.Largest);
        Assert.Null(table);
        Assert.NotNull(problem);
    }

    [Theory]
    [InlineData("PK\u0003\u0004 and then nothing")]
    [InlineData("")]
    public void what_is_no_list_is_refused_in_words(string content) =>
        Assert.NotNull(ManualTable.Open("log.xlsx", Encoding.Latin1.GetBytes(content)).Problem);

    [Fact]
    public void a_zip_of_something_else_is_no_workbook() =>
        Assert.Contains("not an Excel workbook", ManualTable.Open("a.xlsx", Workbooks.Zip(("word/document.xml", "<x/>"))).Problem!.What, StringComparison.Ordinal);

    [Fact]
    public void every_row_that_cannot_be_read_is_named_with_a_way_to_mend_it()
    {
        var table = Open("Date,Type,Client,Amount\n2026-03-02,Invoice,Alder,abc\nsoon,Invoice,Alder,5\n2026-03-04,Party,Alder,5\n2026-03-05,Invoice,Alder,0\n"u8.ToArray());

        var reading = ManualRowsReader.Read(table, ManualLayout.Guess(table), Currency.Usd);

        Assert.Empty(reading.Rows);
        Assert.Equal([2, 3, 4, 5], reading.Problems.Select(problem => problem.Line));
        Assert.All(reading.Problems, problem => Assert.NotEqual("", problem.Mend));
    }

    [Fact]
    public void a_trust_list_says_by_its_columns_which_way_money_goes()
    {
        var table = Open("Date,Client,Money in,Money out\n2026-03-02,Alder,5.00,\n2026-03-03,Alder,,2.00\n"u8.ToArray());

        var reading = ManualRowsReader.Read(table, ManualLayout.Guess(table) with { Everything = WorkKind.TrustDeposit }, Currency.Usd);

        Assert.Equal([WorkKind.TrustDeposit, WorkKind.TrustDisbursement], reading.Rows.Select(row => row.Side.Stream));
    }

    [Fact]
    public void a_date_that_could_be_two_days_waits_for_an_answer()
    {
        var table = Open("Date,Type,Client,Amount\n03/02/2026,Invoice,Alder,5\n"u8.ToArray());

        Assert.NotEmpty(ManualRowsReader.Read(table, ManualLayout.Guess(table), Currency.Usd).Problems);
        Assert.Equal(new DateOnly(2026, 3, 2), Assert.Single(ManualRowsReader.Read(table, ManualLayout.Guess(table) with { Dates = DateOrder.Us }, Currency.Usd).Rows).Side.Date);
    }

    private static ManualTable Open(byte[] content)
    {
        var (table, problem) = ManualTable.Open("log", content);
        Assert.Null(problem);
        return table!;
    }
}
