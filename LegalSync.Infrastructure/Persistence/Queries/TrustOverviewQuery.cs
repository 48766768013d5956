using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.Reconciling;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A step of the month, ticked or not.</summary>
/// <param name="Name">Statement, Match, Explain, Submit, Sign.</param>
/// <param name="IsDone">True when done.</param>
public sealed record MonthStep(string Name, bool IsDone);

/// <summary>A trust account at a glance.</summary>
/// <param name="Account">Practice-side key.</param>
/// <param name="Name">Its name.</param>
/// <param name="LastFour">Last digits of its number; empty where unknown.</param>
public sealed record TrustAccountRow(BankAccountId Account, string Name, string LastFour)
{
    /// <summary>False once closed in the practice system.</summary>
    public bool IsOpen { get; init; }

    /// <summary>A: adjusted bank; null before the first statement.</summary>
    public Money? AdjustedBank { get; init; }

    /// <summary>B: trust journal at the same day.</summary>
    public Money Book { get; init; }

    /// <summary>C: all ledgers at the same day.</summary>
    public Money Ledgers { get; init; }

    /// <summary>The day of the figures: the end of the month in work, or today before the first statement.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>A less B; null before the first statement.</summary>
    public Money? BankLessBook => AdjustedBank is { } bank ? bank - Book : null;

    /// <summary>B less C.</summary>
    public Money BookLessLedgers => Book - Ledgers;

    /// <summary>The verdict in plain words.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>True when the figures agree and nothing else is open.</summary>
    public bool IsGood { get; init; }

    /// <summary>Last day of the last signed month; null before the first.</summary>
    public DateOnly? SignedThrough { get; init; }

    /// <summary>Who signed it.</summary>
    public string SignedBy { get; init; } = "";

    /// <summary>When the next month is due; null before the first signed one.</summary>
    public DateOnly? NextDue { get; init; }

    /// <summary>True when that day has passed.</summary>
    public bool IsLate { get; init; }

    /// <summary>The reconciliation in work; null when none is.</summary>
    public ReconciliationId? InWork { get; init; }

    /// <summary>Its state.</summary>
    public ReconciliationState? State { get; init; }

    /// <summary>Last day of a statement that nobody has begun to reconcile; null when there is none.</summary>
    public DateOnly? CanStart { get; init; }

    /// <summary>The month's steps.</summary>
    public IReadOnlyList<MonthStep> Steps { get; init; } = [];
}

/// <summary>All trust accounts.</summary>
public sealed record TrustOverview(IReadOnlyList<TrustAccountRow> Accounts);

/// <summary>The trust accounts with their three figures.</summary>
public sealed class TrustOverviewQuery(IReconcileStore store)
{
    /// <summary>Reads them.</summary>
    public async Task<Answer<TrustOverview>> FindAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<TrustOverview>();
        }

        await using var session = store.Open(books);
        var rows = new List<TrustAccountRow>();
        foreach (var account in await session.TrustAccountsAsync(cancellationToken))
        {
            rows.Add(await RowAsync(session, account, cancellationToken));
        }

        return Answer.Of(new TrustOverview(rows));
    }

    private static async Task<TrustAccountRow> RowAsync(IReconcileSession session, BankAccount account, CancellationToken cancellationToken)
    {
        var statements = await session.StatementsAsync(account.Id, cancellationToken);
        var months = await session.ReconciliationsAsync(account.Id, cancellationToken);
        var last = ClosedPeriods.Latest(await session.SignOffsAsync(account.Id, cancellationToken));
        var row = new TrustAccountRow(account.Id, account.Name, account.Number.Length <= 4 ? account.Number : account.Number[^4..])
        {
            IsOpen = account.IsOpen,
            SignedThrough = last?.Through,
            SignedBy = last?.By ?? "",
            NextDue = last is null ? null : (await ReconcileDue.ReadAsync(session.Spine, account.Id, last.Through, cancellationToken)).SignBy(last.Through),
            CanStart = statements.Select(statement => (DateOnly?)statement.Through).Where(day => months.All(month => month.Through < day)).Min(),
        };
        var inWork = months.LastOrDefault(month => month.IsOpen) ?? (months.Count > 0 ? months[^1] : null);
        if (inWork is null || await WorkpaperReader.ReadAsync(session, inWork, cancellationToken) is not { } paper)
        {
            return await session.FactsAsync(account.Id, cancellationToken) is { } facts ? Before(row, facts, statements.Count > 0) : row;
        }

        var standing = StandingBuilder.Of(paper);
        return row with
        {
            AdjustedBank = standing.Figures.AdjustedBank,
            Book = standing.Figures.Book,
            Ledgers = standing.Figures.Ledgers,
            AsOf = inWork.Through,
            Verdict = ReportBuilder.Verdict(standing),
            IsGood = standing.IsTied && standing.Blockers.Count == 0,
            IsLate = row.NextDue is { } due && due < paper.Facts.Today,
            InWork = inWork.Id,
            State = inWork.State,
            Steps = Steps(paper, standing),
        };
    }

    private static TrustAccountRow Before(TrustAccountRow row, TrustFacts facts, bool hasStatement)
    {
        var ledgers = facts.LedgersAt(facts.Today, facts.Today).Aggregate(Money.Zero(facts.Currency), (sum, ledger) => sum + ledger.Closing);
        return row with
        {
            Book = facts.BookAt(facts.Today),
            Ledgers = ledgers,
            AsOf = facts.Today,
            Verdict = hasStatement ? "A statement is here; nobody has begun to reconcile it." : "No statement of the bank was imported yet.",
            Steps = [new("Statement", hasStatement), new("Match", false), new("Explain", false), new("Submit", false), new("Sign", false)],
        };
    }

    internal static IReadOnlyList<MonthStep> Steps(Workpaper paper, Standing standing) =>
    [
        new("Statement", standing.Figures is { BankClosing: not null, BankOpening: not null }),
        new("Match", standing.OpenLines.Count == 0 || standing.OpenLines.All(line => line.Item is not null)),
        new("Explain", standing.Blockers.Count == 0),
        new("Submit", paper.Month.State is ReconciliationState.Ready or ReconciliationState.SignedOff),
        new("Sign", paper.Month.State == ReconciliationState.SignedOff),
    ];
}
