using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>What is special about a ledger.</summary>
public enum LedgerState
{
    /// <summary>Nothing.</summary>
    Normal,

    /// <summary>Below zero now or on a day of the period.</summary>
    Negative,

    /// <summary>Nought.</summary>
    Empty,

    /// <summary>A balance that nothing has moved for a year.</summary>
    Dormant,
}

/// <summary>A ledger in the list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Client">The client; empty for the account's own ledgers.</param>
/// <param name="Label">The matter, or the ledger's name.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Period">Opening, in, out, closing, lowest, last activity.</param>
/// <param name="State">What is special about it.</param>
public sealed record LedgerRow(string Key, string Client, string Label, LedgerKind Kind, LedgerPeriod Period, LedgerState State);

/// <summary>The ledgers of an account over a period.</summary>
/// <param name="From">First day.</param>
/// <param name="Through">Last day.</param>
/// <param name="Rows">The ledgers, clients' first.</param>
/// <param name="Total">All closing balances together.</param>
/// <param name="Book">The account's book balance on the last day, by the practice system's journal.</param>
public sealed record LedgerList(DateOnly From, DateOnly Through, IReadOnlyList<LedgerRow> Rows, Money Total, Money Book);

/// <summary>A line of a ledger's card.</summary>
public sealed record LedgerCardLine(string Id, DateOnly Date, string Text, string Party, string Number, JournalLineType Type, Money Amount, Money Balance, bool IsSeenByBank);

/// <summary>A ledger's card.</summary>
public sealed record LedgerCard(string Key, string Client, string Label, Money Opening, IReadOnlyList<LedgerCardLine> Lines, Money Balance);

/// <summary>Client ledgers and their cards.</summary>
public sealed class TrustLedgersQuery(IReconcileStore store)
{
    /// <summary>Days without movement after which a balance is dormant.</summary>
    public const int DormantDays = 365;

    /// <summary>The ledgers of an account over a period.</summary>
    public async Task<Answer<LedgerList>> ListAsync(BooksId books, BankAccountId account, DateOnly from, DateOnly through, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<LedgerList>();
        }

        await using var session = store.Open(books);
        if (await session.FactsAsync(account, cancellationToken) is not { } facts)
        {
            return Answer.Of<LedgerList>(null);
        }

        var ledgers = facts.LedgersAt(from, through);
        return Answer.Of(new LedgerList(
            from, through,
            [.. ledgers.Select(ledger => new LedgerRow(ledger.Ledger.Key, facts.Clients.GetValueOrDefault(ledger.Ledger.Key, ""), ledger.Ledger.Label, ledger.Ledger.Kind, ledger, StateOf(ledger, through)))],
            ledgers.Aggregate(Money.Zero(facts.Currency), (sum, ledger) => sum + ledger.Closing),
            facts.BookAt(through)));
    }

    /// <summary>One ledger's card, oldest line first, with the balance after each line.</summary>
    /// <param name="books">The books.</param>
    /// <param name="account">Practice-side trust account.</param>
    /// <param name="ledger">The ledger's key.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Answer<LedgerCard>> CardAsync(BooksId books, BankAccountId account, string ledger, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<LedgerCard>();
        }

        await using var session = store.Open(books);
        if (await session.FactsAsync(account, cancellationToken) is not { } facts)
        {
            return Answer.Of<LedgerCard>(null);
        }

        var seen = (await session.MatchesAsync(account, cancellationToken)).SelectMany(match => match.Members).Select(member => member.Key.EntryId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var opening = facts.Openings.Where(one => one.Ledger.Key == ledger).Aggregate(Money.Zero(facts.Currency), (sum, one) => sum + one.Change);
        var balance = opening;
        var lines = new List<LedgerCardLine>();
        foreach (var line in facts.Journal.Where(line => line.Ledger.Key == ledger))
        {
            balance += line.Amount;
            lines.Add(new LedgerCardLine(line.Id, line.Date, line.Memo, line.Party, line.CheckNumber, line.Type, line.Amount, balance, seen.Contains(line.Id)));
        }

        var named = facts.Journal.Select(line => line.Ledger).Concat(facts.Openings.Select(one => one.Ledger)).FirstOrDefault(one => one.Key == ledger);
        return Answer.Of(named is null ? null : new LedgerCard(ledger, facts.Clients.GetValueOrDefault(ledger, ""), named.Label, opening, lines, balance));
    }

    private static LedgerState StateOf(LedgerPeriod ledger, DateOnly through) =>
        ledger.Closing.IsNegative || ledger.Lowest.IsNegative ? LedgerState.Negative
        : ledger.Closing.IsZero ? LedgerState.Empty
        : (ledger.LastActivity is { } day && through.DayNumber - day.DayNumber > DormantDays) ? LedgerState.Dormant
        : LedgerState.Normal;
}
