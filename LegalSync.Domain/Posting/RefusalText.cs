namespace LegalSync.Domain.Posting;

/// <summary>
/// A refusal as one text: what happened, what to do, and the books' own words. Posting stores it as it came; the card shows its parts.
/// A text without those parts is shown whole.
/// </summary>
/// <param name="Meaning">What happened.</param>
/// <param name="Remedy">What to do about it; null when nobody says.</param>
/// <param name="Said">The books' own words; null when there are none.</param>
public sealed record RefusalText(string Meaning, string? Remedy, string? Said)
{
    private const string Todo = " What to do: ";
    private const string Quote = " QuickBooks says: ";

    /// <summary>The parts as one text.</summary>
    public static string Write(string meaning, string remedy, string said) => $"{meaning}{Todo}{remedy}{Quote}{said}";

    /// <summary>The parts of a text.</summary>
    public static RefusalText Read(string text)
    {
        var todo = text.IndexOf(Todo, StringComparison.Ordinal);
        var quote = todo < 0 ? -1 : text.IndexOf(Quote, todo, StringComparison.Ordinal);
        return quote < 0
            ? new RefusalText(text, null, null)
            : new RefusalText(text[..todo], text[(todo + Todo.Length)..quote], text[(quote + Quote.Length)..]);
    }
}
