using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>The five figures of a matter's ledger or of a whole account, minor units; null where a side has no figure of its own.</summary>
/// <param name="Bank">The bank: closing balance of the last statement, moved by what the journal says came since. Of an account alone.</param>
/// <param name="Journal">The practice system's trust journal, as captured.</param>
/// <param name="Ledger">The client ledgers kept here.</param>
/// <param name="Books">Trust liability in QuickBooks: by customer for a matter, all of it for an account.</param>
/// <param name="BooksBank">The trust bank account in QuickBooks. Of an account alone.</param>
public sealed record TieFigures(long? Bank, long? Journal, long? Ledger, long? Books, long? BooksBank)
{
    /// <summary>True when every side that has a figure has the same one.</summary>
    public bool IsTied => new[] { Bank, Journal, Ledger, Books, BooksBank }.Where(figure => figure is not null).Distinct().Count() <= 1;

    /// <summary>Largest less smallest, minor units.</summary>
    public long Gap
    {
        get
        {
            var known = new[] { Bank, Journal, Ledger, Books, BooksBank }.OfType<long>().ToList();
            return known.Count == 0 ? 0 : known.Max() - known.Min();
        }
    }
}

/// <summary>The last known tie of a matter's ledger or of an account, and what broke it.</summary>
public sealed class TieState
{
    /// <summary>Longest sentence a column holds.</summary>
    public const int MaxWhatLength = 500;

    private TieState(BooksId books, BankAccountId account, MatterId matter) => (Books, Account, Matter) = (books, account, matter);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>The matter; none for the account as a whole.</summary>
    public MatterId Matter { get; private set; }

    /// <summary>Bank, minor units.</summary>
    public long? BankMinor { get; private set; }

    /// <summary>Journal, minor units.</summary>
    public long? JournalMinor { get; private set; }

    /// <summary>Ledger, minor units.</summary>
    public long? LedgerMinor { get; private set; }

    /// <summary>Trust liability in the books, minor units.</summary>
    public long? BooksMinor { get; private set; }

    /// <summary>Trust bank in the books, minor units.</summary>
    public long? BooksBankMinor { get; private set; }

    /// <summary>True while all figures are one.</summary>
    public bool IsTied { get; private set; }

    /// <summary>When they were one last; null when they never were.</summary>
    public DateTimeOffset? TiedAt { get; private set; }

    /// <summary>How far the journal had been read when they were one last.</summary>
    public long TiedThroughRecord { get; private set; }

    /// <summary>Since when they are not; null while they are.</summary>
    public DateTimeOffset? BrokenAt { get; private set; }

    /// <summary>Which event since the last tie broke it, a sentence; empty while it is tied or unknown.</summary>
    public string BrokenBy { get; private set; } = "";

    /// <summary>When it was computed last and something had changed.</summary>
    public DateTimeOffset ComputedAt { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>The figures.</summary>
    public TieFigures Figures => new(BankMinor, JournalMinor, LedgerMinor, BooksMinor, BooksBankMinor);

    /// <summary>A state about which nothing is known yet.</summary>
    public static TieState Of(BooksId books, BankAccountId account, MatterId matter) => new(books, account, matter);

    /// <summary>Takes new figures.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="throughRecord">How far the journal was read.</param>
    /// <param name="brokenBy">What broke the tie, when they are not one.</param>
    /// <param name="at">When.</param>
    public void Take(TieFigures figures, long throughRecord, string brokenBy, DateTimeOffset at)
    {
        var isNews = Version == 0 || figures != Figures || (!figures.IsTied && brokenBy.Length > 0 && brokenBy != BrokenBy);
        if (figures.IsTied)
        {
            (TiedAt, TiedThroughRecord) = (isNews || TiedAt is null ? at : TiedAt, Math.Max(TiedThroughRecord, throughRecord));
        }

        if (!isNews)
        {
            return;
        }

        (BankMinor, JournalMinor, LedgerMinor, BooksMinor, BooksBankMinor) = (figures.Bank, figures.Journal, figures.Ledger, figures.Books, figures.BooksBank);
        (IsTied, BrokenAt) = (figures.IsTied, figures.IsTied ? null : BrokenAt ?? at);
        BrokenBy = figures.IsTied ? "" : ImportedStatement.Cut(brokenBy.Length > 0 ? brokenBy : BrokenBy, MaxWhatLength);
        ComputedAt = at;
        Version++;
    }
}
