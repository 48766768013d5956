using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ReadBack;

/// <summary>How the books hold a document that was posted.</summary>
public enum HeldAs
{
    /// <summary>Nobody has seen it since it was posted.</summary>
    Unseen = 1,

    /// <summary>As it was posted.</summary>
    Equal = 2,

    /// <summary>Otherwise than it was sent, and nobody changed it since: the books took it so.</summary>
    TakenOtherwise = 3,

    /// <summary>A person changed it.</summary>
    Edited = 4,

    /// <summary>A person voided it.</summary>
    Voided = 5,

    /// <summary>It is not in the books any more.</summary>
    Gone = 6,
}

/// <summary>One document of an item, as the books hold it.</summary>
/// <param name="Posting">What was posted.</param>
/// <param name="Held">How it is held.</param>
/// <param name="Document">It as it stands, where it does.</param>
/// <param name="Sides">Every compared field, both sides.</param>
public sealed record PostedLeg(PostingIntent Posting, HeldAs Held, BooksDocument? Document, IReadOnlyList<FieldPair> Sides)
{
    /// <summary>The revision of a document that a person linked by hand: it was not drafted here, so its fields are not compared.</summary>
    public const string ByHand = "by hand";

    /// <summary>True when the books no longer count it.</summary>
    public bool IsLost => Held is HeldAs.Voided or HeldAs.Gone;

    /// <summary>The fields that differ.</summary>
    public IEnumerable<FieldPair> Differences => Sides.Where(pair => pair.Differs);

    /// <summary>Judges one posting by the books.</summary>
    /// <param name="posting">What was posted.</param>
    /// <param name="document">Its document as the books hold it; null when they do not.</param>
    /// <param name="isGone">True when it is known to be deleted.</param>
    /// <param name="keys">Keys that were bound when it was sent.</param>
    /// <param name="standing">Who a customer is by now.</param>
    public static PostedLeg Judge(PostingIntent posting, BooksDocument? document, bool isGone, BoundKeys? keys, Func<CustomerId, CustomerId> standing)
    {
        if (isGone || document is null)
        {
            return new PostedLeg(posting, isGone ? HeldAs.Gone : HeldAs.Unseen, null, isGone ? Lost(posting, null) : []);
        }

        if (document.IsVoid)
        {
            return new PostedLeg(posting, HeldAs.Voided, document, Lost(posting, document));
        }

        if (posting.Revision == ByHand)
        {
            return new PostedLeg(posting, HeldAs.Equal, document, []);
        }

        var sides = BooksAgreement.Sides(posting.ReadDraft(), document, keys, standing);
        var held = !sides.Any(pair => pair.Differs) ? HeldAs.Equal
            : document.Revision == posting.Revision ? HeldAs.TakenOtherwise
            : HeldAs.Edited;
        return new PostedLeg(posting, held, document, sides);
    }

    private static List<FieldPair> Lost(PostingIntent posting, BooksDocument? document)
    {
        var draft = posting.ReadDraft();
        return
        [
            new FieldPair("State", "standing", document is null ? "deleted" : "voided"),
            new FieldPair("Document", posting.Document, document?.Ref.ToString()),
            new FieldPair("Date", draft.On?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), document?.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            new FieldPair("Total", draft.Moves?.ToString(), document?.Total.ToString()),
        ];
    }
}
