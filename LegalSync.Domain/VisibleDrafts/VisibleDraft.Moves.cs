using System.Globalization;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.VisibleDrafts;

/// <content>The lawful moves from state to state.</content>
public sealed partial class VisibleDraft
{
    /// <summary>The item is held again after its document went: a new one may be made, under a mark of its own.</summary>
    public void Reopen()
    {
        Expect(State is VisibleDraftState.Removed or VisibleDraftState.Replaced, "made again");
        Generation++;
        (Document, Revision, DraftHash, LinkedBy, IsLinkRefused, Trouble) = (null, null, null, null, false, null);
        Settle(VisibleDraftState.Creating);
    }

    /// <summary>Stored before the first byte of a write leaves.</summary>
    public void Sending(VisibleDraftState write, (string? Hash, DateOnly? Date) what, DateTimeOffset at, DateTimeOffset proofAt)
    {
        Expect(write == VisibleDraftState.Creating ? State == write && SentAt is null : State == VisibleDraftState.Shown, "sent");
        State = write;
        (SendingHash, SendingDate, SentAt, ProofAt) = (what.Hash, what.Date, at, proofAt);
        Version++;
    }

    /// <summary>The books show what was on its way.</summary>
    public void Show(DocumentId document, string revision)
    {
        Expect(State is VisibleDraftState.Creating or VisibleDraftState.Updating, "shown");
        (Document, Revision, DraftHash, Trouble) = (document, revision, SendingHash, null);
        Settle(VisibleDraftState.Shown);
    }

    /// <summary>What was on its way was not written, and will not be.</summary>
    public void WasNotWritten(DateTimeOffset notBefore, string? trouble = null)
    {
        (NotBefore, Trouble) = (notBefore, trouble);
        Settle(State == VisibleDraftState.Creating ? State : VisibleDraftState.Shown);
    }

    /// <summary>Nobody knows yet; it is looked at again.</summary>
    public void Wait(DateTimeOffset until)
    {
        NotBefore = until;
        Version++;
    }

    /// <summary>The books do not show it, and nothing of it is on its way.</summary>
    public void Remove() => Settle(VisibleDraftState.Removed);

    /// <summary>The invoice took its place.</summary>
    public void Replace() => Settle(VisibleDraftState.Replaced);

    /// <summary>Somebody else changed it: theirs stands.</summary>
    public void Leave() => Settle(VisibleDraftState.LeftToPerson);

    /// <summary>The envelope of an invoice links it.</summary>
    public void LinkBy(string postingKey)
    {
        LinkedBy = postingKey;
        Version++;
    }

    /// <summary>The books refused the invoice that links it.</summary>
    public void RefuseLink()
    {
        (LinkedBy, IsLinkRefused) = (null, true);
        Version++;
    }

    /// <summary>
    /// True when a document as read is ours as it was last written. A change whose answer was lost is known by the note, which says what it
    /// shows, and by the revision, which is the next one: with one more in between somebody else was there too.
    /// </summary>
    public bool Recognises(DraftReading reading) =>
        reading.Revision == Revision
        || (State == VisibleDraftState.Updating && SendingHash is { } hash && reading.Note.Contains($"{Mark} {Short(hash)}", StringComparison.Ordinal)
            && long.TryParse(reading.Revision, CultureInfo.InvariantCulture, out var now) && long.TryParse(Revision, CultureInfo.InvariantCulture, out var before) && now == before + 1);

    private void Settle(VisibleDraftState state)
    {
        State = state;
        (SendingHash, SendingDate, SentAt, ProofAt) = (null, null, null, null);
        Version++;
    }

    private void Expect(bool holds, string verb)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"A visible draft in state {State} cannot be {verb}.");
        }
    }
}
