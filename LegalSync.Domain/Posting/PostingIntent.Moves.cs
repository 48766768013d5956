namespace LegalSync.Domain.Posting;

/// <content>The lawful moves from state to state.</content>
public sealed partial class PostingIntent
{
    /// <summary>
    /// A node takes it for the time of a lease. What was sent by a node that is gone becomes uncertain: it may be looked up, not sent.
    /// </summary>
    public ClaimTicket Claim(PostingNode node, DateTimeOffset at, TimeSpan lease, TimeSpan skew)
    {
        Expect(State is PostingState.Pending or PostingState.Claimed or PostingState.Sent or PostingState.Uncertain && IsFree(at, skew), "claimed");
        (ClaimedBy, LeaseUntil) = (node.Name, at + lease);
        Fence++;
        To(State is PostingState.Pending or PostingState.Claimed ? PostingState.Claimed : PostingState.Uncertain);
        return Ticket;
    }

    /// <summary>The node gives it back as it was.</summary>
    /// <param name="notBefore">When it may be claimed again.</param>
    public void GiveBack(DateTimeOffset notBefore)
    {
        Expect(State is PostingState.Claimed or PostingState.Uncertain, "given back");
        NotBefore = notBefore;
        LeaveTo(State == PostingState.Claimed ? PostingState.Pending : State);
    }

    /// <summary>Stores the envelope. Nothing was sent yet. One that is stored already stays.</summary>
    public void Seal(Envelope envelope)
    {
        Expect(State is PostingState.Claimed && RequestId is null, "sealed");
        if (envelope.Part is null && envelope.RequestId != CurrentKey)
        {
            throw new InvalidOperationException("An envelope must carry the key of the current generation.");
        }

        (RequestId, Path, Body, Part) = (envelope.RequestId, envelope.Path, envelope.Body, envelope.Part);
        BodyHash = HashOf(envelope.Body);
        To(PostingState.Claimed);
    }

    /// <summary>Stored before the first byte leaves.</summary>
    /// <param name="at">Now.</param>
    /// <param name="leaseUntil">How long the sender holds it.</param>
    /// <param name="proofAt">From when absence is proof.</param>
    public void Sending(DateTimeOffset at, DateTimeOffset leaseUntil, DateTimeOffset proofAt)
    {
        Expect(State is PostingState.Claimed && RequestId is not null && (BodyHash ?? HashOf(Body!)) == HashOf(Body!), "sent");
        (SentAt, LeaseUntil, ProofAt) = (at, leaseUntil, proofAt);
        Attempts++;
        To(PostingState.Sent);
    }

    /// <summary>The books hold it.</summary>
    public void Confirm(DocumentRef document, string revision, DateTimeOffset at)
    {
        Expect(State is PostingState.Sent or PostingState.Uncertain, "confirmed");
        (Document, Revision, SettledAt, RefusalCode, RefusalDetail) = (document.ToString(), revision, at, null, null);
        LeaveTo(PostingState.Confirmed);
    }

    /// <summary>The books said no, or it cannot be asked of them: nothing of this generation is in the books.</summary>
    public void Refuse(string code, string detail, DateTimeOffset at)
    {
        Expect(State is PostingState.Claimed or PostingState.Sent or PostingState.Uncertain, "refused");
        (RefusalCode, RefusalDetail, SettledAt) = (code, detail, at);
        LeaveTo(PostingState.Refused);
    }

    /// <summary>A person posted it by hand: the document is taken as this intent's.</summary>
    public void LinkByHand(DocumentRef document, DateTimeOffset at)
    {
        Expect(State is PostingState.Refused or PostingState.Uncertain or PostingState.Sent, "linked by hand");
        (Document, Revision, SettledAt) = (document.ToString(), "by hand", at);
        LeaveTo(PostingState.Confirmed);
    }

    /// <summary>No answer tells what became of it.</summary>
    /// <param name="lookAt">When it is looked up.</param>
    public void LoseTrack(DateTimeOffset lookAt)
    {
        Expect(State is PostingState.Sent, "called uncertain");
        NotBefore = lookAt;
        LeaveTo(PostingState.Uncertain);
    }

    /// <summary>The books were searched after the time in which they could still have come to hold it: the same envelope may go again.</summary>
    public void ProveAbsent(DateTimeOffset at)
    {
        Expect(State is PostingState.Uncertain && at >= ProofAt, "called absent");
        NotBefore = at;
        LeaveTo(PostingState.Pending);
    }

    /// <summary>Opens the next generation, with this draft, after a refusal or a cancellation.</summary>
    public void TryAgain(PostingDraft draft, DateTimeOffset notBefore)
    {
        Expect(State is PostingState.Refused or PostingState.Cancelled, "tried again");
        Generation++;
        (Draft, NotBefore, GoesAlone) = (DraftText.Write([draft]), notBefore, false);
        (SentAt, ProofAt, Attempts, SettledAt, RefusalCode, RefusalDetail) = (null, null, 0, null, null, null);
        OpenEnvelope();
        LeaveTo(PostingState.Pending);
    }

    /// <summary>Takes it back; only while nothing was sent.</summary>
    public void Cancel(DateTimeOffset at)
    {
        Expect(IsUnsent || State is PostingState.Refused, "cancelled");
        SettledAt = at;
        LeaveTo(PostingState.Cancelled);
    }

    /// <summary>The last send reached nobody, or was turned away unread: it uses up no try, and the same envelope waits.</summary>
    /// <param name="notBefore">When it may be claimed again.</param>
    public void WasNotTaken(DateTimeOffset notBefore)
    {
        Expect(State is PostingState.Sent, "called not taken");
        Attempts--;
        NotBefore = notBefore;
        LeaveTo(PostingState.Pending);
    }

    /// <summary>The books turned the whole batch away unread: this part goes alone, under its own key.</summary>
    public void GoAlone(DateTimeOffset notBefore)
    {
        WasNotTaken(notBefore);
        GoesAlone = true;
        OpenEnvelope();
    }

    /// <summary>It is not touched before an instant.</summary>
    public void NotBeforeAgain(DateTimeOffset at)
    {
        NotBefore = at;
        Version++;
    }

    private void OpenEnvelope() => (RequestId, Path, Body, BodyHash, Part) = (null, null, null, null, null);

    private void LeaveTo(PostingState state)
    {
        (ClaimedBy, LeaseUntil) = (null, null);
        To(state);
    }

    private void Expect(bool holds, string verb)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"A posting in state {State} cannot be {verb}.");
        }
    }

    private void To(PostingState state)
    {
        State = state;
        Version++;
    }
}
