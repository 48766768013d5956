using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>The days a report covers, both included.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="Macro">The words for it, or null when the days were given.</param>
internal sealed record ReportPeriod(DateOnly Start, DateOnly End, string? Macro)
{
    /// <summary>The first day of the fiscal year that a day lies in.</summary>
    public static DateOnly FiscalYearOf(DateOnly day) => new(day.Year, 1, 1);

    /// <summary>The days that a request means; without a word on it, this month to date.</summary>
    public static ReportPeriod Of(string? macro, DateOnly? start, DateOnly? end, DateOnly today)
    {
        if (start is not null || end is not null)
        {
            var last = end ?? today;
            var first = start ?? FirstOfMonth(last);
            return first <= last ? new ReportPeriod(first, last, null) : throw Refuse.BadDate("start_date", first.Iso());
        }

        var words = (macro ?? "this month-to-date").ToLowerInvariant();
        var month = FirstOfMonth(today);
        var year = FiscalYearOf(today);
        var quarter = new DateOnly(today.Year, today.Month - ((today.Month - 1) % 3), 1);
        var (from, to) = words switch
        {
            "today" => (today, today),
            "yesterday" => (today.AddDays(-1), today.AddDays(-1)),
            "this month" => (month, month.AddMonths(1).AddDays(-1)),
            "this month-to-date" => (month, today),
            "last month" => (month.AddMonths(-1), month.AddDays(-1)),
            "this fiscal quarter" or "this calendar quarter" => (quarter, quarter.AddMonths(3).AddDays(-1)),
            "this fiscal quarter-to-date" or "this calendar quarter-to-date" => (quarter, today),
            "last fiscal quarter" or "last calendar quarter" => (quarter.AddMonths(-3), quarter.AddDays(-1)),
            "this fiscal year" or "this calendar year" => (year, year.AddYears(1).AddDays(-1)),
            "this fiscal year-to-date" or "this calendar year-to-date" => (year, today),
            "last fiscal year" or "last calendar year" => (year.AddYears(-1), year.AddDays(-1)),
            "all" => (new DateOnly(1900, 1, 1), today),
            _ => throw Refuse.BadEnumeration("date_macro", macro!),
        };
        return new ReportPeriod(from, to, words);
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
