using System.Globalization;

namespace LegalSync.Infrastructure.Files;

/// <summary>Names every record: by its id; without a column of ids by its number where that is unique; else by its line.</summary>
internal sealed class RowIds
{
    private readonly Header _header;
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Counts the numbers of all rows, to know which are unique.</summary>
    public RowIds(Header header, IEnumerable<CsvRow> rows)
    {
        _header = header;
        if (!header.Has(ColumnRole.Id))
        {
            foreach (var number in rows.Select(NumberOf))
            {
                _numbers[number] = _numbers.GetValueOrDefault(number) + 1;
            }
        }
    }

    /// <summary>True when a name is only the row's line.</summary>
    public bool IsLine(string id) => !_header.Has(ColumnRole.Id) && id.StartsWith("row ", StringComparison.Ordinal);

    /// <summary>The name of a row, or what is wrong with its id.</summary>
    public string Of(CsvRow row, out (string What, string Mend)? problem)
    {
        problem = null;
        if (_header.At(ColumnRole.Id) is not { } column)
        {
            var number = NumberOf(row);
            return number.Length > 0 && _numbers[number] == 1 && !number.StartsWith("row ", StringComparison.OrdinalIgnoreCase)
                ? number
                : string.Create(CultureInfo.InvariantCulture, $"row {row.Line}");
        }

        var id = row.Fields[column].Trim();
        if (id.Length == 0)
        {
            problem = ("The id is empty.", "Give the row an id of its own, or remove the column of ids from the file.");
        }
        else if (!_lines.TryAdd(id, row.Line))
        {
            problem = (string.Create(CultureInfo.InvariantCulture, $"The id \"{id}\" stands already on line {_lines[id]}."),
                "Give each row an id of its own; if the row was exported twice, remove one.");
        }

        return id;
    }

    private string NumberOf(CsvRow row)
    {
        var column = _header.At(ColumnRole.Reference) ?? _header.At(ColumnRole.Number);
        return column is { } at ? row.Fields[at].Trim() : "";
    }
}
