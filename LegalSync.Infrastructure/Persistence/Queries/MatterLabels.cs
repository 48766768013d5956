using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Smokeball;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>Matters as captured, for screens: number, title and client.</summary>
public sealed class MatterLabels
{
    private readonly Dictionary<MatterId, Matter> _matters;

    private MatterLabels(Dictionary<MatterId, Matter> matters) => _matters = matters;

    /// <summary>The matters that were found, by number.</summary>
    public IEnumerable<Matter> All => _matters.Values.OrderBy(matter => matter.Number, StringComparer.Ordinal);

    /// <summary>"2026-0101 Alder estate plan", or the key when the matter was not captured.</summary>
    public string Of(MatterId matter) => matter.IsNone
        ? "No matter"
        : _matters.TryGetValue(matter, out var found) ? Label(found) : matter.Value;

    // Many firms write the number into the title as well.
    private static string Label(Matter matter) =>
        matter.Title.StartsWith(matter.Number, StringComparison.Ordinal) ? matter.Title : $"{matter.Number} {matter.Title}".Trim();

    /// <summary>Reads some matters; all of them when none are named.</summary>
    public static async Task<MatterLabels> ReadAsync(
        LegalSyncDb db, ISourceReader reader, BooksId books, IReadOnlyCollection<MatterId>? wanted, CancellationToken cancellationToken)
    {
        var practice = await db.Books.AsNoTracking().Where(one => one.Id == books).Select(one => one.Practice).FirstOrDefaultAsync(cancellationToken);
        var latest = db.SourceRecords.AsNoTracking().Where(record => record.Connection == practice && record.Kind == SourceKind.Matter && record.IsLatest);
        var records = new List<SourceRecord>();
        if (wanted is null)
        {
            records.AddRange(await latest.ToListAsync(cancellationToken));
        }

        foreach (var slice in (wanted ?? []).Where(matter => !matter.IsNone).Chunk(200))
        {
            var keys = slice.Select(matter => new SourceId(matter.Value)).ToList();
            records.AddRange(await latest.Where(record => keys.Contains(record.SourceId)).ToListAsync(cancellationToken));
        }

        return new MatterLabels(records.Select(record => Read(reader, record)).OfType<Matter>().ToDictionary(matter => matter.Id));
    }

    // A record that cannot be read has a card of its own; here its key stands for it.
    private static Matter? Read(ISourceReader reader, SourceRecord record)
    {
        try
        {
            return reader.ReadMatter(record);
        }
        catch (SourceFormatException)
        {
            return null;
        }
    }
}
