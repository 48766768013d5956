using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Key of a reconciling item.</summary>
public readonly record struct ReconcilingItemId(Guid Value);

/// <summary>Why something stands on one side only. Stored: a number is never reused.</summary>
public enum ItemClass
{
    /// <summary>The other side follows by itself: a deposit in transit, an outstanding cheque.</summary>
    Timing = 1,

    /// <summary>The bank booked wrongly and was told: it corrects it under a ticket.</summary>
    BankError = 2,

    /// <summary>The books are wrong and will be corrected at their source.</summary>
    BookError = 3,

    /// <summary>The two sides book it in different periods.</summary>
    CutOff = 4,

    /// <summary>Nobody knows yet whose it is.</summary>
    Unidentified = 5,
}

/// <summary>What a person says of an item.</summary>
/// <param name="Class">Why it stands on one side only.</param>
/// <param name="Note">The explanation.</param>
/// <param name="Owner">Who follows it up, as shown.</param>
/// <param name="Due">By when.</param>
/// <param name="Ticket">The bank's ticket or letter, for a bank error; else empty.</param>
public sealed record ItemWords(ItemClass Class, string Note, string Owner, DateOnly Due, string Ticket);

/// <summary>Something that stands on one side only, explained by a person. It is carried from month to month until it is closed.</summary>
public sealed class ReconcilingItem
{
    /// <summary>Longest note a column holds.</summary>
    public const int MaxNoteLength = 1000;

    /// <summary>Longest owner or ticket a column holds.</summary>
    public const int MaxOwnerLength = 100;

    private ReconcilingItem(ReconcilingItemId id, BooksId books, BankAccountId account, MemberKey about, string openedBy) =>
        (Id, Books, Account, About, OpenedBy) = (id, books, account, about, openedBy);

    /// <summary>Key.</summary>
    public ReconcilingItemId Id { get; private set; }

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>What it explains; of the open ones, with books and account unique.</summary>
    public MemberKey About { get; private set; }

    /// <summary>What it moves, minor units, positive where the side that has it is larger.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>Its ledger date or the bank's day.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Why it stands on one side only.</summary>
    public ItemClass Class { get; private set; }

    /// <summary>The explanation.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Who follows it up.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>By when.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>The bank's ticket, for a bank error; else empty.</summary>
    public string Ticket { get; private set; } = "";

    /// <summary>Who said so first, as shown.</summary>
    public string OpenedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When it was closed; null while it stands.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why it was closed.</summary>
    public string? ClosedBecause { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>Opens one.</summary>
    public static ReconcilingItem Open(ReconcilingItemId id, TrustReconciliation within, MemberKey about, long amountMinor, DateOnly date, Actor actor, DateTimeOffset at) =>
        new(id, within.Books, within.Account, about, actor.Display) { AmountMinor = amountMinor, Date = date, OpenedAt = at };

    /// <summary>Takes what a person says of it.</summary>
    public void Say(ItemWords words)
    {
        (Class, Due) = (words.Class, words.Due);
        Note = ImportedStatement.Cut(words.Note, MaxNoteLength);
        Owner = ImportedStatement.Cut(words.Owner, MaxOwnerLength);
        Ticket = ImportedStatement.Cut(words.Ticket, MaxOwnerLength);
        Version++;
    }

    /// <summary>The amount it explains changed and a person saw the new one.</summary>
    public void Explains(long amountMinor)
    {
        AmountMinor = amountMinor;
        Version++;
    }

    /// <summary>Closes it.</summary>
    public void Close(string because, DateTimeOffset at)
    {
        (ClosedBecause, ClosedAt) = (because, at);
        Version++;
    }
}
