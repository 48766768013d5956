using System.Text;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using Xunit;

namespace LegalSync.Tests.Statements;

public class When_ofx_is_odd
{
    private static readonly OfxMonth _sgml = new();
    private static readonly OfxMonth _xml = new(isXml: true);

    private static string Line(string amount = "-5.00", string id = "A1", string name = "WIRE FEE", string more = "", string type = "OTHER", string date = "20260803120000[-5:EST]") =>
        $"<STMTTRN><TRNTYPE>{type}<DTPOSTED>{date}<TRNAMT>{amount}<FITID>{id}{more}<NAME>{name}</STMTTRN>\n";

    private static StatementLine Single(string line) => Assert.Single(Reading.One(_sgml.File(line)).Lines);

    [Fact]
    public void FITID_reused_keeps_both_lines_and_says_so()
    {
        var statement = Reading.One(_sgml.File(Line("-12.00", "R1", "FOREIGN FEE") + Line("0.36", "R1", "FEE CREDIT")));

        Assert.Equal(2, statement.Lines.Count);
        Assert.Contains(statement.Warnings, warning => warning.Contains("id R1 to several lines", StringComparison.Ordinal));
    }

    [Fact]
    public void FITID_repeated_with_everything_equal_is_pointed_out()
    {
        var statement = Reading.One(_sgml.File(Line() + Line()));

        Assert.Equal(2, statement.Lines.Count);
        Assert.Contains(statement.Warnings, warning => warning.Contains("downloaded twice", StringComparison.Ordinal));
    }

    [Fact]
    public void FITID_absent_is_no_hindrance()
    {
        var statement = Reading.One(_sgml.File("<STMTTRN><TRNTYPE>FEE<DTPOSTED>20260803<TRNAMT>-5.00<NAME>WIRE FEE</STMTTRN>"));

        Assert.Equal("", Assert.Single(statement.Lines).BankId);
        Assert.Contains(statement.Warnings, warning => warning.Contains("without the bank's id", StringComparison.Ordinal));
    }

    [Fact]
    public void FITID_changing_between_downloads_changes_no_fingerprint() => Assert.Equal(
        StatementFingerprint.Of("a", [Single(Line(id: "A1"))]), StatementFingerprint.Of("a", [Single(Line(id: "B7"))]));

    [Theory]
    [InlineData("0", "")]
    [InlineData("000", "")]
    [InlineData("0002041", "2041")]
    public void CHECKNUM_nought_is_none(string written, string number) => Assert.Equal(number, Single(Line(more: $"<CHECKNUM>{written}")).CheckNumber);

    [Theory]
    [InlineData("-5.5000", -550)]
    [InlineData("10.500000", 1050)]
    [InlineData("+7", 700)]
    [InlineData("7,25", 725)]
    [InlineData("-1,240.50", -124050)]
    [InlineData("-.50", -50)]
    public void several_decimals_and_ways_of_writing_TRNAMT_are_read_exactly(string written, long minor) => Assert.Equal(minor, Single(Line(written)).Amount.Minor);

