using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>What all formats do with a bank's words.</summary>
internal static partial class BankText
{
    private static readonly Dictionary<string, Currency> Currencies =
        new[] { "USD", "CAD", "AUD", "GBP", "EUR", "NZD", "JPY" }.ToDictionary(code => code, Currency.FromCode, StringComparer.Ordinal);

    private static readonly (Regex Words, StatementLineType Type)[] Kinds =
    [
        (Reversal(), StatementLineType.Reversal), (Fee(), StatementLineType.Fee), (Return(), StatementLineType.Return), (Check(), StatementLineType.Check),
        (Wire(), StatementLineType.Wire), (Interest(), StatementLineType.Interest), (Transfer(), StatementLineType.Transfer),
        (Electronic(), StatementLineType.Electronic), (Cash(), StatementLineType.Cash), (Deposit(), StatementLineType.Deposit),
    ];

    /// <summary>The currency of a code; null when the product does not know it.</summary>
    public static Currency? CurrencyOf(string code) => Currencies.TryGetValue(code, out var currency) ? currency : null;

    /// <summary>White space of any kind becomes one space.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter) && !char.IsControl(letter))
            {
                tidy.Append(letter);
            }
            else if (tidy.Length > 0 && tidy[^1] != ' ')
            {
                tidy.Append(' ');
            }
        }

        return tidy.ToString().TrimEnd();
    }

    /// <summary>Parts joined with a space; a part that says nothing new is left out.</summary>
    public static string Join(params IEnumerable<string> parts)
    {
        var text = "";
        foreach (var part in parts.Select(Tidy).Where(part => part.Length > 0))
        {
            text = part.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? part
                : text.Contains(part, StringComparison.OrdinalIgnoreCase) ? text
                : $"{text} {part}";
        }

        return text;
    }

    /// <summary>A cheque's number without leading zeroes; empty when it is none, or nought.</summary>
    public static string CheckNumber(string text) =>
        text.Trim() is { Length: > 0 and <= 15 } digits && digits.All(char.IsAsciiDigit) ? digits.TrimStart('0') : "";

    /// <summary>The number of a cheque whose number stands only in the bank's words; empty when there is none.</summary>
    public static string CheckNumberIn(string description) =>
        Check().Match(description) is { Success: true } match ? match.Groups["no"].Value.TrimStart('0') : "";

    /// <summary>What the bank's words say a line is.</summary>
    public static StatementLineType TypeOf(string description) =>
        Array.Find(Kinds, kind => kind.Words.IsMatch(description)).Type;

    /// <summary>Lines in order of date, oldest first; a file that runs backwards is turned, so that lines of one day keep their order.</summary>
    public static IReadOnlyList<StatementLine> OldestFirst(List<StatementLine> lines)
    {
        var (forwards, backwards) = (0, 0);
        for (var i = 1; i < lines.Count; i++)
        {
            var step = lines[i].Date.CompareTo(lines[i - 1].Date);
            (forwards, backwards) = (forwards + (step > 0 ? 1 : 0), backwards + (step < 0 ? 1 : 0));
        }

        if (backwards > forwards)
        {
            lines.Reverse();
        }

        return [.. lines.OrderBy(line => line.Date)];
    }

    /// <summary>The sum of lines; null when it does not fit.</summary>
    public static Money Sum(IEnumerable<StatementLine> lines, Currency currency) =>
        Money.FromMinor(lines.Sum(line => line.Amount.Minor), currency);

    /// <summary>A day that exists within living memory; null otherwise.</summary>
    public static DateOnly? Day(int year, int month, int day) =>
        year is >= 1980 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    /// <summary>A day written as eight or six digits, year first; null when it is none.</summary>
    public static DateOnly? Day(string digits) =>
        digits.All(char.IsAsciiDigit) && digits.Length is 6 or 8 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Day((number / 10000) + (digits.Length == 6 ? number / 10000 >= 80 ? 1900 : 2000 : 0), number / 100 % 100, number % 100)
            : null;

    private const RegexOptions Words = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\bREVERS(AL|ED)\b", Words)]
    private static partial Regex Reversal();

    [GeneratedRegex(@"\b(FEES?|SERVICE CH(AR)?GE?|CHARGES?|SRVCHG)\b", Words)]
    private static partial Regex Fee();

    [GeneratedRegex(@"\b(RETURNED|RETURN|NSF|CHARGEBACK|RTN|RTD)\b", Words)]
    private static partial Regex Return();

    [GeneratedRegex(@"^\s*(CHECK|CHEQUE|CHK|CHQ|CK)( PAID)?( NO\.?| NUMBER| NBR\.?)?[ :]*#? ?(?<no>\d{1,12})(?![\d/-])", Words)]
    private static partial Regex Check();

    [GeneratedRegex(@"\b(WIRE|FEDWIRE|CHIPS)\b", Words)]
    private static partial Regex Wire();

    [GeneratedRegex(@"\b(INTEREST|INT|DIVIDEND)\b", Words)]
    private static partial Regex Interest();

    [GeneratedRegex(@"\b(TRANSFER|XFER|TFR|TRF)\b", Words)]
    private static partial Regex Transfer();

    [GeneratedRegex(@"\b(ACH|PPD|CCD|DIRECT DEBIT|DIRECT DEP(OSIT)?|POS|BILL ?PAY)\b", Words)]
    private static partial Regex Electronic();

    [GeneratedRegex(@"\b(ATM|CASH W(ITH)?D(RAWAL)?|CASH WITHDRAWAL)\b", Words)]
    private static partial Regex Cash();

    [GeneratedRegex(@"\b(DEPOSITS?|LOCKBOX)\b", Words)]
    private static partial Regex Deposit();
}
