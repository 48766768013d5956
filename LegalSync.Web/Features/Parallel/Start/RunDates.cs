namespace LegalSync.Web.Features.Parallel.Start;

/// <summary>The days that a parallel run is offered with.</summary>
public static class RunDates
{
    /// <summary>The billing cycle that a day belongs to; where the books open within it, the next one as well, so that a full cycle is covered.</summary>
    /// <param name="today">The day at the firm.</param>
    /// <param name="closesOn">The day of the month on which the cycle closes; 31 for its last day.</param>
    /// <param name="opensOn">First day that posts.</param>
    public static (DateOnly From, DateOnly Through) Suggest(DateOnly today, int closesOn, DateOnly? opensOn)
    {
        var through = CloseFrom(today, closesOn);
        var from = CloseIn(through.AddDays(1 - through.Day).AddMonths(-1), closesOn).AddDays(1);
        return opensOn > from ? (opensOn.Value, CloseFrom(CloseFrom(opensOn.Value, closesOn).AddDays(1), closesOn)) : (from, through);
    }

    private static DateOnly CloseFrom(DateOnly day, int closesOn) =>
        CloseIn(day, closesOn) is var close && close >= day ? close : CloseIn(day.AddDays(1 - day.Day).AddMonths(1), closesOn);

    private static DateOnly CloseIn(DateOnly month, int closesOn) => new(month.Year, month.Month, Math.Min(closesOn, DateTime.DaysInMonth(month.Year, month.Month)));
}
