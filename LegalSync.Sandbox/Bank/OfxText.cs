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
        var tags = new Tags(text, closesValues);
        tags.Around("OFX", () =>
        {
            tags.Around("SIGNONMSGSRSV1", () => SignOn(tags, page, isQuicken));
            tags.Around("BANKMSGSRSV1", () => tags.Around("STMTTRNRS", () =>
            {
                tags.Value("TRNUID", "1");
                Status(tags);
                tags.Around("STMTRS", () => Statement(tags, page));
            }));
        });
    }

    private static void SignOn(Tags tags, BankPage page, bool isQuicken) => tags.Around("SONRS", () =>
    {
        Status(tags);
        tags.Value("DTSERVER", Stamp(page.To));
        tags.Value("LANGUAGE", "ENG");
        if (isQuicken)
        {
            tags.Value("INTU.BID", "00518");
        }
    });

    private static void Status(Tags tags) => tags.Around("STATUS", () =>
    {
        tags.Value("CODE", "0");
        tags.Value("SEVERITY", "INFO");
    });

    private static void Statement(Tags tags, BankPage page)
    {
        tags.Value("CURDEF", "USD");
        tags.Around("BANKACCTFROM", () =>
        {
            tags.Value("BANKID", StatementText.Routing);
            tags.Value("ACCTID", page.Account.Number);
            tags.Value("ACCTTYPE", "CHECKING");
        });
        tags.Around("BANKTRANLIST", () =>
        {
            tags.Value("DTSTART", Stamp(page.From));
            tags.Value("DTEND", Stamp(page.To));
            foreach (var line in page.Lines)
            {
                tags.Around("STMTTRN", () => Line(tags, line));
            }
        });
        tags.Around("LEDGERBAL", () =>
        {
            tags.Value("BALAMT", StatementText.Money(page.Closing));
            tags.Value("DTASOF", Stamp(page.To));
        });
    }

    private static void Line(Tags tags, BankLine line)
    {
        tags.Value("TRNTYPE", TypeOf(line));
        tags.Value("DTPOSTED", Stamp(line.Day));
        tags.Value("TRNAMT", StatementText.Money(line.Amount));
        tags.Value("FITID", line.BankId);
        if (line.ChequeNumber is { } number)
        {
            tags.Value("CHECKNUM", number);
        }

        tags.Value("NAME", line.Text.Length <= 32 ? line.Text : line.Text[..32]);
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

    /// <summary>Writes tags; a value has a closing tag in version 2 alone.</summary>
    private sealed class Tags(StringBuilder text, bool closesValues)
    {
        public void Around(string tag, Action inside)
        {
            text.Append(CultureInfo.InvariantCulture, $"<{tag}>\r\n");
            inside();
            text.Append(CultureInfo.InvariantCulture, $"</{tag}>\r\n");
        }

        public void Value(string tag, string value) =>
            text.Append(CultureInfo.InvariantCulture, $"<{tag}>{Escaped(value)}{(closesValues ? $"</{tag}>" : "")}\r\n");
    }
}
