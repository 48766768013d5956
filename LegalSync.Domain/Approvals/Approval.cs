using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Approvals;

/// <summary>What was decided. Stored: a number is never reused.</summary>
public enum Decision
{
    /// <summary>Post it.</summary>
    Approved = 1,

    /// <summary>Do not post it.</summary>
    Rejected = 2,

    /// <summary>An earlier decision was taken back.</summary>
    Undone = 3,
}

/// <summary>A signed decision: who decided what about exactly which draft. Append-only.</summary>
public sealed class Approval
{
    private Approval(BooksId books, WorkItemId item, string draftHash, string actorId, string actorDisplay) =>
        (Books, Item, DraftHash, ActorId, ActorDisplay) = (books, item, draftHash, actorId, actorDisplay);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The item.</summary>
    public WorkItemId Item { get; private set; }

    /// <summary>SHA-256 of the draft that was shown and signed.</summary>
    public string DraftHash { get; private set; }

    /// <summary>What was decided.</summary>
    public Decision Decision { get; private set; }

    /// <summary>Who.</summary>
    public string ActorId { get; private set; }

    /// <summary>Who, as shown.</summary>
    public string ActorDisplay { get; private set; }

    /// <summary>Why; always there for a rejection.</summary>
    public string? Reason { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The promotion (<see cref="Autonomy.ModeChange"/>) that allowed a job to approve; null of a person's decision.</summary>
    public long? Promotion { get; private set; }

    /// <summary>Signs.</summary>
    public static Approval Sign(WorkItem item, Decision decision, Actor actor, string? reason, DateTimeOffset at, long? promotion = null) =>
        new(item.Books, item.Id, item.DraftHash ?? "", actor.Id, actor.Display) { Decision = decision, Reason = reason, At = at, Promotion = promotion };
}

/// <summary>One active claim of an entry's revenue by an invoice. At most one per entry is active.</summary>
public sealed class RevenueClaim
{
    private RevenueClaim(BooksId books, WorkItemId entry, WorkItemId invoice) => (Books, Entry, Invoice) = (books, entry, invoice);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The time entry or expense.</summary>
    public WorkItemId Entry { get; private set; }

    /// <summary>The invoice that claims it.</summary>
    public WorkItemId Invoice { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset ClaimedAt { get; private set; }

    /// <summary>When it was released, if it was; a released claim no longer counts.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Claims.</summary>
    public static RevenueClaim Claim(BooksId books, WorkItemId entry, WorkItemId invoice, DateTimeOffset at) => new(books, entry, invoice) { ClaimedAt = at };

    /// <summary>Releases.</summary>
    public void Release(DateTimeOffset at) => ReleasedAt ??= at;
}
