namespace LegalSync.Domain.Autonomy;

/// <summary>The billing cycles of a firm: each runs from the day after one close through the next. Pure.</summary>
public static class BillingCycles
{
    /// <summary>The first close on or after a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="closesOn">The day of the month on which the cycle closes; in a shorter month its last day.</param>
    public static DateOnly CloseOnOrAfter(DateOnly day, int closesOn)
    {
        var close = CloseIn(day, closesOn);
        return close >= day ? close : CloseIn(day.AddDays(1 - day.Day).AddMonths(1), closesOn);
    }

    /// <summary>The last day of the first full cycle that begins on or after a day: how far a period that begins there must go.</summary>
    public static DateOnly EndOfFirstFull(DateOnly from, int closesOn) => CloseOnOrAfter(CloseOnOrAfter(from.AddDays(-1), closesOn).AddDays(1), closesOn);

    /// <summary>How many full cycles some days cover, every day of them.</summary>
    public static int Full(IReadOnlySet<DateOnly> days, int closesOn)
    {
        if (days.Count == 0)
        {
            return 0;
        }

        var (full, last) = (0, days.Max());
        for (var close = CloseOnOrAfter(days.Min().AddDays(-1), closesOn); close < last;)
        {
            var (first, end) = (close.AddDays(1), CloseOnOrAfter(close.AddDays(1), closesOn));
            full += end <= last && IsCovered(days, first, end) ? 1 : 0;
            close = end;
        }

        return full;
    }

    /// <summary>The days from one to another, both included.</summary>
    public static IEnumerable<DateOnly> Days(DateOnly from, DateOnly through)
    {
        for (var day = from; day <= through; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static bool IsCovered(IReadOnlySet<DateOnly> days, DateOnly from, DateOnly through) => Days(from, through).All(days.Contains);

    private static DateOnly CloseIn(DateOnly month, int closesOn) =>
        new(month.Year, month.Month, Math.Clamp(closesOn, 1, DateTime.DaysInMonth(month.Year, month.Month)));
}
