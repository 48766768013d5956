using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Autonomy;

/// <summary>Enters what the firm measured of itself before LegalSync. A later entry stands beside the earlier one, and counts.</summary>
public sealed class EnterBaseline(IComparisonStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>The most minutes a month has.</summary>
    public const int MostMinutes = 31 * 24 * 60;

    /// <summary>Enters it. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, BaselineFigures figures, Actor actor, CancellationToken cancellationToken)
    {
        int[] all = [figures.ReconcilingMinutes, figures.BillingErrors, figures.DaysToInvoice, figures.TrustMinutes, figures.MinutesADocument];
        var objection = !actor.Is(Role.Administrator) ? "Only an administrator enters what the firm measured."
            : all.Any(figure => figure < 0) ? "None of the figures is below zero."
            : all.Any(figure => figure > MostMinutes) ? "A month has no more minutes than that."
            : null;
        if (objection is not null)
        {
            return objection;
        }

        await using var session = store.Open(books);
        var now = clock.GetUtcNow();
        session.Add(FirmBaseline.Enter(books, figures, actor, now));
        session.Add(AuditEvent.Tell(books, "books", "baseline entered", actor, now, figures.ToString()));
        if (!await session.SaveAsync(cancellationToken))
        {
            return Judging.Raced;
        }

        feed.Announce();
        return null;
    }
}
