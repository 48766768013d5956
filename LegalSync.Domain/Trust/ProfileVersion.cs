using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Trust;

/// <summary>A jurisdiction profile as an administrator set it, from a day on. Append-only: a later version stands beside it, never over it.</summary>
public sealed class ProfileVersion
{
    private ProfileVersion(BooksId books, string jurisdiction, string content, string reason, string by) =>
        (Books, Jurisdiction, Content, Reason, By) = (books, jurisdiction, content, reason, by);

    /// <summary>Order, given by the database; of two versions from one day the later one counts.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Code: <c>NY</c>.</summary>
    public string Jurisdiction { get; private set; }

    /// <summary>First day on which it counts.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>The profile as JSON.</summary>
    public string Content { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; }

    /// <summary>Who.</summary>
    public string By { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Records a version.</summary>
    public static ProfileVersion Record(BooksId books, string jurisdiction, DateOnly from, string content, Actor actor, (string Reason, DateTimeOffset At) why) =>
        new(books, jurisdiction, content, why.Reason, actor.Display) { EffectiveFrom = from, At = why.At };
}
