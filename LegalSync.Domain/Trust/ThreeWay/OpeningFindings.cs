using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Figures that did not belong together before the first line: book against ledgers, book against bank; and ledgers that are out of step with their journal.</summary>
internal static class OpeningFindings
{
    public static IEnumerable<Difference> Of(ThreeWayGround ground, IReadOnlyList<LedgerClosing> ledgers)
    {
        var book = ground.Input.Book;
        var sum = book.OpeningLedgers.Aggregate(ground.Zero, (total, ledger) => total + ledger.Balance);
        var gap = book.OpeningBook - sum;
        if (!gap.IsZero)
        {
            var candidates = ledgers.Select(ledger => (ledger.Ledger.Key, ledger.Opening))
                .Concat(ground.Journal.Where(line => !line.MovesBank).Select(line => (line.Id, line.Amount))).ToList();
            yield return new Difference(DifferenceKinds.OpeningMismatch, gap.Abs(), ["opening book", "opening ledgers"],
                $"The opening book of {Words.Of(book.OpeningBook)} and the opening ledgers of {Words.Of(sum)} differ before anything happened. Compare both with the last signed reconciliation.", DifferenceWeight.Figures) { Rank = 7 };
            foreach (var hint in AmountHints.On(gap, candidates))
            {
                yield return hint;
            }
        }

        if (!ground.OpeningGap.IsZero && !ground.LinesWithoutEntry.Exists(line => line.Line.Amount == -ground.OpeningGap))
        {
            yield return Bank(ground);
        }

        foreach (var given in book.ClosingLedgers)
        {
            var ledger = ledgers.First(ledger => ledger.Ledger.Key == given.Ledger.Key);
            var off = given.Balance - (ledger.Opening + ledger.Receipts - ledger.Payments);
            if (!off.IsZero)
            {
                yield return new Difference(DifferenceKinds.LedgerOutOfStep, off.Abs(), [given.Ledger.Key],
                    $"{given.Ledger.Label} holds {Words.Of(given.Balance)}; its opening and its journal make {Words.Of(given.Balance - off)}.", DifferenceWeight.Figures) { Rank = 9 };
            }
        }
    }

    private static Difference Bank(ThreeWayGround ground)
    {
        var gap = ground.OpeningGap;
        var cleared = ground.Open.Where(entry => ground.OpeningItems.Contains(entry) && entry.Amount == gap).Select(entry => entry.Id).ToList();
        return new Difference(DifferenceKinds.OpeningMismatch, gap.Abs(), cleared.Count > 0 ? cleared : ["statement opening", "opening book", "opening outstanding"],
            cleared.Count > 0
                ? $"The statement opens at {Words.Of(ground.BankOpening)}, {Words.Of(gap)} from the books: this item of the opening list had reached the bank before."
                : $"The statement opens at {Words.Of(ground.BankOpening)}; opening book and open items make {Words.Of(ground.DerivedOpening)}. Compare both with the last signed reconciliation.",
            DifferenceWeight.Figures) { Rank = 7 };
    }
}

/// <summary>What an amount without a culprit could be: equal, half, transposed, or what two others are apart.</summary>
internal static class AmountHints
{
    private const int MostPairs = 200;

    public static IEnumerable<Difference> On(Money difference, IReadOnlyList<(string Name, Money Amount)> candidates)
    {
        var telling = candidates.Where(candidate => !candidate.Amount.IsZero).ToList();
        var equal = telling.Where(candidate => candidate.Amount.Abs() == difference.Abs()).Select(candidate => candidate.Name).ToList();
        if (equal.Count > 0)
        {
            yield return Hint(DifferenceKinds.EqualEntry, equal, "Exactly this amount stands here: it may be missing on the other side.", 20);
        }

        var part = difference.Minor % 2 == 0 ? telling.Where(candidate => Math.Abs(candidate.Amount.Minor) == Math.Abs(difference.Minor / 2)).Select(candidate => candidate.Name).ToList() : [];
        if (part.Count > 0)
        {
            yield return Hint(DifferenceKinds.HalfDifference, part, "This is half of the difference: it may have been entered with the wrong sign.", 21);
        }

        if (telling.Count <= MostPairs)
        {
            var two = (from one in telling
                       from other in telling
                       where string.CompareOrdinal(one.Name, other.Name) < 0 && one.Amount.Minor - other.Amount.Minor is var apart && Math.Abs(apart) == Math.Abs(difference.Minor)
                       select new[] { one.Name, other.Name }).FirstOrDefault();
            if (two is not null)
            {
                yield return Hint(DifferenceKinds.DifferenceOfTwo, two, "These two are exactly this far apart: one may stand in place of the other.", 23);
            }
        }

        if (difference.Minor % 9 == 0)
        {
            yield return Hint(DifferenceKinds.DivisibleByNine, [], "The difference is divisible by nine: two digits of a figure may have changed places.", 22);
        }

        Difference Hint(string kind, IReadOnlyList<string> suspects, string hint, int rank) =>
            new(kind, difference.Abs(), suspects, hint, DifferenceWeight.Figures) { Rank = rank };
    }
}
