namespace LegalSync.Domain.Trust.Matching;

/// <summary>Matches the lines of a bank statement to the lines of a trust journal. Amounts are equal to the cent or there is no match.</summary>
/// <remarks>
/// Documents come first (cheque numbers, references, slips, invoices), then amounts with days and names, then batches and splits, and habits last.
/// The same input in any order gives the same answer. What is equally near is not chosen.
/// </remarks>
public static class BankMatcher
{
    /// <summary>Matches.</summary>
    /// <exception cref="ArgumentException">Two lines have one key, or two entries one id.</exception>
    public static BankMatching Match(BankMatchInput input)
    {
        Check(input);
        var desk = new MatchDesk(MatchLine.Sorted(input.Lines), MatchEntry.Sorted(input.Entries.Where(entry => entry.MovesBank)));
        DecidedMatches.Confirm(desk, input.Confirmed);
        DecidedMatches.CancelVoids(desk);
        DocumentMatches.ByCheckNumber(desk);
        DocumentMatches.ByNamedSlip(desk);
        DocumentMatches.ByReference(desk);
        DocumentMatches.ByUnnamedSlip(desk);
        AmountMatches.Run(desk);
        GroupMatches.Run(desk);
        HabitMatches.Run(desk, input.Habits);
        NearMatches.Run(desk);
        return desk.Finish();
    }

    private static void Check(BankMatchInput input)
    {
        if (input.Lines.Select(line => line.Key).Distinct(StringComparer.Ordinal).Count() != input.Lines.Count)
        {
            throw new ArgumentException("Two bank lines have one key.", nameof(input));
        }

        if (input.Entries.Select(entry => entry.Id).Distinct(StringComparer.Ordinal).Count() != input.Entries.Count)
        {
            throw new ArgumentException("Two journal lines have one id.", nameof(input));
        }
    }
}
