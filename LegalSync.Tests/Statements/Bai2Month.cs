using System.Globalization;

namespace LegalSync.Tests.Statements;

/// <summary>Writes a month as BAI2 with true control totals and counts.</summary>
internal sealed class Bai2Month : IMonthWriter
{
    public string Name => "bai2";

    public string Write(SampleMonth month)
    {
        var (credits, debits) = (month.Lines.Where(line => line.Minor > 0).ToList(), month.Lines.Where(line => line.Minor < 0).ToList());
        var (creditSum, debitSum) = (credits.Sum(line => line.Minor), -debits.Sum(line => line.Minor));
        List<string> account =
        [
            string.Create(CultureInfo.InvariantCulture, $"03,{month.Account},USD,010,{month.Opening},,,015,{month.Closing},,/"),
            string.Create(CultureInfo.InvariantCulture, $"88,100,{creditSum},{credits.Count},,400,{debitSum},{debits.Count},/"),
            .. month.Lines.Select(Detail),
        ];
        return File(account, month.Opening + month.Closing + creditSum + debitSum + creditSum + debitSum);
    }

    /// <summary>A file around the records of one account.</summary>
    public static string File(IReadOnlyList<string> account, long total, string status = "1", string time = "2400", string currency = "USD") => string.Join('\n',
    [
        "01,091000019,PINEFIRM,260901,0600,1,,,2/",
        $"02,PINEFIRM,091000019,{status},260831,{time},{currency},2/",
        .. account,
        string.Create(CultureInfo.InvariantCulture, $"49,{total},{account.Count + 1}/"),
        string.Create(CultureInfo.InvariantCulture, $"98,{total},1,{account.Count + 3}/"),
        string.Create(CultureInfo.InvariantCulture, $"99,{total},1,{account.Count + 5}/"),
        "",
    ]);

    private static string Detail(MonthLine line)
    {
        var code = line.Kind switch { "DEP" => 301, "WIRE" => 195, "CHECK" => 475, "XFER" => 575, "RET" => 555, "FEE" => 698, "INT" => 354, _ => 699 };
        return string.Create(CultureInfo.InvariantCulture,
            $"16,{code},{Math.Abs(line.Minor)},V,{line.Date:yyMMdd},,{(line.Reference.Length > 0 ? line.Reference : line.Id)},{line.Check},{line.Words}/");
    }
}
