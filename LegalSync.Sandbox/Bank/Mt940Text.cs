using System.Globalization;
using System.Text;

namespace LegalSync.Sandbox.Bank;

/// <summary>MT940: tagged lines, a comma for the decimal point.</summary>
internal static class Mt940Text
{
    /// <summary>The file.</summary>
    public static string Write(BankPage page)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $":20:{StatementText.Day(page.To, "yyyyMMdd")}\r\n:25:{StatementText.Routing}/{page.Account.Number}\r\n:28C:{StatementText.Day(page.To, "yyMM")}/1\r\n");
        text.Append(CultureInfo.InvariantCulture, $":60F:{Balance(page.Opening, page.From)}\r\n");
        foreach (var line in page.Lines)
        {
            var reference = line.ChequeNumber ?? "NONREF";
            text.Append(CultureInfo.InvariantCulture, $":61:{StatementText.Day(line.Day, "yyMMdd")}{StatementText.Day(line.Day, "MMdd")}{(line.Amount < 0m ? "D" : "C")}{Money(line.Amount)}{TypeOf(line)}{reference}//{line.BankId}\r\n");
            text.Append(CultureInfo.InvariantCulture, $":86:{line.Text}\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $":62F:{Balance(page.Closing, page.To)}\r\n-\r\n");
        return text.ToString();
    }

    private static string Balance(decimal amount, DateOnly day) => $"{(amount < 0m ? "D" : "C")}{StatementText.Day(day, "yyMMdd")}USD{Money(amount)}";

    private static string Money(decimal amount) => StatementText.Money(Math.Abs(amount)).Replace('.', ',');

    private static string TypeOf(BankLine line) => line.Kind switch
    {
        BankLineKind.Cheque => "NCHK",
        BankLineKind.ServiceCharge => "NCHG",
        BankLineKind.Interest => "NINT",
        BankLineKind.ReturnedItem => "NRTI",
        _ => "NTRF",
    };
}
