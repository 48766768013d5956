using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>A bookkeeper signs a week whose differences are all decided. The figures are frozen under the signature; it is the only moment at which bounds are taken.</summary>
public sealed class SignWeek(IComparisonStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>How old the last comparison may be: it runs once a day, and may be late by some hours.</summary>
    public static readonly TimeSpan OldestComparison = TimeSpan.FromHours(30);

    /// <summary>Signs it. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, DateOnly monday, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Bookkeeper))
        {
            return "Only a bookkeeper signs a week.";
        }

        await using var session = store.Open(books);
        if (await session.OpenRunAsync(cancellationToken) is not { } run)
        {
            return Judging.NoRun;
        }

        if (RunWeek.Of(run, monday) is not { } week)
        {
            return "The run has no such week.";
        }

        var (firm, now) = (await session.Spine.BooksAsync(cancellationToken), clock.GetUtcNow());
        var ground = await EvidenceGround.ReadAsync(session, cancellationToken);
        if (Refuse(run, week, firm, ground, now) is { } refusal)
        {
            return refusal;
        }

        var figures = ComparisonText.Write(EvidenceCounter.CountForSignature(ground, week));
        session.Add(PeriodSignature.Sign(books, run.Id, PeriodSignatureKind.Week, (week.From, week.Through), figures, actor, now));
        session.Add(AuditEvent.Tell(books, Judging.Subject(run), $"week of {Day(week.From)} signed", actor, now, figures));
        if (!await session.SaveAsync(cancellationToken))
        {
            return Judging.Raced;
        }

        feed.Announce();
        return null;
    }

    private static string? Refuse(FirmParallelRun run, RunWeek week, Books firm, EvidenceGround ground, DateTimeOffset now)
    {
        var open = ground.Pairs.Count(pair => week.Holds(pair) && !pair.IsSettled);
        return run.State != ParallelRunState.Running ? "The cycle is signed already."
            : firm.DayOf(now) <= week.Through ? $"The week ends on {Day(week.Through)}; it is signed after that."
            : run.PairedAt is not { } pairedAt ? "Nothing was compared yet."
            : firm.DayOf(pairedAt) <= week.Through ? "The records were compared last before the week ended. Compare again first."
            : now - pairedAt > OldestComparison ? $"The records were compared last on {Day(firm.DayOf(pairedAt))}. Compare again first."
            : open > 0 ? string.Create(CultureInfo.InvariantCulture, $"{open} {(open == 1 ? "difference" : "differences")} of the week {(open == 1 ? "is" : "are")} not decided.")
            : SignedWeeks.Standing(ground.Signatures, ground.Pairs).Contains(week) ? "The week is signed as it stands."
            : null;
    }

    /// <summary>A day as texts name it.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
