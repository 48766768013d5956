using LegalSync.Domain.Reconciliation;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Matching;

/// <summary>A bank line made ready for comparing.</summary>
internal sealed class MatchLine
{
    public MatchLine(BankLine bank)
    {
        (Bank, Minor, Day) = (bank, bank.Line.Amount.Minor, bank.Line.Date.DayNumber);
        var text = bank.Line.Description + " " + bank.Line.Reference;
        Check = bank.Line.CheckNumber.Length > 0 ? InstrumentText.Plain(bank.Line.CheckNumber) : InstrumentText.CheckNumber(bank.Line.Description);
        Reference = InstrumentText.Key(bank.Line.Reference);
        References = InstrumentText.References(text + " " + bank.Line.BankId);
        Words = InstrumentText.TellingWords(text);
        Type = LineTypes.Of(bank.Line, Check);
        Content = string.Join('\u001f', bank.Line.Description, bank.Line.Reference, Check, Type);
    }

    public BankLine Bank { get; }

    public long Minor { get; }

    public int Day { get; }

    public string Check { get; }

    public string Reference { get; }

    public IReadOnlySet<string> References { get; }

    public IReadOnlySet<string> Words { get; }

    public StatementLineType Type { get; }

    /// <summary>Equal for lines that say the same; of two such on one day it does not matter which is taken.</summary>
    public string Content { get; }

    public bool IsUsed { get; set; }

    /// <summary>A slip and a single receipt both have its amount: only words decide, never the amount alone.</summary>
    public bool IsContested { get; set; }

    public int Rank { get; set; }

    public static List<MatchLine> Sorted(IEnumerable<BankLine> lines)
    {
        var sorted = lines.Select(line => new MatchLine(line)).OrderBy(line => line.Day).ThenBy(line => line.Minor)
            .ThenBy(line => line.Content, StringComparer.Ordinal).ThenBy(line => line.Bank.Line.BankId, StringComparer.Ordinal)
            .ThenBy(line => line.Bank.Line.Place).ThenBy(line => line.Bank.Key, NaturalOrder.Instance).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            sorted[i].Rank = i;
        }

        return sorted;
    }
}

/// <summary>A journal line made ready for comparing.</summary>
internal sealed class MatchEntry
{
    public MatchEntry(JournalLine line)
    {
        (Line, Minor, Day) = (line, line.Amount.Minor, line.Date.DayNumber);
        Check = line.CheckNumber.Length > 0 ? InstrumentText.Plain(line.CheckNumber) : InstrumentText.CheckNumber(line.Memo);
        LedgerKey = InstrumentText.Key(line.Ledger.Key);
        Reference = InstrumentText.Key(line.Reference);
        References = InstrumentText.References(line.Memo).Where(reference => reference != LedgerKey).ToHashSet(StringComparer.Ordinal);
        Words = InstrumentText.TellingWords(line.Party + " " + line.Memo + " " + line.Ledger.Label);
        Content = string.Join('\u001f', line.Ledger.Key, line.Type, line.Memo, line.Party, line.Reference, Check);
    }

    public JournalLine Line { get; }

    public long Minor { get; }

    public int Day { get; }

    public string Check { get; }

    public string LedgerKey { get; }

    public string Reference { get; }

    public IReadOnlySet<string> References { get; }

    public IReadOnlySet<string> Words { get; }

    public string Content { get; }

    public bool IsUsed { get; set; }

    public int Rank { get; set; }

    public static List<MatchEntry> Sorted(IEnumerable<JournalLine> entries)
    {
        var sorted = entries.Select(entry => new MatchEntry(entry)).OrderBy(entry => entry.Day).ThenBy(entry => entry.Minor)
            .ThenBy(entry => entry.Line.Id, NaturalOrder.Instance).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            sorted[i].Rank = i;
        }

        return sorted;
    }
}
