using System.Globalization;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>The two ways in which Smokeball's filters take an instant.</summary>
public static class SmokeballTime
{
    /// <summary>For <c>UpdatedSince</c>: .NET ticks in UTC, always as text or a 64-bit number, because a double loses the last digits.</summary>
    public static string ToTicks(DateTimeOffset instant) => instant.UtcTicks.ToString(CultureInfo.InvariantCulture);

    /// <summary>For <c>LastUpdated</c>: UTC with its Z, cut to the second so that the filter never starts later than was asked.</summary>
    public static string ToIso(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The instant of a number of ticks; null when they are none.</summary>
    public static DateTimeOffset? FromTicks(string ticks) =>
        long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(number, TimeSpan.Zero)
            : null;
}
