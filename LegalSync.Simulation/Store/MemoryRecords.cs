using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Simulation.Clockwork;

namespace LegalSync.Simulation.Store;

/// <summary>Records of source systems in memory, each version once, and how far each read came.</summary>
internal sealed class MemoryRecords(Database database, StoreWeather weather, Life? life = null) : ICaptureStore
{
    /// <inheritdoc />
    public async Task<StoredRecords> StoreAsync(ConnectionId connection, IReadOnlyList<CapturedRecord> records, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await weather.PassAsync(life);
        var table = database.Of<SourceRecord>();
        var (changed, touchesAll, matters) = (0, false, new HashSet<MatterId>());
        foreach (var captured in records.GroupBy(record => (record.Kind, record.SourceId)).Select(group => group.Last()))
        {
            var tracked = (Tracked<SourceRecord>)table.Track();
            var latest = tracked.First(row => row.Connection == connection && row.Kind == captured.Kind && row.SourceId == captured.SourceId && row.IsLatest);
            var record = SourceRecord.Captured(captured, connection, at);
            if (latest is { IsVanished: false } && latest.Version == record.Version && latest.ContentHash == record.ContentHash)
            {
                continue;
            }

            changed++;
            matters.UnionWith(Touched(record, latest));
            touchesAll |= captured.Kind is SourceKind.BankAccount or SourceKind.ActivityCode;
            latest?.ReplacedByLater();
            tracked.Add(record);
            tracked.Store();
        }

        return new StoredRecords(records.Count, changed, matters, touchesAll);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<(MatterId Matter, DateTimeOffset? ReadAt)>> MattersAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await weather.PassAsync(life);
        var marks = Rows<ReadMark>().Where(mark => mark.Connection == connection).ToDictionary(mark => mark.Scope, mark => mark.Through);
        return
        [
            .. Rows<SourceRecord>().Where(record => record.Connection == connection && record.Kind == SourceKind.Matter && record.IsLatest)
                .Select(record => (new MatterId(record.SourceId.Value), marks.TryGetValue("matter:" + record.SourceId.Value, out var through) ? through : (DateTimeOffset?)null)),
        ];
    }

    /// <inheritdoc />
    public async Task<DateTimeOffset?> ReadThroughAsync(ConnectionId connection, string scope, CancellationToken cancellationToken)
    {
        await weather.PassAsync(life);
        return Rows<ReadMark>().FirstOrDefault(mark => mark.Connection == connection && mark.Scope == scope)?.Through;
    }

    /// <inheritdoc />
    public async Task SetReadThroughAsync(ConnectionId connection, IReadOnlyCollection<string> scopes, DateTimeOffset through, CancellationToken cancellationToken)
    {
        await weather.PassAsync(life);
        var tracked = (Tracked<ReadMark>)database.Of<ReadMark>().Track();
        foreach (var scope in scopes.Distinct())
        {
            if (tracked.First(mark => mark.Connection == connection && mark.Scope == scope) is { } mark)
            {
                mark.Through = through;
            }
            else
            {
                tracked.Add(new ReadMark { Connection = connection, Scope = scope, Through = through });
            }
        }

        tracked.Store();
    }

    /// <inheritdoc />
    public async Task<int> MarkVanishedAsync(
        ConnectionId connection, MatterId matter, IReadOnlyList<CapturedRecord> found, IReadOnlyCollection<SourceKind> kinds, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await weather.PassAsync(life);
        var present = found.Select(record => (record.Kind, record.SourceId)).ToHashSet();
        var tracked = (Tracked<SourceRecord>)database.Of<SourceRecord>().Track();
        var gone = tracked.Where(record => record.Connection == connection && record.Matter == matter && record.IsLatest && !record.IsVanished
            && kinds.Contains(record.Kind) && !present.Contains((record.Kind, record.SourceId)));
        foreach (var record in gone)
        {
            record.ReplacedByLater();
            tracked.Add(record.Vanished(at));
        }

        tracked.Store();
        return gone.Count;
    }

    /// <inheritdoc />
    public async Task SaveRunAsync(SyncRun run, CancellationToken cancellationToken)
    {
        await weather.PassAsync(life);
        var table = database.Of<SyncRun>();
        var known = table.Rows.FirstOrDefault(row => row.Row.Books == run.Books && row.Row.Id == run.Id);
        if (known.Row is null)
        {
            table.Insert(run);
        }
        else
        {
            table.Update(known.Id, Shape<SyncRun>.Copy(run));
        }
    }

    private static IEnumerable<MatterId> Touched(SourceRecord record, SourceRecord? latest) =>
        latest is not null && latest.Matter != record.Matter
            ? [record.Matter, latest.Matter]
            : record.Matter.IsNone && record.Kind != SourceKind.BankTransaction ? [] : [record.Matter];

    private IEnumerable<T> Rows<T>()
        where T : class => database.Of<T>().Rows.Select(row => row.Row);
}
