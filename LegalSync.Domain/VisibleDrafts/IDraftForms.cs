using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.VisibleDrafts;

/// <summary>A draft's document as the books hold it.</summary>
/// <param name="Status">Whether it is there.</param>
/// <param name="Revision">Its version in the books.</param>
/// <param name="Note">Its internal note.</param>
/// <param name="IsBilled">True when an invoice took its place.</param>
public sealed record DraftReading(FindStatus Status, string? Revision = null, string Note = "", bool IsBilled = false);

/// <summary>A draft's document that is looked for.</summary>
/// <param name="On">The day it was dated when it was sent.</param>
/// <param name="Mark">The mark in its internal note.</param>
/// <param name="SentAt">When it was sent.</param>
public sealed record SoughtDraft(DateOnly On, string Mark, DateTimeOffset SentAt);

/// <summary>How drafts look in one accounting system. Forms are pure; what is sent goes through <see cref="IAccountingSystem"/> like everything else.</summary>
public interface IDraftForms
{
    /// <summary>The bytes that make one.</summary>
    Envelope Create(InvoiceDraft draft, string requestId, string note);

    /// <summary>The bytes that change one, which only a document of that revision takes.</summary>
    Envelope Update(InvoiceDraft draft, DraftTarget target, string requestId, string note);

    /// <summary>The bytes that remove one, which only a document of that revision takes.</summary>
    Envelope Remove(DraftTarget target, string requestId);

    /// <summary>Reads one.</summary>
    Task<DraftReading> ReadAsync(ConnectionId connection, DocumentId document, CancellationToken cancellationToken);

    /// <summary>Looks for one by its mark. Absent is said only after everything was searched where it could be.</summary>
    Task<FindOutcome> FindAsync(ConnectionId connection, SoughtDraft sought, CancellationToken cancellationToken);
}

/// <summary>One revision of a draft's document.</summary>
public readonly record struct DraftTarget(DocumentId Document, string Revision);
