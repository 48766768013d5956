using System.Globalization;
using System.Text;

namespace LegalSync.Sandbox.Bank;

/// <summary>Writes a page of the bank's books as a file of one of the formats that banks offer.</summary>
internal static class StatementText
{
    /// <summary>The bank's routing number: plainly no real one.</summary>
    public const string Routing = "000000518";

    /// <summary>The formats and what a browser is told of each.</summary>
    public static IReadOnlyDictionary<string, (string ContentType, string Extension)> Formats { get; } = new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase)
    {
        ["ofx"] = ("application/x-ofx", "ofx"),
        ["qfx"] = ("application/vnd.intu.qfx", "qfx"),
        ["ofx2"] = ("application/x-ofx", "ofx"),
        ["bai2"] = ("text/plain", "bai"),
        ["camt053"] = ("application/xml", "xml"),
        ["mt940"] = ("text/plain", "sta"),
        ["csv"] = ("text/csv", "csv"),
    };

    /// <summary>The file.</summary>
    public static string Write(BankPage page, string format) => format.ToLowerInvariant() switch
    {
        "ofx" => OfxText.Sgml(page, isQuicken: false),
        "qfx" => OfxText.Sgml(page, isQuicken: true),
        "ofx2" => OfxText.Xml(page),
        "bai2" => Bai2Text.Write(page),
        "camt053" => CamtText.Write(page),
        "mt940" => Mt940Text.Write(page),
        "csv" => Csv(page),
        _ => throw new ArgumentException($"No bank offers {format}.", nameof(format)),
    };

    /// <summary>An amount with a point and two digits.</summary>
    public static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A day in a pattern.</summary>
    public static string Day(DateOnly day, string pattern) => day.ToString(pattern, CultureInfo.InvariantCulture);

    private static string Csv(BankPage page)
    {
        var text = new StringBuilder("Date,Description,Check Number,Debit,Credit,Balance\r\n");
        var balance = page.Opening;
        foreach (var line in page.Lines)
        {
            balance += line.Amount;
            text.Append(CultureInfo.InvariantCulture, $"{Day(line.Day, "MM/dd/yyyy")},\"{line.Text}\",{line.ChequeNumber},");
            text.Append(CultureInfo.InvariantCulture, $"{(line.Amount < 0m ? Money(-line.Amount) : "")},{(line.Amount < 0m ? "" : Money(line.Amount))},{Money(balance)}\r\n");
        }

        return text.ToString();
    }
}
