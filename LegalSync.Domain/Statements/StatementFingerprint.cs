using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LegalSync.Domain.Statements;

/// <summary>
/// What makes a line of a statement itself: SHA-256, in lower-case hexadecimal, over account, day, amount, normalised text, cheque number and the
/// line's ordinal among lines that are equal in all of these. The bank's own key is left out on purpose: banks change and reuse it.
/// </summary>
/// <param name="Value">64 letters.</param>
public readonly record struct StatementFingerprint(string Value)
{
    /// <summary>Length of <see cref="Value"/>.</summary>
    public const int Length = 64;

    /// <summary>The fingerprints of a statement's lines, in their order. Equal lines get different ones, counted from 1, so two real ones stay two.</summary>
    /// <param name="account">The caller's own key of the account: a bank writes one account differently from format to format.</param>
    /// <param name="lines">The lines.</param>
    public static IReadOnlyList<StatementFingerprint> Of(string account, IEnumerable<StatementLine> lines)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var prints = new List<StatementFingerprint>();
        foreach (var line in lines)
        {
            var key = Key(account, line);
            seen[key] = seen.GetValueOrDefault(key) + 1;
            prints.Add(Hash(string.Create(CultureInfo.InvariantCulture, $"{key}|{seen[key]}")));
        }

        return prints;
    }

    /// <summary>Letters and digits in upper case with one space between words: what a bank's white space, case and punctuation cannot change.</summary>
    public static string Normalise(string description)
    {
        var text = new StringBuilder(description.Length);
        foreach (var letter in description.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(letter))
            {
                text.Append(char.ToUpperInvariant(letter));
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    /// <summary>Everything but the ordinal. No part can hold the bar, except the account, which stands first.</summary>
    internal static string Key(string account, StatementLine line) => string.Create(CultureInfo.InvariantCulture,
        $"{account}|{line.Date:yyyy-MM-dd}|{line.Amount.Minor}|{line.Amount.Currency.Code}|{Normalise(line.Description)}|{line.CheckNumber}");

    private static StatementFingerprint Hash(string text) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}
