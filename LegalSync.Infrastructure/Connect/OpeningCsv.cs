using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Files;

namespace LegalSync.Infrastructure.Connect;

/// <summary>The openings that a text gives, or everything that is wrong with it.</summary>
/// <param name="Openings">The ledgers; empty while there are problems.</param>
/// <param name="Problems">What is wrong, in the order of the lines.</param>
public sealed record OpeningReading(IReadOnlyList<OpeningBalance> Openings, IReadOnlyList<FileProblem> Problems);

/// <summary>Reads client-ledger openings: one line a ledger under the headers account, matter, balance.</summary>
public sealed class OpeningCsv
{
    /// <summary>Longest text that is read.</summary>
    public const int MaxLength = 2_000_000;

    /// <summary>What problems call the text.</summary>
    public const string Name = "Opening";

    private const string Header = "account, matter, balance";
    private readonly OpeningNames _names;
    private readonly Currency _currency;
    private readonly List<FileProblem> _problems = [];
    private readonly Dictionary<LedgerKey, int> _lines = [];
    private readonly List<OpeningBalance> _openings = [];

    private OpeningCsv(OpeningNames names, Currency currency) => (_names, _currency) = (names, currency);

    /// <summary>Reads a text; an empty one opens no ledgers.</summary>
    public static OpeningReading Read(string text, OpeningNames names, Currency currency)
    {
        var reading = new OpeningCsv(names, currency);
        if (text.Length > MaxLength)
        {
            reading.Refuse(null, null, "The text is too long.", $"It may have {MaxLength:N0} characters. Leave out ledgers without money.");
        }
        else if (!string.IsNullOrWhiteSpace(text))
        {
            reading.ReadRows(text.TrimStart('\uFEFF'));
        }

        return new OpeningReading(reading._problems.Count == 0 ? reading._openings : [], [.. reading._problems.OrderBy(problem => problem.Line ?? 0)]);
    }

    private void ReadRows(string text)
    {
        var delimiter = DelimiterOf(text);
        var rows = CsvRows.Read(text, delimiter, (line, what) => Refuse(line, null, what, "Write the mark twice inside a quoted field, or leave the marks out.")).ToList();
        var first = rows.FindIndex(row => !row.IsBlank);
        if (first < 0 && _problems.Count == 0)
        {
            Refuse(1, null, "There is no header.", $"The first line must be: {Header}.");
        }

        if (_problems.Count > 0 || Columns(rows[first]) is not { } columns)
        {
            return;
        }

        foreach (var row in rows.Skip(first + 1).Where(row => !row.IsBlank))
        {
            ReadRow(row, columns);
        }
    }

    private int[]? Columns(CsvRow header)
    {
        var names = header.Fields.Select(field => field.Trim().ToLowerInvariant()).ToList();
        var wanted = new[] { "account", "matter", "balance" };
        foreach (var name in wanted)
        {
            var count = names.Count(given => given == name);
            if (count != 1)
            {
                Refuse(header.Line, null, count == 0 ? $"There is no column \"{name}\"." : $"The column \"{name}\" is there {count} times.", $"The first line must be: {Header}.");
            }
        }

        return _problems.Count > 0 ? null : [.. wanted.Select(name => names.IndexOf(name))];
    }

    private void ReadRow(CsvRow row, int[] columns)
    {
        if (row.Fields.Length <= columns.Max())
        {
            Refuse(row.Line, null, $"The line has {row.Fields.Length} fields.", $"Each line has: {Header}. An amount with a thousands comma stands in quotation marks.");
            return;
        }

        if (row.Fields.Index().Any(field => field.Index > columns.Max() && !string.IsNullOrWhiteSpace(field.Item)))
        {
            Refuse(row.Line, null, "The line has more fields than columns.", "An amount with a thousands comma stands in quotation marks: \"1,250.00\".");
            return;
        }

        var cells = columns.Select(column => new Cell(row.Line, column, row.Fields[column].Trim())).ToArray();
        var (account, matter, balance) = (Account(cells[0]), Matter(cells[1]), Balance(cells[2]));
        if (account is not { } ours || matter is not { } known || balance is not { } amount)
        {
            return;
        }

        var key = new LedgerKey(ours, known);
        if (!_lines.TryAdd(key, row.Line))
        {
            Refuse(cells[1], "matter", $"Line {_lines[key]} gives this client ledger already.", "Keep one line for each account and matter.");
            return;
        }

        _openings.Add(new OpeningBalance(key, amount));
    }

