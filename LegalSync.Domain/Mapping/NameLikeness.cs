using System.Globalization;
using System.Text;

namespace LegalSync.Domain.Mapping;

/// <summary>How alike two names are, in thousandths: 1000 is equal but for case, accents, punctuation and word order. Only for suggestions; a likeness never decides.</summary>
public static class NameLikeness
{
    /// <summary>Likeness of two names, 0 to 1000.</summary>
    public static int Of(string left, string right)
    {
        var (first, second) = (Normal(left), Normal(right));
        if (first.Length == 0 || second.Length == 0)
        {
            return 0;
        }

        if (first == second)
        {
            return 1000;
        }

        var (a, b) = (Pairs(first), Pairs(second));
        var common = 0;
        foreach (var (pair, count) in a)
        {
            common += Math.Min(count, b.GetValueOrDefault(pair));
        }

        return 1999 * common / Math.Max(1, a.Values.Sum() + b.Values.Sum());
    }

    /// <summary>A name in lower case, without accents and punctuation, its words in order.</summary>
    public static string Normal(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                letters.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter != '\'' && letter != '.')
            {
                letters.Append(' ');
            }
        }

        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(words, StringComparer.Ordinal);
        return string.Join(' ', words);
    }

    private static Dictionary<(char, char), int> Pairs(string text)
    {
        var pairs = new Dictionary<(char, char), int>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var pair = (text[i], text[i + 1]);
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }

        return pairs;
    }
}
