using LegalSync.Domain.Amounts;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>The amount of a row and its sign: as written, turned, from a word, or from which of two columns is filled.</summary>
internal sealed class CsvMoney(CsvLayout layout)
{
    private readonly int _amount = layout.At(CsvColumnRole.Amount);
    private readonly int _debit = layout.At(CsvColumnRole.Debit);
    private readonly int _credit = layout.At(CsvColumnRole.Credit);
    private readonly int _balance = layout.At(CsvColumnRole.Balance);
    private readonly int _word = layout.At(CsvColumnRole.TypeWord);
    private readonly BankAmounts _amounts = new();
    private readonly BankAmounts _debits = new();
    private readonly BankAmounts _credits = new();
    private readonly BankAmounts _balances = new();
    private readonly List<string> _warnings = [];
    private CsvSigns _signs = layout.Signs;
    private bool _allWordsSign = true;
    private (int Line, string Word)? _unknownWord;

    /// <summary>True once a row was shown.</summary>
    public bool HasSeenRows { get; private set; }

    /// <summary>The currency written with the amounts; null when none is.</summary>
    public string? CurrencyCode => _amounts.Currency ?? _debits.Currency ?? _credits.Currency ?? _balances.Currency;

    /// <summary>The currency amounts are read in.</summary>
    public Currency Currency { get; set; } = Currency.Usd;

    /// <summary>What a person should know about the amounts, each a sentence.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>True when a row has no amount at all.</summary>
    public bool IsEmpty(CsvRow row) => layout.Signs == CsvSigns.ByColumn ? !Fills(row, _debit) && !Fills(row, _credit) : !Fills(row, _amount);

    /// <summary>Shows the columns a row; false when its currency contradicts an earlier one.</summary>
    public bool Show(CsvRow row)
    {
        HasSeenRows = true;
        var agrees = true;
        foreach (var (column, amounts) in new[] { (_amount, _amounts), (_debit, _debits), (_credit, _credits), (_balance, _balances) })
        {
            agrees &= column < 0 || amounts.Show(row.Line, row.Fields[column]);
        }

        if (_word >= 0 && TypeWords.Sign(row.Fields[_word]) is null)
        {
            _allWordsSign = false;
            _unknownWord ??= (row.Line, row.Fields[_word].Trim());
        }

        return agrees;
    }

    /// <summary>Decides, once all rows were shown, what the columns as a whole say; what makes them unreadable is answered.</summary>
    /// <param name="isGiven">True when a person gave the layout: then nothing is decided otherwise.</param>
    public (int Line, string What, string Mend)? Settle(bool isGiven)
    {
        if (!isGiven && _signs is CsvSigns.AsWritten or CsvSigns.ByTypeWord)
        {
            _signs = isGiven ? _signs : !_amounts.AnyNegative && _word >= 0 && _allWordsSign ? CsvSigns.ByTypeWord : CsvSigns.AsWritten;
        }

        if (_signs == CsvSigns.ByTypeWord && _unknownWord is { } unknown)
        {
            return (unknown.Line, $"{ProblemList.Shown(unknown.Word)} does not say whether money came or went.", "Choose the column whose words do.");
        }

        foreach (var amounts in new[] { _amounts, _debits, _credits, _balances })
        {
            if (amounts.Contradiction is { } contradiction)
            {
                return (contradiction.Line, contradiction.What, "Download the statement again; a column has one way of writing amounts.");
            }

            if (amounts.Odd is { } odd)
            {
                _warnings.Add($"The amount {odd.Cell} on line {odd.Line} is written without its cents and others with them; compare it with the bank's page.");
            }
        }

        if (_signs == CsvSigns.AsWritten && !_amounts.AnyNegative && _balance < 0)
        {
            _warnings.Add("No amount is below zero and no balance proves it: make sure that every line is money in.");
        }

        return _debits.AnyNegative && _debits.AnyPositive
            ? (Math.Max(1, layout.HeaderLine), "The column of money out holds amounts above and below zero, so their sign cannot be told.", "Download the statement in another format.")
            : null;
    }

    /// <summary>The amount with its sign in minor units; null, with the column and a sentence, when there is none.</summary>
    public long? Read(CsvRow row, out int column, out string why)
    {
        (column, why) = (_amount, "");
        if (_signs == CsvSigns.ByColumn)
        {
            return Pair(row, out column, out why);
        }

        if (At(_amounts, row, _amount, out why) is not { } minor)
        {
            return null;
        }

        return _signs switch
        {
            CsvSigns.Turned => -minor,
            CsvSigns.ByTypeWord => TypeWords.Sign(row.Fields[_word])!.Value * Math.Abs(minor),
            _ => minor,
        };
    }

    /// <summary>The balance in minor units; null when there is none. Why it cannot be read is a sentence, empty when it can.</summary>
    public long? Balance(CsvRow row, out string why)
    {
        why = "";
        return _balance < 0 || !Fills(row, _balance) ? null : At(_balances, row, _balance, out why);
    }

    private long? Pair(CsvRow row, out int column, out string why)
    {
        var (hasDebit, hasCredit) = (Fills(row, _debit), Fills(row, _credit));
        column = hasDebit ? _debit : _credit;
        why = "Both halves of the amount are empty.";
        if (!hasDebit && !hasCredit)
        {
            return null;
        }

        long? debit = 0, credit = 0;
        debit = hasDebit ? At(_debits, row, _debit, out why) : debit;
        if (debit is null)
        {
            return null;
        }

        column = hasCredit ? _credit : column;
        credit = hasCredit ? At(_credits, row, _credit, out why) : credit;
        if (credit is null)
        {
            return null;
        }

        why = "Both halves of the amount are filled.";
        return debit != 0 && credit != 0 ? null : credit - (_debits.AnyNegative ? -debit : debit);
    }

    private long? At(BankAmounts amounts, CsvRow row, int column, out string why)
    {
        var cell = row.Fields[column];
        var minor = amounts.Read(cell, Currency, out why);
        why = minor is null ? cell.Trim().Length == 0 ? "The amount is empty." : $"{ProblemList.Shown(cell.Trim())} {why}." : "";
        return minor;
    }

    // A lone dash is how spreadsheets show nothing in a column of money.
    private static bool Fills(CsvRow row, int column) => column >= 0 && row.Fields[column].Trim() is { Length: > 0 } and not ("-" or "–");
}
