using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Connect;

/// <summary>A consent whose tokens are in hand and not stored yet.</summary>
/// <param name="System">The system.</param>
/// <param name="Account">Whose tokens they are.</param>
/// <param name="Tokens">The tokens.</param>
/// <param name="Reconnects">The connection that a person wanted to renew, if she named one.</param>
public sealed record Consented(OutsideSystem System, string Account, TokenSet Tokens, ConnectionId? Reconnects);

/// <summary>How keeping a consent ended.</summary>
public enum KeptAs
{
    /// <summary>A new connection.</summary>
    New = 1,

    /// <summary>A connection that was there works again.</summary>
    Renewed = 2,

    /// <summary>The consent is for another company or firm than the connection; nothing was stored.</summary>
    OtherAccount = 3,

    /// <summary>There is no such connection; nothing was stored.</summary>
    NoConnection = 4,

    /// <summary>The person may not connect systems; nothing was stored.</summary>
    NotAllowed = 5,
}

/// <summary>The end of keeping a consent.</summary>
public sealed record KeptConsent(KeptAs As, ConnectionId? Connection)
{
    /// <summary>True when a refused consent is of no use to anybody here and should be taken back. Not so when another connection of ours works on that account.</summary>
    public bool ShouldBeTakenBack { get; init; }
}

/// <summary>Stores what a consent gave before anybody uses it, and has the books that hang on it read again.</summary>
public sealed class KeepConsent(IDbFactory databases, ITokenVault vault, ISyncRequests requests, IIds ids, TimeProvider clock)
{
    /// <summary>Keeps it.</summary>
    public async Task<KeptConsent> RunAsync(Consented consented, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return new KeptConsent(KeptAs.NotAllowed, null);
        }

        await using var db = databases.Create();
        var known = await db.Connections.AsNoTracking().Where(connection => connection.System == consented.System).ToListAsync(cancellationToken);
        var meant = Meant(known, consented);
        var isNobodys = !known.Exists(connection => connection.Account == consented.Account && connection.State == ConnectionState.Connected);
        if (consented.Reconnects is not null && meant is null)
        {
            return new KeptConsent(KeptAs.NoConnection, null) { ShouldBeTakenBack = isNobodys };
        }

        if (meant is not null && meant.Account != consented.Account)
        {
            return new KeptConsent(KeptAs.OtherAccount, meant.Id) { ShouldBeTakenBack = isNobodys };
        }

        var id = meant?.Id ?? await AddAsync(db, consented, known.Count, cancellationToken);
        await vault.SaveAsync(id, consented.Tokens, cancellationToken);
        await TellAsync(db, id, meant is null ? "connected" : "connected again", actor, cancellationToken);
        return new KeptConsent(meant is null ? KeptAs.New : KeptAs.Renewed, id);
    }

    /// <summary>
    /// The connection a consent is for: the named one, the one of that account, or the only one that is broken. A person who follows the
    /// plain link of a broken connection means that one; with another company she is told, not given a second connection.
    /// </summary>
    private static Connection? Meant(List<Connection> known, Consented consented)
    {
        if (consented.Reconnects is { } named)
        {
            return known.Find(connection => connection.Id == named);
        }

        var broken = known.FindAll(connection => connection.State != ConnectionState.Connected);
        return known.Find(connection => connection.Account == consented.Account) ?? (broken.Count == 1 ? broken[0] : null);
    }

    private async Task<ConnectionId> AddAsync(LegalSyncDb db, Consented consented, int others, CancellationToken cancellationToken)
    {
        var name = others == 0 ? consented.System.ToString() : $"{consented.System} {consented.Account}";
        var connection = Connection.Link(new ConnectionId(ids.Next()), consented.System, name, consented.Account);
        db.Add(connection);
        await db.SaveChangesAsync(cancellationToken);
        return connection.Id;
    }

    private async Task TellAsync(LegalSyncDb db, ConnectionId id, string what, Actor actor, CancellationToken cancellationToken)
    {
        var books = await db.Books.AsNoTracking().Where(books => books.Practice == id || books.Accounting == id).ToListAsync(cancellationToken);
        db.AddRange(books.Select(one => AuditEvent.Tell(one.Id, $"connection:{id.Value}", what, actor, clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellationToken);
        foreach (var one in books)
        {
            // A run reads the system again, and its card closes.
            await requests.RequestAsync(one.Id, actor, cancellationToken);
        }
    }
}
