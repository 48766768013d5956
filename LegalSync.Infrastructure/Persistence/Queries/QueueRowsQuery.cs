using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A line of the exception queue.</summary>
public sealed record QueueRow(long Sequence, ExceptionItemId Id, ExceptionCode Code, Severity Severity, CardState State)
{
    /// <summary>What the list calls it.</summary>
    public required string Title { get; init; }

    /// <summary>Matter number, or empty.</summary>
    public string MatterNumber { get; init; } = "";

    /// <summary>Client, or empty.</summary>
    public string ClientName { get; init; } = "";

    /// <summary>Difference in minor units.</summary>
    public long? DifferenceMinor { get; init; }

    /// <summary>Items that wait.</summary>
    public int BlockedItems { get; init; }

    /// <summary>Money that waits, minor units.</summary>
    public long BlockedMinor { get; init; }

    /// <summary>When it was raised.</summary>
    public DateTimeOffset RaisedAt { get; init; }

    /// <summary>When it wants an answer.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>Who has it, by user key.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Sleeps until then.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Who closed it.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>What is suggested.</summary>
    public Suggestion? Suggestion { get; init; }

    /// <summary>Practice-side trust account, or empty.</summary>
    public string TrustAccount { get; init; } = "";

    /// <summary>Its version as shown.</summary>
    public int Version { get; init; }
}

/// <summary>Rows of the queue by key.</summary>
public sealed class QueueRowsQuery(IDbFactory databases)
{
    private const int Slice = 200;

    /// <summary>Reads the rows of some keys; a key that is gone has no row.</summary>
    public async Task<Answer<IReadOnlyList<QueueRow>>> FindAsync(
        BooksId books, IReadOnlyList<long> keys, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<IReadOnlyList<QueueRow>>();
        }

        await using var db = databases.Create();
        var rows = new List<QueueRow>(keys.Count);
        foreach (var slice in keys.Chunk(Slice))
        {
            var wanted = slice.ToList();
            var cards = await db.ExceptionItems.AsNoTracking()
                .Where(card => card.Books == books && wanted.Contains(card.Sequence))
                .Select(card => new
                {
                    Row = new QueueRow(card.Sequence, card.Id, card.Code, card.Severity, card.State)
                    {
                        Title = card.Title,
                        MatterNumber = card.MatterNumber,
                        ClientName = card.ClientName,
                        DifferenceMinor = card.DifferenceMinor,
                        BlockedItems = card.BlockedItems,
                        BlockedMinor = card.BlockedMinor,
                        RaisedAt = card.RaisedAt,
                        DueAt = card.DueAt,
                        AssignedTo = card.AssignedTo,
                        SnoozedUntil = card.SnoozedUntil,
                        ClosedBy = card.ClosedBy,
                        Version = card.Version,
                    },
                    card.Suggestion,
                    card.TrustAccount,
                })
                .ToListAsync(cancellationToken);
            rows.AddRange(cards.Select(card => card.Row with { Suggestion = Read(card.Suggestion), TrustAccount = card.TrustAccount.Value }));
        }

        return Answer.Of<IReadOnlyList<QueueRow>>(rows);
    }

    private static Suggestion? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<Suggestion>(json, AmountsJson.Options);
}
