using LegalSync.Domain.Capture;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Stores both sides of a run as they stand now: what is equal to the last revision is not stored again, what is gone is retired.</summary>
internal static class KeepRecords
{
    /// <summary>Keeps would-be postings and, where the books are the source, records made by hand. Answers how many rows changed.</summary>
    public static async Task<int> RunAsync(IComparisonSession session, FirmParallelRun run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Evaluations search the books without what people posted in the run's time; the comparison is about exactly that.
        var firm = (await session.Spine.CasesAsync([MatterId.None], now, cancellationToken))[0].Case;
        var words = BooksWords.Of(firm with { InBooks = await session.Spine.SnapshotAsync(cancellationToken) });
        var items = await session.ItemsDatedAsync(run.StartsOn, run.EndsOn, cancellationToken);
        var changed = await OursAsync(session, run, await GatherOurs.RunAsync(session.Spine, items, words, cancellationToken), now, cancellationToken);
        if (run.Source == ManualSource.Books)
        {
            var adopted = await session.AdoptedDocumentsAsync(cancellationToken);
            changed += await TheirsAsync(session, run, GatherManual.Of(words, run.StartsOn, run.EndsOn, adopted), now, cancellationToken);
        }

        return changed;
    }

    private static async Task<int> OursAsync(IComparisonSession session, FirmParallelRun run, IReadOnlyList<WouldBe> legs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = (await session.ShadowsAsync(run.Id, cancellationToken)).ToDictionary(posting => posting.Key, StringComparer.Ordinal);
        var earlier = await session.RetiredShadowsAsync(run.Id, cancellationToken);
        var changed = 0;
        foreach (var leg in legs)
        {
            known.Remove(leg.Side.Key, out var last);
            if (last?.Hash != HashOf(leg.Side))
            {
                last?.Retire();
                session.Add(ShadowPosting.Keep(run, leg.Item, leg.Side, leg.Leg, Next(last?.Revision, leg.Side.Key, earlier), now));
                changed++;
            }
        }

        foreach (var gone in known.Values)
        {
            gone.Retire();
            changed++;
        }

        return changed;
    }

    private static async Task<int> TheirsAsync(IComparisonSession session, FirmParallelRun run, IReadOnlyList<ComparedSide> sides, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = (await session.ManualAsync(run.Id, cancellationToken)).Where(record => record.Source == ManualSource.Books).ToDictionary(record => record.Key, StringComparer.Ordinal);
        var earlier = await session.ManualRevisionsAsync(run.Id, cancellationToken);
        var changed = 0;
        foreach (var side in sides)
        {
            known.Remove(side.Key, out var last);
            if (last?.Hash != HashOf(side))
            {
                last?.Retire();
                session.Add(ManualRecord.Keep(run, ManualSource.Books, side, Next(last?.Revision, side.Key, earlier), now));
                changed++;
            }
        }

        foreach (var gone in known.Values)
        {
            gone.Retire();
            changed++;
        }

        return changed;
    }

    private static string HashOf(ComparedSide side) => SourceRecord.Hash(ComparisonText.Write(side));

    /// <summary>A record that was gone and is back counts on from its last revision.</summary>
    private static int Next(int? last, string key, IReadOnlyDictionary<string, int> earlier) => Math.Max(last ?? 0, earlier.GetValueOrDefault(key)) + 1;
}
