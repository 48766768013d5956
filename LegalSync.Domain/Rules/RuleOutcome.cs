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
}

/// <summary>What a rule saw and decided. Kept for passes too: the story of an item shows why money was allowed to move.</summary>
public sealed record RuleOutcome(RuleCode Code, bool IsBroken, string? Remedy, IReadOnlyList<Fact> Facts)
{
    /// <summary>The rule held.</summary>
    public static RuleOutcome Held(RuleCode code, params Fact[] facts) => new(code, false, null, facts);

    /// <summary>The rule is broken, and this is the way out.</summary>
    public static RuleOutcome Broken(RuleCode code, string remedy, params Fact[] facts) => new(code, true, remedy, facts);
}
