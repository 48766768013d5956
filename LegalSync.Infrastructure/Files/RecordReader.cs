using System.Globalization;
using LegalSync.Domain.Reconciliation;

namespace LegalSync.Infrastructure.Files;

/// <summary>Turns the rows below a heading row into records, or into problems that say what to mend.</summary>
internal sealed class RecordReader(string file, Header header, DateOrder? order)
{
    private readonly List<string> _notes = [];
    private readonly List<FileProblem> _problems = [];
    private readonly DateColumn _dates = new(order);
    private readonly RowMoney _money = new(header);
    private string _section = "";

    /// <summary>Reads the rows; problems found while cutting the file are passed in.</summary>
    public RecordFile Read(List<CsvRow> rows, List<FileProblem> cutting)
    {
        _problems.AddRange(cutting.Take(1)); // one wrong quotation mark makes everything behind it wrong
        var records = new List<(CsvRow Row, string Section)>(rows.Count);
        var totals = new List<CsvRow>();
        for (var i = 0; i < rows.Count && cutting.Count == 0; i++)
        {
            Sort(rows[i], i == rows.Count - 1, records, totals);
        }

        ShowColumns(records);
        var typed = _problems.Count > 0 ? [] : Type(records);
        NoteTotals(totals, typed);
        return _problems.Count > 0
            ? new RecordFile([], Limited(), [], null)
            : new RecordFile(typed, [], _notes, _money.Amounts.Currency is null ? null : _money.Amounts.MoneyCurrency);
    }

    /// <summary>Tells records from everything else that reports put between and below them.</summary>
    private void Sort(CsvRow row, bool isLast, List<(CsvRow, string)> records, List<CsvRow> totals)
    {
        var width = header.Row.Fields.Length;
        var filled = row.Fields.Count(field => !string.IsNullOrWhiteSpace(field));
        if (RowKinds.IsTotal(row, header))
        {
            totals.Add(row);
        }
        else if (row.Fields.SequenceEqual(header.Row.Fields))
        {
            _notes.Add(Say(row.Line, "the headings again, passed over."));
        }
        else if (isLast && filled == 1 && RowKinds.IsReportFooter(row))
        {
            _notes.Add(Say(row.Line, "the report's footer, passed over."));
        }
        else if (filled == 1 && RowKinds.IsSection(row, header))
        {
            _section = row.Fields[0].Trim();
            _notes.Add(Say(row.Line, header.Has(ColumnRole.Client)
                ? $"the section \"{_section}\", passed over."
                : $"the section \"{_section}\", taken as the client of the rows below it."));
        }
        else if (row.Fields.Length < width || row.Fields.Skip(width).Any(field => !string.IsNullOrWhiteSpace(field)))
        {
            _problems.Add(Problem(row.Line, null,
                string.Create(CultureInfo.InvariantCulture, $"The row has {Fields(row.Fields.Length)} where the headings have {width}."),
                row.Fields.Length < width
                    ? "Fill the row up, or remove it; perhaps the export was cut off here."
                    : "Put a field that holds the delimiter between quotation marks."));
        }
        else
        {
            records.Add((row, _section));
        }
    }

    private void ShowColumns(List<(CsvRow Row, string Section)> records)
    {
        foreach (var (row, _) in records)
        {
            if (header.At(ColumnRole.Date) is { } date)
            {
                _dates.Show(row.Line, row.Fields[date]);
            }

            if (_money.Show(row) is { } mixed)
            {
                _problems.Add(Problem(row.Line, header.Name(mixed), $"The amount \"{row.Fields[mixed].Trim()}\" is in another currency than those above.",
                    "Give one file for each currency."));
            }
        }

        if (_dates.Refusal is { } dates)
        {
            _problems.Add(Problem(dates.Line, header.Name(header.At(ColumnRole.Date)!.Value), dates.What, dates.Mend));
        }

        if (_money.Amounts.Contradiction is { } amounts)
        {
            _problems.Add(Problem(amounts.Line, header.Name(_money.First), amounts.What, amounts.Mend));
        }
    }

