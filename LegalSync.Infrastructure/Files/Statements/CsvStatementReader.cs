using System.Globalization;
using System.Text.RegularExpressions;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>
/// Reads a bank's table, row by row and twice: the first time the columns show how dates and amounts are written, the second time lines are made.
/// </summary>
internal sealed partial class CsvStatementReader(StatementSource source, StatementReadOptions options, ProblemList problems)
{
    private readonly List<string> _warnings = [];
    private CsvLayout _layout = new();
    private string[]? _headings;
    private string _account = options.Account ?? "";
    private CsvMoney _money = null!;
    private BankDates _dates = null!;

    /// <summary>The statement: a table is one.</summary>
    public StatementReading Read()
    {
        if (source.ControlLine() is { } control)
        {
            problems.Add(control, "This is not text: it holds a control character.", "Download the statement again.");
        }
        else
        {
            ChooseLayout();
        }

        if (!problems.Any)
        {
            (_money, _dates) = (new CsvMoney(_layout), new BankDates(options.Dates ?? _layout.Dates));
            Show();
        }

        var rows = problems.Any ? [] : Lines();
        return problems.Any ? StatementReading.Refused(problems.All) : new StatementReading([Statement(rows)], []);
    }

    private void ChooseLayout()
    {
        if (options.Csv is { } given)
        {
            _layout = given;
            if (given.Lack() is { Length: > 0 } lack)
            {
                problems.Add(Math.Max(1, given.HeaderLine), $"The layout cannot be used: {lack}", "Choose the columns anew.");
            }

            return;
        }

        var guess = CsvAssistant.Guess(source, wholeColumn: false);
        _layout = guess.Layout;
        foreach (var question in guess.Questions)
        {
            problems.Add(Math.Max(1, guess.Layout.HeaderLine), question + (guess.Columns.Count == 0 ? "" : $" The columns seem to hold: {string.Join(", ", guess.Columns.Select(column => column.Role))}."),
                "Download the statement in another format, or say what the columns hold (--csv-layout, or the column assistant).");
        }
    }

    /// <summary>The first time through: what the columns as a whole show.</summary>
    private void Show()
    {
        foreach (var row in Rows(isFirst: true).Where(row => IsData(row, isFirst: true)))
        {
            _dates.Show(row.Line, row.Fields[_layout.At(CsvColumnRole.Date)]);
            if (!_money.Show(row))
            {
                problems.Add(row.Line, "The currency of an amount contradicts the rows above.", "Download one account in one currency.");
            }

            if (problems.IsFull)
            {
                return;
            }
        }

        if (_dates.Refusal is { } dates)
        {
            problems.Add(dates.Line, Name(CsvColumnRole.Date), dates.What, dates.Mend);
        }

        if (_money.Settle(isGiven: options.Csv is not null) is { } money)
        {
            problems.Add(money.Line, Name(_layout.At(CsvColumnRole.Amount) >= 0 ? CsvColumnRole.Amount : CsvColumnRole.Debit), money.What, money.Mend);
        }

        _warnings.AddRange(_money.Warnings);
        _money.Currency = _money.CurrencyCode is null ? options.Currency : BankText.CurrencyOf(_money.CurrencyCode) ?? options.Currency;
    }

    /// <summary>The second time through: lines with their balances.</summary>
    private List<CsvLine> Lines()
    {
        var lines = new List<CsvLine>();
        foreach (var row in Rows(isFirst: false).Where(row => IsData(row, isFirst: false)))
        {
            if (Line(row) is { } line)
            {
                lines.Add(line);
            }

            if (problems.IsFull)
            {
                break;
            }
        }

        if (!problems.Any && lines.Count == 0)
        {
            problems.Add(Math.Max(1, _layout.HeaderLine), "The table holds no booked line.", "Download a period in which something happened.");
        }

        return lines;
    }

    private IEnumerable<CsvRow> Rows(bool isFirst)
    {
        using var reader = source.Reader();
        Action<int, string> bad = (line, what) => problems.Add(line, what, "Download the statement again; a quotation mark is missing or too many.");
        foreach (var row in CsvRows.Read(reader, _layout.Delimiter, isFirst ? bad : null))
        {
            if (row.Line == _layout.HeaderLine)
            {
                _headings = row.Fields;
            }

            yield return row;
        }
    }

    /// <summary>Tells lines from all that banks put above, between and below them.</summary>
    private bool IsData(CsvRow row, bool isFirst)
    {
        if (row.IsBlank || row.Line <= _layout.HeaderLine)
        {
            if (isFirst && row.Line < _layout.HeaderLine)
            {
                Preamble(row);
            }

            return false;
        }

        var (width, filled) = (_layout.Columns.Count, CsvShape.Filled(row.Fields, _layout.Columns.Count));
        var isWhole = filled == width;
        var date = isWhole ? row.Fields[_layout.At(CsvColumnRole.Date)].Trim() : "";
        if (isWhole && _headings is not null && row.Fields.SequenceEqual(_headings))
        {
            return Pass(isFirst, row, "repeats the headings");
        }

        if (isWhole && IsPending(row, date))
        {
            return Pass(isFirst, row, "is not booked yet");
        }

        var words = string.Join(' ', row.Fields.Where(field => !string.IsNullOrWhiteSpace(field)));
        if (date.Length == 0 && (Summary().IsMatch(words) || (_layout.HeaderLine == 0 && !_money.HasSeenRows)))
        {
            return Pass(isFirst, row, "is a total or a balance, not a line");
        }

        if (isWhole && _money.IsEmpty(row) && Summary().IsMatch(words))
        {
            return Pass(isFirst, row, "states a balance, not a line");
        }

        if (!isWhole && isFirst)
        {
            problems.Add(row.Line, string.Create(CultureInfo.InvariantCulture, $"The row has {filled} fields where the table has {width}."),
                "Download the statement again; it was cut off or changed here.");
        }

        return isWhole;
    }

