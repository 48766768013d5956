using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Reconciling;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A ledger below zero.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Balance">What it holds now.</param>
public sealed record NegativeLedger(LedgerKey Key, string Label, Money Balance);

/// <summary>Disputed money that stays on a ledger.</summary>
/// <param name="Key">The ledger.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Hold">The hold.</param>
public sealed record HeldMoney(LedgerKey Key, string Label, FundsHold Hold);

/// <summary>An open card about client money.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Code">Its code.</param>
/// <param name="Subject">What it is about, as stored.</param>
/// <param name="Title">Its title.</param>
public sealed record TrustCard(ExceptionItemId Id, ExceptionCode Code, string Subject, string Title)
{
    /// <summary>How bad.</summary>
    public Severity Severity { get; init; }

    /// <summary>The trust account; empty where none is named.</summary>
    public BankAccountId Account { get; init; } = new("");

    /// <summary>Labels of its ways out, in catalogue order.</summary>
    public IReadOnlyList<string> WaysOut { get; init; } = [];
}

/// <summary>What wants somebody about client money.</summary>
/// <param name="Negative">Ledgers below zero, the lowest first.</param>
/// <param name="Held">Standing holds.</param>
/// <param name="Cards">Open cards, worst first.</param>
public sealed record TrustAlerts(IReadOnlyList<NegativeLedger> Negative, IReadOnlyList<HeldMoney> Held, IReadOnlyList<TrustCard> Cards)
{
    /// <summary>Labels of all ledgers, by key.</summary>
    public IReadOnlyDictionary<LedgerKey, string> Labels { get; init; } = new Dictionary<LedgerKey, string>();
}

/// <summary>Negative ledgers, holds and open cards about client money.</summary>
public sealed class TrustAlertsQuery(IDbFactory databases, ISourceReader reader, IExceptionCatalogue catalogue)
{
    private const string Reconciling = "REC-";

    /// <summary>Reads them.</summary>
    public async Task<Answer<TrustAlerts>> FindAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<TrustAlerts>();
        }

        await using var db = databases.Create();
        var code = await db.Books.AsNoTracking().Where(one => one.Id == books).Select(one => one.CurrencyCode).FirstOrDefaultAsync(cancellationToken);
        var currency = Currency.FromCode(code ?? Currency.Usd.Code);
        var heads = await db.LedgerHeads.AsNoTracking().Where(head => head.Books == books).ToListAsync(cancellationToken);
        var labels = await MatterLabels.ReadAsync(db, reader, books, [.. heads.Select(head => head.Matter).Distinct()], cancellationToken);
        var named = heads.Select(head => head.Key).ToDictionary(key => key, key => JournalBuilder.Ref(key, labels.Of).Label);
        var holds = await db.Directives.AsNoTracking()
            .Where(one => one.Books == books && one.Kind == DirectiveKind.HoldFunds && one.RevokedAt == null).OrderBy(one => one.Sequence).ToListAsync(cancellationToken);
        return Answer.Of(new TrustAlerts(
            [.. heads.Where(head => head.ObservedMinor < 0).OrderBy(head => head.ObservedMinor).Select(head => new NegativeLedger(head.Key, named[head.Key], Money.FromMinor(head.ObservedMinor, currency)))],
            [.. holds.SelectMany(one => FundsHold.Standing([one]).Select(hold => Held(LedgerKey.Parse(one.Event), hold, named)))],
            await CardsAsync(db, books, cancellationToken))
        { Labels = named });
    }

    private async Task<IReadOnlyList<TrustCard>> CardsAsync(LegalSyncDb db, BooksId books, CancellationToken cancellationToken)
    {
        var types = catalogue.All.Where(type => type.IsTrust || type.Code.Value.StartsWith(Reconciling, StringComparison.Ordinal)).ToDictionary(type => type.Code);
        var codes = types.Keys.ToList();
        var cards = await db.ExceptionItems.AsNoTracking()
            .Where(card => card.Books == books && card.State == CardState.Open && codes.Contains(card.Code))
            .Select(card => new { card.Id, card.Code, card.Subject, card.Title, card.Severity, card.TrustAccount, card.Sequence })
            .ToListAsync(cancellationToken);
        return
        [
            .. cards.OrderByDescending(card => card.Severity).ThenBy(card => card.Sequence).Select(card => new TrustCard(card.Id, card.Code, card.Subject, card.Title)
            {
                Severity = card.Severity,
                Account = card.TrustAccount,
                WaysOut = [.. types[card.Code].Resolutions.Select(way => way.Label)],
            }),
        ];
    }

    private static HeldMoney Held(LedgerKey key, FundsHold hold, Dictionary<LedgerKey, string> named) => new(key, named.GetValueOrDefault(key, key.Matter.Value), hold);
}
