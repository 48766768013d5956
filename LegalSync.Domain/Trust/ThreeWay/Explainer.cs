using System.Globalization;
using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Collects what all finders say, the heaviest and most telling first.</summary>
internal static class Explainer
{
    public static IReadOnlyList<Difference> Explain(ThreeWayGround ground, IReadOnlyList<LedgerClosing> ledgers, IReadOnlyList<TieResult> ties)
    {
        var statement = new StatementFindings(ground);
        var found = statement.All
            .Concat(LineFindings.Of(ground, ledgers, statement.Explained))
            .Concat(PairFindings.Of(ground))
            .Concat(TransferFindings.Of(ground))
            .Concat(OpeningFindings.Of(ground, ledgers))
            .Concat(EntryFindings.Of(ground, statement.Suspected))
            .Concat(NegativeFindings.Of(ground, ledgers))
            .Concat(WrongLedgerFindings.Of(ground, ledgers))
            .Concat(BankErrorFindings.Of(ground))
            .Concat(TieFindings.Of(ties, ground));
        var classes = ground.Input.Classified.GroupBy(item => item.Subject, StringComparer.Ordinal).ToDictionary(item => item.Key, item => item.First().Class, StringComparer.Ordinal);
        return [.. found
            .OrderBy(difference => difference.Weight).ThenBy(difference => difference.Rank).ThenByDescending(difference => difference.Amount.Minor)
            .ThenBy(difference => difference.Kind, StringComparer.Ordinal).ThenBy(difference => string.Join('\u001f', difference.Suspects), StringComparer.Ordinal)
            .Select(difference => difference with { Class = ClassOf(difference, classes) })];
    }

    private static ReconcilingClass? ClassOf(Difference difference, Dictionary<string, ReconcilingClass> classes) =>
        difference.Suspects.Where(classes.ContainsKey).Select(suspect => (ReconcilingClass?)classes[suspect]).FirstOrDefault();
}

/// <summary>Words the finders share.</summary>
internal static class Words
{
    public static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(Money amount) => amount.ToPlainString("N");

    /// <summary>An entry as a sentence names it: <c>J03 of 2026-03-06 (-435.00, County Clerk filing fee)</c>.</summary>
    public static string Of(JournalLine line) =>
        $"{line.Id} of {Of(line.Date)} ({Of(line.Amount)}{(line.Memo.Length > 0 ? ", " + line.Memo : "")})";

    public static string List(IEnumerable<string> parts) => string.Join(", ", parts);
}
