namespace LegalSync.Domain.Statements;

/// <summary>Tells whether two ways of writing an account's number mean one account.</summary>
public static class AccountNumbers
{
    /// <summary>Fewer digits than this prove nothing.</summary>
    private const int FewestDigits = 4;

    /// <summary>True when they agree: the same digits, one with the bank's number before it, or one masked down to its last digits.</summary>
    public static bool Agree(string one, string other)
    {
        var (left, right) = (Tail(one), Tail(other));
        if (left.Digits.Length == 0 || right.Digits.Length == 0)
        {
            return string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
        }

        var (shorter, longer) = left.Digits.Length <= right.Digits.Length ? (left, right) : (right, left);
        return left.Digits.TrimStart('0') == right.Digits.TrimStart('0')
            || (longer.Digits.EndsWith(shorter.Digits, StringComparison.Ordinal)
                && (left.IsMasked || right.IsMasked ? shorter.Digits.Length >= FewestDigits : shorter.Digits.Length >= FewestDigits + 2));
    }

    /// <summary>The digits behind the last mark that hides some.</summary>
    private static (string Digits, bool IsMasked) Tail(string number)
    {
        var mask = number.LastIndexOfAny(['x', 'X', '*', '•', '#', '…']);
        return (new string([.. (mask < 0 ? number : number[(mask + 1)..]).Where(char.IsAsciiDigit)]), mask >= 0);
    }
}
