using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Lines and entries that belong together and do not agree: in amount, in period, or in which belongs to which.</summary>
internal static class PairFindings
{
    public static IEnumerable<Difference> Of(ThreeWayGround ground) =>
        ground.Mismatches.Where(pair => ground.StatementGap.IsZero || pair.Difference != -ground.StatementGap).Select(pair => Mismatch(pair, ground))
            .Concat(ground.Straddling.Select(CutOff))
            .Concat(ground.Matching.Ambiguous.Select(group => Ambiguous(group)));

    private static Difference Mismatch(AmountMismatch pair, ThreeWayGround ground)
    {
        var (bank, book) = (pair.Line.Line.Amount, ground.Sum(pair.Entries));
        var slip = NearMatches.IsTransposed(bank.Minor, book.Minor) ? " Two digits changed places: divisible by nine." : "";
        var (kind, what) = pair.Cause switch
        {
            MismatchCause.CheckNumber => (DifferenceKinds.MispostedCheck, $"Cheque: the bank has {Words.Of(bank)}, the journal {Words.Of(book)}.{slip} The picture of the cheque tells who is wrong: correct the journal, or ask the bank and carry a bank error."),
            MismatchCause.Sign => (DifferenceKinds.SignFlipped, $"The bank has {Words.Of(bank)}, the journal {Words.Of(book)}: posted with the wrong sign. The difference is twice the amount."),
            MismatchCause.Transposition => (DifferenceKinds.TransposedDigits, $"The bank has {Words.Of(bank)}, the journal {Words.Of(book)}.{slip}"),
            _ => (DifferenceKinds.AmountDiffers, $"The bank has {Words.Of(bank)}, the journal {Words.Of(book)} for what seems one event.{slip} Its document tells which is right."),
        };
        var error = ground.Input.BankErrors.FirstOrDefault(error => error.Amount == -pair.Difference);
        return new Difference(kind, pair.Difference.Abs(), [.. pair.Entries.Select(entry => entry.Id), pair.Line.Label],
            error is null ? what : $"{what} Carried as a bank error under ticket {error.Ticket}.",
            error is null ? DifferenceWeight.Figures : DifferenceWeight.Suspicion) { Rank = error is null ? 9 : 65 };
    }

    private static Difference CutOff((BankMatch Match, Money Effect) straddling) => new(
        DifferenceKinds.CutOff, straddling.Effect.Abs(),
        [.. straddling.Match.Entries.Select(entry => entry.Id), .. straddling.Match.Lines.Select(line => line.Label)],
        $"The bank has it on {Words.Of(straddling.Match.Lines[0].Line.Date)}, the journal on {Words.Of(straddling.Match.Entries[0].Date)}: the end of the period lies between. What the bank has done belongs into this period.",
        DifferenceWeight.Figures) { Rank = 9 };

    private static Difference Ambiguous(AmbiguousMatch group) => new(
        DifferenceKinds.AmbiguousMatch, group.Candidates[0].Amount.Abs(),
        [.. group.Candidates.Select(entry => entry.Id), .. group.Lines.Select(line => line.Label)],
        $"Not decided: {Words.List(group.Reasons)}. The sums are right whichever it is; a person chooses.", DifferenceWeight.Suspicion) { Rank = 52 };
}
