namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>How a table is cut, where its headings stand, and its first rows.</summary>
/// <param name="Delimiter">What stands between fields.</param>
/// <param name="Header">The row of headings; null when there is none.</param>
/// <param name="Width">How many fields a row has.</param>
/// <param name="Rows">Rows of that width below the headings, a sample.</param>
internal sealed record CsvShape(char Delimiter, CsvRow? Header, int Width, List<CsvRow> Rows)
{
    private const int RowsLookedAt = 200;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>The shape that explains most of the rows; null when the file is no table.</summary>
    public static CsvShape? Find(StatementSource source)
    {
        CsvShape? best = null;
        foreach (var delimiter in Delimiters)
        {
            using var reader = source.Reader();
            var rows = CsvRows.Read(reader, delimiter).Where(row => !row.IsBlank).Take(RowsLookedAt).ToList();
            var shape = Of(delimiter, rows);
            if (shape is not null && (best is null || Worth(shape) > Worth(best)))
            {
                best = shape;
            }
        }

        return best;
    }

    /// <summary>A row's fields without empty ones behind the last that belongs to the table.</summary>
    public static int Filled(string[] fields, int width)
    {
        var count = fields.Length;
        while (count > width && string.IsNullOrWhiteSpace(fields[count - 1]))
        {
            count--;
        }

        return count;
    }

    private static CsvShape? Of(char delimiter, List<CsvRow> rows)
    {
        var header = rows.FindIndex(row => IsHeader(row.Fields));
        if (header >= 0)
        {
            var width = rows[header].Fields.Length;
            return new CsvShape(delimiter, rows[header], width, [.. rows.Skip(header + 1).Where(row => Filled(row.Fields, width) == width)]);
        }

        // Without headings, rows are the longest run of one width that begin with or hold a date.
        var dates = new BankDates(null);
        var dated = rows.Where(row => row.Fields.Length > 1 && row.Fields.Any(dates.IsDate)).ToList();
        if (dated.Count == 0)
        {
            return null;
        }

        var common = dated.GroupBy(row => row.Fields.Length).MaxBy(group => group.Count())!.Key;
        return new CsvShape(delimiter, null, common, [.. dated.Where(row => row.Fields.Length == common)]);
    }

    private static bool IsHeader(string[] fields)
    {
        var roles = fields.Select(BankHeadings.Find).Where(found => found is not null).Select(found => found!.Value.Role).ToHashSet();
        return roles.Contains(CsvColumnRole.Date) && roles.Count > 1 && !Array.Exists(fields, BankAmounts.IsAmount);
    }

    private static int Worth(CsvShape shape) => (shape.Header is null ? 0 : 10_000) + (Math.Min(shape.Width, 30) * 100) + Math.Min(shape.Rows.Count, 99);
}
