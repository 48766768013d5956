using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A link as the screen shows it; never its tokens.</summary>
public sealed record ConnectionRow(ConnectionId Id, OutsideSystem System, string Name, string Account, ConnectionState State)
{
    /// <summary>Last complete read.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When the access token ends; it is renewed by itself.</summary>
    public DateTimeOffset? AccessEndsAt { get; init; }

    /// <summary>When a person last connected it.</summary>
    public DateTimeOffset? AuthorisedAt { get; init; }

    /// <summary>What went wrong last.</summary>
    public string? Problem { get; init; }
}

/// <summary>The books, their links and streams.</summary>
public sealed record ConnectionsView(Books Books, IReadOnlyList<ConnectionRow> Links, IReadOnlyList<StreamSetting> Streams, bool MayChange);

/// <summary>Connections and set-up.</summary>
public sealed class ConnectionsQuery(IDbFactory databases)
{
    /// <summary>Reads them.</summary>
    public async Task<Answer<ConnectionsView>> FindAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<ConnectionsView>();
        }

        await using var db = databases.Create();
        var found = await db.Books.AsNoTracking().FirstOrDefaultAsync(one => one.Id == books, cancellationToken);
        if (found is null)
        {
            return Answer.Of<ConnectionsView>(null);
        }

        var links = await db.Connections.AsNoTracking()
            .Where(link => link.Id == found.Practice || link.Id == found.Accounting)
            .OrderBy(link => link.System)
            .Select(link => new ConnectionRow(link.Id, link.System, link.Name, link.Account, link.State)
            {
                ReadAt = link.LastReadAt,
                AccessEndsAt = link.AccessEndsAt,
                AuthorisedAt = link.RefreshIssuedAt,
                Problem = link.LastProblem,
            })
            .ToListAsync(cancellationToken);
        var streams = await db.Streams.AsNoTracking().Where(stream => stream.Books == books).OrderBy(stream => stream.Kind).ToListAsync(cancellationToken);
        return Answer.Of(new ConnectionsView(found, links, streams, actor.Is(Role.Administrator)));
    }
}