    private List<ComparedRecord> Type(List<(CsvRow Row, string Section)> rows)
    {
        var ids = new RowIds(header, rows.Select(item => item.Row));
        var records = new List<ComparedRecord>(rows.Count);
        Int128 size = 0;
        foreach (var (row, section) in rows)
        {
            var id = ids.Of(row, out var idProblem);
            var day = DayOf(row);
            var (minor, column, what, mend) = _money.Read(row);
            if (idProblem is { } wrong)
            {
                _problems.Add(Problem(row.Line, header.Name(header.At(ColumnRole.Id)!.Value), wrong.What, wrong.Mend));
            }

            if (minor is null)
            {
                _problems.Add(Problem(row.Line, header.Name(column), what, mend));
            }

            size += Math.Abs(minor ?? 0);
            if (size > long.MaxValue)
            {
                _problems.Add(Problem(row.Line, header.Name(column), "Together the amounts are too large to add up.", "Check that the column holds money."));
                break;
            }

            records.Add(new ComparedRecord(id, Domain.Amounts.Money.FromMinor(minor ?? 0, _money.Amounts.MoneyCurrency))
            {
                HasOwnId = !ids.IsLine(id),
                Date = day,
                Number = Cell(row, ColumnRole.Number) ?? Cell(row, ColumnRole.Reference) ?? "",
                Matter = MatterOf(row),
                Client = Cell(row, ColumnRole.Client) ?? section,
                Kind = RecordKinds.Read(Cell(row, ColumnRole.Kind) ?? ""),
                Description = Cell(row, ColumnRole.Description) ?? "",
                Line = row.Line,
            });
        }

        return records;
    }

    private DateOnly? DayOf(CsvRow row)
    {
        if (header.At(ColumnRole.Date) is not { } column)
        {
            return null;
        }

        var (day, what, mend) = _dates.Read(row.Fields[column]);
        if (day is null)
        {
            _problems.Add(Problem(row.Line, header.Name(column), what, mend));
        }

        return day;
    }

    /// <summary>QuickBooks keeps a matter as a customer's job, <c>Customer:Job</c>.</summary>
    private string MatterOf(CsvRow row)
    {
        var client = Cell(row, ColumnRole.Client) ?? "";
        return Cell(row, ColumnRole.Matter)
            ?? (client.LastIndexOf(':') is > 0 and var colon ? client[(colon + 1)..].Trim() : "");
    }

    private void NoteTotals(List<CsvRow> totals, List<ComparedRecord> records)
    {
        var sum = records.Aggregate(0L, (all, record) => all + record.Amount.Minor);
        foreach (var row in totals)
        {
            var (minor, _, _, _) = _money.Read(row);
            var isGrand = row.Line == totals[^1].Line && !RowKinds.IsPartialTotal(row);
            _notes.Add(Say(row.Line, minor is null || !isGrand ? "a total, passed over."
                : Math.Abs(minor.Value) == Math.Abs(sum) ? $"the total {Figure(sum)}, passed over; the records add up to it."
                : $"the total {Figure(minor.Value)}, passed over; the records add up to {Figure(sum)}."));
        }
    }

    private IReadOnlyList<FileProblem> Limited() => _problems.Count <= RecordFile.MostProblems
        ? [.. _problems.OrderBy(problem => problem.Line)]
        :
        [
            .. _problems.OrderBy(problem => problem.Line).Take(RecordFile.MostProblems),
            Problem(null, null, string.Create(CultureInfo.InvariantCulture, $"There are {_problems.Count - RecordFile.MostProblems} more problems."),
                "Mend these first."),
        ];

    private string? Cell(CsvRow row, ColumnRole role) => header.At(role) is { } column ? row.Fields[column].Trim() : null;

    private FileProblem Problem(int? line, string? column, string what, string mend) => new(file, line, column, what, mend);

    private string Say(int line, string what) => string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {what}");

    private string Figure(long minor) => Domain.Amounts.Money.FromMinor(minor, _money.Amounts.MoneyCurrency).ToPlainString("N");

    private static string Fields(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "field" : "fields")}");
}
