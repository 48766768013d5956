using LegalSync.Domain.Amounts;
using LegalSync.Domain.Reconciliation;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.ParallelRun;

/// <summary>
/// What like and like did not settle: the same client and amount in a wrong place, or of a wrong client or day, or two digits that changed places. A pair is taken only where
/// each is the other's one best; where several fit, they are shown together.
/// </summary>
internal static class FurtherLooks
{
    private const int FarthestDays = 45;
    private const int MostTogether = 400;

    /// <summary>Looks, from the surest to the least sure.</summary>
    public static void Run(PairBench bench, SecondCopies copies)
    {
        Look(bench, copies, side => ByClient(bench, side), (one, other) => one.Date == other.Date && MayCross(one, other), "same client, amount and day", showsRivals: false);
        Look(bench, copies, side => ByClient(bench, side), (one, other) => Apart(one, other) <= Evidence.Window && MayCross(one, other), "same client and amount", showsRivals: true);
        Look(bench, copies, ByDay, IsAlike, "same amount and day, another customer", showsRivals: false);
        Look(bench, copies, side => ByClient(bench, side), (one, other) => Apart(one, other) <= FarthestDays && IsAlike(one, other), "same client and amount on another day", showsRivals: false);
        Look(bench, copies, side => ByClientAndDay(bench, side), (one, other) => NearMatches.IsTransposed(one.Amount.Minor, other.Amount.Minor), "same client and day, two digits changed places", showsRivals: false);
    }

    private static void Look(PairBench bench, SecondCopies copies, Func<ComparedSide, LookKey?> key, Func<ComparedSide, ComparedSide, bool> fits, string reason, bool showsRivals)
    {
        var theirs = bench.OpenTheirs.Where(side => key(side) is not null && !copies.IsExact(side)).ToLookup(side => key(side)!.Value);
        foreach (var group in bench.OpenOurs.Where(side => key(side) is not null).GroupBy(side => key(side)!.Value).ToList())
        {
            if (theirs.Contains(group.Key))
            {
                Settle(bench, [.. group], [.. theirs[group.Key]], fits, reason, showsRivals);
            }
        }
    }

    private static void Settle(PairBench bench, List<ComparedSide> ours, List<ComparedSide> theirs, Func<ComparedSide, ComparedSide, bool> fits, string reason, bool showsRivals)
    {
        if ((long)ours.Count * theirs.Count > MostTogether)
        {
            return;
        }

        var options = ours.SelectMany(one => theirs.Where(other => fits(one, other)).Select(other => new Option(one, other, Closeness(one, other)))).ToList();
        while (Mutual(options) is { } best)
        {
            bench.Take([best.Ours.Key], [best.Theirs.Key], Reasons(best, reason));
            options.RemoveAll(option => option.Ours == best.Ours || option.Theirs == best.Theirs);
        }

        while (showsRivals && options.Count > 0)
        {
            var together = Together(options);
            bench.Ambiguous([.. together.Select(option => option.Ours).Distinct()], [.. together.Select(option => option.Theirs).Distinct()]);
            options.RemoveAll(together.Contains);
        }
    }

    /// <summary>The first option that nobody rivals on either side.</summary>
    private static Option? Mutual(List<Option> options) => options.Find(option =>
        options.TrueForAll(other => other == option || ((other.Ours != option.Ours || other.Closeness < option.Closeness) && (other.Theirs != option.Theirs || other.Closeness < option.Closeness))));

    /// <summary>Everything that hangs together with the first option.</summary>
    private static List<Option> Together(List<Option> options)
    {
        var (ours, theirs) = (new HashSet<ComparedSide> { options[0].Ours }, new HashSet<ComparedSide> { options[0].Theirs });
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var option in options.Where(option => ours.Contains(option.Ours) != theirs.Contains(option.Theirs)))
            {
                grown |= ours.Add(option.Ours) | theirs.Add(option.Theirs);
            }
        }

        return options.FindAll(option => ours.Contains(option.Ours));
    }

    private static IReadOnlyList<string> Reasons(Option pair, string reason) =>
    [
        reason,
        .. pair.Ours.Date == pair.Theirs.Date ? Array.Empty<string>() : [PairReasons.Days(Apart(pair.Ours, pair.Theirs))],
        .. pair.Ours.Document == pair.Theirs.Document ? Array.Empty<string>() : [$"ours is a {pair.Ours.Document}, theirs a {pair.Theirs.Document}"],
    ];

    /// <summary>A bill is never money; a payment for the firm is never client money paid out. Everything else is put in one another's place by mistake.</summary>
    private static bool MayCross(ComparedSide one, ComparedSide other)
    {
        var (left, right) = (RecordFamilies.Of(one), RecordFamilies.Of(other));
        return left == right
            || ((left == RecordFamily.Invoices) == (right == RecordFamily.Invoices)
                && (left, right) is not ((RecordFamily.Payments, RecordFamily.Out) or (RecordFamily.Out, RecordFamily.Payments)));
    }

    private static bool IsAlike(ComparedSide one, ComparedSide other) => RecordFamilies.Of(one) == RecordFamilies.Of(other);

    private static int Closeness(ComparedSide one, ComparedSide other) =>
        (one.Number.Length > 0 && one.Number == other.Number ? 8 : 0) + (one.Pays.Length > 0 && one.Pays == other.Pays ? 8 : 0)
        + (one.Document == other.Document ? 4 : 0) + (one.IsIn == other.IsIn ? 2 : 0) + (one.IsTrust == other.IsTrust ? 1 : 0);

    private static int Apart(ComparedSide one, ComparedSide other) => Math.Abs(one.Date.DayNumber - other.Date.DayNumber);

    private static LookKey? ByClient(PairBench bench, ComparedSide side) =>
        bench.ClientOf(side) is { Length: > 0 } customer && !side.Amount.IsZero ? new LookKey(customer, side.Amount, null) : null;

    private static LookKey? ByClientAndDay(PairBench bench, ComparedSide side) =>
        bench.ClientOf(side) is { Length: > 0 } customer ? new LookKey($"{RecordFamilies.Of(side)} {customer}", Money.Zero(side.Amount.Currency), side.Date) : null;

    private static LookKey? ByDay(ComparedSide side) =>
        side.Stream == WorkKind.Unsupported || side.Amount.IsZero ? null : new LookKey(RecordFamilies.Of(side).ToString(), side.Amount, side.Date);

    private readonly record struct LookKey(string Who, Money Amount, DateOnly? Day);

    private sealed record Option(ComparedSide Ours, ComparedSide Theirs, int Closeness);
}
