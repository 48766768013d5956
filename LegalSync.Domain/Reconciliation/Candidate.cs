namespace LegalSync.Domain.Reconciliation;

/// <summary>A record prepared for comparison: keys computed once, and whether it has found its place.</summary>
internal sealed class Candidate(ComparedRecord record, int rank, PartyName client)
{
    private HashSet<string>? _telling;

    /// <summary>The record itself.</summary>
    public ComparedRecord Record { get; } = record;

    /// <summary>Place in the natural order of ids; breaks ties between copies.</summary>
    public int Rank { get; } = rank;

    /// <summary>Minor units, after the files' signs were brought to one convention.</summary>
    public long Minor { get; set; } = record.Amount.Minor;

    /// <summary>True when the sign was turned for comparison.</summary>
    public bool IsTurned { get; set; }

    /// <summary>The day's number; null without a date.</summary>
    public int? Day { get; } = record.Date?.DayNumber;

    /// <summary>Comparable number, or id where the files have ids in its place.</summary>
    public string Number { get; set; } = TextKeys.Number(record.Number);

    /// <summary>The client.</summary>
    public PartyName Client { get; } = client;

    /// <summary>Key of the client, the same for spellings that were recognised as one client.</summary>
    public string ClientKey { get; set; } = "";

    /// <summary>Comparable matter.</summary>
    public string Matter { get; } = TextKeys.Number(record.Matter);

    /// <summary>Comparable description.</summary>
    public string Phrase { get; } = TextKeys.Phrase(record.Description);

    /// <summary>The kind.</summary>
    public RecordKind Kind => Record.Kind;

    /// <summary>True once it stands in a pair.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Everything that can be compared. Two rows of one file with the same content are copies.</summary>
    public Content Content => new(Number, Kind, Minor, ClientKey, Matter, Day, Phrase);

    /// <summary>Words with digits in number and description, as cheque numbers in a bank's text.</summary>
    public HashSet<string> Telling => _telling ??= Tell();

    private HashSet<string> Tell()
    {
        var telling = Phrase.Split(' ').Where(word => word.Length > 2 && word.Any(char.IsAsciiDigit)).Select(TextKeys.Number)
            .ToHashSet(StringComparer.Ordinal);
        telling.Add(Number);
        telling.Remove("");
        return telling;
    }
}

/// <summary>What two rows must share to be copies of one another.</summary>
internal readonly record struct Content(
    string Number, RecordKind Kind, long Minor, string ClientKey, string Matter, int? Day, string Phrase);
