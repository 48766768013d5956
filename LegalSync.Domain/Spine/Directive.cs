using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Spine;

/// <summary>What a person decided about one item. Evaluations read it, so a decision survives every re-run; taking it back revokes it. Stored: a number is never reused.</summary>
public enum DirectiveKind
{
    /// <summary>The document in the books (<c>Value</c>) is this item; nothing is posted.</summary>
    AdoptDocument = 1,

    /// <summary>Post under the number in <c>Value</c>.</summary>
    UseNumber = 2,

    /// <summary>A person posts it by hand; we post nothing.</summary>
    LeaveToManual = 3,

    /// <summary>Post as unapplied credit of the customer.</summary>
    UnappliedCredit = 4,

    /// <summary>The payment pays the document in <c>Value</c>.</summary>
    PayDocument = 5,

    /// <summary>Post ours although the books hold one that differs; the other is dealt with by hand.</summary>
    PostOurs = 6,

    /// <summary>The firm makes good the shortage of this ledger with its own money; <c>Value</c> is the amount as stored JSON.</summary>
    TopUp = 7,

    /// <summary>Nothing of it is posted, by a person's word.</summary>
    Reject = 8,

    /// <summary>What the practice system's own sync posted in this stream is taken over.</summary>
    AdoptNative = 9,

    /// <summary>The books' version stands, as far as exactly these differences go (<c>Value</c> is their fingerprint).</summary>
    AcceptBooks = 10,

    /// <summary>What was posted stands although the source says otherwise now (<c>Value</c> is the hash of what the source says).</summary>
    KeepPosted = 11,

    /// <summary>It is dated in the books on the day in <c>Value</c>, because its own period is closed there.</summary>
    UseDate = 12,

    /// <summary>A person knows of it; its card is not raised again.</summary>
    Noted = 13,

    /// <summary>Money goes from one client to another by written authority of both; <c>Value</c> names the two documents.</summary>
    AuthoriseCrossClient = 14,

    /// <summary>Money in trust without a matter is the firm's own cushion.</summary>
    FirmMoney = 15,

    /// <summary>A person relies on receipts that are not collected yet, because the profile lists their instruments (<c>Value</c>).</summary>
    RelyOnInstrument = 20,

    /// <summary>Disputed money stays on a ledger; <c>Event</c> is the ledger's key, <c>Value</c> the amount.</summary>
    HoldFunds = 21,

    /// <summary>A notice was given, or what the daily look asks for was done; <c>Value</c> says how it was seen.</summary>
    TrustMatterSettled = 22,

    /// <summary>What stands on one side only of a trust account is explained (<c>Value</c> is a <see cref="Trust.Reconciling.ItemDirective"/>).</summary>
    ExplainItem = 30,

    /// <summary>The books are corrected by an entry, for a parallel run showed an error in them; <c>Event</c> names the matter, <c>Value</c> is a <see cref="ParallelRun.CorrectionOrder"/>.</summary>
    CorrectBooks = 40,

    /// <summary>Nobody entered it during a parallel run: at the cut-over it stays held, and is approved and posted like any other; <c>Value</c> names the pair.</summary>
    ReleaseAfterRun = 41,
}

/// <summary>A person's decision about an item. Append-only but for its revocation.</summary>
public sealed class Directive
{
    private Directive(BooksId books, string @event, string value, string by, string reason) =>
        (Books, Event, Value, By, Reason) = (books, @event, value, by, reason);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The item's economic event, or a ledger's key for <see cref="DirectiveKind.TopUp"/>.</summary>
    public string Event { get; private set; }

    /// <summary>What was decided.</summary>
    public DirectiveKind Kind { get; private set; }

    /// <summary>Its operand.</summary>
    public string Value { get; private set; }

    /// <summary>Who.</summary>
    public string By { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was taken back, if it was.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Decides.</summary>
    public static Directive Give(BooksId books, DirectiveKind kind, string itemEvent, string value, Audit.Actor actor, string reason, DateTimeOffset at) =>
        new(books, itemEvent, value, actor.Display, reason) { Kind = kind, At = at };

    /// <summary>Takes it back.</summary>
    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
