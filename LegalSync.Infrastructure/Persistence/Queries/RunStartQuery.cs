using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>Client ledgers of one trust account, and what its bank has still to show.</summary>
/// <param name="Account">Its name, or its key where the practice system was not read.</param>
/// <param name="Ledgers">Client ledgers that hold something.</param>
/// <param name="Sum">What they hold together.</param>
/// <param name="Outstanding">Items of the last reconciliation that the other side has not shown yet.</param>
/// <param name="OutstandingSum">What they come to.</param>
public sealed record OpeningAccount(string Account, int Ledgers, Money Sum, int Outstanding, Money OutstandingSum);

/// <summary>The position from which a parallel run starts.</summary>
public sealed record OpeningView
{
    /// <summary>The first day that posts; null until it is signed.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>Who signed it.</summary>
    public string SignedBy { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>One line a trust account.</summary>
    public IReadOnlyList<OpeningAccount> Accounts { get; init; } = [];

    /// <summary>Invoices in the books that are not void, less the payments that name them, as last read.</summary>
    public required Money Receivable { get; init; }

    /// <summary>When the books were read in full.</summary>
    public DateTimeOffset? BooksReadAt { get; init; }
}

/// <summary>What a cut-over would do, and what still stands in its way.</summary>
/// <param name="Adopted">Pairs whose document the books hold by hand: linked, never posted.</param>
/// <param name="LeftToPeople">The rest: left to people, unless released as corrections.</param>
/// <param name="Corrections">Corrections of the books that wait for approval.</param>
/// <param name="Open">Differences that nobody decided.</param>
/// <param name="Pairs">Pairs that stand.</param>
/// <param name="SignedWeeks">Weeks with a signature that stands.</param>
/// <param name="Weeks">Weeks of the run.</param>
public sealed record CutOverFigures(int Adopted, int LeftToPeople, int Corrections, int Open, int Pairs, int SignedWeeks, int Weeks);

/// <summary>Starting, carrying on and ending a parallel run.</summary>
public sealed record RunStartView
{
    /// <summary>The day at the firm.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The day of the month on which the billing cycle closes; 31 for its last day.</summary>
    public required int CycleClosesOn { get; init; }

    /// <summary>The position that everything starts from.</summary>
    public required OpeningView Opening { get; init; }

    /// <summary>The latest run; null when there never was one.</summary>
    public FirmParallelRun? Run { get; init; }

    /// <summary>What a cut-over would do; null while no run is open.</summary>
    public CutOverFigures? CutOver { get; init; }

    /// <summary>Rows of the firm's spreadsheet that count.</summary>
    public int SpreadsheetRows { get; init; }
}

/// <summary>The opening position and the run that stands on it.</summary>
public sealed class RunStartQuery(IDbFactory databases, IReconcileStore trust, TimeProvider clock)
{
    /// <summary>Reads them.</summary>
    public async Task<Answer<RunStartView>> FindAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<RunStartView>();
        }

        await using var db = databases.Create();
        if (await db.Books.AsNoTracking().FirstOrDefaultAsync(one => one.Id == books, cancellationToken) is not { } firm)
        {
            return Answer.Of<RunStartView>(null);
        }

