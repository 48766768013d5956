namespace LegalSync.Infrastructure.Files;

/// <summary>The amount of a row: from one column, or from a pair of which one is filled.</summary>
internal sealed class RowMoney
{
    private readonly int? _amount;
    private readonly int? _plus;
    private readonly int? _minus;
    private readonly int? _currency;

    /// <summary>Chooses the columns.</summary>
    public RowMoney(Header header)
    {
        _amount = header.At(ColumnRole.Amount);
        // Books write what increases what a client owes, or the bank holds, as a debit.
        (_plus, _minus) = header.Has(ColumnRole.MoneyIn) && header.Has(ColumnRole.MoneyOut)
            ? (header.At(ColumnRole.MoneyIn), header.At(ColumnRole.MoneyOut))
            : (header.At(ColumnRole.Debit), header.At(ColumnRole.Credit));
        _currency = header.At(ColumnRole.Currency);
    }

    /// <summary>What the cells have shown.</summary>
    public AmountColumn Amounts { get; } = new();

    /// <summary>The first column that holds amounts.</summary>
    public int First => _amount ?? Math.Min(_plus!.Value, _minus!.Value);

    /// <summary>Shows a row's cells; answers the column whose currency contradicts the rows above.</summary>
    public int? Show(CsvRow row)
    {
        foreach (var column in _amount is { } one ? [one] : new[] { _plus!.Value, _minus!.Value })
        {
            if (!Amounts.Show(row.Line, row.Fields[column]))
            {
                return column;
            }
        }

        return _currency is { } code && row.Fields[code].Trim().Length > 0 && !Amounts.Show(row.Line, $"0 {row.Fields[code].Trim()}") ? code : null;
    }

    /// <summary>The amount in minor units, or the column, what is wrong and how to mend it.</summary>
    public (long? Minor, int Column, string What, string Mend) Read(CsvRow row)
    {
        if (_amount is { } amount)
        {
            return At(row, amount);
        }

        var (plus, minus) = (_plus!.Value, _minus!.Value);
        var (hasPlus, hasMinus) = (IsFilled(row, plus), IsFilled(row, minus));
        if (!hasPlus && !hasMinus)
        {
            return (null, First, "Both halves of the amount are empty.", "Give one of them, or remove the row.");
        }

        var one = hasPlus ? At(row, plus) : (0L, plus, "", "");
        var other = hasMinus ? At(row, minus) : (0L, minus, "", "");
        return one.Minor is null ? one
            : other.Minor is null ? other
            : one.Minor != 0 && other.Minor != 0
                ? (null, minus, "Both halves of the amount are filled.", "Leave one of them empty; a row moves money one way.")
                : (one.Minor - other.Minor, hasPlus ? plus : minus, "", "");
    }

    // A lone dash is how spreadsheets show nothing in a column of money.
    private static bool IsFilled(CsvRow row, int column) =>
        column < row.Fields.Length && row.Fields[column].Trim() is { Length: > 0 } and not ("-" or "–");

    private (long? Minor, int Column, string What, string Mend) At(CsvRow row, int column)
    {
        var (minor, what, mend) = Amounts.Read(column < row.Fields.Length ? row.Fields[column] : "");
        return (minor, column, what, mend);
    }
}