    private BankAccountId? Account(Cell cell)
    {
        if (cell.Text.Length == 0)
        {
            return Refuse<BankAccountId>(cell, "account", "The account is missing.", "Write the trust account's name or number as Smokeball shows it.");
        }

        var found = _names.Accounts.Where(account => account.Number.Trim() == cell.Text).ToList();
        found = found.Count > 0 ? found : [.. _names.Accounts.Where(account => string.Equals(account.Name.Trim(), cell.Text, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [] => Refuse<BankAccountId>(cell, "account", $"Smokeball has no bank account \"{cell.Text}\".", $"Its trust accounts: {Trust()}."),
            [{ Type: BankAccountType.Trust } only] => only.Id,
            [var other] => Refuse<BankAccountId>(cell, "account", $"{other.Name} is not a trust account.", $"Only trust accounts hold client ledgers: {Trust()}."),
            _ => Refuse<BankAccountId>(cell, "account", $"{found.Count} bank accounts are called \"{cell.Text}\".", "Write the account's number instead."),
        };
    }

    private MatterId? Matter(Cell cell)
    {
        var found = _names.Matters[OpeningNames.Key(cell.Text)].ToList();
        return cell.Text.Length == 0 ? Refuse<MatterId>(cell, "matter", "The matter is missing.", "Write the matter's number as Smokeball shows it.")
            : found.Count == 1 ? found[0]
            : found.Count == 0 ? Refuse<MatterId>(cell, "matter", $"Smokeball has no matter \"{cell.Text}\".", "Write the matter's number as Smokeball shows it, or add the matter there.")
            : Refuse<MatterId>(cell, "matter", $"{found.Count} matters bear the number \"{cell.Text}\".", "Give one of them another number in Smokeball.");
    }

    private Money? Balance(Cell cell)
    {
        if (cell.Text.Length == 0)
        {
            return Refuse<Money>(cell, "balance", "The balance is missing.", "Write what the client ledger held at the end of the day before, such as 1250.00.");
        }

        if (AmountText.Read(cell.Text, out var why) is not { } amount)
        {
            return Refuse<Money>(cell, "balance", $"\"{cell.Text}\" {why}", "Write digits with a decimal point, such as 1250.00.");
        }

        if (amount.Currency is { } code && code != _currency.Code)
        {
            return Refuse<Money>(cell, "balance", $"\"{cell.Text}\" is in {code}.", $"The books are kept in {_currency.Code}.");
        }

        if (!decimal.TryParse(amount.Body, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) || !IsGrouped(amount.Body))
        {
            return Refuse<Money>(cell, "balance", $"\"{cell.Text}\" could be more than one amount.", "Write digits with a decimal point, such as 1250.00.");
        }

        if (decimal.Round(value, _currency.Decimals) != value || value > MaxBalance)
        {
            return Refuse<Money>(cell, "balance", value > MaxBalance ? $"\"{cell.Text}\" is more than a client ledger holds." : $"\"{cell.Text}\" is finer than a cent.", "Write it as 1250.00.");
        }

        return amount.Negative && value != 0
            ? Refuse<Money>(cell, "balance", $"\"{cell.Text}\" is below zero.", "A client ledger cannot open below zero. Make the shortage good first, then sign.")
            : Money.Of(value, _currency);
    }

    private const decimal MaxBalance = 1_000_000_000_000m;

    /// <summary>Thousands commas stand where they belong, so that 1,25 is never read as 125.</summary>
    private static bool IsGrouped(string body)
    {
        var groups = body.Split('.')[0].Split(',');
        return groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups[1..].All(group => group.Length == 3));
    }

    private string Trust()
    {
        var names = _names.Accounts.Where(account => account.Type == BankAccountType.Trust).Select(account => $"{account.Name} ({account.Number})").Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "none" : string.Join(", ", names);
    }

    private static char DelimiterOf(string text)
    {
        var first = text.TrimStart().Split('\n', 2)[0];
        return first.Contains('\t', StringComparison.Ordinal) ? '\t' : first.Contains(';', StringComparison.Ordinal) ? ';' : ',';
    }

    private void Refuse(int? line, string? column, string what, string mend) => _problems.Add(new FileProblem(Name, line, column, what, mend));

    private void Refuse(Cell cell, string column, string what, string mend) => Refuse(cell.Line, string.Create(CultureInfo.InvariantCulture, $"{cell.Column + 1} \"{column}\""), what, mend);

    private T? Refuse<T>(Cell cell, string column, string what, string mend)
        where T : struct
    {
        Refuse(cell, column, what, mend);
        return null;
    }

    private readonly record struct Cell(int Line, int Column, string Text);
}
