using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Connect;

/// <summary>Keeps what is known of links besides their authorisation, so that every node and every restart knows it.</summary>
public interface ILinkFacts
{
    /// <summary>What is known; null when nothing is.</summary>
    Task<LinkFacts?> ReadAsync(ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>The company and its preferences were read.</summary>
    Task KeepCompanyAsync(ConnectionId connection, BooksCompany company, CancellationToken cancellationToken);

    /// <summary>A genuine webhook of this account came. Stored at most once a minute, so that a burst of them costs one write.</summary>
    Task HeardAsync(ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>A person had the link tested.</summary>
    /// <param name="connection">The link.</param>
    /// <param name="problem">What was wrong; null when it worked.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task TestedAsync(ConnectionId connection, string? problem, CancellationToken cancellationToken);
}

/// <summary>Keeps it in the database.</summary>
public sealed class LinkFactsStore(IDbFactory databases, TimeProvider time) : ILinkFacts
{
    private const int MaxTries = 3;
    private static readonly TimeSpan HearAgainAfter = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public async Task<LinkFacts?> ReadAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.LinkFacts.AsNoTracking().SingleOrDefaultAsync(facts => facts.Connection == connection, cancellationToken);
    }

    /// <inheritdoc />
    public Task KeepCompanyAsync(ConnectionId connection, BooksCompany company, CancellationToken cancellationToken) => ChangeAsync(
        connection,
        facts => (facts.Company, facts.CompanyReadAt) = (JsonSerializer.Serialize(company, AmountsJson.Options), time.GetUtcNow()),
        cancellationToken);

    /// <inheritdoc />
    public Task HeardAsync(ConnectionId connection, CancellationToken cancellationToken) => ChangeAsync(
        connection,
        facts =>
        {
            var now = time.GetUtcNow();
            if (facts.WebhookHeardAt is not { } heard || now - heard >= HearAgainAfter)
            {
                facts.WebhookHeardAt = now;
            }
        },
        cancellationToken);

    /// <inheritdoc />
    public Task TestedAsync(ConnectionId connection, string? problem, CancellationToken cancellationToken) => ChangeAsync(
        connection, facts => (facts.TestedAt, facts.TestProblem) = (time.GetUtcNow(), problem), cancellationToken);

    private async Task ChangeAsync(ConnectionId connection, Action<LinkFacts> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = databases.Create();
            var facts = await db.LinkFacts.SingleOrDefaultAsync(row => row.Connection == connection, cancellationToken);
            if (facts is null)
            {
                if (!await db.Connections.AnyAsync(row => row.Id == connection, cancellationToken))
                {
                    return;
                }

                facts = new LinkFacts { Connection = connection };
                db.Add(facts);
            }

            change(facts);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException) when (attempt < MaxTries)
            {
                // Another node made the row first: change that one.
            }
        }
    }
}
