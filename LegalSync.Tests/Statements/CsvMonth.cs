using System.Text;

namespace LegalSync.Tests.Statements;

/// <summary>Writes a month as a table: signed amounts oldest first, or debit, credit and balance newest first.</summary>
internal sealed class CsvMonth(bool withBalance = false) : IMonthWriter
{
    public string Name => withBalance ? "csv with balance" : "csv";

    public string Write(SampleMonth month)
    {
        var text = new StringBuilder(withBalance ? "Posted Date,Reference,Payee,Debit,Credit,Balance\n" : "Date,Description,Amount,Check Number\n");
        var balance = month.Opening;
        var rows = new List<string>();
        foreach (var line in month.Lines)
        {
            balance += line.Minor;
            var day = line.Date.ToString("MM/dd/yyyy", System.Globalization.CultureInfo.InvariantCulture);
            rows.Add(withBalance
                ? $"{day},{(line.Check.Length > 0 ? line.Check : line.Reference)},\"{line.Words}\",{(line.Minor < 0 ? line.Unsigned : "")},{(line.Minor < 0 ? "" : line.Unsigned)},{SampleMonth.Decimal(balance)}"
                : $"{day},\"{line.Words}\",{line.Signed},{line.Check}");
        }

        if (withBalance)
        {
            rows.Reverse();
        }

        return text.AppendJoin('\n', rows).Append('\n').ToString();
    }
}
