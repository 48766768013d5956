using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>The columns of an aging report: what is not due yet, then so many periods of so many days, then all that is older.</summary>
internal sealed class Aging
{
    private const int UsualPeriods = 4;
    private const int UsualDays = 30;

    private readonly int _days;
    private readonly DateOnly _counted;

    /// <summary>
    /// Reads the request. A period given in place of a report date is passed over: the answer is as of today, and only its header says so.
    /// </summary>
    public Aging(ReportRequest request)
    {
        Day = request.Date("report_date") ?? request.Today;
        _counted = request.Text("aging_method")?.ToLowerInvariant() switch
        {
            null or "report_date" => Day,
            "current" => request.Today,
            _ => throw Refuse.BadEnumeration("aging_method", request.Text("aging_method")!),
        };
        Periods = request.Number("num_periods", UsualPeriods, most: 12);
        _days = request.Number("aging_period", UsualDays, most: 365);
    }

    /// <summary>The day on which the items stood open.</summary>
    public DateOnly Day { get; }

    /// <summary>How many columns there are for what is past due.</summary>
    public int Periods { get; }

    /// <summary>The columns' titles, the current one first.</summary>
    public IReadOnlyList<string> Titles =>
        ["Current", .. Enumerable.Range(0, Periods).Select(index => index == Periods - 1 ? $"{First(index)} and over" : $"{First(index)} - {JsonReading.Plain((index + 1) * _days)}")];

    /// <summary>The column of an item that is due on a day.</summary>
    public int ColumnOf(DateOnly due)
    {
        var late = _counted.DayNumber - due.DayNumber;
        return late <= 0 ? 0 : Math.Min(1 + ((late - 1) / _days), Periods);
    }

    private string First(int index) => JsonReading.Plain((index * _days) + 1);
}
