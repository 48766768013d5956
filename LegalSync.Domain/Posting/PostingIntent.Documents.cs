using LegalSync.Domain.ReadBack;

namespace LegalSync.Domain.Posting;

/// <content>What people decide about its document after the books confirmed it.</content>
public sealed partial class PostingIntent
{
    /// <summary>How many of its documents were given up: each bears a mark of its own, so that a voided one is never taken for the live one.</summary>
    public int Replacements { get; private set; }

    /// <summary>Its document is gone from the books, and a person decided to post it again: the next generation may be opened.</summary>
    public void GiveUpDocument(DateTimeOffset at)
    {
        Expect(State is PostingState.Confirmed, "given up");
        (Document, Revision, SettledAt) = (null, null, at);
        Replacements++;
        To(PostingState.Cancelled);
    }

    /// <summary>A person says which document of the books it is now.</summary>
    public void Relink(DocumentRef document, DateTimeOffset at)
    {
        Expect(State is PostingState.Confirmed, "linked to another document");
        (Document, Revision, SettledAt) = (document.ToString(), PostedLeg.ByHand, at);
        Version++;
    }
}
