using LegalSync.Domain.Reconciliation;

namespace LegalSync.Domain.Trust.Matching;

/// <summary>Reads numbers and names out of what people and banks write.</summary>
public static class InstrumentText
{
    private const int LeastReference = 4;
    private const int LeastPlainNumber = 6;

    private static readonly HashSet<string> CheckWords = new(StringComparer.Ordinal) { "chk", "check", "cheque", "ck", "chq", "checks", "cheques" };
    private static readonly HashSet<string> NumberWords = new(StringComparer.Ordinal) { "no", "nr", "num", "number", "paid" };
    private static readonly HashSet<string> InvoiceWords = new(StringComparer.Ordinal) { "inv", "invoice", "bill" };

    private static readonly HashSet<string> CommonWords = new(StringComparer.Ordinal)
    {
        "account", "ach", "bank", "book", "charge", "check", "cheque", "chk", "client", "company", "corp", "counter", "credit", "customer", "debit",
        "deposit", "deposited", "disbursement", "echeck", "fee", "fees", "filing", "firm", "for", "from", "funds", "general", "incoming", "inc", "int",
        "interest", "inv", "invoice", "iolta", "item", "llc", "llp", "ltd", "matter", "memo", "nsf", "online", "operating", "outgoing", "paid",
        "payment", "posted", "receipt", "reference", "refund", "retainer", "return", "returned", "reversal", "settlement", "swept", "the", "transfer",
        "trust", "void", "wire", "with", "and", "new", "opening", "balance", "estate", "expense", "earned", "cost", "costs", "lien",
    };

    /// <summary>The number behind a word such as <c>chk</c>, without leading zeroes; empty when the text names none.</summary>
    public static string CheckNumber(string text)
    {
        var words = TextKeys.Words(text);
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1;

            // "TRANSFER TO CHK 9910" names a checking account.
            if (CheckWords.Contains(words[i]) && (i == 0 || words[i - 1] is not ("to" or "from")))
            {
                while (next < words.Count && NumberWords.Contains(words[next]))
                {
                    next++;
                }

                if (next < words.Count && IsDigits(words[next]) && words[next].Length is >= 2 and <= 12)
                {
                    return Plain(words[next]);
                }
            }
        }

        return "";
    }

    /// <summary>A cheque number without leading zeroes and without what is no digit in front.</summary>
    public static string Plain(string number)
    {
        var digits = number.Trim().TrimStart('#', ' ').TrimStart('0');
        return digits;
    }

    /// <summary>What reads like a reference: <c>INV-3301</c>, <c>IMAD0304L1B77</c>, a number of six digits or more; in capitals, without punctuation.</summary>
    public static IReadOnlySet<string> References(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var parts = TextKeys.Fold(text).ToUpperInvariant().Split([' ', '\t', ',', ';', '(', ')', '[', ']', '"', '*'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var key = Key(parts[i]);
            if (InvoiceWords.Contains(key.ToLowerInvariant()) && i + 1 < parts.Length && IsDigits(Key(parts[i + 1])))
            {
                found.Add("INV" + Key(parts[i + 1]));
            }
            else if (IsReference(key))
            {
                found.Add(key.StartsWith("INVOICE", StringComparison.Ordinal) ? "INV" + key[7..] : key);
            }
        }

        return found;
    }

    /// <summary>A reference in capitals without punctuation.</summary>
    public static string Key(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Words that tell one name from another.</summary>
    public static IReadOnlySet<string> TellingWords(string text) =>
        TextKeys.Words(text).Where(word => word.Length >= 3 && word.All(char.IsLetter) && !CommonWords.Contains(word)).ToHashSet(StringComparer.Ordinal);

    private static bool IsReference(string key)
    {
        var digits = key.Count(char.IsDigit);
        return digits == key.Length ? key.Length >= LeastPlainNumber : digits > 0 && key.Length >= LeastReference;
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
