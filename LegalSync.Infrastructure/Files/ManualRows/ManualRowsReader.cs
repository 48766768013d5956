using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;

namespace LegalSync.Infrastructure.Files.ManualRows;

/// <summary>What came of reading a spreadsheet: its rows, or why it cannot be used. Never a part.</summary>
/// <param name="Rows">The rows in the order of the file; empty when there is a problem.</param>
/// <param name="Problems">Why it cannot be used; empty when it can.</param>
/// <param name="Notes">What was passed over or assumed.</param>
public sealed record ManualReading(IReadOnlyList<ManualRow> Rows, IReadOnlyList<FileProblem> Problems, IReadOnlyList<string> Notes);

/// <summary>Reads the rows of a spreadsheet as records made by hand.</summary>
public sealed class ManualRowsReader
{
    private readonly ManualTable _table;
    private readonly ManualLayout _layout;
    private readonly Currency _currency;
    private readonly AmountColumn _amounts = new();
    private readonly DateColumn _dates;
    private readonly List<FileProblem> _problems = [];
    private readonly List<string> _notes;

    private ManualRowsReader(ManualTable table, ManualLayout layout, Currency currency)
    {
        (_table, _layout, _currency) = (table, layout, currency);
        (_dates, _notes) = (new DateColumn(layout.Dates), [.. table.Notes]);
    }

    /// <summary>Reads them.</summary>
    /// <param name="table">The spreadsheet.</param>
    /// <param name="layout">What its columns hold.</param>
    /// <param name="currency">The books' currency; amounts in another are refused.</param>
    public static ManualReading Read(ManualTable table, ManualLayout layout, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(layout);
        return new ManualRowsReader(table, layout, currency).Read();
    }

    private ManualReading Read()
    {
        Ask(_layout.At(ManualColumn.Date) is not null, "No column holds the date.", "Choose the column with the ledger date.");
        Ask(HasMoney, "No column holds the amount.", "Choose the column with the amount, or both the one for money in and the one for money out.");
        Ask(_layout.At(ManualColumn.Kind) is not null || _layout.Everything is not null, "No column says what a row records.", "Choose the column that says invoice, payment or trust deposit, or say what all rows are.");
        Ask(_layout.At(ManualColumn.Number) is not null || _layout.At(ManualColumn.Client) is not null, "Neither a number nor a client is read; nothing could be paired.", "Choose at least one of the two columns.");
        if (_problems.Count > 0)
        {
            return new([], _problems, _notes);
        }

        var rows = _table.Rows.Where(IsRecord).ToList();
        Show(rows);
        var read = _problems.Count > 0 ? [] : rows.Select(Row).OfType<ManualRow>().ToList();
        return _problems.Count > 0 ? new([], [.. _problems.OrderBy(problem => problem.Line).Take(RecordFile.MostProblems)], _notes) : new(read, [], _notes);
    }

    private bool HasMoney => _layout.At(ManualColumn.Amount) is not null || (_layout.At(ManualColumn.MoneyIn) is not null && _layout.At(ManualColumn.MoneyOut) is not null);

    private void Ask(bool isThere, string what, string mend)
    {
        if (!isThere)
        {
            _problems.Add(new FileProblem(_table.Name, null, null, what, mend));
        }
    }

    private bool IsRecord(CsvRow row)
    {
        if (!RowKinds.IsTotal(row, _table.Header) && !row.Fields.SequenceEqual(_table.Header.Row.Fields))
        {
            return true;
        }

        _notes.Add(string.Create(CultureInfo.InvariantCulture, $"Line {row.Line}: a total or the headings again, passed over."));
        return false;
    }

    private void Show(List<CsvRow> rows)
    {
        foreach (var row in rows)
        {
            _dates.Show(row.Line, Cell(row, ManualColumn.Date));
            foreach (var column in new[] { ManualColumn.Amount, ManualColumn.MoneyIn, ManualColumn.MoneyOut }.Where(column => Cell(row, column).Length > 0))
            {
                if (!_amounts.Show(row.Line, Cell(row, column)) || (_amounts.Currency is { } told && told != _currency.Code))
                {
                    Add(row, column, "The amount is in another currency than the books.", $"Give amounts in {_currency.Code}.");
                    return;
                }
            }
        }

        if (_dates.Refusal is { } dates)
        {
            _problems.Add(new FileProblem(_table.Name, dates.Line, Name(ManualColumn.Date), dates.What, "Say above whether the month or the day stands first."));
        }

        if (_amounts.Contradiction is { } amounts)
        {
            _problems.Add(new FileProblem(_table.Name, amounts.Line, null, amounts.What, amounts.Mend));
        }
    }

