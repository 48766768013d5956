using FsCheck;
using FsCheck.Fluent;
using LegalSync.Domain.ParallelRun;
using Xunit;
using static LegalSync.Tests.ParallelRun.Comparing.Sides;

namespace LegalSync.Tests.ParallelRun.Comparing;

public class When_any_records_are_paired
{
    [Fact]
    public void every_record_stands_in_exactly_one_pair() => Always(files =>
    {
        var found = Pair(files.Ours, files.Theirs);
        return found.SelectMany(pair => pair.Ours).Select(side => side.Key).Order(StringComparer.Ordinal).SequenceEqual(files.Ours.Select(side => side.Key).Order(StringComparer.Ordinal))
            && found.SelectMany(pair => pair.Theirs).Select(side => side.Key).Order(StringComparer.Ordinal).SequenceEqual(files.Theirs.Select(side => side.Key).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void the_order_of_the_records_changes_nothing() => Always(files =>
        Told(Pair(files.Ours, files.Theirs)) == Told(Pair([.. files.Ours.Reverse()], [.. files.Theirs.Reverse()])));

    [Fact]
    public void pairs_that_are_pinned_as_found_are_found_again() => Always(files =>
    {
        var found = Pair(files.Ours, files.Theirs);
        var pinned = found.Where(pair => pair.Ours.Count > 0 && pair.Theirs.Count > 0)
            .Select(pair => new PinnedPair([.. pair.Ours.Select(side => side.Key)], [.. pair.Theirs.Select(side => side.Key)], pair.State, pair.Reasons)).ToArray();
        return Told(Pair(files.Ours, files.Theirs, pinned)) == Told(found);
    });

    [Fact]
    public void equal_pairs_move_the_same_money() => Always(files =>
        Pair(files.Ours, files.Theirs).Where(pair => pair.State == PairState.Equal).All(pair => pair.Difference.IsZero));

    private static void Always(Func<(IReadOnlyList<ComparedSide> Ours, IReadOnlyList<ComparedSide> Theirs), bool> holds) =>
        Prop.ForAll(Files(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static string Told(IReadOnlyList<PairFinding> found) => string.Join('\n', found.Select(pair => $"{pair.Key} {pair.Fingerprint} {string.Join(',', pair.Fields)}"));

    private static Arbitrary<(IReadOnlyList<ComparedSide> Ours, IReadOnlyList<ComparedSide> Theirs)> Files() =>
        (from ours in Records("o") from theirs in Records("t") select (ours, theirs)).ToArbitrary();

    // Few clients, amounts, days and numbers, so that everything happens: ties, copies, wrong places, splits.
    private static Gen<IReadOnlyList<ComparedSide>> Records(string side) =>
        from count in Gen.Choose(0, 12)
        from shapes in Gen.ArrayOf(Shape(), count)
        select (IReadOnlyList<ComparedSide>)[.. shapes.Select((make, at) => make($"{side}{at}"))];

    private static Gen<Func<string, ComparedSide>> Shape() =>
        from kind in Gen.Choose(0, 3)
        from client in Gen.Elements("Alder (sample): 2026-0001", "Alder (sample): 2026-0002", "Birch (sample): 2026-0003")
        from amount in Gen.Elements(100m, 200m, 300m, 120m, 210m)
        from number in Gen.Elements("", "", "1", "2", "3")
        from days in Gen.Choose(0, 8)
        select new Func<string, ComparedSide>(key => kind switch
        {
            0 => Invoice(key, client, amount, number, Day.AddDays(days)),
            1 => Payment(key, client, amount, number, Day.AddDays(days)),
            2 => Deposit(key, client, amount, number, Day.AddDays(days)),
            _ => Cheque(key, client, amount, number, Day.AddDays(days)),
        });
}
