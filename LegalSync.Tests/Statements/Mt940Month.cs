using System.Globalization;
using System.Text;

namespace LegalSync.Tests.Statements;

/// <summary>Writes a month as MT940.</summary>
internal sealed class Mt940Month : IMonthWriter
{
    public string Name => "mt940";

    public string Write(SampleMonth month)
    {
        var text = new StringBuilder();
        foreach (var line in month.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $":61:{line.Date:yyMMdd}{line.Date:MMdd}{(line.Minor < 0 ? 'D' : 'C')}{line.Unsigned.Replace('.', ',')}N{Code(line.Kind)}{(line.Check.Length > 0 ? line.Check : "NONREF")}//{line.Id}\r\n:86:{line.Words}\r\n");
        }

        return File($"091000019/{month.Account}", month.Opening, month.Closing, text.ToString());
    }

    /// <summary>A message around lines.</summary>
    public static string File(string account, long opening, long closing, string lines, string pageOpen = "60F", string pageClose = "62F", string number = "00008/001") =>
        $":20:PINE202608\r\n:25:{account}\r\n:28C:{number}\r\n:{pageOpen}:{Mark(opening)}260731USD{Comma(opening)}\r\n{lines}:{pageClose}:{Mark(closing)}260831USD{Comma(closing)}\r\n-\r\n";

    private static char Mark(long minor) => minor < 0 ? 'D' : 'C';

    private static string Comma(long minor) => (Math.Abs(minor) / 100m).ToString("F2", CultureInfo.InvariantCulture).Replace('.', ',');

    private static string Code(string kind) => kind switch { "CHECK" => "CHK", "FEE" => "CHG", "INT" or "IOLTA" => "INT", "RET" => "RTI", "DEP" => "MSC", _ => "TRF" };
}
