using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Key of a match.</summary>
public readonly record struct MatchId(Guid Value);

/// <summary>One side of a match or of an item: a line of the bank, or an entry of the trust journal.</summary>
public readonly record struct MemberKey(string Value)
{
    /// <summary>Longest key a column holds.</summary>
    public const int MaxLength = 100;

    private const string LinePrefix = "line:";
    private const string EntryPrefix = "entry:";
    private const string TiePrefix = "tie:";
    private const string OpeningPrefix = "opening:";

    /// <summary>A line of the bank.</summary>
    public static MemberKey Line(long sequence) => new(LinePrefix + sequence.ToString(CultureInfo.InvariantCulture));

    /// <summary>An entry of the journal.</summary>
    public static MemberKey Entry(string id) => new(EntryPrefix + id);

    /// <summary>A tie of the reconciliation as a whole: <c>T-4</c>.</summary>
    public static MemberKey Tie(string name) => new(TiePrefix + name);

    /// <summary>Something that was outstanding already when the books began: the journal holds no entry of it.</summary>
    public static MemberKey Opening(Guid key) => new(OpeningPrefix + key.ToString("N"));

    /// <summary>True for something that was outstanding when the books began.</summary>
    public bool IsOpening => Value.StartsWith(OpeningPrefix, StringComparison.Ordinal);

    /// <summary>The line's sequence, when it is a line.</summary>
    public long? LineSequence => Value.StartsWith(LinePrefix, StringComparison.Ordinal)
        && long.TryParse(Value.AsSpan(LinePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;

    /// <summary>The entry's key, when it is an entry.</summary>
    public string? EntryId => Value.StartsWith(EntryPrefix, StringComparison.Ordinal) ? Value[EntryPrefix.Length..] : IsOpening ? Value : null;

    /// <summary>The member that a journal line is.</summary>
    public static MemberKey Of(ThreeWay.JournalLine entry) => entry.Id.StartsWith(OpeningPrefix, StringComparison.Ordinal) ? new MemberKey(entry.Id) : Entry(entry.Id);

    /// <summary>The tie's name, when it is one.</summary>
    public string? TieName => Value.StartsWith(TiePrefix, StringComparison.Ordinal) ? Value[TiePrefix.Length..] : null;

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>Lines of the bank and entries of the journal that a person said are the same money. Suggestions are computed anew each time and not stored.</summary>
public sealed class StoredMatch
{
    /// <summary>Longest reason a column holds.</summary>
    public const int MaxReasonLength = 300;

    private readonly List<MatchMember> _members = [];

    private StoredMatch(MatchId id, BooksId books, BankAccountId account, ReconciliationId reconciliation, string reason, string confirmedById, string confirmedBy) =>
        (Id, Books, Account, Reconciliation, Reason, ConfirmedById, ConfirmedBy) = (id, books, account, reconciliation, reason, confirmedById, confirmedBy);

    /// <summary>Key.</summary>
    public MatchId Id { get; private set; }

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>The reconciliation in which it was confirmed.</summary>
    public ReconciliationId Reconciliation { get; private set; }

    /// <summary>Why they belong together, as shown when it was confirmed.</summary>
    public string Reason { get; private set; }

    /// <summary>Who confirmed it, by key.</summary>
    public string ConfirmedById { get; private set; }

    /// <summary>Who confirmed it, as shown.</summary>
    public string ConfirmedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    /// <summary>Who took it back, as shown; null while it stands.</summary>
    public string? UndoneBy { get; private set; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>What belongs together.</summary>
    public IReadOnlyList<MatchMember> Members => _members;

    /// <summary>Confirms a match.</summary>
    public static StoredMatch Confirm(MatchId id, TrustReconciliation within, IReadOnlyList<(MemberKey Key, long Minor)> members, string reason, Actor actor, DateTimeOffset at)
    {
        var match = new StoredMatch(id, within.Books, within.Account, within.Id, ImportedStatement.Cut(reason, MaxReasonLength), actor.Id, actor.Display) { ConfirmedAt = at };
        match._members.AddRange(members.Select(member => MatchMember.Of(match, member.Key, member.Minor)));
        return match;
    }

    /// <summary>Takes it back: its members are free again.</summary>
    public void Undo(Actor actor, DateTimeOffset at)
    {
        (UndoneBy, UndoneAt) = (actor.Display, at);
        Version++;
        foreach (var member in _members)
        {
            member.Free();
        }
    }
}

/// <summary>One member of a match. While the match stands, nothing else can hold the same line or entry.</summary>
public sealed class MatchMember
{
    private MatchMember(BooksId books, BankAccountId account, MatchId match, MemberKey key) => (Books, Account, Match, Key) = (books, account, match, key);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>Its match.</summary>
    public MatchId Match { get; private set; }

    /// <summary>The line or entry; of those that stand, with books and account unique.</summary>
    public MemberKey Key { get; private set; }

    /// <summary>What it moved when it was confirmed, minor units.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>False once the match was taken back.</summary>
    public bool IsStanding { get; private set; } = true;

    internal static MatchMember Of(StoredMatch match, MemberKey key, long minor) => new(match.Books, match.Account, match.Id, key) { AmountMinor = minor };

    internal void Free() => IsStanding = false;
}