    [Theory]
    [InlineData("5.005", "finer than the 2 decimals")]
    [InlineData("$120", "is not an amount")]
    [InlineData("1.2.3", "is not an amount")]
    [InlineData("12a", "is not an amount")]
    [InlineData("9999999999999999", "too large")]
    [InlineData("", "no amount")]
    public void an_amount_that_is_none_is_refused_at_its_line(string written, string says)
    {
        var refusal = Reading.Refusal(_sgml.File(Line(written)));

        Assert.Contains(says, refusal, StringComparison.Ordinal);
        Assert.Contains("line 14", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ROSS &amp; DALE", "ROSS & DALE")]
    [InlineData("ROSS &amp;amp; DALE", "ROSS & DALE")]
    [InlineData("A &amp;lt; B", "A < B")]
    [InlineData("CAF&#233; &quot;X&quot;", "CAFé \"X\"")]
    [InlineData("AT&T R&D;", "AT&T R&D;")]
    public void entities_are_read_also_when_escaped_twice(string written, string words) => Assert.Equal(words, Single(Line(name: written)).Description);

    [Fact]
    public void a_header_that_says_1252_over_bytes_in_UTF8_is_not_believed()
    {
        var file = _sgml.File(Line(name: "NÚÑEZ"));

        Assert.Equal("NÚÑEZ", Assert.Single(Reading.One(file).Lines).Description);
        Assert.Equal("NÚÑEZ", Assert.Single(Assert.Single(Reading.Of(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(file)).Statements).Lines).Description);
    }

    [Fact]
    public void a_lie_about_us_ascii_is_not_believed() => Assert.Equal("NÚÑEZ", Assert.Single(Reading.One(
        _xml.File("<STMTTRN><TRNTYPE>FEE</TRNTYPE><DTPOSTED>20260803</DTPOSTED><TRNAMT>-5.00</TRNAMT><NAME>NÚÑEZ</NAME></STMTTRN>").Replace("UTF-8", "us-ascii", StringComparison.Ordinal)).Lines).Description);

    [Theory]
    [InlineData("20260803120000.000[0:GMT]")]
    [InlineData("20260803000000[-5:EST]")]
    [InlineData("20260803235959.999[+10:AEST]")]
    [InlineData("20260803")]
    [InlineData("20260803120000")]
    public void the_date_is_the_date_written_and_never_shifted(string written) => Assert.Equal(new DateOnly(2026, 8, 3), Single(Line(date: written)).Date);

    [Theory]
    [InlineData("20260230")]
    [InlineData("2026080")]
    [InlineData("20261303")]
    [InlineData("")]
    public void a_day_that_is_none_is_refused(string written) => Assert.Contains("line 14", Reading.Refusal(_sgml.File(Line(date: written))), StringComparison.Ordinal);

    [Fact]
    public void a_missing_header_is_no_hindrance() => Assert.Single(Reading.One(_sgml.File(Line()).Replace(OfxMonth.SgmlHeader, "\r\n\r\n", StringComparison.Ordinal)).Lines);

    [Fact]
    public void empty_tags_say_nothing()
    {
        var line = Single("<STMTTRN><TRNTYPE>Credit</TRNTYPE><DTPOSTED>20260803</DTPOSTED><TRNAMT>12.34</TRNAMT><FITID></FITID><NAME></NAME><CHECKNUM></CHECKNUM><REFNUM></REFNUM><MEMO>Transfer</MEMO></STMTTRN>");

        Assert.Equal(("Transfer", "", "", ""), (line.Description, line.BankId, line.CheckNumber, line.Reference));
    }

    [Fact]
    public void several_statements_of_a_file_are_several()
    {
        var one = _sgml.Statement(Line(), "111122", "10.00", "20260831");
        var file = _sgml.File(Line()).Replace("</BANKMSGSRSV1>", one + "</BANKMSGSRSV1>", StringComparison.Ordinal);

        Assert.Equal(["004477120093", "111122"], Reading.Of(file).Statements.Select(statement => statement.Account));
    }

    [Fact]
    public void a_ledger_balance_as_of_the_download_is_not_the_closing_balance()
    {
        var late = Reading.One(_sgml.File(Line(), asOf: "20260904081500"));
        var right = Reading.One(_sgml.File(Line()));

        Assert.Equal((null, null), (late.Opening, late.Closing));
        Assert.Contains(late.Warnings, warning => warning.Contains("as of 2026-09-04", StringComparison.Ordinal));
        Assert.Equal((Money.Usd(105m), Money.Usd(100m), true, false), (right.Opening, right.Closing, right.IsOpeningDerived, right.Proof.IsProven));
        Assert.Contains(right.Warnings, warning => warning.Contains("worked out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AUTOMATIC WITHDRAWAL TO PINE & DA", "AUTOMATIC WITHDRAWAL TO PINE & DALE LLC", "AUTOMATIC WITHDRAWAL TO PINE & DALE LLC")]
    [InlineData("DEPOSIT", "BRANCH 14", "DEPOSIT BRANCH 14")]
    [InlineData("DEPOSIT", "DEPOSIT", "DEPOSIT")]
    public void NAME_cut_at_32_is_completed_by_MEMO(string name, string memo, string words) =>
        Assert.Equal(words, Single(Line(name: name, more: $"<MEMO>{memo}")).Description);

    [Fact]
    public void CDATA_and_namespaces_are_read()
    {
        var file = _xml.File("<STMTTRN><TRNTYPE>FEE</TRNTYPE><DTPOSTED>20260803</DTPOSTED><TRNAMT>-5.00</TRNAMT><NAME><![CDATA[A <B> & C  ]]></NAME></STMTTRN>")
            .Replace("<OFX>", "<ofx:OFX xmlns:ofx=\"http://ofx.net/types/2003/04\">", StringComparison.Ordinal).Replace("</OFX>", "</ofx:OFX>", StringComparison.Ordinal);

        Assert.Equal("A <B> & C", Assert.Single(Reading.One(file).Lines).Description);
    }

    [Fact]
    public void Quicken_s_own_tags_are_passed_over() => Assert.Single(Reading.One(_sgml.File(Line()).Replace("<LANGUAGE>ENG", "<LANGUAGE>ENG<INTU.BID>09100", StringComparison.Ordinal)).Lines);

    [Theory]
    [InlineData("<TRNAMT>", "<TRNBMT>", "damaged <TRNAMT>")]
    [InlineData("<NAME>", "<NBME>", "damaged <NAME>")]
    [InlineData("</STMTTRN>", "", "is still open")]
    [InlineData("</OFX>", "", "ends inside <OFX>")]
    [InlineData("<TRNTYPE>OTHER", "<TRNTYPE>OTHXR", "not a type of transaction")]
    [InlineData("<FITID>A1", "<FITID>A1<TRNAMT>7.00", "stands twice")]
    [InlineData("<STMTTRN>", "", "where it does not belong")]
    [InlineData("</OFX>", "</OFX>tail", "only a tag may stand")]
    [InlineData("<ACCTID>004477120093", "<ACCTID>", "of which account")]
    [InlineData("<CURDEF>USD", "<CURDEF>USX", "not a currency")]
    [InlineData("<CODE>0<SEVERITY>INFO", "<CODE>2000<SEVERITY>ERROR<MESSAGE>General error.", "the bank sent the error 2000: General error.")]
    [InlineData("<OFX>", "<!DOCTYPE x [<!ENTITY a \"b\">]><OFX>", "document type")]
    public void damage_is_refused_at_its_line(string written, string damaged, string says) =>
        Assert.Contains(says, Reading.Refusal(_sgml.File(Line()).Replace(written, damaged, StringComparison.Ordinal)), StringComparison.Ordinal);
}
