using System.Globalization;
using System.Text;

namespace LegalSync.Domain.Reconciliation;

/// <summary>Brings what people type to forms that can be compared.</summary>
public static class TextKeys
{
    private static readonly HashSet<string> NumberPrefixes =
        new(StringComparer.Ordinal) { "INV", "INVOICE", "BILL", "NO", "NUM", "NUMBER", "NR", "DOC", "REF" };

    private static readonly HashSet<string> NotNumbers = new(StringComparer.Ordinal) { "NA", "N-A", "NONE", "NULL", "NIL", "0", "TBA", "TBC" };

    /// <summary>A document number without case, spaces, an INV or # in front, or leading zeros; empty when there is none.</summary>
    public static string Number(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var runs = Runs(Fold(text).ToUpperInvariant());
        if (runs is [var whole, "0" or "00"] && text.Contains('.', StringComparison.Ordinal) && char.IsAsciiDigit(whole[0]))
        {
            runs.RemoveAt(1); // a spreadsheet turned 1001 into 1001.0
        }

        while (runs.Count > 1 && NumberPrefixes.Contains(runs[0]))
        {
            runs.RemoveAt(0);
        }

        var key = string.Join('-', runs.Select(run => char.IsAsciiDigit(run[0]) ? WithoutLeadingZeros(run) : run));
        return NotNumbers.Contains(key) ? "" : key;
    }

    /// <summary>A description without case, accents and punctuation.</summary>
    public static string Phrase(string text) => text.Length == 0 ? "" : string.Join(' ', Words(text));

    /// <summary>The words of a text in lower case without accents; apostrophes and dots join what they stand in.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in Fold(text))
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
            }
            else if (letter is not ('\'' or '’' or '.') && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>The text without accents.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                _ = letter switch
                {
                    'ß' => folded.Append("ss"),
                    'ø' => folded.Append('o'),
                    'Ø' => folded.Append('O'),
                    'æ' => folded.Append("ae"),
                    'ł' => folded.Append('l'),
                    _ => folded.Append(letter),
                };
            }
        }

        return folded.ToString();
    }

    private static List<string> Runs(string text)
    {
        var runs = new List<string>();
        var start = 0;
        while (start < text.Length)
        {
            if (!char.IsLetterOrDigit(text[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsDigit(text[end]) == char.IsDigit(text[start]))
            {
                end++;
            }

            runs.Add(text[start..end]);
            start = end;
        }

        return runs;
    }

    private static string WithoutLeadingZeros(string digits) =>
        digits.TrimStart('0') is { Length: > 0 } significant ? significant : "0";
}
