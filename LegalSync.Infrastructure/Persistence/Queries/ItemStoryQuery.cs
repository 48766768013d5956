using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>How did this figure get here: the story of one item.</summary>
public sealed class ItemStoryQuery(IDbFactory databases, ISourceReader reader)
{
    /// <summary>How many source versions and audit steps are shown at most.</summary>
    public const int Most = 100;

    /// <summary>Reads it.</summary>
    public async Task<Answer<ItemStory>> FindAsync(BooksId books, WorkItemId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<ItemStory>();
        }

        await using var db = databases.Create();
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(one => one.Books == books && one.Id == id, cancellationToken);
        if (item is null)
        {
            return Answer.Of<ItemStory>(null);
        }

        var labels = await MatterLabels.ReadAsync(db, reader, books, [item.Matter], cancellationToken);
        var legs = item.Draft is null ? [] : DraftText.Read(item.Draft);
        var postings = await db.Postings.AsNoTracking()
            .Where(posting => posting.Books == books && posting.Item == id).OrderBy(posting => posting.Leg).ToListAsync(cancellationToken);
        var names = await BooksNames.ForAsync(db, books, [.. legs, .. postings.Select(posting => posting.ReadDraft())], cancellationToken);
        return Answer.Of(new ItemStory(item, labels.Of(item.Matter))
        {
            Records = await RecordsAsync(db, item, cancellationToken),
            Outcomes = JsonSerializer.Deserialize<IReadOnlyList<RuleOutcome>>(item.Outcomes, AmountsJson.Options) ?? [],
            Rules = await RulesAsync(db, item, cancellationToken),
            Cards = await CardsAsync(db, item, cancellationToken),
            WaitsFor = await WaitsAsync(db, item, cancellationToken),
            Directives = await db.Directives.AsNoTracking()
                .Where(one => one.Books == books && one.Event == item.Key.Event).OrderByDescending(one => one.Sequence).ToListAsync(cancellationToken),
            Draft = [.. legs.Select(leg => DraftEntry.Of(leg, names))],
            Approvals = await db.Approvals.AsNoTracking()
                .Where(one => one.Books == books && one.Item == id).OrderByDescending(one => one.Sequence).ToListAsync(cancellationToken),
            Postings = await PostingsAsync(db, books, postings, names, cancellationToken),
            Claims = await ClaimsAsync(db, item, cancellationToken),
            Audit = await AuditAsync(db, item, cancellationToken),
        });
    }

    private static async Task<IReadOnlyList<SourceRecord>> RecordsAsync(LegalSyncDb db, WorkItem item, CancellationToken cancellationToken)
    {
        var kinds = item.Kind switch
        {
            WorkKind.TimeEntry => new[] { SourceKind.TimeEntry },
            WorkKind.Expense => [SourceKind.Expense],
            WorkKind.Invoice => [SourceKind.Invoice],
            _ => [SourceKind.BankTransaction, SourceKind.Invoice],
        };
        // A payment inferred from an invoice's paid amount carries the invoice's key before a colon.
        var root = item.Source.Value.Split(':')[0];
        var keys = new List<SourceId> { item.Source, new(root) };
        return await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == item.Connection && kinds.Contains(record.Kind) && keys.Contains(record.SourceId))
            .OrderByDescending(record => record.Sequence)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<StoryRule>> RulesAsync(LegalSyncDb db, WorkItem item, CancellationToken cancellationToken)
    {
        var (matter, trust) = (item.Matter.Value, AccountRole.Bank(item.TrustAccount));
        var rules = await db.MappingRules.AsNoTracking()
            .Where(rule => rule.Books == item.Books)
            .Where(rule => (rule.Kind == MappingKind.Matter && rule.Pattern == matter)
                || (rule.Kind == MappingKind.Account && (rule.Pattern == trust || (item.Kind >= WorkKind.TrustDeposit && rule.Pattern == AccountRole.TrustLiability))))
            .OrderByDescending(rule => rule.Sequence)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var names = await BooksNames.ReadAsync(
            db, item.Books, [.. rules.Where(rule => rule.TargetId is not null).Select(rule => (MappingQuery.TargetKind(rule.Kind), rule.TargetId!))], cancellationToken);
        return [.. rules.DistinctBy(rule => (rule.Kind, rule.Scope, rule.Pattern)).Select(rule => new StoryRule(
            rule, rule.TargetId is { } target ? names.Of(MappingQuery.TargetKind(rule.Kind), target) : rule.Target.ToString()))];
    }

    private static async Task<IReadOnlyList<StoryCard>> CardsAsync(LegalSyncDb db, WorkItem item, CancellationToken cancellationToken) =>
        await db.BlockingEdges.AsNoTracking()
            .Where(edge => edge.Books == item.Books && edge.Item == item.Id && edge.Card != null)
            .Join(
                db.ExceptionItems.AsNoTracking().Where(card => card.Books == item.Books),
                edge => edge.Card,
                card => card.Id,
                (edge, card) => new StoryCard(card.Id, card.Code, card.Title, card.State, edge.Because))
            .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<StoryWait>> WaitsAsync(LegalSyncDb db, WorkItem item, CancellationToken cancellationToken) =>
        await db.BlockingEdges.AsNoTracking()
            .Where(edge => edge.Books == item.Books && edge.Item == item.Id && edge.WaitsFor != null)
            .Join(
                db.WorkItems.AsNoTracking().Where(other => other.Books == item.Books),
                edge => edge.WaitsFor,
                other => other.Id,
                (edge, other) => new StoryWait(other.Id, other.Title, other.Stage, edge.Because))
            .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<StoryWait>> ClaimsAsync(LegalSyncDb db, WorkItem item, CancellationToken cancellationToken)
    {
        var claims = await db.RevenueClaims.AsNoTracking()
            .Where(claim => claim.Books == item.Books && claim.ReleasedAt == null && (claim.Invoice == item.Id || claim.Entry == item.Id))
            .ToListAsync(cancellationToken);
        var others = claims.Select(claim => claim.Invoice == item.Id ? claim.Entry : claim.Invoice).ToList();
        return others.Count == 0 ? [] : await db.WorkItems.AsNoTracking()
            .Where(other => other.Books == item.Books && others.Contains(other.Id))
            .OrderBy(other => other.Sequence)
            .Select(other => new StoryWait(other.Id, other.Title, other.Stage, ""))
            .ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<StoryPosting>> PostingsAsync(
        LegalSyncDb db, BooksId books, List<PostingIntent> postings, BooksNames names, CancellationToken cancellationToken)
    {
        var told = new List<StoryPosting>(postings.Count);
        foreach (var posting in postings)
        {
            var document = posting.Document is null ? (DocumentRef?)null : DocumentRef.Parse(posting.Document);
            var reading = document is { } at
                ? await db.BooksMirror.AsNoTracking()
                    .Where(row => row.Books == books && row.Kind == at.Kind && row.EntityId == at.Id.Value)
                    .Select(row => row.Reading)
                    .FirstOrDefaultAsync(cancellationToken)
                : null;
            var inBooks = string.IsNullOrEmpty(reading) || document is not { Kind: >= BooksKind.Invoice and <= BooksKind.Purchase }
                ? null
                : JsonSerializer.Deserialize<BooksDocument>(reading, AmountsJson.Options);
            told.Add(new StoryPosting(posting, DraftEntry.Of(posting.ReadDraft(), names), inBooks));
        }

        return told;
    }

    private static async Task<IReadOnlyList<HistoryLine>> AuditAsync(LegalSyncDb db, WorkItem item, CancellationToken cancellationToken)
    {
        var byEvent = item.Key.Event;
        var told = await db.AuditEvents.AsNoTracking()
            .Where(one => one.Books == item.Books && one.Subject == byEvent)
            .OrderByDescending(one => one.Sequence)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return [.. told.Select(HistoryLine.Of)];
    }
}
