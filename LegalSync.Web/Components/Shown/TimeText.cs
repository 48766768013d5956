using System.Globalization;

namespace LegalSync.Web.Components.Shown;

/// <summary>How screens write days, instants and spans.</summary>
public static class TimeText
{
    /// <summary>A ledger date: Nov 20, 2026.</summary>
    public static string Day(DateOnly day) => day.ToString("MMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>An instant at the firm, to the minute.</summary>
    public static string Exact(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return local.ToString("MMM d, yyyy, h:mm tt", CultureInfo.InvariantCulture);
    }

    /// <summary>The time of day at the firm.</summary>
    public static string Clock(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("h:mm tt", CultureInfo.InvariantCulture);

    /// <summary>A span in its largest unit: 40 s, 3 min, 5 h, 12 d.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)span.TotalSeconds)} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} d"),
    };
}
