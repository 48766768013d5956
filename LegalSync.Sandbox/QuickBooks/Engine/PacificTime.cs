using System.Globalization;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>The books stamp instants in US Pacific time, whatever the firm's zone.</summary>
internal static class PacificTime
{
    /// <summary>The stamp of a <c>time</c> property, with thousandths.</summary>
    public static string Precise(DateTimeOffset instant) =>
        Local(instant).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>The stamp of a <c>MetaData</c> property: whole seconds.</summary>
    public static string Stamp(DateTimeOffset instant) =>
        Local(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    // The rule is written out because a container may have no time-zone data.
    private static DateTimeOffset Local(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        var begins = new DateTimeOffset(Sunday(utc.Year, 3, nth: 2).ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero);
        var ends = new DateTimeOffset(Sunday(utc.Year, 11, nth: 1).ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        return utc.ToOffset(TimeSpan.FromHours(utc >= begins && utc < ends ? -7 : -8));
    }

    private static DateOnly Sunday(int year, int month, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((7 - (int)first.DayOfWeek) % 7) + (7 * (nth - 1)));
    }
}
