using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Autonomy;

/// <summary>What one client ledger held when the books begin.</summary>
public sealed record OpeningBalance(LedgerKey Ledger, Money Balance);

/// <summary>Signs the opening position, once: the first day that posts, and what each client ledger held before it.</summary>
public sealed class SignOpening(IStore store, ICaptureStore records, AdvanceMatters advance, SyncFeed feed, TimeProvider clock)
{
    /// <summary>The earliest first day, counted back from today: older history is not taken over.</summary>
    public const int MostDaysBack = 3_660;

    /// <summary>The latest first day, counted from today.</summary>
    public const int MostDaysAhead = 366;

    /// <summary>Signs it. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(
        BooksId books, DateOnly opensOn, IReadOnlyList<OpeningBalance> openings, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return "Only an administrator signs the opening position.";
        }

        ConnectionId practice;
        await using (var session = store.Open(books))
        {
            var firm = await session.BooksAsync(cancellationToken);
            var now = clock.GetUtcNow();
            if (await RefuseAsync(session, firm, opensOn, openings, firm.DayOf(now), cancellationToken) is { } refusal)
            {
                return refusal;
            }

            foreach (var opening in openings)
            {
                session.Add(LedgerHead.Open(books, opening.Ledger, opening.Balance));
            }

            firm.SignOpening(opensOn, actor.Display, now);
            session.Add(AuditEvent.Tell(books, "books", "opening position signed", actor, now, Statement(opensOn, openings)));
            if (!await session.SaveAsync(cancellationToken))
            {
                return "Somebody else changed the books at the same moment. Look again.";
            }

            practice = firm.Practice;
        }

        // What was read before the signature stood as dated too early; it is looked at again.
        var matters = (await records.MattersAsync(practice, cancellationToken)).Select(matter => matter.Matter);
        await advance.RunAsync(books, [.. matters, MatterId.None], actor, cancellationToken);
        feed.Announce();
        return null;
    }

    private static async Task<string?> RefuseAsync(
        ISession session, Books firm, DateOnly opensOn, IReadOnlyList<OpeningBalance> openings, DateOnly today, CancellationToken cancellationToken)
    {
        if (firm.OpensOn is { } signed)
        {
            return $"The opening position is signed already, from {Day(signed)} on.";
        }

        if (opensOn < today.AddDays(-MostDaysBack) || opensOn > today.AddDays(MostDaysAhead))
        {
            return $"{Day(opensOn)} is no likely first day. Choose one between {Day(today.AddDays(-MostDaysBack))} and {Day(today.AddDays(MostDaysAhead))}.";
        }

        if (openings.Any(opening => opening.Balance.IsNegative))
        {
            return "A client ledger cannot open below zero. Make the shortage good first.";
        }

        if (openings.Any(opening => opening.Balance.Currency != firm.Currency))
        {
            return $"The books are kept in {firm.CurrencyCode}; so are its client ledgers.";
        }

        if (openings.DistinctBy(opening => opening.Ledger).Count() != openings.Count)
        {
            return "A client ledger is given twice.";
        }

        var known = await session.LedgersOfAsync([.. openings.Select(opening => opening.Ledger.Matter).Distinct()], cancellationToken);
        return known.Select(head => head.Key).Intersect(openings.Select(opening => opening.Ledger)).Any()
            ? "A client ledger has movements here already; it cannot be given an opening any more."
            : null;
    }

    /// <summary>What was signed, by key: names stay out of the audit.</summary>
    private static string Statement(DateOnly opensOn, IReadOnlyList<OpeningBalance> openings) => string.Join('\n', openings
        .OrderBy(opening => opening.Ledger.ToString(), StringComparer.Ordinal)
        .Select(opening => $"{opening.Ledger} {opening.Balance}")
        .Prepend($"from {Day(opensOn)}"));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
