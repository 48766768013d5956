using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>A line of a table and the balance behind it in minor units, where the table has one.</summary>
internal readonly record struct CsvLine(StatementLine Line, long? Balance);

/// <summary>Uses a running balance to prove the order and the signs of a table, and to find its opening and closing balance.</summary>
internal sealed class CsvBalances
{
    private readonly List<CsvLine> _rows;
    private readonly bool _isTurned;

    /// <summary>Finds the order in which the balances follow from one another.</summary>
    public CsvBalances(List<CsvLine> rows, bool isTurnable)
    {
        var steps = rows.Zip(rows.Skip(1), (one, other) => other.Line.Date.CompareTo(one.Line.Date)).ToList();
        var (forwards, backwards) = (steps.Count(step => step > 0), steps.Count(step => step < 0));
        var oldestFirst = Sorted(rows, reversed: false);
        var newestFirst = forwards > backwards ? oldestFirst : Sorted(rows, reversed: true);
        _rows = backwards > forwards || (backwards == forwards && Breaks(newestFirst, 1) < Breaks(oldestFirst, 1)) ? newestFirst : oldestFirst;
        if (_rows.TrueForAll(row => row.Balance is null))
        {
            Warnings.Add("The file gives no balance, so its lines cannot be proven.");
            return;
        }

        // Two steps at least, or a single wrong figure could turn every sign.
        _isTurned = isTurnable && _rows.Count(row => row.Balance is not null) > 2 && Breaks(_rows, 1) > 0 && Breaks(_rows, -1) == 0;
        if (_isTurned)
        {
            Warnings.Add("The running balance proves that the file writes money in with a minus; all signs are turned.");
        }

        Prove();
    }

    /// <summary>Balance before the first line; null where the table has none.</summary>
    public Money? Opening { get; private set; }

    /// <summary>Balance behind the last line; null where the table has none.</summary>
    public Money? Closing { get; private set; }

    /// <summary>What a person should know, each a sentence.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The lines, oldest first.</summary>
    public IReadOnlyList<StatementLine> Ordered() => [.. _rows.Select(row => _isTurned ? row.Line with { Amount = -row.Line.Amount } : row.Line)];

    private void Prove()
    {
        var currency = _rows[0].Line.Amount.Currency;
        var sign = _isTurned ? -1 : 1;
        if (_rows[0].Balance is not { } first || _rows[^1].Balance is not { } last)
        {
            Warnings.Add("The first or the last line has no balance, so the lines cannot be proven.");
            return;
        }

        Opening = Money.FromMinor(first - (sign * _rows[0].Line.Amount.Minor), currency);
        Closing = Money.FromMinor(last, currency);
        if (FirstBreak(_rows, sign) is { } place)
        {
            Warnings.Add(string.Create(CultureInfo.InvariantCulture,
                $"The balance on line {place} does not follow from the line before: a line is missing, doubled or changed, or the balance itself is wrong."));
        }
    }

    private static List<CsvLine> Sorted(List<CsvLine> rows, bool reversed)
    {
        var ordered = reversed ? Enumerable.Reverse(rows) : rows;
        return [.. ordered.OrderBy(row => row.Line.Date)];
    }

    private static int Breaks(List<CsvLine> rows, int sign)
    {
        var (breaks, balance) = (0, (long?)null);
        foreach (var row in rows)
        {
            balance += sign * row.Line.Amount.Minor;
            breaks += balance is not null && row.Balance is not null && balance != row.Balance ? 1 : 0;
            balance = row.Balance ?? balance;
        }

        return breaks;
    }

    private static int? FirstBreak(List<CsvLine> rows, int sign)
    {
        long? balance = null;
        foreach (var row in rows)
        {
            balance += sign * row.Line.Amount.Minor;
            if (balance is not null && row.Balance is not null && balance != row.Balance)
            {
                return row.Line.Place;
            }

            balance = row.Balance ?? balance;
        }

        return null;
    }
}
