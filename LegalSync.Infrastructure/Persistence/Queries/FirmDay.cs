namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>The firm's day, as instants.</summary>
public static class FirmDay
{
    /// <summary>When the day of an instant began at the firm.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="timeZone">IANA name; null stands for UTC.</param>
    public static DateTimeOffset StartOf(DateTimeOffset now, string? timeZone)
    {
        var zone = timeZone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var midnight = TimeZoneInfo.ConvertTime(now, zone).Date;
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
