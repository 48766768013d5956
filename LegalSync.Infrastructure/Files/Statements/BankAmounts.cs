using System.Text.RegularExpressions;
using LegalSync.Domain.Amounts;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>
/// Reads the amounts of a bank's table: minus before or behind, parentheses, thousands, a currency sign, CR and DR as a bank means them
/// (CR is money in). A decimal comma is read where the column proves it.
/// </summary>
internal sealed partial class BankAmounts
{
    private (int Line, string Cell)? _point;
    private (int Line, string Cell)? _comma;
    private (int Line, string Cell)? _bare;
    private bool _padsCents;

    /// <summary>The currency that amounts are written with; null when none says.</summary>
    public string? Currency { get; private set; }

    /// <summary>True once an amount below zero was shown.</summary>
    public bool AnyNegative { get; private set; }

    /// <summary>True once an amount above zero was shown.</summary>
    public bool AnyPositive { get; private set; }

    /// <summary>An amount without cents in a column whose others have them; null when there is none.</summary>
    public (int Line, string Cell)? Odd => _padsCents ? _bare : null;

    /// <summary>True for a cell that is an amount in one way of writing or the other.</summary>
    public static bool IsAmount(string cell) => Taken(cell) is { } text && (Cut(text.Body, '.', ',') ?? Cut(text.Body, ',', '.')) is not null;

    /// <summary>Shows the column one of its cells. False when the cell's currency contradicts an earlier one.</summary>
    public bool Show(int line, string cell)
    {
        if (Taken(cell) is not { } text)
        {
            return true;
        }

        var (point, comma) = (Cut(text.Body, '.', ','), Cut(text.Body, ',', '.'));
        _point ??= point is not null && comma is null ? (line, cell.Trim()) : null;
        _comma ??= comma is not null && point is null ? (line, cell.Trim()) : null;
        _padsCents |= text.Body is [.., '.' or ',', _, '0'];
        _bare ??= text.Body is not [.., '.' or ',', _, _] && text.Body.Trim('0').Length > 0 ? (line, cell.Trim()) : null;
        var isNought = text.Body.AsSpan().IndexOfAnyInRange('1', '9') < 0;
        AnyNegative |= text.Negative && !isNought;
        AnyPositive |= !text.Negative && !isNought;
        var agrees = text.Currency is null || Currency is null || Currency == text.Currency;
        Currency ??= text.Currency;
        return agrees;
    }

    /// <summary>What the column contradicts itself in; null when it does not.</summary>
    public (int Line, string What)? Contradiction => _point is { } point && _comma is { } comma
        ? (Math.Max(point.Line, comma.Line), $"\"{point.Cell}\" (line {point.Line}) has a decimal point and \"{comma.Cell}\" (line {comma.Line}) a decimal comma.")
        : null;

    /// <summary>The amount in minor units with its sign; null, with a clause that follows the cell in a sentence, when it is none.</summary>
    public long? Read(string cell, Currency currency, out string why)
    {
        why = "is not an amount";
        if (Taken(cell) is not { } text || (_comma is null ? Cut(text.Body, '.', ',') : Cut(text.Body, ',', '.')) is not { } cut)
        {
            return null;
        }

        if (cut.Decimals.Length > currency.Decimals)
        {
            why = "has more decimals than the currency";
            return null;
        }

        return ExactAmount.Minor(cut.Whole, cut.Decimals, currency, out why) is { } minor ? text.Negative ? -minor : minor : null;
    }

    private static AmountText? Taken(string cell)
    {
        // The shared reader takes CR for less, as books do; to a bank it is money in.
        var text = cell.Trim();
        var direction = Direction().Match(text);
        var rest = direction.Success ? text.Remove(direction.Index, direction.Length).Trim() : text;
        return AmountText.Read(rest, out _) is not { } read ? null
            : !direction.Success ? read
            : read.Negative ? null
            : read with { Negative = direction.Groups["word"].Value.StartsWith("d", StringComparison.OrdinalIgnoreCase) };
    }

    private static (string Whole, string Decimals)? Cut(string body, char point, char group)
    {
        var at = body.LastIndexOf(point);
        var (whole, decimals) = at < 0 ? (body, "") : (body[..at], body[(at + 1)..]);
        if (whole.Contains(point, StringComparison.Ordinal) || (at >= 0 && decimals.Length == 0) || !decimals.All(char.IsAsciiDigit) || (whole.Length == 0 && at < 0))
        {
            return null;
        }

        var mark = whole.FirstOrDefault(letter => !char.IsAsciiDigit(letter));
        if (mark == default)
        {
            return (whole, decimals);
        }

        var groups = whole.Split(mark);
        return (mark == group || mark is ' ' or '\'') && groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(part => part.Length == 3 && part.All(char.IsAsciiDigit))
            ? (string.Concat(groups), decimals)
            : null;
    }

    [GeneratedRegex(@"(?<![A-Za-z])(?<word>CR|DR|CREDIT|DEBIT)\.?$|^(?<word>CR|DR)\.?(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Direction();
}
