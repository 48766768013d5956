using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>One account of a BAI2 file: an 03 record and the 16 records below it.</summary>
internal sealed class Bai2Account
{
    private const int OpeningLedger = 10;
    private const int ClosingLedger = 15;
    private const int TotalCredits = 100;
    private const int TotalDebits = 400;

    private readonly Dictionary<int, (long Minor, string Count)> _summaries = [];
    private readonly List<StatementLine> _lines = [];
    private readonly List<string> _warnings = [];
    private readonly Bai2Record _header;
    private readonly Currency _currency;
    private readonly DateOnly _asOf;
    private readonly StatementReadOptions _options;
    private readonly ProblemList _problems;

    /// <summary>Reads the 03 record: pairs of a type and an amount, each with a count and a funds type.</summary>
    public Bai2Account(Bai2Record header, Currency currency, DateOnly asOf, StatementReadOptions options, ProblemList problems)
    {
        (_header, _currency, _asOf, _options, _problems) = (header, currency, asOf, options, problems);
        if (header[0].Length == 0)
        {
            problems.Add(header.Line, "The 03 record names no account.", ExactAmount.Mend);
        }

        var at = 2;
        while (at < header.Fields.Count && !problems.Any)
        {
            at = Summary(at);
        }
    }

    /// <summary>The sum of all amounts as written, for the control total.</summary>
    public long Total { get; private set; }

    /// <summary>A number with an optional sign, as amounts of the 03 record and control totals are; null when it is none.</summary>
    public static long? Signed(string text)
    {
        var digits = text.StartsWith('+') || text.StartsWith('-') ? text[1..] : text;
        if (digits.Length is 0 or > 18 || !digits.All(char.IsAsciiDigit) || digits.TrimStart('0').Length > 15)
        {
            return null;
        }

        var number = long.Parse(digits, CultureInfo.InvariantCulture);
        return text[0] == '-' ? -number : number;
    }

    /// <summary>Reads a 16 record.</summary>
    public void Add(Bai2Record record)
    {
        var code = record[0].Length == 3 && record[0].All(char.IsAsciiDigit) ? int.Parse(record[0], CultureInfo.InvariantCulture) : -1;
        if (code == 890)
        {
            _warnings.Add($"The line of the file {record.Line} is a message of the bank without money: {record.TextFrom(3)}.");
            return;
        }

        if (Bai2Types.Sign(code) is not { } sign)
        {
            _problems.Add(record.Line, $"{ProblemList.Shown(record[0])} is not a type of transaction; without it nobody knows whether the money came or went.", ExactAmount.Mend);
            return;
        }

        // Amounts of 16 records carry no sign: the type says it.
        if (record[1].Length == 0 || !char.IsAsciiDigit(record[1][0]) || Signed(record[1]) is not { } minor)
        {
            _problems.Add(record.Line, $"{ProblemList.Shown(record[1])} is not an amount in minor units.", ExactAmount.Mend);
            return;
        }

        Total += minor;
        if (Bai2Funds.Read(record, 2, _problems) is { } funds)
        {
            _lines.Add(Line(record, code, sign * minor, funds));
        }
    }

    /// <summary>The statement, once all its records are read and its control total was found right.</summary>
    public BankStatement Statement()
    {
        WarnOfSummary(TotalCredits, "credits", _lines.Where(line => !line.Amount.IsNegative).ToList());
        WarnOfSummary(TotalDebits, "debits", _lines.Where(line => line.Amount.IsNegative).ToList());
        var lines = BankText.OldestFirst(_lines);
        var first = lines.Count > 0 ? lines[0].Date : _asOf;
        return new BankStatement(StatementFormat.Bai2, _header[0].Length > 0 ? _header[0] : _options.Account ?? "", _currency, lines)
        {
            Opening = Balance(OpeningLedger),
            Closing = Balance(ClosingLedger),
            From = first < _asOf ? first : _asOf,
            To = _asOf,
            Warnings = _warnings,
        };
    }

    private StatementLine Line(Bai2Record record, int code, long minor, Bai2Funds funds)
    {
        // Files of several days carry the day in the value date; a day behind the report's is when the money becomes available, not when it was booked.
        var date = funds.ValueDate is { } value && value <= _asOf ? value : _asOf;
        var (bank, customer) = (record[funds.Next], record[funds.Next + 1]);
        var description = record.TextFrom(funds.Next + 2);
        var type = Bai2Types.TypeOf(code);
        var number = type == StatementLineType.Check ? BankText.CheckNumber(customer) is { Length: > 0 } given ? given : BankText.CheckNumberIn(description) : "";
        return new StatementLine(date, Money.FromMinor(minor, _currency), description)
        {
            BankId = bank,
            Reference = customer.Length > 0 && BankText.CheckNumber(customer) != number ? customer : number.Length > 0 ? "" : bank,
            CheckNumber = number,
            Type = type == StatementLineType.Other ? BankText.TypeOf(description) : type,
            Place = record.Line,
        };
    }

    private int Summary(int at)
    {
        // An account without summaries ends with empty fields.
        if (_header[at].Length == 0 && _header[at + 1].Length == 0)
        {
            return at + 4;
        }

        var code = _header[at].Length == 3 && _header[at].All(char.IsAsciiDigit) ? int.Parse(_header[at], CultureInfo.InvariantCulture) : -1;
        var amount = _header[at + 1].Length == 0 ? 0 : Signed(_header[at + 1]);
        if (code is < 1 or > 959 || amount is not { } minor || !_header[at + 2].All(char.IsAsciiDigit))
        {
            _problems.Add(_header.Line, $"{ProblemList.Shown($"{_header[at]},{_header[at + 1]},{_header[at + 2]}")} is not a balance or total of an account.", ExactAmount.Mend);
            return int.MaxValue;
        }

        Total += minor;
        if (!_summaries.TryAdd(code, (minor, _header[at + 2])))
        {
            _problems.Add(_header.Line, $"The type {code} stands twice in the 03 record.", ExactAmount.Mend);
        }

        return Bai2Funds.Read(_header, at + 3, _problems)?.Next ?? int.MaxValue;
    }

    private Money? Balance(int code) => _summaries.TryGetValue(code, out var summary) ? Money.FromMinor(summary.Minor, _currency) : null;

    private void WarnOfSummary(int code, string called, List<StatementLine> lines)
    {
        if (!_summaries.TryGetValue(code, out var said))
        {
            return;
        }

        var sum = BankText.Sum(lines, _currency).Abs();
        if (sum.Minor != Math.Abs(said.Minor) || (int.TryParse(said.Count, CultureInfo.InvariantCulture, out var count) && count != lines.Count))
        {
            var counted = said.Count.Length > 0 ? $"{said.Count} {called}" : called;
            _warnings.Add(string.Create(CultureInfo.InvariantCulture,
                $"The bank counts {counted} of {Money.FromMinor(said.Minor, _currency)} in all; the file lists {lines.Count} of {sum}."));
        }
    }
}
