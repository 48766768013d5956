namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Ties with other systems that do not hold. What has findings of its own is not said again.</summary>
internal static class TieFindings
{
    public static IEnumerable<Difference> Of(IReadOnlyList<TieResult> ties, ThreeWayGround ground) =>
        ties.Where(tie => !tie.Holds && !IsSaidElsewhere(tie)).Select(tie => new Difference(
            DifferenceKinds.TieBroken, tie.Difference.Abs(), [tie.Subject],
            $"{tie.Subject} is {Words.Of(tie.Found)}; here it is {Words.Of(tie.Expected)}.", DifferenceWeight.Critical) { Rank = 4 })
        .Concat(Opposite([.. ties.Where(tie => tie.Tie == Tie.LedgerElsewhere && !tie.Holds)], ground));

    /// <summary>One ledger has more elsewhere and another just as much less: something stands on the wrong one of the two.</summary>
    private static IEnumerable<Difference> Opposite(List<TieResult> broken, ThreeWayGround ground)
    {
        foreach (var more in broken.Where(tie => !tie.Difference.IsNegative))
        {
            if (broken.Find(less => less.Difference == -more.Difference) is { } less)
            {
                var moved = ground.Journal.Where(line => line.Amount.Abs() == more.Difference).Select(line => line.Id);
                yield return new Difference(DifferenceKinds.WrongLedger, more.Difference, [.. moved, more.Subject, less.Subject],
                    $"{more.Subject} has {Words.Of(more.Difference)} more and {less.Subject} as much less than here: an entry stands on the wrong one of the two.", DifferenceWeight.Suspicion) { Rank = 37 };
            }
        }
    }

    private static bool IsSaidElsewhere(TieResult tie) =>
        tie.Tie == Tie.NoNegativeLedger || (tie.Tie == Tie.StatementComplete && tie.Subject == OtherTies.Closing);
}

/// <summary>Mistakes of the bank that are carried although nothing at the bank is wrong by that amount any more.</summary>
internal static class BankErrorFindings
{
    public static IEnumerable<Difference> Of(ThreeWayGround ground) => ground.Input.BankErrors
        .Where(error => !ground.LinesWithoutEntry.Exists(line => line.Line.Amount == -error.Amount) && !ground.Mismatches.Exists(pair => pair.Difference == -error.Amount))
        .Select(error => new Difference(DifferenceKinds.BankError, error.Amount.Abs(), [error.Ticket],
            $"Ticket {error.Ticket} is still carried, but no bank line is off by {Words.Of(error.Amount)}. If the bank has corrected it, close the ticket.", DifferenceWeight.Figures) { Rank = 13 });
}
