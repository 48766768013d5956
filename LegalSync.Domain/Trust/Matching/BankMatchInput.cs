using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Matching;

/// <summary>What is to be matched: what the bank says and what the books say. All in one currency.</summary>
/// <param name="Lines">Lines of the statement, in any order.</param>
/// <param name="Entries">Lines of the journal and items still open from earlier periods, in any order; those that the bank does not see are passed over.</param>
public sealed record BankMatchInput(IReadOnlyList<BankLine> Lines, IReadOnlyList<JournalLine> Entries)
{
    /// <summary>What people have matched already. It stands before everything else.</summary>
    public IReadOnlyList<ConfirmedMatch> Confirmed { get; init; } = [];

    /// <summary>What people have confirmed in earlier periods. It is asked last, when no document tells.</summary>
    public IReadOnlyList<MatchHabit> Habits { get; init; } = [];
}

/// <summary>A match that a person made or confirmed.</summary>
/// <param name="LineKeys">Keys of the bank lines.</param>
/// <param name="EntryIds">Ids of the journal lines.</param>
public sealed record ConfirmedMatch(IReadOnlyList<string> LineKeys, IReadOnlyList<string> EntryIds);

/// <summary>A pattern that a person confirmed before: a line with this text stood for such an entry.</summary>
/// <param name="Pattern">Words of the bank's text; all of them occur in the line. Case and punctuation do not matter.</param>
public sealed record MatchHabit(string Pattern)
{
    /// <summary>Key of the ledger the entry belonged to; null for any.</summary>
    public string? LedgerKey { get; init; }

    /// <summary>What the entry was; null for anything.</summary>
    public JournalLineType? Type { get; init; }

    /// <summary>Payor or payee of the entry; empty for anyone.</summary>
    public string Party { get; init; } = "";
}
