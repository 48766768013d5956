using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.VisibleDrafts;

/// <summary>What is to be done about one visible draft.</summary>
public enum DraftMove
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Make its document.</summary>
    Create = 1,

    /// <summary>Look for the document whose answer was lost.</summary>
    LookUp = 2,

    /// <summary>Give up a document that was never made.</summary>
    Forget = 3,

    /// <summary>Read the document, see whose it is, and change it.</summary>
    Update = 4,

    /// <summary>Read the document, see whose it is, and remove it.</summary>
    Remove = 5,

    /// <summary>Read the document: a change or removal has no known end.</summary>
    Read = 6,
}

/// <summary>Decides about one draft. Pure.</summary>
/// <param name="Item">The item.</param>
/// <param name="IsShown">Whether drafts of its stream are shown.</param>
public sealed record DraftPlan(WorkItem Item, bool IsShown)
{
    /// <summary>The draft that the books should show; null when they should show none, or are to be left alone.</summary>
    public InvoiceDraft? Wanted { get; } =
        IsShown && Item is { Stage: Stage.Held, Kind: WorkKind.Invoice, Draft: { } text } ? DraftText.Read(text).OfType<InvoiceDraft>().FirstOrDefault() : null;

    /// <summary>True between approval and posting: the document stands as it is until the invoice takes its place.</summary>
    public bool IsOnItsWay => Item.Stage is Stage.Approved or Stage.Posting;

    /// <summary>What is to be done.</summary>
    /// <param name="draft">What the books show, as far as is known; null when nothing was ever shown.</param>
    public DraftMove Next(VisibleDraft? draft) => draft?.State switch
    {
        null or VisibleDraftState.Removed or VisibleDraftState.Replaced => Wanted is null ? DraftMove.None : DraftMove.Create,
        VisibleDraftState.Creating when draft.SentAt is not null => DraftMove.LookUp,
        VisibleDraftState.Creating => Wanted is null ? DraftMove.Forget : DraftMove.Create,
        VisibleDraftState.Updating or VisibleDraftState.Removing => DraftMove.Read,
        VisibleDraftState.Shown when Wanted is not null => draft.DraftHash == Item.DraftHash ? DraftMove.None : DraftMove.Update,
        VisibleDraftState.Shown => IsOnItsWay ? DraftMove.None : DraftMove.Remove,
        _ => DraftMove.None,
    };

    /// <summary>Takes over what was read of the document. True when it stands there as ours and may be written.</summary>
    public bool Take(VisibleDraft draft, DraftReading reading, DateTimeOffset at)
    {
        switch (reading)
        {
            case { Status: FindStatus.Unknown }:
                draft.Wait(at);
                return false;
            case { Status: FindStatus.Absent }:
                if (Wanted is null || draft.State == VisibleDraftState.Removing)
                {
                    draft.Remove();
                }
                else
                {
                    draft.Leave();
                }

                return false;
            case { IsBilled: true } when draft.LinkedBy is not null && !Item.Stage.IsBeforeApproval():
                draft.Replace();
                return false;
            case { IsBilled: true }:
            case { Status: FindStatus.Found } when !draft.Recognises(reading):
                draft.Leave();
                return false;
            default:
                Recognised(draft, reading, at);
                return true;
        }
    }

    private static void Recognised(VisibleDraft draft, DraftReading reading, DateTimeOffset at)
    {
        if (draft.State == VisibleDraftState.Updating && reading.Revision != draft.Revision)
        {
            draft.Show(draft.Document!.Value, reading.Revision!);
        }
        else if (draft.State != VisibleDraftState.Shown)
        {
            draft.WasNotWritten(at);
        }
    }
}