        var run = await db.ParallelRuns.AsNoTracking().Where(one => one.Books == books).OrderByDescending(one => one.Sequence).FirstOrDefaultAsync(cancellationToken);
        return Answer.Of(new RunStartView
        {
            Today = firm.DayOf(clock.GetUtcNow()),
            CycleClosesOn = firm.CycleClosesOn,
            Opening = new OpeningView
            {
                OpensOn = firm.OpensOn,
                SignedBy = firm.OpeningSignedBy ?? "",
                SignedAt = firm.OpeningSignedAt,
                BooksReadAt = firm.BooksReadAsOf,
                Accounts = await AccountsAsync(db, firm, cancellationToken),
                Receivable = await ReceivableAsync(db, firm, cancellationToken),
            },
            Run = run,
            CutOver = run is { IsOpen: true } ? await CutOverAsync(db, run, cancellationToken) : null,
            SpreadsheetRows = run is null ? 0 : await db.ManualRecords.CountAsync(one => one.Books == books && one.Run == run.Id && one.IsLatest && one.Source == ManualSource.Spreadsheet, cancellationToken),
        });
    }

    private async Task<IReadOnlyList<OpeningAccount>> AccountsAsync(LegalSyncDb db, Books firm, CancellationToken cancellationToken)
    {
        await using var session = trust.Open(firm.Id);
        var names = (await session.TrustAccountsAsync(cancellationToken)).ToDictionary(account => account.Id, account => account.Name);
        var heads = (await db.LedgerHeads.AsNoTracking().Where(head => head.Books == firm.Id).Select(head => new { head.Account, head.ObservedMinor }).ToListAsync(cancellationToken)).ToLookup(head => head.Account, head => head.ObservedMinor);
        var open = (await db.ReconcilingItems.AsNoTracking().Where(item => item.Books == firm.Id && item.ClosedAt == null && item.Class == ItemClass.Timing)
            .Select(item => new { item.Account, item.AmountMinor }).ToListAsync(cancellationToken)).ToLookup(item => item.Account, item => item.AmountMinor);
        return
        [
            .. names.Keys.Union(heads.Select(group => group.Key)).Select(account => new OpeningAccount(
                names.GetValueOrDefault(account, account.Value), heads[account].Count(minor => minor != 0), Money.FromMinor(heads[account].Sum(), firm.Currency),
                open[account].Count(), Money.FromMinor(open[account].Sum(), firm.Currency))).OrderBy(one => one.Account, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static async Task<Money> ReceivableAsync(LegalSyncDb db, Books firm, CancellationToken cancellationToken)
    {
        var rows = await db.BooksMirror.AsNoTracking()
            .Where(row => row.Books == firm.Id && row.GoneAt == null && row.IsActive && (row.Kind == BooksKind.Invoice || row.Kind == BooksKind.Payment)).ToListAsync(cancellationToken);
        var documents = MirrorText.Read(rows).Documents.Where(document => !document.IsVoid).ToList();
        var billed = documents.Where(document => document.Ref.Kind == BooksKind.Invoice).Sum(document => document.Total.Minor);
        var paid = documents.Where(document => document.Ref.Kind == BooksKind.Payment).SelectMany(document => document.Lines)
            .Where(line => line.Linked?.Kind == BooksKind.Invoice).Sum(line => Math.Abs(line.Amount.Minor));
        return Money.FromMinor(billed - paid, firm.Currency);
    }

    private static async Task<CutOverFigures> CutOverAsync(LegalSyncDb db, FirmParallelRun run, CancellationToken cancellationToken)
    {
        var standing = db.ComparedPairs.AsNoTracking().Where(pair => pair.Books == run.Books && pair.Run == run.Id && pair.RetiredAt == null);
        var counts = await standing.GroupBy(pair => new { pair.State, IsOpen = pair.Verdict == null }).Select(group => new { group.Key.State, group.Key.IsOpen, Count = group.Count() }).ToListAsync(cancellationToken);
        var (both, ours, ambiguous) = (Count(PairState.Equal, PairState.Differs), Count(PairState.OnlyOurs), Count(PairState.Ambiguous));
        var signatures = await db.PeriodSignatures.AsNoTracking().Where(one => one.Books == run.Books && one.Run == run.Id && one.Kind == PeriodSignatureKind.Week).ToListAsync(cancellationToken);
        var (weeks, signed) = (RunWeek.All(run).Count, signatures.Select(one => one.From).Distinct().Count());

        // Whether signatures still stand takes every pair; it is asked only when nothing else is lacking.
        signed = signed < weeks ? signed : SignedWeeks.Standing(signatures, await standing.ToListAsync(cancellationToken)).Count;
        return new CutOverFigures(
            run.Source == ManualSource.Books ? both : 0,
            ours + ambiguous + (run.Source == ManualSource.Books ? 0 : both),
            await db.WorkItems.AsNoTracking().CountAsync(item => item.Books == run.Books && item.Kind == WorkKind.Correction && item.Stage < Stage.Approved, cancellationToken),
            counts.Where(one => one.State != PairState.Equal && one.IsOpen).Sum(one => one.Count),
            counts.Sum(one => one.Count), signed, weeks);

        int Count(params PairState[] states) => counts.Where(one => states.Contains(one.State)).Sum(one => one.Count);
    }
}
