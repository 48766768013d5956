namespace LegalSync.Domain.Spine;

/// <summary>How far an item has come. Stored: a number is never reused. Blocking is not a stage, it is edges.</summary>
public enum Stage
{
    /// <summary>Read from the source.</summary>
    Captured = 1,

    /// <summary>Customer and items are known.</summary>
    Mapped = 2,

    /// <summary>Accounts are known and the posting is drafted.</summary>
    Routed = 3,

    /// <summary>Waits for a person.</summary>
    Held = 4,

    /// <summary>A person approved exactly this draft.</summary>
    Approved = 5,

    /// <summary>On its way into the books.</summary>
    Posting = 6,

    /// <summary>In the books.</summary>
    Posted = 7,

    /// <summary>Read back from the books and found equal.</summary>
    Verified = 8,

    /// <summary>A person said no.</summary>
    Rejected = 20,

    /// <summary>The source took it back before it posted.</summary>
    Superseded = 21,

    /// <summary>Posted and reversed.</summary>
    Reversed = 22,

    /// <summary>Already in the books by hand; linked, not posted again.</summary>
    AdoptedManual = 23,

    /// <summary>Nothing for us to post, for a stated reason.</summary>
    LeftToManual = 24,
}

/// <summary>What an item is: one stream each. Stored: a number is never reused.</summary>
public enum WorkKind
{
    /// <summary>A finalised time entry.</summary>
    TimeEntry = 1,

    /// <summary>A finalised expense.</summary>
    Expense = 2,

    /// <summary>An issued invoice.</summary>
    Invoice = 3,

    /// <summary>A payment of an invoice into operating.</summary>
    Payment = 4,

    /// <summary>Client money received.</summary>
    TrustDeposit = 5,

    /// <summary>Client money paid out.</summary>
    TrustDisbursement = 6,

    /// <summary>Earned fees from trust to operating: two legs, held as one.</summary>
    FeeTransfer = 7,

    /// <summary>Client money moved to another matter, out of this one: no bank line.</summary>
    TrustTransfer = 8,

    /// <summary>The same, into this one: it is in the books with the other side's entry, and posts nothing of its own.</summary>
    TrustTransferIn = 9,

    /// <summary>A deposit that came back: a fact that no rule refuses.</summary>
    TrustReturn = 10,

    /// <summary>A payment out of trust taken back: a cheque voided.</summary>
    TrustVoid = 11,

    /// <summary>A fee transfer taken back: both sides.</summary>
    FeeReturn = 12,

    /// <summary>The bank's charge on a trust account, borne by the firm's own ledger in it.</summary>
    TrustCharge = 13,

    /// <summary>Interest of a pooled account, credited or passed on.</summary>
    TrustInterest = 14,

    /// <summary>Money in trust that names no matter: the firm's own, or nobody's yet.</summary>
    TrustReceipt = 15,

    /// <summary>An entry that corrects what people posted by hand, proposed in a parallel run.</summary>
    Correction = 16,

    /// <summary>A kind that cannot be posted yet.</summary>
    Unsupported = 99,
}

/// <summary>What stages and kinds mean.</summary>
public static class StageFacts
{
    /// <summary>True once nothing more happens to the item by itself.</summary>
    public static bool IsEnd(this Stage stage) => stage is Stage.Verified or >= Stage.Rejected;

    /// <summary>True while the draft may still change.</summary>
    public static bool IsBeforeApproval(this Stage stage) => stage is >= Stage.Captured and <= Stage.Held;

    /// <summary>True when the books hold it, by us or by hand.</summary>
    public static bool IsInBooks(this Stage stage) => stage is Stage.Posted or Stage.Verified or Stage.AdoptedManual;

    /// <summary>True for kinds that move client money.</summary>
    public static bool IsTrust(this WorkKind kind) => kind is >= WorkKind.TrustDeposit and <= WorkKind.TrustReceipt;

    /// <summary>True for kinds by which we let client money out: each release is guarded. What the bank did is a fact, and is not among them.</summary>
    public static bool IsTrustOutflow(this WorkKind kind) => kind is WorkKind.TrustDisbursement or WorkKind.FeeTransfer or WorkKind.TrustTransfer;

    /// <summary>True for kinds that lower a client's ledger: releases, and deposits that came back.</summary>
    public static bool LowersLedger(this WorkKind kind) => kind.IsTrustOutflow() || kind == WorkKind.TrustReturn;

    /// <summary>True for kinds that raise a client's ledger, on which releases may rest.</summary>
    public static bool RaisesLedger(this WorkKind kind) => kind is WorkKind.TrustDeposit or WorkKind.TrustTransferIn or WorkKind.TrustVoid or WorkKind.FeeReturn;

    /// <summary>True for kinds that reach the books only on an invoice.</summary>
    public static bool IsBillable(this WorkKind kind) => kind is WorkKind.TimeEntry or WorkKind.Expense;
}
