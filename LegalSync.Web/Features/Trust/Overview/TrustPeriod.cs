using System.Globalization;
using LegalSync.Web.Components.Shown;
using Microsoft.AspNetCore.WebUtilities;

namespace LegalSync.Web.Features.Trust.Overview;

/// <summary>A period as the address says it: <c>from</c> and <c>through</c>; this month where it says nothing.</summary>
/// <param name="From">First day.</param>
/// <param name="Through">Last day.</param>
public sealed record TrustPeriod(DateOnly From, DateOnly Through)
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>The period in words.</summary>
    public string Text => $"{TimeText.Day(From)} to {TimeText.Day(Through)}";

    /// <summary>Reads it; days that are none, or stand the wrong way round, are left out.</summary>
    public static TrustPeriod Read(string? from, string? through, DateOnly today)
    {
        var usual = Month(today);
        return Day(from) is { } first && Day(through) is { } last && first <= last ? new TrustPeriod(first, last) : usual;
    }

    /// <summary>The month of a day.</summary>
    public static TrustPeriod Month(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>The periods that are offered, each with its name.</summary>
    public static IReadOnlyList<(string Name, TrustPeriod Period)> Offered(DateOnly today)
    {
        var quarter = new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1);
        return
        [
            ("This month", Month(today)), ("Last month", Month(new DateOnly(today.Year, today.Month, 1).AddDays(-1))),
            ("This quarter", new(quarter, quarter.AddMonths(3).AddDays(-1))), ("This year", new(new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, 12, 31))),
            ("Last twelve months", new(today.AddYears(-1).AddDays(1), today)),
        ];
    }

    /// <summary>An address with this period and other parts that are set.</summary>
    public string Address(string path, params (string Key, string? Value)[] parts) => QueryHelpers.AddQueryString(path, new List<KeyValuePair<string, string?>>(
        [new("from", Write(From)), new("through", Write(Through)), .. parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => new KeyValuePair<string, string?>(part.Key, part.Value))]));

    /// <summary>A day as an address and a field say it.</summary>
    public static string Write(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads a day; null when it is none.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
