using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>An entry that no invoice claims yet.</summary>
public sealed record UnbilledEntry(WorkItemId Id, WorkKind Kind, string Title, DateOnly Date, Money Amount, Stage Stage);

/// <summary>The held draft of a matter: its unclaimed entries. It never posts as an invoice by itself.</summary>
public sealed record UnbilledMatter(MatterId Matter, string Label, IReadOnlyList<UnbilledEntry> Entries, Money Total);

/// <summary>Unbilled work, by matter.</summary>
public sealed class UnbilledQuery(IDbFactory databases, ISourceReader reader)
{
    /// <summary>How many entries are read at once.</summary>
    public const int Most = 2000;

    /// <summary>Reads the unclaimed entries, most money first.</summary>
    public async Task<Answer<IReadOnlyList<UnbilledMatter>>> FindAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<IReadOnlyList<UnbilledMatter>>();
        }

        await using var db = databases.Create();
        var entries = await db.WorkItems.AsNoTracking()
            .Where(item => item.Books == books && item.Stage <= Stage.Held && (item.Kind == WorkKind.TimeEntry || item.Kind == WorkKind.Expense))
            .Where(item => !db.RevenueClaims.Any(claim => claim.Books == books && claim.Entry == item.Id && claim.ReleasedAt == null))
            .OrderBy(item => item.Sequence)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var labels = await MatterLabels.ReadAsync(db, reader, books, [.. entries.Select(item => item.Matter).Distinct()], cancellationToken);
        return Answer.Of<IReadOnlyList<UnbilledMatter>>([.. entries
            .GroupBy(item => item.Matter)
            .Select(group => new UnbilledMatter(
                group.Key,
                labels.Of(group.Key),
                [.. group.Select(item => new UnbilledEntry(item.Id, item.Kind, item.Title, item.Date, item.Amount, item.Stage))],
                group.Select(item => item.Amount).Aggregate((sum, amount) => sum + amount)))
            .OrderByDescending(matter => matter.Total.Minor)
            .ThenBy(matter => matter.Label, StringComparer.Ordinal)]);
    }
}
