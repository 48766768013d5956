using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Entries that are open and should not be: posted twice, or of a kind that the bank itself causes.</summary>
internal static class EntryFindings
{
    private const int BankDays = 3;
    private const int TwinDays = 3;

    public static IEnumerable<Difference> Of(ThreeWayGround ground, HashSet<string> suspected) =>
        Duplicates(ground).Concat(ground.Open
            .Where(entry => !suspected.Contains(entry.Id) && ground.AsOf.DayNumber - entry.Date.DayNumber > BankDays)
            .Select(Unseen).OfType<Difference>());

    private static Difference? Unseen(JournalLine entry) => entry.Type switch
    {
        JournalLineType.BankFee or JournalLineType.Interest or JournalLineType.Return => new Difference(
            DifferenceKinds.MissingLine, entry.Amount.Abs(), [entry.Id],
            $"{Words.Of(entry)} comes from the bank itself, yet the statement has no such line: the statement lacks it, or the entry is wrong.", DifferenceWeight.Suspicion) { Rank = 42 },
        JournalLineType.FeeTransfer or JournalLineType.InterestRemittance => new Difference(
            DifferenceKinds.OneSidedPost, entry.Amount.Abs(), [entry.Id],
            $"{Words.Of(entry)}: the journal has moved it and the bank has not. Transfers arrive the same day; make it, or reverse the entry.", DifferenceWeight.Suspicion) { Rank = 43 },
        _ => null,
    };

    /// <summary>The same cheque, or the same words, amount and ledger within days, twice in the journal and one of them not at the bank.</summary>
    private static IEnumerable<Difference> Duplicates(ThreeWayGround ground)
    {
        var posted = ground.OpeningItems.Concat(ground.Journal).Where(line => line.MovesBank).ToLookup(line => line.Amount.Minor);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in ground.Open.Reverse())
        {
            var twin = seen.Contains(entry.Id) ? null : posted[entry.Amount.Minor].LastOrDefault(other => other.Id != entry.Id && AreTwins(entry, other));
            if (twin is not null)
            {
                seen.Add(twin.Id);
                yield return new Difference(DifferenceKinds.DuplicatePosting, entry.Amount.Abs(), [entry.Id, twin.Id],
                    $"{Words.Of(entry)} and {Words.Of(twin)} look like one event posted twice; the bank has it once or not yet.", DifferenceWeight.Suspicion) { Rank = 41 };
            }
        }
    }

    private static bool AreTwins(JournalLine one, JournalLine other)
    {
        var (check, otherCheck) = (Check(one), Check(other));
        return check.Length > 0 || otherCheck.Length > 0
            ? check == otherCheck && one.Type == other.Type
            : one.Type == other.Type && one.Ledger.Key == other.Ledger.Key && one.Memo == other.Memo && one.Party == other.Party && one.Reference == other.Reference
                && Math.Abs(one.Date.DayNumber - other.Date.DayNumber) <= TwinDays;
    }

    private static string Check(JournalLine line) =>
        line.CheckNumber.Length > 0 ? InstrumentText.Plain(line.CheckNumber) : InstrumentText.CheckNumber(line.Memo);
}
