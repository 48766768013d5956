using System.Globalization;
using System.Text.RegularExpressions;

namespace LegalSync.Infrastructure.Files;

/// <summary>A date as written, before it is known which part is the month.</summary>
internal abstract partial record DateText
{
    private const string Time =
        @"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?";

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Only one day can be meant.</summary>
    public sealed record Plain(DateOnly Day, bool IsIso) : DateText;

    /// <summary>Two parts and a year; which part is the month is open.</summary>
    public sealed record Open(int First, int Second, int Year) : DateText
    {
        /// <summary>Only month first makes sense.</summary>
        public bool IsMonthFirst => First is >= 1 and <= 12 && Second is > 12 and <= 31;

        /// <summary>Only day first makes sense.</summary>
        public bool IsDayFirst => Second is >= 1 and <= 12 && First is > 12 and <= 31;

        /// <summary>Both make sense, and they are different days.</summary>
        public bool IsAmbiguous => First is >= 1 and <= 12 && Second is >= 1 and <= 12 && First != Second;

        /// <summary>The day with the month first; null when there is no such day.</summary>
        public DateOnly? MonthFirst => DayOf(Year, First, Second);
    }

    /// <summary>No date.</summary>
    public sealed record None(string What, string Mend) : DateText;

    /// <summary>Reads a cell.</summary>
    public static DateText Read(string cell)
    {
        var text = cell.Trim();
        if (text.Length == 0)
        {
            return new None("The date is empty.", "Give the date as 2026-11-03, or remove the row.");
        }

        if (YearFirst().Match(text) is { Success: true } iso)
        {
            return PlainOr(text, Number(iso, 1), Number(iso, 3), Number(iso, 4), StrictIso().IsMatch(text));
        }

        if (Parts().Match(text) is { Success: true } parts)
        {
            return new Open(Number(parts, 1), Number(parts, 3), FullYear(parts.Groups[4].Value));
        }

        if (MonthNamed().Match(text) is { Success: true } named && MonthOf(named.Groups[1].Value) is { } month)
        {
            return PlainOr(text, FullYear(named.Groups[3].Value), month, Number(named, 2), false);
        }

        if (DayThenMonth().Match(text) is { Success: true } dayFirst && MonthOf(dayFirst.Groups[2].Value) is { } secondMonth)
        {
            return PlainOr(text, FullYear(dayFirst.Groups[3].Value), secondMonth, Number(dayFirst, 1), false);
        }

        return text.Length == 5 && text.All(char.IsAsciiDigit)
            ? new None($"\"{text}\" is a spreadsheet's day count, not a date.", "Format the column as a date and export again.")
            : new None($"\"{(text.Length <= 40 ? text : text[..40] + "…")}\" is not a date.", "Write it as 2026-11-03.");
    }

    private static DateText PlainOr(string text, int year, int month, int day, bool isIso) => DayOf(year, month, day) is { } found
        ? new Plain(found, isIso)
        : new None($"\"{text}\" is not a day of the calendar.", "Write a day that exists, as 2026-11-03.");

    private static DateOnly? DayOf(int year, int month, int day) =>
        year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    // Exports with two digits are of this century, but for a file opened long ago.
    private static int FullYear(string year) => int.Parse(year, CultureInfo.InvariantCulture) is var number && year.Length > 2
        ? number
        : number < 80 ? 2000 + number : 1900 + number;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static int? MonthOf(string word)
    {
        var name = word.ToLowerInvariant().TrimEnd('.');
        var month = Array.FindIndex(Months, full => name.Length >= 3 && full.StartsWith(name, StringComparison.Ordinal));
        return month >= 0 ? month + 1 : name is "sept" ? 9 : null;
    }

    // With separators one digit is enough; without them all eight are needed.
    [GeneratedRegex(@"^(\d{4})(?:([-/.])(?=\d{1,2}[-/.])|(?=\d{4}(?!\d)))(\d{1,2})\2?(\d{1,2})" + Time + "$", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}" + Time + "$", RegexOptions.CultureInvariant)]
    private static partial Regex StrictIso();

    [GeneratedRegex(@"^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})" + Time + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9},\s*)?([A-Za-z]{3,9}\.?)[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4}|\d{2})" + Time + "$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthNamed();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9},\s*)?(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9}\.?),?[ -](\d{4}|\d{2})" + Time + "$", RegexOptions.CultureInvariant)]
    private static partial Regex DayThenMonth();
}
