using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Matching;

/// <summary>Names lines and entries that are one event with two amounts. Each is the other's only candidate, or it is left alone.</summary>
internal static class NearMatches
{
    private const int MostDays = 10;
    private const int PartyDays = 5;
    private const int MostCandidates = 400;

    public static void Run(MatchDesk desk)
    {
        Pair(desk, MismatchCause.Reference, MostDays, (line, entry) => SharesReference(line, entry) && Math.Sign(line.Minor) == Math.Sign(entry.Minor));
        Pair(desk, MismatchCause.Sign, MostDays, (line, entry) => line.Minor == -entry.Minor && (IsAgainstItsKind(entry) || SharesName(line, entry)));
        Pair(desk, MismatchCause.Transposition, MostDays, (line, entry) =>
            IsTransposed(line.Minor, entry.Minor) && (line.Check.Length == 0 || entry.Check.Length == 0) && LineTypes.Fit(line.Type, entry.Line.Type) >= 0
            && LineEvidence.CanBeCheck(line, entry));
        Pair(desk, MismatchCause.Party, PartyDays, (line, entry) => SharesName(line, entry) && Math.Sign(line.Minor) == Math.Sign(entry.Minor)
            && (line.Check.Length == 0 || entry.Check.Length == 0) && LineTypes.Fit(line.Type, entry.Line.Type) > 0
            && Math.Abs(line.Minor - entry.Minor) * 5 <= Math.Max(Math.Abs(line.Minor), Math.Abs(entry.Minor)));
    }

    /// <summary>Two neighbouring digits of the amounts are exchanged: the difference is divisible by nine.</summary>
    public static bool IsTransposed(long one, long other)
    {
        if (Math.Sign(one) != Math.Sign(other) || one == other || (one - other) % 9 != 0)
        {
            return false;
        }

        for (var (left, right) = (Math.Abs(one), Math.Abs(other)); left > 0 && right > 0; (left, right) = (left / 10, right / 10))
        {
            if (left % 10 != right % 10)
            {
                return left / 100 == right / 100 && left % 10 == right / 10 % 10 && left / 10 % 10 == right % 10;
            }
        }

        return false;
    }

    private static void Pair(MatchDesk desk, MismatchCause cause, int days, Func<MatchLine, MatchEntry, bool> belongs)
    {
        var lines = desk.OpenLines.Where(line => !desk.IsCopy(line)).ToList();
        var entries = desk.OpenEntries.ToList();
        if (lines.Count > MostCandidates || entries.Count > MostCandidates)
        {
            return; // So much is open that names and digits tell nothing.
        }

        var found = (from line in lines
                     from entry in entries
                     where line.Minor != entry.Minor && Math.Abs(line.Day - entry.Day) <= days && belongs(line, entry)
                     select (Line: line, Entry: entry)).ToList();
        var ofLine = found.ToLookup(pair => pair.Line);
        var ofEntry = found.ToLookup(pair => pair.Entry);
        foreach (var (line, entry) in found.Where(pair => ofLine[pair.Line].Count() == 1 && ofEntry[pair.Entry].Count() == 1))
        {
            desk.Mismatch(line, [entry], cause);
        }
    }

    private static bool SharesReference(MatchLine line, MatchEntry entry) =>
        (entry.Reference.Length > 0 && line.References.Contains(entry.Reference)) || entry.References.Overlaps(line.References);

    private static bool SharesName(MatchLine line, MatchEntry entry) =>
        line.References.Contains(entry.LedgerKey) || entry.Words.Overlaps(line.Words) || SharesReference(line, entry);

    private static bool IsAgainstItsKind(MatchEntry entry) => entry.Line.Type switch
    {
        JournalLineType.Deposit or JournalLineType.Interest => entry.Minor < 0,
        JournalLineType.Disbursement or JournalLineType.FeeTransfer or JournalLineType.Refund or JournalLineType.BankFee
            or JournalLineType.Return or JournalLineType.InterestRemittance => entry.Minor > 0,
        _ => false,
    };
}
