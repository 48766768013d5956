using System.Globalization;

namespace LegalSync.Domain.ParallelRun;

/// <summary>The sentences that say why records stand together or alone.</summary>
public static class PairReasons
{
    private const string ChosenStart = "chosen by ";

    /// <summary>Says that a person chose a pair among several that fit. Such a pair stands while both records are there.</summary>
    public static string Chosen(string by, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{ChosenStart}{by} on {at:yyyy-MM-dd} among several that fit equally well");

    /// <summary>True when a person chose the pair.</summary>
    public static bool IsChosen(ComparedPair pair) => pair.ReadReasons() is [var first, ..] && first.StartsWith(ChosenStart, StringComparison.Ordinal);

    /// <summary>A reason of the matching engine, which speaks of source and ledger, in the words of the parallel run.</summary>
    internal static string InWords(string reason)
    {
        var records = reason.Replace(" source record", " would-be posting", StringComparison.Ordinal).Replace(" ledger record", " record made by hand", StringComparison.Ordinal);
        return !records.StartsWith("source ", StringComparison.Ordinal) ? records
            : string.Concat("LegalSync ", records.AsSpan("source ".Length)).Replace(", ledger ", ", by hand ", StringComparison.Ordinal);
    }

    /// <summary>The candidates of records of which nobody can tell who goes with whom.</summary>
    internal static IReadOnlyList<string> Candidates(IReadOnlyList<ComparedSide> ours, IReadOnlyList<ComparedSide> theirs) =>
    [
        $"{Count(ours.Count)} of ours and {Count(theirs.Count)} of theirs have the same client and amount, and fit equally well",
        .. ours.Select(side => $"ours: {Describe(side)}"),
        .. theirs.Select(side => $"theirs: {Describe(side)}"),
    ];

    internal static IReadOnlyList<string> OnlyOurs(ComparedSide side, ComparedSide? copyOf) =>
        ["nobody posted it by hand", .. copyOf is null ? Array.Empty<string>() : [Copy(side, copyOf)]];

    internal static IReadOnlyList<string> OnlyTheirs(ComparedSide side, ComparedSide? copyOf) =>
        copyOf is null ? ["the practice system has nothing that it records"] : [Copy(side, copyOf)];

    internal static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")} apart");

    internal static string Describe(ComparedSide side) => string.Create(CultureInfo.InvariantCulture,
        $"{side.Document} {(side.Number.Length > 0 ? side.Number : side.Key)} of {side.Date:yyyy-MM-dd}, {side.Customer}, {side.Amount}");

    private static string Copy(ComparedSide side, ComparedSide first) => $"{(side.Number == first.Number ? "" : "perhaps a ")}second copy of {Describe(first)}";

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
