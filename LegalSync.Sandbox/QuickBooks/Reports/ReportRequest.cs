using System.Globalization;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>What a report is asked for: its parameters, read strictly.</summary>
internal sealed class ReportRequest
{
    private readonly IReadOnlyDictionary<string, string> _parameters;

    /// <summary>Reads the parameters of a report on the books as they stand today.</summary>
    /// <exception cref="RefusedException">A date is no date, or the basis is one that these books do not keep.</exception>
    public ReportRequest(IReadOnlyDictionary<string, string> parameters, DateOnly today)
    {
        (_parameters, Today) = (parameters, today);
        Period = ReportPeriod.Of(Text("date_macro"), Date("start_date"), Date("end_date"), today);
        if (Text("accounting_method") is { } basis && !basis.Equals("Accrual", StringComparison.OrdinalIgnoreCase))
        {
            throw Refuse.BadEnumeration("accounting_method", basis);
        }
    }

    /// <summary>The day of the request.</summary>
    public DateOnly Today { get; }

    /// <summary>The days reported on.</summary>
    public ReportPeriod Period { get; }

    /// <summary>The columns asked for by name, or null for the usual ones.</summary>
    public IReadOnlyList<string>? Columns => Text("columns")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A parameter's text, or null when it is not given.</summary>
    public string? Text(string name) => _parameters.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>A date, or null when it is not given.</summary>
    public DateOnly? Date(string name) => Text(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw Refuse.BadDate(name, text);

    /// <summary>A whole number within limits, or the usual one.</summary>
    public int Number(string name, int usual, int most) => Text(name) is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
        : throw Refuse.BadNumber(name, text);

    /// <summary>The ids that a parameter lists, or null when it is not given.</summary>
    public HashSet<string>? Ids(string name) =>
        Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
