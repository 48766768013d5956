using System.Globalization;
using System.Text.RegularExpressions;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads field 61, a line of an MT940, and field 86 with its words.</summary>
internal static partial class Mt940Line
{
    /// <summary>The line; null when something is wrong with it, which is then among the problems.</summary>
    public static StatementLine? Read(Mt940Field field, Mt940Field? words, Currency currency, ProblemList problems)
    {
        if (Form().Match(field.First) is not { Success: true } match)
        {
            problems.Add(field.Line, $"{ProblemList.Shown(field.First)} is not a line of an MT940: date, C or D, amount with a comma, type and reference.", ExactAmount.Mend);
            return null;
        }

        var date = Date(match, field.Line, problems);
        var letter = match.Groups["letter"].Value;
        if (letter.Length > 0 && letter[0] != currency.Code[2])
        {
            problems.Add(field.Line, $"The letter {letter} behind the sign is not the third of {currency.Code}.", ExactAmount.Mend);
        }

        if (Amount(match.Groups["amount"].Value, currency, field.Line, problems) is not { } amount || date is not { } day)
        {
            return null;
        }

        // RC takes a credit back and so is a debit; RD takes a debit back.
        var mark = match.Groups["mark"].Value;
        var money = mark is "C" or "RD" ? amount : -amount;
        var (type, own, bank) = (match.Groups["type"].Value, match.Groups["own"].Value.Trim(), match.Groups["bank"].Value.Trim());
        var description = Mt940Words.Read(words, field.Lines.Count > 1 ? field.Lines[1] : "");
        var kind = TypeOf(type[1..], mark.Length == 2, description);
        var number = kind == StatementLineType.Check ? BankText.CheckNumber(own) is { Length: > 0 } given ? given : BankText.CheckNumberIn(description) : "";
        return new StatementLine(day, money, description)
        {
            CheckNumber = number,
            Reference = own is "NONREF" || BankText.CheckNumber(own) == number && number.Length > 0 ? "" : own,
            BankId = bank,
            Type = kind,
            Place = field.Line,
        };
    }

    /// <summary>An amount as SWIFT writes it: digits, a comma that is never left out, and decimals that may be.</summary>
    public static Money? Amount(string text, Currency currency, int line, ProblemList problems)
    {
        var why = "is not an amount";
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && ExactAmount.Minor(text[..comma], text[(comma + 1)..], currency, out why) is { } minor)
        {
            return Money.FromMinor(minor, currency);
        }

        problems.Add(line, $"The amount {ProblemList.Shown(text)} {why}.", ExactAmount.Mend);
        return null;
    }

    /// <summary>The entry date has no year; it is the year that brings it nearest to the value date, which matters in the days around New Year.</summary>
    private static DateOnly? Date(Match match, int line, ProblemList problems)
    {
        var value = BankText.Day(match.Groups["value"].Value);
        var entry = match.Groups["entry"].Value;
        if (value is { } day && entry.Length > 0)
        {
            var (month, date) = (int.Parse(entry[..2], CultureInfo.InvariantCulture), int.Parse(entry[2..], CultureInfo.InvariantCulture));
            value = new[] { day.Year - 1, day.Year, day.Year + 1 }.Select(year => BankText.Day(year, month, date)).OfType<DateOnly>()
                .OrderBy(candidate => Math.Abs(candidate.DayNumber - day.DayNumber)).Select(candidate => (DateOnly?)candidate).FirstOrDefault();
        }

        if (value is null)
        {
            problems.Add(line, $"{ProblemList.Shown(match.Groups["value"].Value + entry)} is not a day of the calendar.", "Ask the bank which day is meant, and for a corrected statement.");
        }

        return value;
    }

    private static StatementLineType TypeOf(string code, bool isReversal, string description) => code switch
    {
        "CHK" => StatementLineType.Check,
        "CHG" or "COM" => StatementLineType.Fee,
        "INT" or "DIV" => StatementLineType.Interest,
        "RTI" => StatementLineType.Return,
        "DDT" or "STO" => StatementLineType.Electronic,
        "BOE" or "ECK" or "TCK" => StatementLineType.Other,
        _ => isReversal ? StatementLineType.Reversal : BankText.TypeOf(description),
    };

    [GeneratedRegex(@"^(?<value>[0-9]{6})(?<entry>[0-9]{4})?(?<mark>RC|RD|C|D)(?<letter>[A-Z])?(?<amount>[0-9]{1,14},[0-9]{0,6})(?<type>[NFS][A-Z0-9]{3})"
        + "(?<own>(?:(?!//).){0,23})(?://(?<bank>.{0,34}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
