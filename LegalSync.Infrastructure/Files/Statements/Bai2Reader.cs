using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>
/// Reads BAI2. Control totals are sums of the amounts as they are written, sign and all, of the 03 and 16 records with their 88s; counts are of
/// records as they are sent. All are verified at 49, 98 and 99, so a file that lost or gained anything is refused.
/// </summary>
internal sealed class Bai2Reader(StatementReadOptions options, ProblemList problems)
{
    private readonly List<BankStatement> _statements = [];
    private List<Bai2Record> _records = [];
    private int _at;

    private Bai2Record? Current => _at < _records.Count ? _records[_at] : null;

    /// <summary>The statements of a text, one for each 03 record.</summary>
    public StatementReading Read(string text)
    {
        _records = Bai2Records.Cut(text, problems);
        if (!problems.Any)
        {
            File();
        }

        return problems.Any ? StatementReading.Refused(problems.All) : new StatementReading(_statements, []);
    }

    private void File()
    {
        if (Take("01") is not { } header)
        {
            return;
        }

        if (header[7] != "2" || header.Fields.Count != 8)
        {
            problems.Add(header.Line, $"The file header says version {ProblemList.Shown(header[7])}; only version 2 (BAI2) is read.", "Ask the bank for BAI2.");
        }

        var (first, groups, total) = (0, 0, 0L);
        while (Current is { Code: "02" } && !problems.Any)
        {
            total += Group();
            groups++;
        }

        if (!problems.Any && Take("99") is { } trailer)
        {
            Control(trailer, total, groups, "groups", Count(first));
            if (Current is { } behind)
            {
                problems.Add(behind.Line, $"A {behind.Code} record follows the file's trailer (99).", ExactAmount.Mend);
            }
        }
    }

    private long Group()
    {
        var first = _at;
        var header = Take("02")!;
        var asOf = BankText.Day(header[3]);
        var currency = CurrencyOf(header[5], header.Line, options.Currency);
        if (header[2] != "1")
        {
            problems.Add(header.Line, header[2] switch
            {
                "2" => "The group deletes what the bank sent before (status 2).",
                "3" => "The group corrects what the bank sent before (status 3).",
                "4" => "The group is a test of the bank (status 4).",
                _ => $"{ProblemList.Shown(header[2])} is not a status of a group.",
            }, "Ask the bank for the day's report as a whole (status 1).");
        }

        if (asOf is null || header.Fields.Count is < 6 or > 7 || (header[4].Length > 0 && !IsTime(header[4])))
        {
            problems.Add(header.Line, $"The group header does not say the day and time it is as of: {ProblemList.Shown(header[3] + "," + header[4])}.", ExactAmount.Mend);
        }

        var (accounts, total) = (0, 0L);
        while (Current is { Code: "03" } && !problems.Any)
        {
            total += Account(asOf!.Value, currency!.Value);
            accounts++;
        }

        if (!problems.Any && Take("98") is { } trailer)
        {
            Control(trailer, total, accounts, "accounts", Count(first));
        }

        return total;
    }

    private long Account(DateOnly asOf, Currency groupCurrency)
    {
        var first = _at;
        var header = Take("03")!;
        var account = new Bai2Account(header, CurrencyOf(header[1], header.Line, groupCurrency) ?? groupCurrency, asOf, options, problems);
        while (Current is { Code: "16" } && !problems.Any)
        {
            account.Add(Take("16")!);
        }

        if (!problems.Any && Take("49") is { } trailer)
        {
            Control(trailer, account.Total, null, "", Count(first));
            _statements.Add(account.Statement());
        }

        return account.Total;
    }

    private int Count(int first) => _records.Skip(first).Take(_at - first).Sum(record => record.Records);

    /// <summary>Holds a trailer against what it closes.</summary>
    private void Control(Bai2Record trailer, long total, int? parts, string called, int records)
    {
        var said = Bai2Account.Signed(trailer[0]);
        var countAt = parts is null ? 1 : 2;
        if (said is null || trailer.Fields.Count != countAt + 1)
        {
            problems.Add(trailer.Line, $"The {trailer.Code} record does not hold a control total and its counts.", ExactAmount.Mend);
        }
        else if (said != total)
        {
            problems.Add(trailer.Line, string.Create(CultureInfo.InvariantCulture,
                $"The control total of the {trailer.Code} record is {said}, but the amounts before it add up to {total}."), "The file was damaged or changed; download it again.");
        }

        if (parts is not null && trailer[1] != parts.Value.ToString(CultureInfo.InvariantCulture) && !IsCount(trailer[1], parts.Value))
        {
            problems.Add(trailer.Line, $"The {trailer.Code} record counts {ProblemList.Shown(trailer[1])} {called}, but {parts} are there.", "The file was cut or changed; download it again.");
        }

        if (!IsCount(trailer[countAt], records))
        {
            problems.Add(trailer.Line, $"The {trailer.Code} record counts {ProblemList.Shown(trailer[countAt])} records, but {records} are there.", "The file was cut or changed; download it again.");
        }
    }

    private Currency? CurrencyOf(string code, int line, Currency otherwise)
    {
        if (code.Length == 0 || BankText.CurrencyOf(code) is not null)
        {
            return code.Length == 0 ? otherwise : BankText.CurrencyOf(code);
        }

        problems.Add(line, $"{ProblemList.Shown(code)} is not a currency this product knows.", ExactAmount.Mend);
        return null;
    }

    private Bai2Record? Take(string code)
    {
        if (Current is { } record && record.Code == code)
        {
            _at++;
            return record;
        }

        problems.Add(Current?.Line ?? _records.LastOrDefault()?.Line ?? 1, Current is { } other
            ? $"A {other.Code} record stands where a {code} record must stand." : $"The file ends where a {code} record must stand; it was cut off.", ExactAmount.Mend);
        return null;
    }

    private static bool IsCount(string text, int count) =>
        text.Length is > 0 and <= 9 && text.All(char.IsAsciiDigit) && int.Parse(text, CultureInfo.InvariantCulture) == count;

    /// <summary>HHMM; 2400 and 9999 both mean the end of the day.</summary>
    private static bool IsTime(string text) => text.Length == 4 && text.All(char.IsAsciiDigit)
        && (text is "2400" or "9999" || (string.CompareOrdinal(text, "2400") < 0 && text[2] < '6'));
}
