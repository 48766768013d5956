using LegalSync.Domain.Amounts;

namespace LegalSync.Infrastructure.Files;

/// <summary>Reads the amounts of a file once all of them have shown whether the point or the comma stands before the cents.</summary>
internal sealed class AmountColumn
{
    /// <summary>Largest amount in minor units; a row of digits beyond it is an account number, and the total of a file stays exact.</summary>
    private const long Largest = 99_999_999_999_99;

    private readonly Dictionary<string, (long? Minor, string What, string Mend)> _read = new(StringComparer.Ordinal);
    private (int Line, string Cell)? _pointProof;
    private (int Line, string Cell)? _commaProof;

    private enum Fit { Malformed, TooFine, Good }

    /// <summary>The currency that amounts are written with; null when none says.</summary>
    public string? Currency { get; private set; }

    /// <summary>Shows the column one of its cells. False when the cell's currency contradicts an earlier one.</summary>
    public bool Show(int line, string cell)
    {
        if (AmountText.Read(cell, out _) is not { } text)
        {
            return true;
        }

        var (point, comma) = (Try(text.Body, '.', ',', out _), Try(text.Body, ',', '.', out _));
        _pointProof ??= point == Fit.Good && comma == Fit.Malformed ? (line, cell.Trim()) : null;
        _commaProof ??= comma == Fit.Good && point == Fit.Malformed ? (line, cell.Trim()) : null;
        var agrees = text.Currency is null || Currency is null || Currency == text.Currency;
        Currency ??= text.Currency;
        return agrees;
    }

    /// <summary>What the column contradicts itself in, and how to mend it; null when it does not.</summary>
    public (int Line, string What, string Mend)? Contradiction => _pointProof is { } point && _commaProof is { } comma
        ? (Math.Max(point.Line, comma.Line),
            $"\"{point.Cell}\" (line {point.Line}) has a decimal point and \"{comma.Cell}\" (line {comma.Line}) a decimal comma.",
            "Write every amount of the column alike, as 1240.50.")
        : null;

    /// <summary>The amount in minor units, or what is wrong with the cell and how to mend it.</summary>
    public (long? Minor, string What, string Mend) Read(string cell)
    {
        if (!_read.TryGetValue(cell, out var answer))
        {
            _read[cell] = answer = Parse(cell);
        }

        return answer;
    }

    /// <summary>The currency as the domain knows it.</summary>
    public Currency MoneyCurrency => Currency is null ? Domain.Amounts.Currency.Usd : Domain.Amounts.Currency.FromCode(Currency);

    private (long? Minor, string What, string Mend) Parse(string cell)
    {
        var shown = cell.Trim();
        if (shown.Length == 0)
        {
            return (null, "The amount is empty.", "Give the amount, 0.00 if it is nothing, or remove the row.");
        }

        if (AmountText.Read(cell, out var why) is not { } text)
        {
            return (null, $"\"{Shorten(shown)}\" {why}", "Write it as 1240.50, or -1240.50 below zero.");
        }

        var (point, group) = _commaProof is null ? ('.', ',') : (',', '.');
        return Try(text.Body, point, group, out var minor) switch
        {
            Fit.Good when minor <= Largest => (text.Negative ? -minor : minor, "", ""),
            Fit.Good => (null, $"\"{Shorten(shown)}\" is too large for an amount.", "Check that the column holds money and not account numbers."),
            Fit.TooFine => (null, $"\"{Shorten(shown)}\" has more than two decimals.",
                $"Write whole cents, as 1240.50; if the {(point == '.' ? "point" : "comma")} stands between thousands, leave it out."),
            Fit.Malformed => (null, $"\"{Shorten(shown)}\" is not an amount: its points and commas fit no way of writing one.", "Write it as 1240.50."),
            _ => throw new InvalidOperationException("An amount fits, is too fine or is malformed."),
        };
    }

    /// <summary>Reads digits, groups of three and decimals with a given decimal mark.</summary>
    private static Fit Try(string body, char point, char group, out long minor)
    {
        minor = 0;
        var at = body.LastIndexOf(point);
        var whole = at < 0 ? body : body[..at];
        var decimals = at < 0 ? "" : body[(at + 1)..];
        if (whole.Contains(point, StringComparison.Ordinal) || (at >= 0 && decimals.Length == 0) || !decimals.All(char.IsAsciiDigit)
            || (whole.Length == 0 && at < 0) || !IsGrouped(whole, group))
        {
            return Fit.Malformed;
        }

        var digits = new string([.. whole.Where(char.IsAsciiDigit)]).TrimStart('0');
        minor = digits.Length > 15 || decimals.Length > 2
            ? long.MaxValue
            : long.Parse((digits + decimals.PadRight(2, '0')).PadLeft(3, '0'), System.Globalization.CultureInfo.InvariantCulture);
        return decimals.Length > 2 ? Fit.TooFine : Fit.Good;
    }

    private static bool IsGrouped(string whole, char group)
    {
        var marks = whole.Where(letter => !char.IsAsciiDigit(letter)).Distinct().ToList();
        if (marks.Count == 0)
        {
            return true;
        }

        if (marks.Count > 1 || (marks[0] != group && marks[0] is not (' ' or '\'')))
        {
            return false;
        }

        var groups = whole.Split(marks[0]);
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(part => part.Length == 3);
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