    private ManualRow? Row(CsvRow row)
    {
        var (day, what, mend) = _dates.Read(Cell(row, ManualColumn.Date));
        if (day is null)
        {
            Add(row, ManualColumn.Date, what, mend);
        }

        var (minor, isOut) = Money(row);
        var word = Cell(row, ManualColumn.Kind);
        var kind = Turned(word.Length == 0 ? _layout.Everything : ManualKinds.Read(word) ?? _layout.Everything, isOut);
        if (kind is null)
        {
            Add(row, ManualColumn.Kind, word.Length == 0 ? "The row does not say what it records." : $"\"{word}\" is no kind that is compared.",
                "Write invoice, payment, trust deposit, trust payment, fee transfer or trust transfer, or remove the row.");
        }

        if (minor == 0)
        {
            Add(row, ManualColumn.Amount, "The amount is nothing.", "Give the amount, or remove the row.");
        }

        return day is { } date && minor is { } amount and not 0 && kind is { } stream ? Record(row, date, Domain.Amounts.Money.FromMinor(Math.Abs(amount), _currency), stream) : null;
    }

    private ManualRow Record(CsvRow row, DateOnly date, Money amount, WorkKind stream)
    {
        var (client, matter) = (Cell(row, ManualColumn.Client), Cell(row, ManualColumn.Matter));
        return new ManualRow(row.Line, new ComparedSide("", stream, date, amount)
        {
            Document = ManualKinds.Document(stream),
            IsIn = ManualKinds.IsIn(stream),
            Number = Cell(row, ManualColumn.Number),
            Customer = matter.Length > 0 && client.Length > 0 && !client.Contains(':', StringComparison.Ordinal) ? $"{client}:{matter}" : client.Length > 0 ? client : matter,
            Bank = Cell(row, ManualColumn.Bank),
            Pays = Cell(row, ManualColumn.Pays),
            IsSummary = true,
        });
    }

    // A trust list with one column for money in and one for money out says by them which way it goes.
    private static WorkKind? Turned(WorkKind? kind, bool? isOut) => (kind, isOut) switch
    {
        (WorkKind.TrustDeposit, true) => WorkKind.TrustDisbursement,
        (WorkKind.TrustDisbursement, false) => WorkKind.TrustDeposit,
        _ => kind,
    };

    private (long? Minor, bool? IsOut) Money(CsvRow row)
    {
        if (_layout.At(ManualColumn.Amount) is not null)
        {
            return (Amount(row, ManualColumn.Amount), null);
        }

        var (into, outOf) = (IsFilled(row, ManualColumn.MoneyIn), IsFilled(row, ManualColumn.MoneyOut));
        if (into == outOf)
        {
            Add(row, ManualColumn.MoneyOut, into ? "Money both comes in and goes out." : "Money neither comes in nor goes out.", "Fill one of the two columns; a row moves money one way.");
            return (null, null);
        }

        return into ? (Amount(row, ManualColumn.MoneyIn), false) : (Amount(row, ManualColumn.MoneyOut), true);
    }

    private bool IsFilled(CsvRow row, ManualColumn column) => Cell(row, column) is { Length: > 0 } and not ("-" or "–" or "0" or "0.00");

    private long? Amount(CsvRow row, ManualColumn column)
    {
        var (minor, what, mend) = _amounts.Read(Cell(row, column));
        if (minor is null)
        {
            Add(row, column, what, mend);
        }

        return minor;
    }

    private string Cell(CsvRow row, ManualColumn column) => _layout.At(column) is { } at && at < row.Fields.Length ? row.Fields[at].Trim() : "";

    private string? Name(ManualColumn column) => _layout.At(column) is { } at ? _table.Header.Name(at) : null;

    private void Add(CsvRow row, ManualColumn column, string what, string mend) => _problems.Add(new FileProblem(_table.Name, row.Line, Name(column), what, mend));
}
