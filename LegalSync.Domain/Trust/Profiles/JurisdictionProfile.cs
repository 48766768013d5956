namespace LegalSync.Domain.Trust.Profiles;

/// <summary>From which event trust records are kept.</summary>
public enum RetentionFrom
{
    /// <summary>The end of the representation.</summary>
    Termination = 1,

    /// <summary>The last distribution of the client's money.</summary>
    FinalDistribution = 2,

    /// <summary>The event that the record tells of.</summary>
    Event = 3,
}

/// <summary>How often books, bank and ledgers are held against one another.</summary>
public enum ReconcileEvery
{
    /// <summary>Each month.</summary>
    Month = 1,

    /// <summary>Every sixty days.</summary>
    SixtyDays = 2,

    /// <summary>Each quarter.</summary>
    Quarter = 3,
}

/// <summary>Who may release trust money.</summary>
public enum Signatory
{
    /// <summary>A lawyer alone.</summary>
    Lawyer = 1,

    /// <summary>A lawyer, or a member of staff under a lawyer's supervision.</summary>
    SupervisedStaff = 2,
}

/// <summary>When a client is told that fees are withdrawn.</summary>
public enum FeeNotice
{
    /// <summary>No notice is asked for.</summary>
    None = 1,

    /// <summary>On or before the withdrawal.</summary>
    OnOrBefore = 2,
}

/// <summary>A value that a profile holds, and whether its source was read.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsVerified">True when somebody read the rule itself; else the strictest common value counts in its place.</param>
public sealed record Ruled<T>(T Value, bool IsVerified);

/// <summary>What a state's bar asks of trust accounts: effective-dated, cited, each field verified or not.</summary>
/// <param name="Code">Its code: <c>NY</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Citation">The rules.</param>
/// <param name="EffectiveFrom">First day on which it counts.</param>
public sealed record JurisdictionProfile(string Code, string Name, string Citation, DateOnly EffectiveFrom)
{
    /// <summary>False ships disabled: nobody has read its rules for this product.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>When its verified fields were read; null when none was.</summary>
    public DateOnly? VerifiedOn { get; init; }

    /// <summary>Years that records are kept.</summary>
    public Ruled<int> RetentionYears { get; init; } = Strictest(7);

    /// <summary>From when.</summary>
    public Ruled<RetentionFrom> RetentionFrom { get; init; } = Strictest(Profiles.RetentionFrom.FinalDistribution);

    /// <summary>How often it is reconciled.</summary>
    public Ruled<ReconcileEvery> Reconcile { get; init; } = Strictest(ReconcileEvery.Month);

    /// <summary>Whether the reconciliation is three-way.</summary>
    public Ruled<bool> ThreeWay { get; init; } = Strictest(true);

    /// <summary>Who releases.</summary>
    public Ruled<Signatory> Signatory { get; init; } = Strictest(Profiles.Signatory.Lawyer);

    /// <summary>Whether cash may leave.</summary>
    public Ruled<bool> CashAllowed { get; init; } = Strictest(false);

    /// <summary>Instruments whose receipts may be paid out before they are collected, on a person's word.</summary>
    public Ruled<IReadOnlyList<InstrumentKind>> GoodFundsExceptions { get; init; } = Strictest<IReadOnlyList<InstrumentKind>>([]);

    /// <summary>Whether notice goes with a withdrawal of fees.</summary>
    public Ruled<FeeNotice> FeeNotice { get; init; } = Strictest(Profiles.FeeNotice.None);

    /// <summary>Days within which a client is told of a receipt; null asks for none.</summary>
    public Ruled<int?> ReceiptNoticeDays { get; init; } = Strictest<int?>(null);

    /// <summary>Days after which money that was not distributed counts as late; null presumes nothing.</summary>
    public Ruled<int?> DistributionDays { get; init; } = Strictest<int?>(null);

    /// <summary>Months until an unidentified receipt goes to the foundation; null names none.</summary>
    public Ruled<int?> UnidentifiedMonths { get; init; } = Strictest<int?>(null);

    /// <summary>Whether who signs cheques may reconcile.</summary>
    public Ruled<bool> SignerMayReconcile { get; init; } = Strictest(true);

    /// <summary>Whether who prepared a release may approve it.</summary>
    public Ruled<bool> PreparerMayApprove { get; init; } = Strictest(true);

    /// <summary>Transactions that a lawyer looks through each quarter; nought asks for none.</summary>
    public Ruled<int> ReviewSample { get; init; } = Strictest(0);

    /// <summary>Years without a movement until a balance is unclaimed; null names none.</summary>
    public Ruled<int?> DormantYears { get; init; } = Strictest<int?>(null);

    /// <summary>What a person should know besides.</summary>
    public string Notes { get; init; } = "";

    /// <summary>The profile as it counts: each unverified field has the strictest common value.</summary>
    public JurisdictionProfile InForce()
    {
        var common = new JurisdictionProfile(Code, Name, Citation, EffectiveFrom);
        return this with
        {
            RetentionYears = RetentionYears.IsVerified ? RetentionYears : Strictest(Math.Max(7, RetentionYears.Value)),
            RetentionFrom = Pick(RetentionFrom, common.RetentionFrom),
            Reconcile = Pick(Reconcile, common.Reconcile),
            ThreeWay = Pick(ThreeWay, common.ThreeWay),
            Signatory = Pick(Signatory, common.Signatory),
            CashAllowed = Pick(CashAllowed, common.CashAllowed),
            GoodFundsExceptions = Pick(GoodFundsExceptions, common.GoodFundsExceptions),
            SignerMayReconcile = SignerMayReconcile,
        };
    }

    /// <summary>Names of the fields that nobody verified, for the screen.</summary>
    public IReadOnlyList<string> Unverified =>
    [
        .. new (string Name, bool IsVerified)[]
        {
            (nameof(RetentionYears), RetentionYears.IsVerified), (nameof(RetentionFrom), RetentionFrom.IsVerified), (nameof(Reconcile), Reconcile.IsVerified),
            (nameof(ThreeWay), ThreeWay.IsVerified), (nameof(Signatory), Signatory.IsVerified), (nameof(CashAllowed), CashAllowed.IsVerified),
            (nameof(GoodFundsExceptions), GoodFundsExceptions.IsVerified), (nameof(FeeNotice), FeeNotice.IsVerified),
            (nameof(ReceiptNoticeDays), ReceiptNoticeDays.IsVerified), (nameof(DistributionDays), DistributionDays.IsVerified),
            (nameof(UnidentifiedMonths), UnidentifiedMonths.IsVerified), (nameof(SignerMayReconcile), SignerMayReconcile.IsVerified),
            (nameof(PreparerMayApprove), PreparerMayApprove.IsVerified), (nameof(ReviewSample), ReviewSample.IsVerified), (nameof(DormantYears), DormantYears.IsVerified),
        }.Where(one => !one.IsVerified).Select(one => one.Name),
    ];

    private static Ruled<T> Strictest<T>(T value) => new(value, false);

    private static Ruled<T> Pick<T>(Ruled<T> ruled, Ruled<T> common) => ruled.IsVerified ? ruled : common;
}
