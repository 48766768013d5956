using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.QuickBooks.Transport;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Connect;

/// <summary>What the Connections page tells of one link besides its state.</summary>
public sealed record LinkDetail(ConnectionId Id)
{
    /// <summary>Where its tokens are good, in words; null when there is only one such place.</summary>
    public string? Environment { get; init; }

    /// <summary>When the authorisation ends unless it is used.</summary>
    public DateTimeOffset? RefreshEndsAt { get; init; }

    /// <summary>When it ends for good.</summary>
    public DateTimeOffset? GrantEndsAt { get; init; }

    /// <summary>An end that is near; null when none is.</summary>
    public string? EndsSoon { get; init; }

    /// <summary>What to do about its state or its last problem; null when all is well.</summary>
    public string? Remedy { get; init; }

    /// <summary>When a webhook was last heard.</summary>
    public DateTimeOffset? WebhookHeardAt { get; init; }

    /// <summary>How webhook calls of this system ended in the last thirty days, most frequent first; empty where none are counted.</summary>
    public IReadOnlyList<(WebhookOutcome Outcome, long Count)> WebhookCalls { get; init; } = [];

    /// <summary>When a person last had it tested.</summary>
    public DateTimeOffset? TestedAt { get; init; }

    /// <summary>What that found wrong.</summary>
    public string? TestProblem { get; init; }

    /// <summary>Metered reads this month; null where none are counted.</summary>
    public long? MeteredReads { get; init; }

    /// <summary>The company as last read.</summary>
    public BooksCompany? Company { get; init; }

    /// <summary>When it was read.</summary>
    public DateTimeOffset? CompanyReadAt { get; init; }

    /// <summary>What its settings mean for postings.</summary>
    public IReadOnlyList<Forewarning> Forewarnings { get; init; } = [];
}

/// <summary>Reads what is known of the links of books.</summary>
public sealed class LinkQuery(IDbFactory databases, IEnumerable<IMeteredReads> metered, TimeProvider clock)
{
    private const string ConnectAgain = "Connect it again as an administrator of that system. Books, mapping and everything that was read stay; what is approved waits and is posted afterwards.";

    /// <summary>Reads it, by connection.</summary>
    public async Task<IReadOnlyDictionary<ConnectionId, LinkDetail>> FindAsync(Books books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return new Dictionary<ConnectionId, LinkDetail>();
        }

        await using var db = databases.Create();
        var links = await db.Connections.AsNoTracking().Where(link => link.Id == books.Practice || link.Id == books.Accounting).ToListAsync(cancellationToken);
        var facts = await db.LinkFacts.AsNoTracking()
            .Where(row => row.Connection == books.Practice || row.Connection == books.Accounting)
            .ToDictionaryAsync(row => row.Connection, cancellationToken);
        var since = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-30);
        var calls = (await db.WebhookCounts.AsNoTracking().Where(row => row.Day >= since).ToListAsync(cancellationToken)).ToLookup(row => row.System);
        var details = new Dictionary<ConnectionId, LinkDetail>();
        foreach (var link in links)
        {
            details.Add(link.Id, Detail(link, facts.GetValueOrDefault(link.Id), books) with
            {
                WebhookCalls = [.. calls[link.System].GroupBy(row => row.Outcome).Select(group => (group.Key, group.Sum(row => row.Count))).OrderByDescending(pair => pair.Item2)],
                MeteredReads = link.System == OutsideSystem.QuickBooks && metered.FirstOrDefault() is { } counter
                    ? await counter.ThisMonthAsync(link.Id, cancellationToken)
                    : null,
            });
        }

        return details;
    }

    private LinkDetail Detail(Connection link, LinkFacts? facts, Books books)
    {
        var company = facts?.ReadCompany();
        return new LinkDetail(link.Id)
        {
            Environment = link.Environment is { } environment ? QuickBooksOptions.NameOf(environment) : null,
            RefreshEndsAt = link.RefreshEndsAt,
            GrantEndsAt = link.GrantEndsAt,
            EndsSoon = ConnectionEnds.Warning(link, clock.GetUtcNow()),
            Remedy = RemedyOf(link),
            WebhookHeardAt = facts?.WebhookHeardAt,
            TestedAt = facts?.TestedAt,
            TestProblem = facts?.TestProblem,
            Company = company,
            CompanyReadAt = facts?.CompanyReadAt,
            Forewarnings = company is null ? [] : BooksForewarnings.For(company, books.Currency),
        };
    }

    private static string? RemedyOf(Connection link) => link switch
    {
        { State: ConnectionState.Unauthorised } => ConnectAgain,
        { State: ConnectionState.Disconnected } => "A person disconnected it. Nothing is read or posted there. " + ConnectAgain,
        { LastProblem: not null } => "It is tried again by itself. If it lasts for more than an hour, test the connection, and look at the system's own status page.",
        _ => null,
    };
}
