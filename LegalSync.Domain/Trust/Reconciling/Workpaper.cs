using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Everything one reconciliation is made of, as stored at one moment.</summary>
/// <param name="Month">The reconciliation.</param>
/// <param name="Facts">Journal, ledgers and books.</param>
public sealed record Workpaper(TrustReconciliation Month, TrustFacts Facts)
{
    /// <summary>Statements of the account that lie in or touch the period, oldest first.</summary>
    public IReadOnlyList<ImportedStatement> Statements { get; init; } = [];

    /// <summary>Lines of the bank up to the last day, from the first one stored.</summary>
    public IReadOnlyList<KeptLine> Lines { get; init; } = [];

    /// <summary>Matches that stand.</summary>
    public IReadOnlyList<StoredMatch> Matches { get; init; } = [];

    /// <summary>Items that are open.</summary>
    public IReadOnlyList<ReconcilingItem> Items { get; init; } = [];

    /// <summary>All signatures and re-openings of the account.</summary>
    public IReadOnlyList<SignOff> SignOffs { get; init; } = [];

    /// <summary>When the period after the last signed one is due, by the account's profile.</summary>
    public ReconcileDue Due { get; init; }

    /// <summary>The signed month before this one, or null.</summary>
    public SignOff? Before => ClosedPeriods.Standing(SignOffs).LastOrDefault(one => one.Through < Month.Through);

    /// <summary>Journal lines that the bank may show: the journal's own, and what was outstanding when the books began; of that, what went out may be cashed late.</summary>
    public IReadOnlyList<JournalLine> Entries =>
    [
        .. Facts.Journal.Where(line => line.MovesBank),
        .. Items.Where(item => item.About.IsOpening).Select(item => new JournalLine(
            item.About.Value, item.Date, OutstandingBefore, Amounts.Money.FromMinor(item.AmountMinor, Facts.Currency), item.AmountMinor < 0 ? JournalLineType.Disbursement : JournalLineType.Deposit) { Memo = item.Note }),
    ];

    /// <summary>The name under which items from before the books stand; they move no ledger.</summary>
    public static LedgerRef OutstandingBefore { get; } = new("opening", "Outstanding at the opening", LedgerKind.Unidentified);

    /// <summary>The line's key for the matcher.</summary>
    public static BankLine ForMatching(KeptLine line) => new(MemberKey.Line(line.Sequence).Value, line.Read());

    /// <summary>The trust account.</summary>
    public BankAccountId Account => Month.Account;
}
