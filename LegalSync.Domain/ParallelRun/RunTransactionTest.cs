using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>How a ten-transaction test ended.</summary>
/// <param name="Test">The test; null when there was nothing to test.</param>
/// <param name="Refusal">Why there was not.</param>
public sealed record TestOutcome(TransactionTest? Test, string? Refusal);

/// <summary>
/// Runs a few items of last month through the pipeline, of all kinds, and holds what would have been posted against what people posted.
/// Nothing is posted, and nothing but the test itself is stored.
/// </summary>
public sealed class RunTransactionTest(IComparisonStore store, IIds ids, TimeProvider clock)
{
    /// <summary>How many items a test takes unless told.</summary>
    public const int UsualCount = 10;

    /// <summary>The most it takes: a person looks at each.</summary>
    public const int MostCount = 100;

    private const int Spare = 3;
    private const int MattersTogether = 100;

    /// <summary>Runs it over the last full month.</summary>
    public async Task<TestOutcome> RunAsync(BooksId books, int count, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Bookkeeper) && !actor.Is(Role.ManagingPartner) && !actor.Is(Role.Administrator))
        {
            return new TestOutcome(null, "Only a bookkeeper, a managing partner or an administrator runs the test.");
        }

        if (count is < 1 or > MostCount)
        {
            return new TestOutcome(null, $"A test takes 1 to {MostCount} items.");
        }

        await using var session = store.Open(books);
        var now = clock.GetUtcNow();
        var month = LastMonth((await session.Spine.BooksAsync(cancellationToken)).DayOf(now));
        var items = (await session.ItemsDatedAsync(month.From, month.Through, cancellationToken)).Where(item => IsUndone(item.Stage)).Select(item => new TestItem(item.Key, item.Matter, item.Date)).ToList();
        var candidates = SpreadItems.Over(items, count * Spare);
        var rehearsed = await RehearseAsync(session.Spine, [.. candidates.Select(item => item.Matter).Distinct()], month, now, cancellationToken);
        var drafted = rehearsed.Ours.Select(side => SidesOfDrafts.ItemOf(side.Key)).ToHashSet();
        var chosen = SpreadItems.Over([.. candidates.Where(item => drafted.Contains(item.Key))], count);
        if (rehearsed.Words is not { } words || chosen.Count == 0)
        {
            return new TestOutcome(null, $"Nothing that would be posted was read from {StartParallelRun.Day(month.From)} to {StartParallelRun.Day(month.Through)}.");
        }

        var theirs = GatherManual.Of(words, month.From, month.Through, new HashSet<string>());
        var results = Results(PairRecords.Run(rehearsed.Ours, theirs, [], await session.ConventionsAsync(cancellationToken)), chosen);
        var test = TransactionTest.Keep(new TransactionTestId(ids.Next()), books, month, results, actor, now);
        session.Add(test);
        session.Add(AuditEvent.Tell(books, $"transaction-test:{test.Id.Value:N}", $"{chosen.Count} transactions tested, {results.Count(pair => pair.State == PairState.Equal)} of {results.Count} records agree", actor, now));
        return await session.SaveAsync(cancellationToken) ? new TestOutcome(test, null) : new TestOutcome(null, "Somebody else changed the books at the same moment. Run it again.");
    }

    private static (DateOnly From, DateOnly Through) LastMonth(DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        return (first, first.AddMonths(1).AddDays(-1));
    }

    /// <summary>Items that nobody posted through LegalSync: by hand, or not at all.</summary>
    private static bool IsUndone(Stage stage) => stage.IsBeforeApproval() || stage is Stage.AdoptedManual or Stage.LeftToManual;

    private static IReadOnlyList<PairFinding> Results(IReadOnlyList<PairFinding> findings, IReadOnlyList<TestItem> chosen)
    {
        var places = chosen.Select((item, place) => (item.Key, place)).ToDictionary(pair => pair.Key, pair => pair.place);
        return
        [
            .. findings.Select(finding => (Finding: finding, Place: finding.Ours.Select(side => places.GetValueOrDefault(SidesOfDrafts.ItemOf(side.Key), int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min()))
                .Where(pair => pair.Place != int.MaxValue).OrderBy(pair => pair.Place).Select(pair => pair.Finding),
        ];
    }

    private static async Task<(IReadOnlyList<ComparedSide> Ours, BooksWords? Words)> RehearseAsync(
        ISession session, IReadOnlyList<MatterId> matters, (DateOnly From, DateOnly Through) month, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var snapshot = await session.SnapshotAsync(cancellationToken);
        var (ours, words) = (new List<ComparedSide>(), default(BooksWords));
        foreach (var batch in matters.Chunk(MattersTogether))
        {
            var cases = (await session.CasesAsync(batch, now, cancellationToken)).Select(labelled => InTheMonth(labelled.Case, snapshot, month)).ToList();
            words ??= cases.Count == 0 ? null : BooksWords.Of(cases[0] with { InBooks = snapshot });
            var items = cases.SelectMany(found => EvaluateMatter.Run(found).Items)
                .Where(item => item.Legs.Count > 0 && item.Date >= month.From && item.Date <= month.Through).ToList();
            var numbers = await GatherOurs.NumbersAsync(session, items.Select(item => (item.Key, item.Legs)), cancellationToken);
            ours.AddRange(items.SelectMany(item => SidesOfDrafts.Of(item.Key, item.Legs, words!, numbers.GetValueOrDefault)).Select(pair => pair.Side));
        }

        return (ours, words);
    }

    /// <summary>The case as if nobody had posted the month by hand yet, and the books had opened before it.</summary>
    private static MatterCase InTheMonth(MatterCase found, BooksSnapshot snapshot, (DateOnly From, DateOnly Through) month)
    {
        var hidden = snapshot.Hiding(month.From, month.Through);
        return found with
        {
            InBooks = hidden,
            OpensOn = found.OpensOn < month.From ? found.OpensOn : month.From,
            ClosedThrough = found.ClosedThrough < month.From ? found.ClosedThrough : null,
            Known = found.Known.ToDictionary(pair => pair.Key, pair => pair.Value.Document is { } document && hidden.IsHidden(document) ? pair.Value with { Document = null } : pair.Value),
        };
    }
}

/// <summary>An item that may be tested.</summary>
internal sealed record TestItem(ItemKey Key, MatterId Matter, DateOnly Date);

/// <summary>Chooses a few of many items: evenly over kinds, and within a kind evenly over the month. The same items give the same choice.</summary>
internal static class SpreadItems
{
    /// <summary>At most so many.</summary>
    public static IReadOnlyList<TestItem> Over(IReadOnlyList<TestItem> items, int most)
    {
        var kinds = items.GroupBy(item => item.Key.Kind).OrderBy(group => group.Key)
            .Select(group => group.OrderBy(item => item.Date).ThenBy(item => item.Key.Event, StringComparer.Ordinal).ToList()).ToList();
        var shares = new int[kinds.Count];
        for (var left = Math.Min(most, items.Count); left > 0;)
        {
            for (var kind = 0; kind < kinds.Count && left > 0; kind++)
            {
                if (shares[kind] < kinds[kind].Count)
                {
                    shares[kind]++;
                    left--;
                }
            }
        }

        return [.. kinds.SelectMany((list, kind) => Enumerable.Range(0, shares[kind]).Select(at => list[at * list.Count / shares[kind]]))];
    }
}
