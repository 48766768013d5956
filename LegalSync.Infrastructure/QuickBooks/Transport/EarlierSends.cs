using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>Tells the governor at the start what was sent shortly before it, so that a restart does not pass a limit.</summary>
public sealed class EarlierSends(IDbFactory databases, RealmGovernor governor, TimeProvider clock) : IHostedService
{
    /// <summary>A window of QuickBooks, and the time a request may be under way.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromSeconds(75);

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Reach;
        await using var db = databases.Create();
        var sends = await (
            from posting in db.Postings.AsNoTracking()
            where posting.SentAt >= since
            join books in db.Books on posting.Books equals books.Id
            join connection in db.Connections on books.Accounting equals connection.Id
            select new { connection.Account, posting.RequestId, posting.Part, posting.SentAt }).ToListAsync(cancellationToken);
        foreach (var realm in sends.GroupBy(send => (send.Account, Kind: send.Part is null ? TurnKind.Write : TurnKind.Batch)))
        {
            governor.Remember(realm.Key.Account, realm.Key.Kind, realm.DistinctBy(send => (send.RequestId, send.SentAt)).Select(send => send.SentAt!.Value));
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
