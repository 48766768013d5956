using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>Why a stream's mode changed. Stored: a number is never reused.</summary>
public enum ModeCause
{
    /// <summary>Earned by counted evidence, proposed and confirmed by two people.</summary>
    Earned = 1,

    /// <summary>A person took it back.</summary>
    ByPerson = 2,

    /// <summary>A posting of ours was wrong in value.</summary>
    ValueError = 3,

    /// <summary>A rule of trust accounting was broken.</summary>
    TrustBreach = 4,

    /// <summary>A three-way reconciliation does not tie.</summary>
    Unbalanced = 5,

    /// <summary>The audit chain is broken.</summary>
    ChainBroken = 6,

    /// <summary>Another connector posts the same kind.</summary>
    ConnectorCollision = 7,

    /// <summary>The bound on our error rate is above the limit.</summary>
    BoundExceeded = 8,
}

/// <summary>One line of the ledger of promotions and demotions. Append-only.</summary>
public sealed class ModeChange
{
    /// <summary>Longest reason a column holds.</summary>
    public const int MaxReasonLength = 1000;

    private ModeChange(BooksId books, WorkKind kind, string byId, string by, string reason, string evidence) =>
        (Books, Kind, ById, By, Reason, Evidence) = (books, kind, byId, by, reason, evidence);

    /// <summary>Order, given by the database; an automatic approval cites it.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The stream.</summary>
    public WorkKind Kind { get; private set; }

    /// <summary>The mode before.</summary>
    public StreamMode From { get; private set; }

    /// <summary>The mode after.</summary>
    public StreamMode To { get; private set; }

    /// <summary>Why.</summary>
    public ModeCause Cause { get; private set; }

    /// <summary>Who, by key: the administrator who proposed it, whoever took it back, or the job that found the cause.</summary>
    public string ById { get; private set; }

    /// <summary>Who, as shown.</summary>
    public string By { get; private set; }

    /// <summary>The second person of a promotion, as shown.</summary>
    public string? SecondBy { get; private set; }

    /// <summary>In words: the reason given, or what was found and where.</summary>
    public string Reason { get; private set; }

    /// <summary>The conditions with their figures as JSON, as they stood.</summary>
    public string Evidence { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Writes a change down.</summary>
    public static ModeChange Tell(StreamSetting stream, StreamMode to, ModeCause cause, string reason, string evidence, Actor actor, DateTimeOffset at, string? second = null) =>
        new(stream.Books, stream.Kind, actor.Id, actor.Display, reason.Length > MaxReasonLength ? reason[..MaxReasonLength] : reason, evidence)
        {
            From = stream.Mode, To = to, Cause = cause, SecondBy = second, At = at,
        };
}

/// <summary>Key of a proposal.</summary>
public readonly record struct PromotionId(Guid Value);

/// <summary>A promotion that an administrator proposed and that waits for the second person.</summary>
public sealed class PromotionProposal
{
    private PromotionProposal(PromotionId id, BooksId books, WorkKind kind, string byId, string by, string evidence) =>
        (Id, Books, Kind, ById, By, Evidence) = (id, books, kind, byId, by, evidence);

    /// <summary>Key.</summary>
    public PromotionId Id { get; private set; }

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The stream.</summary>
    public WorkKind Kind { get; private set; }

    /// <summary>The mode it shall have.</summary>
    public StreamMode To { get; private set; }

    /// <summary>Who proposed it, by key.</summary>
    public string ById { get; private set; }

    /// <summary>Who proposed it, as shown.</summary>
    public string By { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Conditions and figures as JSON, as they stood when it was proposed.</summary>
    public string Evidence { get; private set; }

    /// <summary>The most one posting may move in the first week, minor units.</summary>
    public long PerPostingMinor { get; private set; }

    /// <summary>The most a day may move in the first week, minor units.</summary>
    public long PerDayMinor { get; private set; }

    /// <summary>When it was confirmed, withdrawn or overtaken; null while it waits.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How it ended, in words.</summary>
    public string? Closed { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>Proposes.</summary>
    public static PromotionProposal Make(PromotionId id, StreamSetting stream, StreamMode to, (Money PerPosting, Money PerDay) caps, string evidence, Actor actor, DateTimeOffset at) =>
        new(id, stream.Books, stream.Kind, actor.Id, actor.Display, evidence)
        {
            To = to, PerPostingMinor = caps.PerPosting.Minor, PerDayMinor = caps.PerDay.Minor, At = at,
        };

    /// <summary>Ends it.</summary>
    public void Close(string how, DateTimeOffset at)
    {
        (Closed, ClosedAt) = (how, ClosedAt ?? at);
        Version++;
    }
}