    private bool Pass(bool isFirst, CsvRow row, string why)
    {
        if (isFirst && _warnings.Count < 50)
        {
            _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Line {row.Line} {why}; it is left out."));
        }

        return false;
    }

    private bool IsPending(CsvRow row, string date)
    {
        var status = _layout.At(CsvColumnRole.Status) is var at and >= 0 ? row.Fields[at] : "";
        var word = _layout.At(CsvColumnRole.TypeWord) is var type and >= 0 ? row.Fields[type] : "";
        return TypeWords.IsPending(date) || TypeWords.IsPending(status) || TypeWords.IsVoid(status) || TypeWords.IsPending(word);
    }

    private void Preamble(CsvRow row)
    {
        if (_account.Length == 0 && AccountNumber().Match(string.Join(' ', row.Fields)) is { Success: true } match)
        {
            _account = match.Groups[1].Value;
        }
    }

    private CsvLine? Line(CsvRow row)
    {
        var (day, what, mend) = _dates.Read(row.Fields[_layout.At(CsvColumnRole.Date)]);
        if (day is null)
        {
            problems.Add(row.Line, Name(CsvColumnRole.Date), what, mend);
        }

        if (_layout.At(CsvColumnRole.Status) is var status and >= 0 && !TypeWords.IsBooked(row.Fields[status]))
        {
            problems.Add(row.Line, Name(CsvColumnRole.Status), $"{ProblemList.Shown(row.Fields[status].Trim())} does not say whether the line is booked.", "Take the column out of the layout if it means something else.");
        }

        var amount = _money.Read(row, out var column, out var why);
        if (amount is null)
        {
            problems.Add(row.Line, Name(column), why, ExactAmount.Mend);
        }

        var balance = _money.Balance(row, out why);
        if (why.Length > 0)
        {
            problems.Add(row.Line, Name(_layout.At(CsvColumnRole.Balance)), why, ExactAmount.Mend);
        }

        return day is { } date && amount is { } minor ? new CsvLine(Made(row, date, minor), balance) : null;
    }

    private StatementLine Made(CsvRow row, DateOnly date, long minor)
    {
        string Cell(CsvColumnRole role) => _layout.At(role) is var at and >= 0 ? BankText.Tidy(row.Fields[at]) : "";
        var description = BankText.Join(_layout.Columns.Select((role, index) => role == CsvColumnRole.Description ? row.Fields[index] : ""));
        var (given, reference) = (Cell(CsvColumnRole.CheckNumber), Cell(CsvColumnRole.Reference));
        var number = BankText.CheckNumber(given);
        number = number.Length == 0 ? BankText.CheckNumberIn(description) : number;
        var word = Cell(CsvColumnRole.TypeWord);
        var type = BankText.TypeOf(description);
        type = number.Length > 0 && type == StatementLineType.Other ? StatementLineType.Check : type == StatementLineType.Other ? BankText.TypeOf(word) : type;
        return new StatementLine(date, Money.FromMinor(minor, _money.Currency), description.Length > 0 ? description : word)
        {
            CheckNumber = number,
            Reference = BankText.CheckNumber(reference) == number && number.Length > 0 ? "" : reference.Length > 0 ? reference : number.Length > 0 ? "" : given.All(char.IsAsciiDigit) ? "" : given,
            Type = type,
            Place = row.Line,
        };
    }

    private BankStatement Statement(List<CsvLine> rows)
    {
        var balances = new CsvBalances(rows, isTurnable: options.Csv is null && _layout.Signs != CsvSigns.ByColumn);
        var lines = balances.Ordered();
        return new BankStatement(StatementFormat.Csv, _account, _money.Currency, lines)
        {
            Opening = balances.Opening,
            Closing = balances.Closing,
            From = lines[0].Date,
            To = lines[^1].Date,
            Warnings = [.. _warnings, .. balances.Warnings],
        };
    }

    private string? Name(CsvColumnRole role) => Name(_layout.At(role));

    private string? Name(int column) => column < 0 ? null : string.Create(CultureInfo.InvariantCulture,
        $"{column + 1}{(_headings is { } headings && column < headings.Length ? $" \"{headings[column].Trim()}\"" : "")}");

    [GeneratedRegex(@"\b(total|totals|balance forward|(beginning|opening|starting|ending|closing|previous|brought|carried)\b.*\b(balance|forward))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Summary();

    [GeneratedRegex(@"\b(?:account|acct)\b\D{0,20}?([0-9xX*]{2,}[0-9 -]*[0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AccountNumber();
}
