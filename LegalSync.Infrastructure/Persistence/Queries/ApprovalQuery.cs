using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A client ledger's figures beside a release.</summary>
/// <param name="Account">Practice-side trust account.</param>
/// <param name="Observed">Balance as observed.</param>
/// <param name="Reserved">Reserved by approved releases that are not in the books yet.</param>
public sealed record LedgerFigures(string Account, Money Observed, Money Reserved)
{
    /// <summary>What a further release may take.</summary>
    public Money Available => Observed - Reserved;
}

/// <summary>An item that waits for a person.</summary>
public sealed record ApprovalRow(WorkItemId Id, long Sequence, WorkKind Kind, string Title, DateOnly Date, Money Amount)
{
    /// <summary>Its client and matter, as the cards call them, or the customer of its draft.</summary>
    public string Customer { get; init; } = "";

    /// <summary>SHA-256 of the draft as shown: what an approval signs.</summary>
    public string DraftHash { get; init; } = "";

    /// <summary>What will be written.</summary>
    public IReadOnlyList<DraftEntry> Entries { get; init; } = [];

    /// <summary>Known only from an invoice's paid amount: approved one by one.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>Practice-side trust account, for trust kinds.</summary>
    public string TrustAccount { get; init; } = "";

    /// <summary>The client ledger, for trust kinds.</summary>
    public LedgerFigures? Ledger { get; init; }

    /// <summary>The client ledger's key, where there is such a ledger.</summary>
    public LedgerKey? LedgerKey { get; init; }

    /// <summary>Why it still waits for something else; empty when only a person is missing.</summary>
    public IReadOnlyList<string> WaitsFor { get; init; } = [];

    /// <summary>What the books' settings will do to it.</summary>
    public IReadOnlyList<Forewarning> Forewarnings { get; init; } = [];

    /// <summary>Since when it waits.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>True when the person may decide it.</summary>
    public bool MayDecide { get; init; }

    /// <summary>True when nothing about it wants a second look: it may be approved with others.</summary>
    public bool IsClean => !IsProvisional && WaitsFor.Count == 0 && !Kind.IsTrust() && !Forewarnings.Any(one => one.IsRefusal);
}

/// <summary>What waits for an approval.</summary>
/// <param name="Rows">Oldest first; at most <see cref="ApprovalQuery.Most"/>.</param>
/// <param name="Total">How many there are.</param>
public sealed record ApprovalList(IReadOnlyList<ApprovalRow> Rows, int Total);

/// <summary>Held items with what would be written.</summary>
public sealed class ApprovalQuery(IDbFactory databases)
{
    /// <summary>How many are shown at once.</summary>
    public const int Most = 2000;

    /// <summary>Reads the held items of a kind, or of all kinds.</summary>
    public async Task<Answer<ApprovalList>> FindAsync(BooksId books, WorkKind? kind, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<ApprovalList>();
        }

        await using var db = databases.Create();
        var held = db.WorkItems.AsNoTracking().Where(item => item.Books == books && item.Stage == Stage.Held && item.Draft != null);
        if (kind is { } one)
        {
            held = held.Where(item => item.Kind == one);
        }

        var total = await held.CountAsync(cancellationToken);
        var items = await held.OrderBy(item => item.Sequence).Take(Most).ToListAsync(cancellationToken);
        var ids = items.Select(item => item.Id).ToList();
        if (items.Count == 0)
        {
            return Answer.Of(new ApprovalList([], total));
        }

        var edges = await db.BlockingEdges.AsNoTracking()
            .Where(edge => edge.Books == books && ids.Contains(edge.Item))
            .Select(edge => new { edge.Item, edge.Because })
            .ToListAsync(cancellationToken);
        var because = edges.ToLookup(edge => edge.Item, edge => edge.Because);
        var drafts = items.ToDictionary(item => item.Id, item => DraftText.Read(item.Draft!));
        var names = await BooksNames.ForAsync(db, books, drafts.Values.SelectMany(legs => legs), cancellationToken);
        var ledgers = await LedgersAsync(db, books, items, cancellationToken);
        var company = await CompanyAsync(db, books, cancellationToken);
        return Answer.Of(new ApprovalList(
            [.. items.Select(item => Row(item, [.. drafts[item.Id].Select(leg => DraftEntry.Of(leg, names))]) with
            {
                Ledger = ledgers.GetValueOrDefault(new LedgerKey(item.TrustAccount, item.Matter)),
                LedgerKey = ledgers.ContainsKey(new LedgerKey(item.TrustAccount, item.Matter)) ? new LedgerKey(item.TrustAccount, item.Matter) : null,
                WaitsFor = [.. because[item.Id]],
                Forewarnings = company is null ? [] : [.. drafts[item.Id].SelectMany(leg => BooksForewarnings.For(company, leg)).Distinct()],
                MayDecide = MayDecide(item, actor),
            })],
            total));
    }

    private static async Task<BooksCompany?> CompanyAsync(LegalSyncDb db, BooksId books, CancellationToken cancellationToken)
    {
        var connection = await db.Books.Where(one => one.Id == books).Select(one => one.Accounting).FirstOrDefaultAsync(cancellationToken);
        return (await db.LinkFacts.AsNoTracking().FirstOrDefaultAsync(facts => facts.Connection == connection, cancellationToken))?.ReadCompany();
    }

    private static ApprovalRow Row(WorkItem item, IReadOnlyList<DraftEntry> entries) =>
        new(item.Id, item.Sequence, item.Kind, item.Title, item.Date, item.Amount)
        {
            Customer = entries.Select(entry => entry.Customer).FirstOrDefault(name => name.Length > 0) ?? "",
            DraftHash = item.DraftHash ?? "",
            Entries = entries,
            IsProvisional = item.IsProvisional,
            TrustAccount = item.TrustAccount.Value,
            Since = item.StageSince,
        };

    private static bool MayDecide(WorkItem item, Actor actor) =>
        actor.Is(Role.ManagingPartner) && (!item.MovesClientMoney || actor.AnswersFor(item.TrustAccount.Value));

    private static async Task<Dictionary<LedgerKey, LedgerFigures>> LedgersAsync(
        LegalSyncDb db, BooksId books, List<WorkItem> items, CancellationToken cancellationToken)
    {
        var trust = items.Where(item => item.Kind.IsTrust()).ToList();
        if (trust.Count == 0)
        {
            return [];
        }

        var matters = trust.Select(item => item.Matter).Distinct().ToList();
        var currency = trust[0].Amount.Currency;
        var heads = await db.LedgerHeads.AsNoTracking()
            .Where(head => head.Books == books && matters.Contains(head.Matter))
            .ToListAsync(cancellationToken);
        return heads.ToDictionary(head => head.Key, head => new LedgerFigures(
            head.Account.Value, Money.FromMinor(head.ObservedMinor, currency), Money.FromMinor(head.ReservedMinor, currency)));
    }
}
