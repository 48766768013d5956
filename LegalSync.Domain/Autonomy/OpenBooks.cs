using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>Starts what runs by itself for a books.</summary>
public interface IBooksJobs
{
    /// <summary>Schedules every job of a books, or renews their times.</summary>
    Task EnsureAsync(Books books, CancellationToken cancellationToken);
}

/// <summary>Books to be opened.</summary>
/// <param name="Name">The firm's name.</param>
/// <param name="TimeZone">IANA id of the firm's time zone; ledger dates are days there.</param>
/// <param name="Practice">The practice system's connection.</param>
/// <param name="Accounting">The accounting system's connection.</param>
public sealed record NewBooks(string Name, string TimeZone, ConnectionId Practice, ConnectionId Accounting);

/// <summary>How opening books ended.</summary>
/// <param name="Books">The new books; null when refused.</param>
/// <param name="Refusal">Why not, for a person.</param>
public sealed record OpenedBooks(BooksId? Books, string? Refusal)
{
    /// <summary>Nothing was opened.</summary>
    public static OpenedBooks Refused(string why) => new(null, why);
}

/// <summary>Opens books for two connections. They are read from then on; nothing posts before their opening position is signed.</summary>
public sealed class OpenBooks(IStore store, IBooksJobs jobs, IIds ids, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Longest name of a firm.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Opens them.</summary>
    public async Task<OpenedBooks> RunAsync(NewBooks wanted, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return OpenedBooks.Refused("Only an administrator sets up books.");
        }

        if (Misstated(wanted) is { } problem)
        {
            return OpenedBooks.Refused(problem);
        }

        foreach (var id in await store.AllBooksAsync(cancellationToken))
        {
            await using var other = store.Open(id);
            if ((await other.BooksAsync(cancellationToken)).Accounting == wanted.Accounting)
            {
                return OpenedBooks.Refused("This QuickBooks company has its books here already.");
            }
        }

        await using var session = store.Open(new BooksId(ids.Next()));
        var unusable = Unusable(await session.ConnectionAsync(wanted.Practice, cancellationToken), OutsideSystem.Smokeball)
            ?? Unusable(await session.ConnectionAsync(wanted.Accounting, cancellationToken), OutsideSystem.QuickBooks);
        if (unusable is not null)
        {
            return OpenedBooks.Refused(unusable);
        }

        var books = Books.Open(session.BooksId, wanted.Name.Trim(), wanted.Practice, wanted.Accounting, wanted.TimeZone);
        session.Add(books);
        foreach (var kind in Enum.GetValues<WorkKind>().Where(kind => kind != WorkKind.Unsupported))
        {
            session.Add(StreamSetting.New(books.Id, kind));
        }

        session.Add(AuditEvent.Tell(books.Id, "books", "books opened", actor, clock.GetUtcNow()));
        if (!await session.SaveAsync(cancellationToken))
        {
            return OpenedBooks.Refused("Somebody else opened books at the same moment. Look again.");
        }

        await jobs.EnsureAsync(books, cancellationToken);
        feed.Announce();
        return new OpenedBooks(books.Id, null);
    }

    private static string? Misstated(NewBooks wanted) =>
        string.IsNullOrWhiteSpace(wanted.Name) ? "Write the firm's name."
        : wanted.Name.Trim().Length > MaxNameLength ? $"A firm's name has at most {MaxNameLength} characters."
        : !TimeZoneInfo.TryFindSystemTimeZoneById(wanted.TimeZone, out var zone) || !zone.HasIanaId
            ? $"'{wanted.TimeZone}' is no time zone. Choose one such as America/New_York."
        : null;

    private static string? Unusable(Connection connection, OutsideSystem wanted) =>
        connection.System != wanted ? $"{connection.Name} is not {wanted}."
        : connection.State != ConnectionState.Connected ? $"{connection.Name} must be connected again first."
        : null;
}
