using System.Text;

namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>Fits text to what QuickBooks accepts.</summary>
public static class WireText
{
    /// <summary>Longest line description and longest internal note.</summary>
    public const int MaxDescription = 4000;

    /// <summary>Longest document number and payment reference.</summary>
    public const int MaxNumber = 21;

    /// <summary>Longest display name of a customer.</summary>
    public const int MaxCustomerName = 500;

    /// <summary>Longest name of an account or item.</summary>
    public const int MaxListName = 100;

    /// <summary>A list name: no colon (it separates levels), no line breaks, straight quotes, single spaces.</summary>
    public static string Name(string name, int longest)
    {
        var cleaned = new StringBuilder(name.Length);
        foreach (var letter in StraightQuotes(name))
        {
            if (!char.IsWhiteSpace(letter) && !char.IsControl(letter))
            {
                cleaned.Append(letter);
            }
            else if (cleaned.Length > 0 && cleaned[^1] != ' ')
            {
                cleaned.Append(' ');
            }
        }

        var flat = cleaned.Replace(": ", " - ").Replace(':', '-').ToString();
        return Cut(flat.Trim(), longest).TrimEnd();
    }

    /// <summary>Free text, cut to its limit; control characters other than line breaks become spaces.</summary>
    public static string Free(string text, int longest) =>
        Cut(string.Concat(text.Select(letter => char.IsControl(letter) && letter is not ('\n' or '\r') ? ' ' : letter)).Trim(), longest);

    /// <summary>Typographic quotes as their straight forms: a query with the former is refused, so a name with them could never be found again.</summary>
    public static string StraightQuotes(string text) => string.Concat(text.Select(letter => letter switch
    {
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' => '\'',
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' => '"',
        _ => letter,
    }));

    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
