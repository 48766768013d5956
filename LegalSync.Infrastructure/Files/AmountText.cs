namespace LegalSync.Infrastructure.Files;

/// <summary>An amount as written, taken apart: sign, currency, and digits with their separators.</summary>
/// <param name="Negative">Written below zero: a minus before or behind, parentheses, or CR.</param>
/// <param name="Body">Digits and separators only.</param>
/// <param name="Currency">The currency written with it; null when there is none, or a bare dollar sign.</param>
internal readonly record struct AmountText(bool Negative, string Body, string? Currency)
{
    private static readonly Dictionary<string, string?> Marks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["$"] = null, ["US$"] = "USD", ["C$"] = "CAD", ["CA$"] = "CAD", ["A$"] = "AUD", ["AU$"] = "AUD", ["NZ$"] = "NZD",
        ["£"] = "GBP", ["€"] = "EUR", ["USD"] = "USD", ["CAD"] = "CAD", ["AUD"] = "AUD", ["GBP"] = "GBP", ["EUR"] = "EUR", ["NZD"] = "NZD",
        ["USD$"] = "USD", ["CAD$"] = "CAD", ["AUD$"] = "AUD", ["$USD"] = "USD", ["$CAD"] = "CAD", ["$AUD"] = "AUD",
    };

    /// <summary>Takes a cell apart; null, with a sentence, when it is no amount.</summary>
    public static AmountText? Read(string cell, out string why)
    {
        var text = Plain(cell);
        var (signs, negative, opened, closed) = (0, false, 0, 0);
        string? currency = null;
        why = "";
        while (text.Length > 0 && !IsBody(text))
        {
            var first = text[0];
            var last = text[^1];
            if (first is '-' or '+' || last is '-' or '+')
            {
                var atStart = first is '-' or '+';
                (signs, negative) = (signs + 1, (atStart ? first : last) == '-');
                text = (atStart ? text[1..] : text[..^1]).Trim();
            }
            else if (first == '(' || last == ')')
            {
                (opened, closed) = first == '(' ? (opened + 1, closed) : (opened, closed + 1);
                text = (first == '(' ? text[1..] : text[..^1]).Trim();
            }
            else if (TakeMark(ref text, out var mark, out var direction))
            {
                currency ??= mark;
                (signs, negative) = direction == 0 ? (signs, negative) : (signs + 1, direction < 0);
            }
            else
            {
                break;
            }
        }

        signs += opened == closed ? opened : 0;
        negative |= opened > 0;
        why = opened != closed ? "has a parenthesis without its other half."
            : signs > 1 ? "has more than one sign."
            : !IsBody(text) || !text.Any(char.IsAsciiDigit) ? "is not an amount."
            : "";
        return why.Length == 0 ? new AmountText(negative, text, currency) : null;
    }

    private static string Plain(string cell)
    {
        var text = cell.Trim();
        return text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F') < 0 ? text : new string([.. text.Select(letter => letter switch
        {
            '\u00A0' or '\u202F' or '\u2009' or '\u2007' => ' ',
            '\u2212' or '\u2013' or '\uFF0D' or '\uFE63' => '-',
            '’' => '\'',
            _ => letter,
        })]).Trim();
    }

    private static bool IsBody(string text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter) && letter is not ('.' or ',' or '\'' or ' '))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TakeMark(ref string text, out string? currency, out int direction)
    {
        static bool Belongs(char letter) => char.IsLetter(letter) || letter is '$' or '£' or '€';
        (currency, direction) = (null, 0);
        var start = 0;
        while (start < text.Length && Belongs(text[start]))
        {
            start++;
        }

        var end = text.Length;
        while (end > start && Belongs(text[end - 1]))
        {
            end--;
        }

        var word = start > 0 ? text[..start] : text[end..];
        direction = word.ToUpperInvariant() switch { "CR" => -1, "DR" => 1, _ => 0 };
        if (word.Length == 0 || (direction == 0 && !Marks.TryGetValue(word, out currency)))
        {
            return false;
        }

        text = (start > 0 ? text[start..] : text[..end]).Trim();
        return true;
    }
}
