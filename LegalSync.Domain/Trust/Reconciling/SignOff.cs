using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>What was decided about a period. Stored: a number is never reused.</summary>
public enum SignOffKind
{
    /// <summary>Signed: the period is closed.</summary>
    SignedOff = 1,

    /// <summary>Opened again: what is dated in it may move until it is signed anew.</summary>
    Reopened = 2,
}

/// <summary>What a signature seals.</summary>
/// <param name="AdjustedBank">A: the bank, adjusted, minor units.</param>
/// <param name="Book">B: the trust journal, minor units.</param>
/// <param name="Ledgers">C: all ledgers together, minor units.</param>
/// <param name="BankClosing">The statement's closing balance, minor units.</param>
public sealed record SealedFigures(long AdjustedBank, long Book, long Ledgers, long BankClosing);

/// <summary>A signature under a period, or the record that it was opened again. Append-only: the latest one of a period tells whether it is closed.</summary>
public sealed class SignOff
{
    /// <summary>Longest reason a column holds.</summary>
    public const int MaxReasonLength = 1000;

    private SignOff(BooksId books, BankAccountId account, string byId, string by, string reason) => (Books, Account, ById, By, Reason) = (books, account, byId, by, reason);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>First day of the period.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day of the period.</summary>
    public DateOnly Through { get; private set; }

    /// <summary>Which round of the reconciliation: 1, and one more for each time it was opened again.</summary>
    public int Round { get; private set; }

    /// <summary>What was decided.</summary>
    public SignOffKind Kind { get; private set; }

    /// <summary>Who, by key.</summary>
    public string ById { get; private set; }

    /// <summary>Who, as shown.</summary>
    public string By { get; private set; }

    /// <summary>Who prepared it, as shown; empty for a re-opening.</summary>
    public string PreparedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Why it was opened again; empty for a signature.</summary>
    public string Reason { get; private set; }

    /// <summary>A, minor units.</summary>
    public long AdjustedBankMinor { get; private set; }

    /// <summary>B, minor units.</summary>
    public long BookMinor { get; private set; }

    /// <summary>C, minor units.</summary>
    public long LedgersMinor { get; private set; }

    /// <summary>The bank's closing balance, minor units.</summary>
    public long BankClosingMinor { get; private set; }

    /// <summary>SHA-256 over the journal up to the period's end as it was signed: tells whether a signed period changed.</summary>
    public string JournalHash { get; private set; } = "";

    /// <summary>The seal as JSON (<see cref="MonthSeal"/>); empty for a re-opening.</summary>
    public string Seal { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Seal"/>: what the next signed month names; empty for a re-opening.</summary>
    public string SealHash { get; private set; } = "";

    /// <summary>A signature.</summary>
    public static SignOff Sign(TrustReconciliation month, SealedFigures figures, string journalHash, string seal, Actor actor, DateTimeOffset at) =>
        new(month.Books, month.Account, actor.Id, actor.Display, "")
        {
            From = month.From,
            Through = month.Through,
            Round = month.Round,
            Kind = SignOffKind.SignedOff,
            PreparedBy = month.PreparedBy ?? "",
            At = at,
            AdjustedBankMinor = figures.AdjustedBank,
            BookMinor = figures.Book,
            LedgersMinor = figures.Ledgers,
            BankClosingMinor = figures.BankClosing,
            JournalHash = journalHash,
            Seal = seal,
            SealHash = SourceRecord.Hash(seal),
        };

    /// <summary>The record that it was opened again; the round is the one that was signed.</summary>
    public static SignOff Reopen(TrustReconciliation month, string reason, Actor actor, DateTimeOffset at) =>
        new(month.Books, month.Account, actor.Id, actor.Display, ImportedStatement.Cut(reason, MaxReasonLength))
        {
            From = month.From,
            Through = month.Through,
            Round = month.Round,
            Kind = SignOffKind.Reopened,
            At = at,
        };
}

/// <summary>A file of a sealed month: the report in one of its forms, or what it was made of. Append-only.</summary>
public sealed class SealedFile
{
    /// <summary>Longest name a column holds.</summary>
    public const int MaxNameLength = 40;

    private SealedFile(BooksId books, BankAccountId account, string name, string hash, byte[] bytes) =>
        (Books, Account, Name, Hash, Bytes) = (books, account, name, hash, bytes);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>Last day of the period.</summary>
    public DateOnly Through { get; private set; }

    /// <summary>Which round.</summary>
    public int Round { get; private set; }

    /// <summary>Its name in the bundle: <c>report.pdf</c>.</summary>
    public string Name { get; private set; }

    /// <summary>SHA-256 of its bytes.</summary>
    public string Hash { get; private set; }

    /// <summary>The bytes.</summary>
    public byte[] Bytes { get; private set; }

    /// <summary>Keeps a file.</summary>
    public static SealedFile Keep(TrustReconciliation month, string name, string hash, byte[] bytes) =>
        new(month.Books, month.Account, name, hash, bytes) { Through = month.Through, Round = month.Round };
}

/// <summary>Which periods are closed, by the signatures.</summary>
public static class ClosedPeriods
{
    /// <summary>The signatures that stand: of each period the latest, unless it was opened again; oldest period first.</summary>
    public static IReadOnlyList<SignOff> Standing(IEnumerable<SignOff> signOffs) =>
    [
        .. signOffs.GroupBy(one => (one.Account, one.Through)).Select(period => period.OrderBy(one => one.Sequence).Last())
            .Where(one => one.Kind == SignOffKind.SignedOff).OrderBy(one => one.Through),
    ];

    /// <summary>The last signature that stands, or null.</summary>
    public static SignOff? Latest(IEnumerable<SignOff> signOffs) => Standing(signOffs).Count is > 0 and var count ? Standing(signOffs)[count - 1] : null;

    /// <summary>The signed period that a day lies in, or null. What lies before the first signed period is closed with it.</summary>
    public static SignOff? Holding(IEnumerable<SignOff> signOffs, BankAccountId account, DateOnly day)
    {
        var own = Standing(signOffs.Where(one => one.Account == account));
        return own.FirstOrDefault(one => day >= one.From && day <= one.Through) ?? (own.Count > 0 && day < own[0].From ? own[0] : null);
    }
}
