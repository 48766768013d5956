using System.Text.RegularExpressions;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>
/// Reads OFX dates. The day is the day written: banks stamp bookings with noon in universal time or with their own zone, and shifting either
/// moves money to a day on which the bank did not book it.
/// </summary>
internal static partial class OfxDate
{
    /// <summary>The day; null when the text is none.</summary>
    public static DateOnly? Read(string text) => Form().IsMatch(text) ? BankText.Day(text[..8]) : null;

    [GeneratedRegex(@"^[0-9]{8}(([01][0-9]|2[0-4])([0-5][0-9]([0-5][0-9]|60)?([.:,][0-9]{1,6})?)?)?\s?(\[[+-]?[0-9]{1,2}([.:][0-9]{1,2})?(:[A-Za-z /_]{1,32})?\])?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
