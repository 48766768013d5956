using System.Globalization;
using System.Text;

namespace LegalSync.Sandbox.Bank;

/// <summary>OFX: version 1 without closing tags on values, as most banks still send it, and version 2 as XML.</summary>
internal static class OfxText
{
    /// <summary>Version 1; Quicken's own kind names the bank once more.</summary>
    public static string Sgml(BankPage page, bool isQuicken)
    {
        var text = new StringBuilder("OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nSECURITY:NONE\r\nENCODING:USASCII\r\nCHARSET:1252\r\nCOMPRESSION:NONE\r\nOLDFILEUID:NONE\r\nNEWFILEUID:NONE\r\n\r\n");
        Body(text, page, isQuicken, closesValues: false);
        return text.ToString();
    }

    /// <summary>Version 2.</summary>
    public static string Xml(BankPage page)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<?OFX OFXHEADER=\"200\" VERSION=\"211\" SECURITY=\"NONE\" OLDFILEUID=\"NONE\" NEWFILEUID=\"NONE\"?>\r\n");
        Body(text, page, isQuicken: false, closesValues: true);
        return text.ToString();
    }

    private static void Body(StringBuilder text, BankPage page, bool isQuicken, bool closesValues)
    {
        void Open(string tag) => text.Append(CultureInfo.InvariantCulture, $"<{tag}>\r\n");
        void Close(string tag) => text.Append(CultureInfo.InvariantCulture, $"</{tag}>\r\n");
        void Value(string tag, string value) => text.Append(CultureInfo.InvariantCulture, $"<{tag}>{Escaped(value)}{(closesValues ? $"</{tag}>" : "")}\r\n");
        void Status()
        {
            Open("STATUS");
            Value("CODE", "0");
            Value("SEVERITY", "INFO");
            Close("STATUS");
        }

        var asOf = Stamp(page.To);
        Open("OFX");
        Open("SIGNONMSGSRSV1");
        Open("SONRS");
        Status();
        Value("DTSERVER", asOf);
        Value("LANGUAGE", "ENG");
        if (isQuicken)
        {
            Value("INTU.BID", "00518");
        }

        Close("SONRS");
        Close("SIGNONMSGSRSV1");
        Open("BANKMSGSRSV1");
        Open("STMTTRNRS");
        Value("TRNUID", "1");
        Status();
        Open("STMTRS");
        Value("CURDEF", "USD");
        Open("BANKACCTFROM");
        Value("BANKID", StatementText.Routing);
        Value("ACCTID", page.Account.Number);
        Value("ACCTTYPE", "CHECKING");
        Close("BANKACCTFROM");
        Open("BANKTRANLIST");
        Value("DTSTART", Stamp(page.From));
        Value("DTEND", asOf);
        foreach (var line in page.Lines)
        {
            Open("STMTTRN");
            Value("TRNTYPE", TypeOf(line));
            Value("DTPOSTED", Stamp(line.Day));
            Value("TRNAMT", StatementText.Money(line.Amount));
            Value("FITID", line.BankId);
            if (line.ChequeNumber is { } number)
            {
                Value("CHECKNUM", number);
            }

            Value("NAME", line.Text.Length <= 32 ? line.Text : line.Text[..32]);
            Close("STMTTRN");
        }

        Close("BANKTRANLIST");
        Open("LEDGERBAL");
        Value("BALAMT", StatementText.Money(page.Closing));
        Value("DTASOF", asOf);
        Close("LEDGERBAL");
        Close("STMTRS");
        Close("STMTTRNRS");
        Close("BANKMSGSRSV1");
        Close("OFX");
    }

    private static string Stamp(DateOnly day) => StatementText.Day(day, "yyyyMMdd") + "120000[0:GMT]";

    private static string Escaped(string value) => value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string TypeOf(BankLine line) => line.Kind switch
    {
        BankLineKind.Deposit => "DEP",
        BankLineKind.Wire => "XFER",
        BankLineKind.Cheque => "CHECK",
        BankLineKind.ServiceCharge => "SRVCHG",
        BankLineKind.Interest => line.Amount > 0m ? "INT" : "DEBIT",
        _ => line.Amount > 0m ? "CREDIT" : "DEBIT",
    };
}
