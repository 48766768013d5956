namespace LegalSync.Infrastructure.Files;

/// <summary>Recognises the rows of a report that are no records.</summary>
internal static class RowKinds
{
    private static readonly string[] Totals = ["total", "totals", "grand total", "subtotal", "sub total", "sub-total", "sum", "report total", "grand totals"];

    /// <summary>A row that sums others up: it says so in a cell, and has neither date nor number nor an id of its own.</summary>
    public static bool IsTotal(CsvRow row, Header header)
    {
        var label = Array.FindIndex(row.Fields, field => IsTotalWord(field));
        return label >= 0 && IsEmptyBut(label, ColumnRole.Date) && IsEmptyBut(label, ColumnRole.Number)
            && IsEmptyBut(label, ColumnRole.Id) && IsEmptyBut(label, ColumnRole.Reference);

        bool IsEmptyBut(int except, ColumnRole role) => header.At(role) is not { } column || column == except
            || column >= row.Fields.Length || string.IsNullOrWhiteSpace(row.Fields[column]);
    }

    /// <summary>A total of a part, as "Total for Harbor LLC".</summary>
    public static bool IsPartialTotal(CsvRow row) => Array.Exists(row.Fields, field =>
        field.Trim().StartsWith("total for ", StringComparison.OrdinalIgnoreCase) || field.Trim().StartsWith("sub", StringComparison.OrdinalIgnoreCase));

    /// <summary>A lone name above its rows, in a column without a heading, as QuickBooks writes lists by customer.</summary>
    public static bool IsSection(CsvRow row, Header header) =>
        row.Fields.Length >= header.Row.Fields.Length && !string.IsNullOrWhiteSpace(row.Fields[0]) && string.IsNullOrWhiteSpace(header.Row.Fields[0]);

    /// <summary>The line QuickBooks puts below a report: day, time and basis.</summary>
    public static bool IsReportFooter(CsvRow row) => Array.Exists(row.Fields, field =>
        field.Contains("Accrual Basis", StringComparison.OrdinalIgnoreCase) || field.Contains("Cash Basis", StringComparison.OrdinalIgnoreCase)
        || Enum.GetNames<DayOfWeek>().Any(day => field.TrimStart().StartsWith(day + ",", StringComparison.OrdinalIgnoreCase)));

    private static bool IsTotalWord(string field)
    {
        var text = field.Trim().TrimEnd(':', '.').ToLowerInvariant();
        return Totals.Contains(text, StringComparer.Ordinal) || text.StartsWith("total for ", StringComparison.Ordinal);
    }
}
