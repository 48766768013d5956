namespace LegalSync.Domain.Reconciliation;

/// <summary>How two names or matters go together.</summary>
internal enum Likeness
{
    /// <summary>They contradict one another.</summary>
    Different,

    /// <summary>One of them is missing, so they say nothing.</summary>
    Unknown,

    /// <summary>Probably the same: a missing middle name, an initial, one slip of the hand.</summary>
    Similar,

    /// <summary>The same.</summary>
    Same,
}

/// <summary>A client's name, comparable without case, accents, company suffixes or the order of first and last name.</summary>
internal sealed class PartyName
{
    private static readonly HashSet<string> Suffixes = new(StringComparer.Ordinal)
    {
        "llc", "inc", "incorporated", "ltd", "limited", "co", "company", "corp", "corporation", "lp", "llp", "pllc", "plc", "pc",
        "the", "and", "mr", "mrs", "ms", "dr", "jr", "sr", "esq",
    };

    private PartyName(string key, string[] words) => (Key, Words) = (key, words);

    /// <summary>No name.</summary>
    public static PartyName Nobody { get; } = new("", []);

    /// <summary>The words in order, joined: equal for equal names.</summary>
    public string Key { get; }

    /// <summary>The telling words, sorted.</summary>
    public string[] Words { get; }

    /// <summary>Reads a name. QuickBooks writes a customer's job as <c>Customer:Job</c>; the customer is what stands before the colon.</summary>
    public static PartyName Of(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var all = TextKeys.Words(colon > 0 ? text[..colon] : text);
        var telling = all.Where(word => !Suffixes.Contains(word)).ToArray();
        var words = telling.Length > 0 ? telling : [.. all];
        Array.Sort(words, StringComparer.Ordinal);
        return words.Length == 0 ? Nobody : new PartyName(string.Join(' ', words), words);
    }

    /// <summary>How this name goes with another.</summary>
    public Likeness Compare(PartyName other)
    {
        if (Key.Length == 0 || other.Key.Length == 0)
        {
            return Likeness.Unknown;
        }

        if (Key == other.Key)
        {
            return Likeness.Same;
        }

        return Covers(this, other) || Covers(other, this) || OneSlipApart(Key, other.Key) ? Likeness.Similar : Likeness.Different;
    }

    /// <summary>Every word of the shorter name is in the longer, at least one of them in full; initials stand for words.</summary>
    private static bool Covers(PartyName longer, PartyName shorter)
    {
        if (shorter.Words.Length > longer.Words.Length)
        {
            return false;
        }

        var left = longer.Words.ToList();
        var inFull = 0;
        foreach (var word in shorter.Words.OrderByDescending(word => word.Length))
        {
            var whole = left.IndexOf(word);
            var found = whole >= 0 ? whole : left.FindIndex(candidate => IsInitialOf(word, candidate) || IsInitialOf(candidate, word));
            if (found < 0)
            {
                return false;
            }

            inFull += whole >= 0 && word.Length > 2 ? 1 : 0;
            left.RemoveAt(found);
        }

        // One shared word is enough for a company ("Harbor" and "Harbor Freightways") but three letters are nobody's name.
        return inFull > 1 || (inFull == 1 && (longer.Words.Length == shorter.Words.Length || shorter.Words[0].Length > 3));
    }

    private static bool IsInitialOf(string initial, string word) => initial.Length == 1 && word[0] == initial[0];

    private static bool OneSlipApart(string one, string other)
    {
        if (Math.Min(one.Length, other.Length) < 6 || Math.Abs(one.Length - other.Length) > 1 || one.Any(char.IsDigit))
        {
            return false;
        }

        var same = 0;
        while (same < one.Length && same < other.Length && one[same] == other[same])
        {
            same++;
        }

        var restOfOne = one.AsSpan(same);
        var restOfOther = other.AsSpan(same);
        return restOfOne.Length == restOfOther.Length
            ? restOfOne[1..].SequenceEqual(restOfOther[1..]) || IsSwap(restOfOne, restOfOther)
            : restOfOne.Length > restOfOther.Length
                ? restOfOne[1..].SequenceEqual(restOfOther)
                : restOfOther[1..].SequenceEqual(restOfOne);
    }

    private static bool IsSwap(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.Length > 1 && one[0] == other[1] && one[1] == other[0] && one[2..].SequenceEqual(other[2..]);
}
