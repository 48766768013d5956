using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Transfers between ledgers of the account: two sides that are together nothing. A missing side makes the ledgers differ from the book.</summary>
internal static class TransferFindings
{
    private const int MostDays = 3;

    public static IEnumerable<Difference> Of(ThreeWayGround ground)
    {
        var (pairs, single) = Pair([.. ground.Journal.Where(line => line.Type == JournalLineType.MatterTransfer)]);
        var slips = new List<Difference>();
        foreach (var leg in single.Where(leg => leg.Amount.IsNegative).ToList())
        {
            // The same transfer with two amounts: one side names the other's ledger, or nothing else stands on that day.
            var others = single.Where(other => !other.Amount.IsNegative && Math.Abs(other.Date.DayNumber - leg.Date.DayNumber) <= MostDays).ToList();
            var other = others.Find(other => NamesLedger(leg, other) || NamesLedger(other, leg)) ?? (others.Count == 1 ? others[0] : null);
            if (other is not null)
            {
                single.Remove(leg);
                single.Remove(other);
                slips.Add(new Difference(DifferenceKinds.OneSidedPost, (leg.Amount + other.Amount).Abs(), [leg.Id, other.Id],
                    $"The two sides of a transfer differ: {Words.Of(leg)} and {Words.Of(other)}. The authority for it tells the amount.", DifferenceWeight.Figures) { Rank = 9 });
            }
        }

        return slips.Concat(single.Select(leg => Single(leg, ground)))
            .Concat(pairs.SelectMany(pair => NamesAnother(pair, ground)));
    }

    private static (List<(JournalLine Out, JournalLine In)> Pairs, List<JournalLine> Single) Pair(List<JournalLine> legs)
    {
        var single = legs.ToList();
        var pairs = new List<(JournalLine, JournalLine)>();
        foreach (var leg in legs.Where(leg => leg.Amount.IsNegative))
        {
            var other = single.Where(other => other.Amount == -leg.Amount && other.Ledger.Key != leg.Ledger.Key && Math.Abs(other.Date.DayNumber - leg.Date.DayNumber) <= MostDays)
                .OrderByDescending(other => NamesLedger(leg, other) || NamesLedger(other, leg))
                .ThenBy(other => Math.Abs(other.Date.DayNumber - leg.Date.DayNumber)).FirstOrDefault();
            if (other is not null)
            {
                pairs.Add((leg, other));
                single.Remove(leg);
                single.Remove(other);
            }
        }

        return (pairs, single);
    }

    private static Difference Single(JournalLine leg, ThreeWayGround ground)
    {
        var later = ground.Later.FirstOrDefault(other => other.Type == JournalLineType.MatterTransfer && other.Amount == -leg.Amount);
        return new Difference(DifferenceKinds.OneSidedPost, leg.Amount.Abs(), later is null ? [leg.Id, leg.Ledger.Key] : [leg.Id, later.Id, leg.Ledger.Key],
            later is null
                ? $"{Words.Of(leg)} on {leg.Ledger.Label} is one side of a transfer; the other is missing. Post it, or reverse this one."
                : $"{Words.Of(leg)} is one side of a transfer; the other, {later.Id}, is dated {Words.Of(later.Date)}, in another period. Both belong on one day.",
            DifferenceWeight.Figures) { Rank = 8 };
    }

    /// <summary>A side says "to M-1003" and the other side stands on another ledger.</summary>
    private static IEnumerable<Difference> NamesAnother((JournalLine Out, JournalLine In) pair, ThreeWayGround ground)
    {
        var keys = ground.Input.Book.OpeningLedgers.Select(ledger => ledger.Ledger).Concat(ground.Journal.Select(line => line.Ledger))
            .DistinctBy(ledger => ledger.Key).ToDictionary(ledger => InstrumentText.Key(ledger.Key), ledger => ledger.Key, StringComparer.Ordinal);
        foreach (var (says, stands) in new[] { (pair.Out, pair.In), (pair.In, pair.Out) })
        {
            var named = InstrumentText.References(says.Memo).Where(keys.ContainsKey).Select(key => keys[key]).Where(key => key != says.Ledger.Key).ToList();
            if (named.Count == 1 && named[0] != stands.Ledger.Key)
            {
                yield return new Difference(DifferenceKinds.WrongLedger, stands.Amount.Abs(), [stands.Id, named[0], stands.Ledger.Key, says.Id],
                    $"{Words.Of(says)} names {named[0]}, but its other side {stands.Id} stands on {stands.Ledger.Label}.", DifferenceWeight.Suspicion) { Rank = 40 };
            }
        }
    }

    private static bool NamesLedger(JournalLine leg, JournalLine other) =>
        InstrumentText.References(leg.Memo).Contains(InstrumentText.Key(other.Ledger.Key));
}
