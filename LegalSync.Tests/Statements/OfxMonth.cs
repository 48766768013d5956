using System.Globalization;
using System.Text;

namespace LegalSync.Tests.Statements;

/// <summary>Writes a month as OFX 1 (SGML, leaves unclosed) or OFX 2 (XML).</summary>
internal sealed class OfxMonth(bool isXml = false) : IMonthWriter
{
    public const string SgmlHeader = "OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nSECURITY:NONE\r\nENCODING:USASCII\r\nCHARSET:1252\r\nCOMPRESSION:NONE\r\nOLDFILEUID:NONE\r\nNEWFILEUID:NONE\r\n\r\n";

    public const string XmlHeader = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<?OFX OFXHEADER=\"200\" VERSION=\"211\" SECURITY=\"NONE\" OLDFILEUID=\"NONE\" NEWFILEUID=\"NONE\"?>\n";

    public string Name => isXml ? "ofx 2" : "ofx 1";

    public string Write(SampleMonth month)
    {
        var text = new StringBuilder();
        foreach (var line in month.Lines)
        {
            text.Append("<STMTTRN>").Append(Leaf("TRNTYPE", Type(line.Kind))).Append(Leaf("DTPOSTED", Date(line.Date) + "120000.000[-5:EST]"))
                .Append(Leaf("TRNAMT", line.Signed)).Append(Leaf("FITID", "2026" + line.Id)).Append(line.Check.Length > 0 ? Leaf("CHECKNUM", line.Check) : "")
                .Append(Leaf("NAME", line.Name)).Append(line.Memo.Length > 0 ? Leaf("MEMO", line.Memo) : "").Append("</STMTTRN>\n");
        }

        return File(text.ToString(), month.Account, SampleMonth.Decimal(month.Closing), Date(SampleMonth.Last));
    }

    /// <summary>A file around transactions.</summary>
    public string File(string transactions, string account = "004477120093", string ledger = "100.00", string asOf = "20260831", string currency = "USD") =>
        (isXml ? XmlHeader : SgmlHeader)
        + $"<OFX><SIGNONMSGSRSV1><SONRS><STATUS>{Leaf("CODE", "0")}{Leaf("SEVERITY", "INFO")}</STATUS>{Leaf("DTSERVER", "20260901080000")}{Leaf("LANGUAGE", "ENG")}</SONRS></SIGNONMSGSRSV1>\n<BANKMSGSRSV1>"
        + Statement(transactions, account, ledger, asOf, currency) + "</BANKMSGSRSV1></OFX>\n";

    /// <summary>One statement of a file.</summary>
    public string Statement(string transactions, string account, string ledger, string asOf, string currency = "USD") =>
        $"<STMTTRNRS>{Leaf("TRNUID", "1")}<STATUS>{Leaf("CODE", "0")}{Leaf("SEVERITY", "INFO")}</STATUS><STMTRS>{Leaf("CURDEF", currency)}"
        + $"<BANKACCTFROM>{Leaf("BANKID", "091000019")}{Leaf("ACCTID", account)}{Leaf("ACCTTYPE", "CHECKING")}</BANKACCTFROM>\n"
        + $"<BANKTRANLIST>{Leaf("DTSTART", "20260801")}{Leaf("DTEND", "20260831")}\n{transactions}</BANKTRANLIST>\n"
        + $"<LEDGERBAL>{Leaf("BALAMT", ledger)}{Leaf("DTASOF", asOf)}</LEDGERBAL></STMTRS></STMTTRNRS>";

    private static string Type(string kind) => kind switch { "WIRE" => "CREDIT", "RET" or "IOLTA" => "DEBIT", _ => kind };

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private string Leaf(string name, string text)
    {
        var escaped = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        return isXml ? $"<{name}>{escaped}</{name}>" : $"<{name}>{escaped}";
    }
}
