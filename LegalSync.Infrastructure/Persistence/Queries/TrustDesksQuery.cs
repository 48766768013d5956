using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A cheque or transfer that the bank has not paid for long.</summary>
public sealed record StaleEntry(string Id, DateOnly Date, string Number, string Party, string Ledger, Money Amount, int Days);

/// <summary>A receipt whose owner is not known.</summary>
public sealed record UnidentifiedReceipt(string Id, DateOnly Date, string Text, Money Amount, int Days);

/// <summary>What wants a look in a trust account.</summary>
/// <param name="Stale">Outstanding for thirty days and more, oldest first.</param>
/// <param name="Unidentified">Receipts without an owner, oldest first.</param>
/// <param name="Dormant">Balances that nothing moved for a year.</param>
/// <param name="Cushion">The firm's own money.</param>
/// <param name="CushionLines">What moved it.</param>
public sealed record TrustDesks(IReadOnlyList<StaleEntry> Stale, IReadOnlyList<UnidentifiedReceipt> Unidentified, IReadOnlyList<LedgerRow> Dormant, Money Cushion, IReadOnlyList<JournalLine> CushionLines);

/// <summary>The desks of a trust account: stale cheques, unidentified receipts, dormant balances, the firm's cushion.</summary>
public sealed class TrustDesksQuery(IReconcileStore store)
{
    /// <summary>Days after which an outstanding entry is stale.</summary>
    public const int StaleDays = 30;

    /// <summary>Reads them.</summary>
    public async Task<Answer<TrustDesks>> FindAsync(BooksId books, BankAccountId account, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<TrustDesks>();
        }

        await using var session = store.Open(books);
        if (await session.FactsAsync(account, cancellationToken) is not { } facts)
        {
            return Answer.Of<TrustDesks>(null);
        }

        var seen = (await session.MatchesAsync(account, cancellationToken)).SelectMany(match => match.Members).Select(member => member.Key.EntryId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var back = facts.Journal.Select(line => line.TakesBack).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var ledgers = facts.LedgersAt(facts.Today, facts.Today);
        var unidentified = ledgers.FirstOrDefault(ledger => ledger.Ledger.Kind == LedgerKind.Unidentified);
        return Answer.Of(new TrustDesks(
            [.. facts.Journal.Where(line => line.MovesBank && line.Amount.IsNegative && !seen.Contains(line.Id) && !back.Contains(line.Id) && line.TakesBack is null && Age(line) >= StaleDays)
                .OrderBy(line => line.Date).Select(line => new StaleEntry(line.Id, line.Date, line.CheckNumber, line.Party, line.Ledger.Label, line.Amount, Age(line)))],
            unidentified is null || unidentified.Closing.IsZero ? [] : [.. facts.Journal.Where(line => line.Ledger.Kind == LedgerKind.Unidentified && !line.Amount.IsNegative && !back.Contains(line.Id))
                .OrderBy(line => line.Date).Select(line => new UnidentifiedReceipt(line.Id, line.Date, line.Memo, line.Amount, Age(line)))],
            [.. ledgers.Where(ledger => ledger.Ledger.Kind == LedgerKind.Client && !ledger.Closing.IsZero && ledger.LastActivity is { } day && facts.Today.DayNumber - day.DayNumber > TrustLedgersQuery.DormantDays)
                .Select(ledger => new LedgerRow(ledger.Ledger.Key, facts.Clients.GetValueOrDefault(ledger.Ledger.Key, ""), ledger.Ledger.Label, ledger.Ledger.Kind, ledger, LedgerState.Dormant))],
            ledgers.FirstOrDefault(ledger => ledger.Ledger.Kind == LedgerKind.FirmCushion)?.Closing ?? Money.Zero(facts.Currency),
            [.. facts.Journal.Where(line => line.Ledger.Kind == LedgerKind.FirmCushion)]));

        int Age(JournalLine line) => facts.Today.DayNumber - line.Date.DayNumber;
    }
}
