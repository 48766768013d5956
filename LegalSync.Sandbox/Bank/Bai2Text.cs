using System.Globalization;
using System.Text;

namespace LegalSync.Sandbox.Bank;

/// <summary>BAI2: one group, one account, amounts in cents, control totals at each end.</summary>
internal static class Bai2Text
{
    /// <summary>The file.</summary>
    public static string Write(BankPage page)
    {
        var asOf = StatementText.Day(page.To, "yyMMdd");
        var account = new List<string>
        {
            $"03,{page.Account.Number},USD,010,{Cents(page.Opening)},,,015,{Cents(page.Closing)},,/",
        };
        foreach (var line in page.Lines)
        {
            account.Add($"16,{TypeOf(line)},{Cents(Math.Abs(line.Amount))},0,{line.BankId},{line.ChequeNumber},{line.Text.Replace(',', ' ').Replace('/', ' ')} {StatementText.Day(line.Day, "MM-dd-yyyy")}");
        }

        var total = Number(page.Opening) + Number(page.Closing) + page.Lines.Sum(line => Math.Abs(Number(line.Amount)));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"01,{StatementText.Routing},LEGALOFFICE,{asOf},0600,1,80,,2/\n");
        text.Append(CultureInfo.InvariantCulture, $"02,LEGALOFFICE,{StatementText.Routing},1,{asOf},2359,USD,2/\n");
        account.ForEach(record => text.Append(record).Append('\n'));
        text.Append(CultureInfo.InvariantCulture, $"49,{total},{account.Count + 1}/\n98,{total},1,{account.Count + 3}/\n99,{total},1,{account.Count + 5}/\n");
        return text.ToString();
    }

    private static long Number(decimal amount) => (long)(amount * 100m);

    private static string Cents(decimal amount) => Number(amount).ToString(CultureInfo.InvariantCulture);

    private static string TypeOf(BankLine line) => line.Kind switch
    {
        BankLineKind.Deposit => "301",
        BankLineKind.Wire => "195",
        BankLineKind.Cheque => "475",
        BankLineKind.ServiceCharge => "698",
        BankLineKind.Interest => line.Amount > 0m ? "354" : "699",
        BankLineKind.ReturnedItem => "555",
        _ => line.Amount > 0m ? "142" : "451",
    };
}
