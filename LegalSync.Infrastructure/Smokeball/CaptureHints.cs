using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>Turns what webhooks spoke of into matters to read: those they named, and those of known records.</summary>
public sealed class CaptureHints(WebhookHints hints, IDbFactory databases) : ICaptureHints
{
    /// <inheritdoc />
    public IReadOnlyCollection<MatterId> Take(ConnectionId connection)
    {
        var matters = hints.Drain(connection).ToHashSet();
        var records = hints.DrainRecords(connection).Select(record => record.Id).ToList();
        if (records.Count > 0)
        {
            using var db = databases.Create();
            matters.UnionWith(db.SourceRecords.AsNoTracking()
                .Where(record => record.Connection == connection && record.IsLatest && records.Contains(record.SourceId))
                .Select(record => record.Matter));
        }

        matters.Remove(MatterId.None);
        return matters;
    }
}
