using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Autonomy;

/// <summary>When approved postings of a stream may go, by its schedule. Pure. Times are those of the firm's zone.</summary>
public static class PostingTimes
{
    /// <summary>The first instant of the schedule that is not before another one. Never earlier than the schedule says, whatever the clocks of the zone do.</summary>
    /// <param name="stream">The stream, with its schedule.</param>
    /// <param name="firm">The books, with zone and billing cycle.</param>
    /// <param name="from">The earliest instant wanted.</param>
    public static DateTimeOffset Next(StreamSetting stream, Books firm, DateTimeOffset from)
    {
        if (stream.Schedule == PostingSchedule.Continuous)
        {
            return from;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(firm.TimeZone);
        var day = stream.Schedule == PostingSchedule.Daily ? firm.DayOf(from) : CycleEnd(firm.DayOf(from), firm.CycleClosesOn);
        var at = stream.ScheduleAt ?? TimeOnly.MinValue;
        while (InstantOf(day, at, zone) < from)
        {
            day = stream.Schedule == PostingSchedule.Daily ? day.AddDays(1) : CycleEnd(day.AddDays(1), firm.CycleClosesOn);
        }

        return InstantOf(day, at, zone);
    }

    /// <summary>The last day of the billing cycle that holds a day: the next day of the month on which cycles close, or the month's last where it is shorter.</summary>
    public static DateOnly CycleEnd(DateOnly day, int closesOn)
    {
        var end = CloseOf(day.Year, day.Month, closesOn);
        if (day <= end)
        {
            return end;
        }

        var next = new DateOnly(day.Year, day.Month, 1).AddMonths(1);
        return CloseOf(next.Year, next.Month, closesOn);
    }

    private static DateOnly CloseOf(int year, int month, int closesOn) => new(year, month, Math.Clamp(closesOn, 1, DateTime.DaysInMonth(year, month)));

    /// <summary>The instant of a time of a day: where clocks skip it, the first minute after; where they show it twice, the first.</summary>
    internal static DateTimeOffset InstantOf(DateOnly day, TimeOnly at, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(at);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
