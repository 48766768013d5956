namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>The words a table uses for money in and money out, and for lines that are not booked yet.</summary>
internal static class TypeWords
{
    private static readonly HashSet<string> In = Words("credit|cr|c|deposit|dep|crdt|in|incoming|credits|interest|wire in|transfer in|direct deposit|+");

    private static readonly HashSet<string> Out = Words(
        "debit|dr|d|withdrawal|withdraw|wd|dbit|out|outgoing|debits|check|cheque|fee|charge|payment|purchase|pos|wire out|transfer out|direct debit|-");

    private static readonly HashSet<string> NotBooked = Words("pending|processing|authorized|authorised|hold|on hold|scheduled|memo post");

    private static readonly HashSet<string> Void = Words("declined|failed|cancelled|canceled|rejected");

    private static readonly HashSet<string> Booked = Words("|posted|booked|cleared|complete|completed|settled|reconciled|processed");

    /// <summary>Plus for money in, minus for money out; null for a word that says neither.</summary>
    public static int? Sign(string word) => In.Contains(Key(word)) ? 1 : Out.Contains(Key(word)) ? -1 : null;

    /// <summary>True for a word that says a line is not booked yet.</summary>
    public static bool IsPending(string word) => NotBooked.Contains(Key(word));

    /// <summary>True for a word that says a line will never be booked.</summary>
    public static bool IsVoid(string word) => Void.Contains(Key(word));

    /// <summary>True for a word that says a line is booked, and for none.</summary>
    public static bool IsBooked(string word) => Booked.Contains(Key(word));

    private static string Key(string word) => word.Trim().ToLowerInvariant();

    private static HashSet<string> Words(string words) => words.Split('|').ToHashSet(StringComparer.Ordinal);
}
