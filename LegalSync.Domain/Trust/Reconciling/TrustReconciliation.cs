using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Key of a reconciliation.</summary>
public readonly record struct ReconciliationId(Guid Value);

/// <summary>How far a reconciliation has come. Stored: a number is never reused.</summary>
public enum ReconciliationState
{
    /// <summary>Somebody works on it.</summary>
    Draft = 1,

    /// <summary>Prepared; waits for the second person.</summary>
    Ready = 2,

    /// <summary>Signed: the period is closed.</summary>
    SignedOff = 3,

    /// <summary>Opened again with a reason; wants preparing and signing again.</summary>
    Reopened = 4,
}

/// <summary>The three-way reconciliation of one trust account up to the end of one statement. Its matches and items are decisions stored beside it.</summary>
public sealed class TrustReconciliation
{
    private TrustReconciliation(ReconciliationId id, BooksId books, BankAccountId account, string startedBy) =>
        (Id, Books, Account, StartedBy) = (id, books, account, startedBy);

    /// <summary>Key.</summary>
    public ReconciliationId Id { get; private set; }

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>First day of the period.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day: the statement's end. One reconciliation an account and day.</summary>
    public DateOnly Through { get; private set; }

    /// <summary>State.</summary>
    public ReconciliationState State { get; private set; } = ReconciliationState.Draft;

    /// <summary>How often it was begun: 1, and one more for each time it was opened again.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>Who began it, as shown.</summary>
    public string StartedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Who prepared it, by key; null until it is submitted.</summary>
    public string? PreparedById { get; private set; }

    /// <summary>Who prepared it, as shown.</summary>
    public string? PreparedBy { get; private set; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset? PreparedAt { get; private set; }

    /// <summary>SHA-256 of everything it was prepared from; a signature covers exactly this.</summary>
    public string? InputsHash { get; private set; }

    /// <summary>Who signed it, as shown.</summary>
    public string? SignedBy { get; private set; }

    /// <summary>When it was signed.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>Why it was opened again; null while it never was.</summary>
    public string? ReopenReason { get; private set; }

    /// <summary>Counts changes; of two who change it at once one is told.</summary>
    public int Version { get; private set; }

    /// <summary>True while matches and items may change.</summary>
    public bool IsOpen => State != ReconciliationState.SignedOff;

    /// <summary>Begins one.</summary>
    public static TrustReconciliation Start(ReconciliationId id, BooksId books, BankAccountId account, DateOnly from, DateOnly through, Actor actor, DateTimeOffset at) =>
        new(id, books, account, actor.Display) { From = from, Through = through, StartedAt = at };

    /// <summary>A decision was added or taken back: what was submitted no longer stands.</summary>
    public void Decided()
    {
        Expect(IsOpen, "change");
        if (State == ReconciliationState.Ready)
        {
            (State, InputsHash) = (Round == 1 ? ReconciliationState.Draft : ReconciliationState.Reopened, null);
        }

        Version++;
    }

    /// <summary>Somebody prepared it and hands it to the second person.</summary>
    public void Submit(Actor actor, string inputsHash, DateTimeOffset at)
    {
        Expect(IsOpen, "be submitted");
        (State, PreparedById, PreparedBy, PreparedAt, InputsHash) = (ReconciliationState.Ready, actor.Id, actor.Display, at, inputsHash);
        Version++;
    }

    /// <summary>The second person signs what was prepared.</summary>
    public void Sign(Actor actor, DateTimeOffset at)
    {
        Expect(State == ReconciliationState.Ready, "be signed");
        (State, SignedBy, SignedAt) = (ReconciliationState.SignedOff, actor.Display, at);
        Version++;
    }

    /// <summary>Opens a signed one again.</summary>
    public void Reopen(string reason)
    {
        Expect(State == ReconciliationState.SignedOff, "be opened again");
        (State, ReopenReason, InputsHash, SignedBy, SignedAt) = (ReconciliationState.Reopened, reason, null, null, null);
        Round++;
        Version++;
    }

    private void Expect(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"A reconciliation in state {State} cannot {what}.");
        }
    }
}
