using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>A row of the firm's spreadsheet, read.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Side">What it says; its key is given when it is taken.</param>
public sealed record ManualRow(int Line, ComparedSide Side);

/// <summary>What an import of rows did.</summary>
/// <param name="Refusal">Why nothing was taken; null when it was.</param>
public sealed record ImportedRows(string? Refusal)
{
    /// <summary>Rows that were not here before.</summary>
    public int New { get; init; }

    /// <summary>Rows that say something else than before.</summary>
    public int Changed { get; init; }

    /// <summary>Rows that are gone from the days that the file covers.</summary>
    public int Gone { get; init; }

    /// <summary>Rows that were here already.</summary>
    public int Same { get; init; }

    /// <summary>Rows dated outside the parallel run, passed over.</summary>
    public int Outside { get; init; }
}

/// <summary>
/// Takes the firm's spreadsheet as the records made by hand. A file stands for the days from its first row to its last: what it no longer holds of them is gone.
/// The same rows again change nothing, wherever in the file they stand.
/// </summary>
public sealed class ImportManualRows(IComparisonStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Takes the rows.</summary>
    public async Task<ImportedRows> RunAsync(BooksId books, IReadOnlyList<ManualRow> rows, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Is(Role.Bookkeeper) && !actor.Is(Role.Administrator))
        {
            return new("Only a bookkeeper or an administrator brings the spreadsheet.");
        }

        await using var session = store.Open(books);
        if (await session.OpenRunAsync(cancellationToken) is not { } run)
        {
            return new("No parallel run is open.");
        }

        if (run.State != ParallelRunState.Running)
        {
            return new("The cycle is signed: its records no longer change.");
        }

        if (run.Source != ManualSource.Spreadsheet)
        {
            return new("This parallel run reads the records made by hand from the books themselves.");
        }

        var covered = rows.Where(row => run.Covers(row.Side.Date)).ToList();
        if (covered.Count == 0)
        {
            return new($"No row is dated between {Day(run.StartsOn)} and {Day(run.EndsOn)}, the days of the parallel run.");
        }

        var now = clock.GetUtcNow();
        var known = new Known(await session.ManualAsync(run.Id, cancellationToken), await session.ManualRevisionsAsync(run.Id, cancellationToken));
        var imported = Take(session, run, covered, known, now) with { Outside = rows.Count - covered.Count };
        if (imported is { New: 0, Changed: 0, Gone: 0 })
        {
            return imported;
        }

        session.Spine.Add(AuditEvent.Tell(books, "parallel run", $"spreadsheet taken: {imported.New} new, {imported.Changed} changed, {imported.Gone} gone, {imported.Same} as before", actor, now));
        if (!await session.SaveAsync(cancellationToken))
        {
            return new("Somebody else brought rows at the same moment. Try again.");
        }

        feed.Announce();
        return imported;
    }

    private static ImportedRows Take(IComparisonSession session, FirmParallelRun run, List<ManualRow> rows, Known known, DateTimeOffset now)
    {
        var (from, through) = (rows.Min(row => row.Side.Date), rows.Max(row => row.Side.Date));
        var open = known.Latest.Where(record => record.Date >= from && record.Date <= through).ToDictionary(record => record.Key);
        var alike = open.Values.GroupBy(record => Content(record.ReadSide())).ToDictionary(group => group.Key, group => new Queue<ManualRecord>(group));
        var fresh = new List<ManualRow>();
        foreach (var row in rows)
        {
            if (alike.TryGetValue(Content(row.Side), out var same) && same.TryDequeue(out var record))
            {
                open.Remove(record.Key);
            }
            else
            {
                fresh.Add(row);
            }
        }

        var changed = 0;
        var taken = known.Latest.Select(record => record.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var row in fresh)
        {
            var key = KeyOf(row.Line);
            if (open.Remove(key, out var earlier))
            {
                earlier.Retire();
                changed++;
            }
            else
            {
                key = Free(row.Line, taken);
            }

            session.Add(ManualRecord.Keep(run, ManualSource.Spreadsheet, row.Side with { Key = key }, known.Revisions.GetValueOrDefault(key) + 1, now));
        }

        foreach (var gone in open.Values)
        {
            gone.Retire();
        }

        return new ImportedRows(null) { Same = rows.Count - fresh.Count, New = fresh.Count - changed, Changed = changed, Gone = open.Count };
    }

    private static string Content(ComparedSide side) => ComparisonText.Write(side with { Key = "" });

    // A row that came later to the same line gets a number of its own: keys name rows, not places.
    private static string Free(int line, HashSet<string> taken)
    {
        var at = line;
        while (!taken.Add(KeyOf(at)))
        {
            at++;
        }

        return KeyOf(at);
    }

    private static string KeyOf(int line) => string.Create(CultureInfo.InvariantCulture, $"row {line}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Known(IReadOnlyList<ManualRecord> Latest, IReadOnlyDictionary<string, int> Revisions);
}
