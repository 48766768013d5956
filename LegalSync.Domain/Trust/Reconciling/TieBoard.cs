using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>The five figures of every matter and account, and which event since the last tie broke it. Pure.</summary>
public static class TieBoard
{
    /// <summary>The figures at a day: of the account first, then of each client ledger by key.</summary>
    /// <param name="facts">Journal, ledgers and books.</param>
    /// <param name="bank">The bank's balance, as far as it is known.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<(MatterId Matter, TieFigures Figures)> At(TrustFacts facts, Money? bank, DateOnly day)
    {
        var ledgers = facts.LedgersAt(day, day);
        var account = new TieFigures(
            bank?.Minor, facts.BookAt(day).Minor, ledgers.Sum(ledger => ledger.Closing.Minor),
            facts.InBooks.LiabilityAt(day, facts.Currency)?.Minor, facts.InBooks.BankAt(day, facts.Currency)?.Minor);
        return
        [
            (MatterId.None, account),
            .. MatterTies.Of(facts, day, ledgers).Select(tie => (LedgerKey.Parse(tie.Key).Matter, new TieFigures(null, tie.Journal.Minor, tie.Ledger.Minor, tie.Books?.Minor, null))),
        ];
    }

    /// <summary>The bank's balance today: the last statement's closing, moved by every entry that the bank will show later.</summary>
    public static Money? BankToday(Standing standing) => standing.Figures.AdjustedBank;

    /// <summary>
    /// Which record since the last tie broke it: the first one after which the figures differ, by bisection over records in the order of their
    /// capture. A break that stands when nothing of the journal is new came from the books; its latest document is named.
    /// </summary>
    /// <param name="facts">Journal, ledgers and books now.</param>
    /// <param name="matter">The matter; none for the account.</param>
    /// <param name="figures">The figures that differ.</param>
    /// <param name="tiedThrough">How far the journal had been read when they were one.</param>
    /// <param name="tiedAt">When they were one; null when they never were.</param>
    public static string BrokenBy(TrustFacts facts, MatterId matter, TieFigures figures, long tiedThrough, DateTimeOffset? tiedAt)
    {
        var own = facts.Journal.Where(line => line.Date <= facts.Today && (matter.IsNone || LedgerKey.Parse(line.Ledger.Key).Matter == matter))
            .Where(line => facts.Origins.GetValueOrDefault(line.Id) is { } origin && origin.Record > tiedThrough)
            .OrderBy(line => facts.Origins[line.Id].Record).ToList();
        var customers = facts.Customers.Where(pair => LedgerKey.Parse(pair.Key).Matter == matter).Select(pair => pair.Value).ToHashSet();
        var documents = facts.InBooks.Movements.Where(movement => tiedAt is null || movement.ReadAt > tiedAt)
            .Where(movement => matter.IsNone || (movement.Customer is { } customer && customers.Contains(customer))).OrderBy(movement => movement.ReadAt).ToList();
        // What the books lack or have too much is the sum of the records after the last one that they follow.
        var gap = (figures.Journal ?? 0) - (figures.Books ?? figures.Ledger ?? 0);
        if (own.Count == 0 || (gap == 0 && documents.Count > 0))
        {
            // Of several documents read together the one that makes up the gap is meant.
            var culprit = documents.FindLast(movement => Math.Abs(movement.Amount.Minor) == figures.Gap) ?? documents.LastOrDefault();
            return culprit is null ? "" : $"{culprit.Document} of {Day(culprit.Date)} in QuickBooks: {culprit.Amount}";
        }

        var (low, high) = (0, own.Count - 1);
        var total = own.Sum(line => line.Amount.Minor);
        var sums = Running(own);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var rest = total - sums[middle];
            (low, high) = Math.Abs(rest) < Math.Abs(gap) ? (low, middle) : (middle + 1, high);
        }

