using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Autonomy;

/// <summary>What the firm measured of itself before LegalSync, entered at set-up; every outcome is shown against it. Append-only: the latest row counts.</summary>
public sealed class FirmBaseline
{
    private FirmBaseline(BooksId books, string by) => (Books, By) = (books, by);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Minutes a month spent on reconciling both systems.</summary>
    public int ReconcilingMinutes { get; private set; }

    /// <summary>Billing errors a month that clients or the firm found after invoices went out.</summary>
    public int BillingErrors { get; private set; }

    /// <summary>Days from a time entry to the sent invoice that holds it.</summary>
    public int DaysToInvoice { get; private set; }

    /// <summary>Minutes a month spent on the trust reconciliation.</summary>
    public int TrustMinutes { get; private set; }

    /// <summary>Minutes to enter one document by hand.</summary>
    public int MinutesADocument { get; private set; }

    /// <summary>Who entered it, as shown.</summary>
    public string By { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Enters it.</summary>
    public static FirmBaseline Enter(BooksId books, BaselineFigures figures, Actor actor, DateTimeOffset at) => new(books, actor.Display)
    {
        ReconcilingMinutes = figures.ReconcilingMinutes,
        BillingErrors = figures.BillingErrors,
        DaysToInvoice = figures.DaysToInvoice,
        TrustMinutes = figures.TrustMinutes,
        MinutesADocument = figures.MinutesADocument,
        At = at,
    };
}

/// <summary>What is entered: minutes, days and counts, none negative.</summary>
public sealed record BaselineFigures(int ReconcilingMinutes, int BillingErrors, int DaysToInvoice, int TrustMinutes, int MinutesADocument);
