namespace LegalSync.Domain.Rules;

/// <summary>A named thing a rule saw, for people: <c>shortfall: 300.00 USD</c>.</summary>
public sealed record Fact(string Name, string Value);

/// <summary>Stored in audit rows and printed on cards. Append only: a number is never reused or renamed. Each has a page in docs/rules.</summary>
public enum RuleCode
{
    /// <summary>A matter is mapped to a customer of the books before anything of it is routed.</summary>
    MatterIsMapped = 100,

    /// <summary>The mapped customer exists and is active.</summary>
    CustomerIsActive = 101,

    /// <summary>Every code has an item.</summary>
    CodeIsMapped = 102,

    /// <summary>Every account that a posting touches is mapped to an active account of the right kind.</summary>
    AccountIsMapped = 103,

    /// <summary>An invoice that is already in the books agrees to the cent.</summary>
    InvoiceAgreesWithBooks = 200,

    /// <summary>An invoice number stands for one invoice.</summary>
    InvoiceNumberIsUnique = 201,

    /// <summary>An invoice's lines, discount and tax make its total.</summary>
    InvoiceAddsUp = 202,

    /// <summary>A payment pays an invoice that the books hold or will hold.</summary>
    PaymentHasInvoice = 210,

    /// <summary>A payment is not in the books already.</summary>
    PaymentIsNew = 211,

    /// <summary>No release takes a client ledger below zero at any date (ABA Model Rule 1.15(a); domain rule T01).</summary>
    LedgerCoversRelease = 300,

    /// <summary>No observed fact leaves a client ledger below zero at any date (domain rule T01).</summary>
    LedgerIsNotNegative = 301,

    /// <summary>A trust posting reaches the books.</summary>
    TrustPostingArrives = 302,

    /// <summary>Only collected money is paid out, less what is pending or held (domain rule T02, good funds).</summary>
    FundsAreCollected = 303,

    /// <summary>A trust account pays no expense of the firm and receives no earned fee (domain rule T03).</summary>
    TrustPaysNoFirmExpense = 304,

    /// <summary>Fees leave trust against an issued, unpaid, undisputed invoice of the same client (domain rule T04).</summary>
    FeeHasIssuedInvoice = 305,

    /// <summary>The firm's own money in trust stays within the cap and in its own ledger (domain rule T05).</summary>
    FirmFundsWithinCap = 306,

    /// <summary>Disputed money stays where it is (domain rule T06).</summary>
    DisputedFundsStay = 307,

    /// <summary>Every trust record names date, amount, party, matter, purpose and instrument (domain rule T07).</summary>
    TrustRecordIsComplete = 308,

    /// <summary>No cash leaves trust, and no cheque is made out to cash or bearer (domain rule T08).</summary>
    NoCashFromTrust = 309,

    /// <summary>A cheque number of a trust account is used once, and none is missing (domain rule T09).</summary>
    CheckNumberIsUsedOnce = 310,

    /// <summary>What was entered in a trust ledger stands; it is corrected by reversal and replacement (domain rule T10).</summary>
    TrustRecordsStand = 311,

    /// <summary>Nothing is entered into a period that was reconciled and signed (domain rule T11).</summary>
    SignedPeriodIsClosed = 312,

    /// <summary>Adjusted bank, book and client ledgers are equal to the cent (domain rule T12).</summary>
    ThreeWayTies = 313,

    /// <summary>One client's money never pays for another (domain rule T13).</summary>
    ClientMoneyStaysWithClient = 314,

    /// <summary>Every line of a trust bank account is matched or explained (domain rule T14).</summary>
    BankLineIsExplained = 315,

    /// <summary>Charges of processors and of the bank never land on a client's ledger (domain rule T15).</summary>
    ProcessorFeeIsTheFirms = 316,

    /// <summary>Interest of a pooled account goes on to the foundation, all of it (domain rule T16).</summary>
    InterestIsPassedOn = 317,

    /// <summary>Who prepares does not approve, and who signs does not reconcile, where the profile says so (domain rule T17).</summary>
    PreparerIsNotApprover = 318,

    /// <summary>Trust records are kept until their time has run out (domain rule T18).</summary>
    RecordsAreRetained = 319,

    /// <summary>Notices are given and money is distributed in time (domain rule T19).</summary>
    NoticeIsGiven = 320,

    /// <summary>A balance that is large or stays long earns interest for its client (domain rule T20).</summary>
    LargeBalanceEarnsForClient = 321,

    /// <summary>Every line of the trust liability names its client (domain rule T07).</summary>
    TrustLineNamesClient = 330,

    /// <summary>Trust money never passes through undeposited funds (domain model 1.6, forbidden entries).</summary>
    TrustSkipsUndeposited = 331,

    /// <summary>Both sides of a fee transfer stand in the books, or none.</summary>
    TransferHasBothSides = 332,

    /// <summary>What moves a trust account in the books came from here, was adopted, or is another connector's.</summary>
    TrustIsPostedFromHere = 333,

    /// <summary>A deposit that the bank returned is known to the trust lawyer.</summary>
    ReturnedDepositIsKnown = 334,

    /// <summary>The chart has room for another client's account (QuickBooks takes 250 accounts on most plans).</summary>
    ChartHasRoom = 335,

    /// <summary>The kind of record can be posted.</summary>
    KindIsSupported = 400,

    /// <summary>No other connector posts the same thing.</summary>
    OneConnectorPosts = 401,

    /// <summary>Nothing dated before the signed opening position posts.</summary>
    DatedAfterOpening = 402,

    /// <summary>An approval covers exactly what is posted.</summary>
    ApprovalCoversDraft = 500,

    /// <summary>The outcome of a request that was sent is known.</summary>
    OutcomeIsKnown = 501,

    /// <summary>The books accept the posting.</summary>
    BooksAccept = 502,

    /// <summary>Nothing is posted into a period that is closed in the books.</summary>
    PeriodIsOpen = 503,

    /// <summary>What was posted is still what the source says.</summary>
    SourceStandsAsPosted = 504,

    /// <summary>The link to an outside system is authorised.</summary>
    ConnectionIsAuthorised = 600,

    /// <summary>No item waits for the machine longer than thirty minutes.</summary>
    QueueKeepsUp = 601,

    /// <summary>What the books hold is what was posted.</summary>
    BooksHoldWhatWasPosted = 602,

    /// <summary>A stream keeps a mode only while what earned it holds.</summary>
    ModeIsEarned = 603,
}

/// <summary>What a rule saw and decided. Kept for passes too: the story of an item shows why money was allowed to move.</summary>
public sealed record RuleOutcome(RuleCode Code, bool IsBroken, string? Remedy, IReadOnlyList<Fact> Facts)
{
    /// <summary>The rule held.</summary>
    public static RuleOutcome Held(RuleCode code, params Fact[] facts) => new(code, false, null, facts);

    /// <summary>The rule is broken, and this is the way out.</summary>
    public static RuleOutcome Broken(RuleCode code, string remedy, params Fact[] facts) => new(code, true, remedy, facts);
}