        var first = own[low];
        return $"{first.Type} of {Day(first.Date)}, {first.Amount}, on {first.Ledger.Label}{(first.Memo.Length > 0 ? $" ({first.Memo})" : "")}";
    }

    private static long[] Running(List<JournalLine> lines)
    {
        var (sum, sums) = (0L, new long[lines.Count]);
        for (var i = 0; i < lines.Count; i++)
        {
            sums[i] = sum += lines[i].Amount.Minor;
        }

        return sums;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A stamp of everything the board is made of; while it is the same, nothing is computed.</summary>
public interface ITieStamps
{
    /// <summary>The stamp now.</summary>
    Task<string> StampAsync(BooksId books, CancellationToken cancellationToken);
}

/// <summary>Keeps the tie board: computes it after every sync when anything changed, stores what is new, and says what broke a tie.</summary>
public sealed class KeepTies(IReconcileStore store, ITieStamps stamps, SyncFeed feed, TimeProvider clock)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<BooksId, string> _seen = new();

    /// <summary>Computes it.</summary>
    /// <returns>How many states changed.</returns>
    public async Task<int> RunAsync(BooksId books, CancellationToken cancellationToken)
    {
        var stamp = await stamps.StampAsync(books, cancellationToken);
        if (_seen.GetValueOrDefault(books) == stamp)
        {
            return 0;
        }

        await using var session = store.Open(books);
        var known = (await session.TiesAsync(cancellationToken)).ToDictionary(state => (state.Account, state.Matter));
        var changed = 0;
        foreach (var account in await session.TrustAccountsAsync(cancellationToken))
        {
            if (await session.FactsAsync(account.Id, cancellationToken) is { } facts)
            {
                changed += Take(session, facts, await BankAsync(session, facts, cancellationToken), known);
            }
        }

        if (changed > 0 && !await session.SaveAsync(cancellationToken))
        {
            return 0;
        }

        _seen[books] = stamp;
        if (changed > 0)
        {
            feed.Announce();
        }

        return changed;
    }

    private int Take(IReconcileSession session, TrustFacts facts, Money? bank, Dictionary<(BankAccountId, MatterId), TieState> known)
    {
        var now = clock.GetUtcNow();
        var read = facts.Origins.Count == 0 ? 0 : facts.Origins.Values.Max(origin => origin.Record);
        var changed = 0;
        foreach (var (matter, figures) in TieBoard.At(facts, bank, facts.Today))
        {
            if (!known.TryGetValue((facts.Account.Id, matter), out var state))
            {
                state = TieState.Of(session.Spine.BooksId, facts.Account.Id, matter);
                session.Add(state);
            }

            var version = state.Version;
            var why = figures.IsTied || figures == state.Figures ? "" : TieBoard.BrokenBy(facts, matter, figures, state.TiedThroughRecord, state.TiedAt);
            state.Take(figures, read, why, now);
            changed += state.Version != version ? 1 : 0;
        }

        return changed;
    }

    /// <summary>The bank's figure: the last statement's closing with everything the bank has not shown, from the reconciliation's own arithmetic.</summary>
    private static async Task<Money?> BankAsync(IReconcileSession session, TrustFacts facts, CancellationToken cancellationToken)
    {
        var statements = await session.StatementsAsync(facts.Account.Id, cancellationToken);
        if (statements.LastOrDefault(statement => statement.Closing is not null) is not { } last)
        {
            return null;
        }

        var month = TrustReconciliation.Start(default, session.Spine.BooksId, facts.Account.Id, last.From, last.Through, Actor.Job("ties", "board"), default);
        var paper = new Workpaper(month, facts)
        {
            Statements = [last],
            Lines = await session.LinesAsync(facts.Account.Id, last.Through, cancellationToken),
            Matches = await session.MatchesAsync(facts.Account.Id, cancellationToken),
            Items = await session.ItemsAsync(facts.Account.Id, cancellationToken),
        };
        var standing = StandingBuilder.Of(paper);
        var suggested = AccountWatch.Suggest(paper, standing).Matches.SelectMany(match => match.Entries).Where(entry => entry.Date <= last.Through).Sum(entry => entry.Amount.Minor);
        var since = facts.Journal.Where(line => line.MovesBank && line.Date > last.Through && line.Date <= facts.Today).Sum(line => line.Amount.Minor);
        return Money.FromMinor((standing.Figures.AdjustedBank ?? last.Closing!.Value).Minor - suggested + since, facts.Currency);
    }
}
