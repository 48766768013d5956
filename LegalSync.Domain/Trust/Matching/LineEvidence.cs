using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Matching;

/// <summary>What speaks for and against a line and an entry of the same amount being one.</summary>
internal readonly record struct LineEvidence(bool SameCheck, bool SameReference, bool NamesLedger, int SharedWords, int Fit, int DaysApart)
{
    /// <summary>Scores closer than this are a near tie: a few days more or less decide nothing.</summary>
    public const int Margin = 20;

    /// <summary>Days that a common reference bridges.</summary>
    private const int DocumentDays = 45;

    private const int DayWeight = 4;
    private const int FullDays = 60;

    /// <summary>Numbers or invoices contradict one another.</summary>
    public bool IsContradicted { get; private init; }

    /// <summary>One side has a cheque number and the other has none.</summary>
    public bool LacksNumber { get; private init; }

    /// <summary>A document names both.</summary>
    public bool HasDocument => SameCheck || SameReference;

    /// <summary>Nothing speaks against it beyond what a tie can be decided on.</summary>
    public bool IsPlausible => Score >= 0 && !IsContradicted;

    /// <summary>Closeness for choosing among several.</summary>
    public int Score =>
        (SameCheck ? 2000 : 0) + (SameReference ? 1000 : 0) + (NamesLedger ? 300 : 0) + (Math.Min(3, SharedWords) * 100)
        + (Fit > 0 ? 50 : Fit < 0 ? -300 : 0) + Math.Max(0, FullDays - (DayWeight * Math.Abs(DaysApart)))
        - (DaysApart < 0 ? 10 : 0) - (LacksNumber ? 20 : 0) - (IsContradicted ? 300 : 0);

    /// <summary>How sure a match on it is.</summary>
    public MatchStrength Strength =>
        HasDocument ? MatchStrength.Certain : NamesLedger || SharedWords > 0 ? MatchStrength.Strong : MatchStrength.Likely;

    /// <summary>Compares; null when the two cannot be one: different cheques, or too many days between.</summary>
    public static LineEvidence? Of(MatchLine line, MatchEntry entry)
    {
        var sameCheck = line.Check.Length > 0 && line.Check == entry.Check;
        var days = line.Day - entry.Day;
        if (line.Check.Length > 0 && entry.Check.Length > 0 && !sameCheck)
        {
            return null;
        }

        var sameReference = (entry.Reference.Length > 0 && (line.References.Contains(entry.Reference) || line.Reference == entry.Reference))
            || entry.References.Overlaps(line.References);
        if (!sameCheck && !IsWithin(days, entry) && !(sameReference && Math.Abs(days) <= DocumentDays))
        {
            return null;
        }

        return new LineEvidence(
            sameCheck, sameReference, entry.LedgerKey.Length > 2 && line.References.Contains(entry.LedgerKey),
            entry.Words.Count(line.Words.Contains), LineTypes.Fit(line.Type, entry.Line.Type), days)
        {
            IsContradicted = Contradicts(line, entry),
            LacksNumber = line.Check.Length > 0 != entry.Check.Length > 0,
        };
    }

    /// <summary>Days a line may come before and after its entry: cheques are cashed late, everything else moves within two weeks.</summary>
    public static (int Before, int After) Window(MatchEntry entry) =>
        entry.Line.Type is JournalLineType.Disbursement or JournalLineType.Refund ? (3, 200)
        : entry.Line.Type is JournalLineType.Deposit or JournalLineType.FirmFunds or JournalLineType.Return ? (5, 14)
        : (5, 10);

    /// <summary>False when a cheque was written and the bank says that the money went another way.</summary>
    public static bool CanBeCheck(MatchLine line, MatchEntry entry) =>
        entry.Minor > 0 || entry.Check.Length == 0 || line.Check.Length > 0 || line.Type is not (StatementLineType.Transfer or StatementLineType.Wire);

    /// <summary>True when the two name different cheques or invoices, or a cheque is said to have gone another way: no habit makes them one.</summary>
    public static bool Contradicts(MatchLine line, MatchEntry entry) =>
        (line.Check.Length > 0 && entry.Check.Length > 0 && line.Check != entry.Check)
        || (entry.References.Any(IsInvoice) && line.References.Any(IsInvoice) && !entry.References.Where(IsInvoice).Any(line.References.Contains))
        || !CanBeCheck(line, entry);

    /// <summary>What speaks for it, in words.</summary>
    public IReadOnlyList<string> Reasons(MatchLine line, MatchEntry entry)
    {
        var reasons = new List<string>();
        if (SameCheck)
        {
            reasons.Add($"cheque {line.Check}");
        }

        if (SameReference)
        {
            var shared = entry.References.Where(line.References.Contains).Order(StringComparer.Ordinal).FirstOrDefault();
            reasons.Add($"reference {shared ?? entry.Line.Reference}");
        }

        reasons.Add($"amount {line.Bank.Line.Amount.ToPlainString("N")}");
        if (NamesLedger)
        {
            reasons.Add($"the bank names {entry.Line.Ledger.Key}");
        }

        if (SharedWords > 0)
        {
            reasons.Add($"name: {string.Join(' ', entry.Words.Where(line.Words.Contains).Order(StringComparer.Ordinal))}");
        }

        reasons.Add(Days(DaysApart));
        return reasons;
    }

    private static string Days(int days) => days switch
    {
        0 => "same day",
        1 => "bank a day later",
        -1 => "bank a day earlier",
        > 0 => $"bank {days} days later",
        _ => $"bank {-days} days earlier",
    };

    private static bool IsInvoice(string reference) => reference.StartsWith("INV", StringComparison.Ordinal);

    private static bool IsWithin(int days, MatchEntry entry)
    {
        var (before, after) = Window(entry);
        return days >= -before && days <= after;
    }
}
