using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>A match on its way in: which lines and entries are the same money, and why.</summary>
/// <param name="Members">Lines and entries.</param>
/// <param name="Reason">Why, as shown.</param>
public sealed record WantedMatch(IReadOnlyList<MemberKey> Members, string Reason);

/// <summary>What became of one wanted match.</summary>
/// <param name="Match">The match; null when refused.</param>
/// <param name="Refusal">Why not; null when done.</param>
public sealed record MatchVerdict(MatchId? Match, string? Refusal);

/// <summary>Confirms matches of lines of the bank with entries of the journal. Amounts must be equal to the cent; a refusal of one does not stop the others.</summary>
public sealed class ConfirmMatches(IReconcileStore store, IIds ids, SyncFeed feed, TimeProvider clock)
{
    private const int Tries = 3;

    /// <summary>Confirms them. A list of one verdict each, in their order.</summary>
    public async Task<IReadOnlyList<MatchVerdict>> RunAsync(BooksId books, ReconciliationId reconciliation, IReadOnlyList<WantedMatch> wanted, Actor actor, CancellationToken cancellationToken)
    {
        if (WorkpaperReader.Objection(actor) is { } objection)
        {
            return All(wanted, objection);
        }

        for (var attempt = 1; ; attempt++)
        {
            await using var session = store.Open(books);
            if (await session.ReconciliationAsync(reconciliation, cancellationToken) is not { } month || await WorkpaperReader.ReadAsync(session, month, cancellationToken) is not { } paper)
            {
                return All(wanted, "The reconciliation no longer exists.");
            }

            if (!month.IsOpen)
            {
                return All(wanted, "The month is signed. Reopen it first.");
            }

            var verdicts = Decide(session, paper, await session.LinesAsync(month.Account, DateOnly.MaxValue, cancellationToken), wanted, actor);
            if (verdicts.All(verdict => verdict.Match is null))
            {
                return verdicts;
            }

            month.Decided();
            if (await session.SaveAsync(cancellationToken))
            {
                feed.Announce();
                return verdicts;
            }

            if (attempt == Tries)
            {
                return All(wanted, TrustOutcome.Raced.Refusal!);
            }
        }
    }

    private static IReadOnlyList<MatchVerdict> All(IReadOnlyList<WantedMatch> wanted, string refusal) => [.. wanted.Select(_ => new MatchVerdict(null, refusal))];

    private List<MatchVerdict> Decide(IReconcileSession session, Workpaper paper, IReadOnlyList<KeptLine> allLines, IReadOnlyList<WantedMatch> wanted, Actor actor)
    {
        var now = clock.GetUtcNow();
        var lines = allLines.ToDictionary(line => MemberKey.Line(line.Sequence), line => line.Amount);
        var entries = paper.Entries.ToDictionary(MemberKey.Of, entry => entry.Amount);
        var taken = paper.Matches.SelectMany(match => match.Members.Select(member => (member.Key, match))).ToDictionary(pair => pair.Key, pair => pair.match.ConfirmedBy);
        var verdicts = new List<MatchVerdict>();
        foreach (var want in wanted)
        {
            var members = want.Members.Distinct().ToList();
            if (Refusal(members, lines, entries, taken, Money.Zero(paper.Facts.Currency)) is { } refusal)
            {
                verdicts.Add(new MatchVerdict(null, refusal));
                continue;
            }

            var match = StoredMatch.Confirm(
                new MatchId(ids.Next()), paper.Month, [.. members.Select(key => (key, (lines.TryGetValue(key, out var amount) ? amount : entries[key]).Minor))], want.Reason, actor, now);
            session.Add(match);
            session.Add(AuditEvent.Tell(paper.Month.Books, StartReconciliation.AuditSubject(paper.Month), "match confirmed", actor, now, string.Join(' ', members)));
            members.ForEach(key => taken[key] = actor.Display);
            Explained(paper, members, now);
            verdicts.Add(new MatchVerdict(match.Id, null));
        }

        return verdicts;
    }

    /// <summary>What stood on one side only is explained by its match now.</summary>
    private static void Explained(Workpaper paper, List<MemberKey> members, DateTimeOffset now)
    {
        foreach (var item in paper.Items.Where(item => item.Id != default && !item.About.IsOpening && members.Contains(item.About)))
        {
            item.Close("matched", now);
        }
    }

    private static string? Refusal(
        List<MemberKey> members, Dictionary<MemberKey, Money> lines, Dictionary<MemberKey, Money> entries, Dictionary<MemberKey, string> taken, Money zero)
    {
        if (members.FirstOrDefault(key => !lines.ContainsKey(key) && !entries.ContainsKey(key)) is { Value: not null } unknown)
        {
            return $"{unknown} is not there any more. Look again.";
        }

        if (members.FirstOrDefault(taken.ContainsKey) is { Value: not null } held)
        {
            return $"{(held.LineSequence is null ? "The entry" : "The line")} was matched already by {taken[held]}.";
        }

        var bank = members.Where(lines.ContainsKey).Aggregate(zero, (sum, key) => sum + lines[key]);
        var book = members.Where(entries.ContainsKey).Aggregate(zero, (sum, key) => sum + entries[key]);
        return members.Count < 2 ? "A match takes at least two." : bank == book ? null : string.Create(CultureInfo.InvariantCulture, $"The bank's {bank} are not the journal's {book}; trust money matches to the cent.");
    }
}

/// <summary>Takes a confirmed match back: its lines and entries are free again.</summary>
public sealed class UndoMatch(IReconcileStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Takes it back.</summary>
    /// <param name="books">The books.</param>
    /// <param name="reconciliation">The open reconciliation in which somebody works.</param>
    /// <param name="match">The match.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<TrustOutcome> RunAsync(BooksId books, ReconciliationId reconciliation, MatchId match, Actor actor, CancellationToken cancellationToken)
    {
        if (WorkpaperReader.Objection(actor) is { } objection)
        {
            return TrustOutcome.No(objection);
        }

        await using var session = store.Open(books);
        if (await session.ReconciliationAsync(reconciliation, cancellationToken) is not { } month)
        {
            return TrustOutcome.No("The reconciliation no longer exists.");
        }

        var stored = (await session.MatchesAsync(month.Account, cancellationToken)).FirstOrDefault(one => one.Id == match);
        if (stored is null)
        {
            return TrustOutcome.No("The match was taken back already.");
        }

        var lines = (await session.LinesAsync(month.Account, DateOnly.MaxValue, cancellationToken)).ToDictionary(line => line.Sequence);
        var signOffs = await session.SignOffsAsync(month.Account, cancellationToken);
        var signed = stored.Members.Select(member => member.Key.LineSequence).OfType<long>()
            .Select(sequence => ClosedPeriods.Holding(signOffs, month.Account, lines[sequence].Date)).FirstOrDefault(one => one is not null);
        if (signed is not null || !month.IsOpen)
        {
            return TrustOutcome.No("It belongs to a signed month. Reopen that month first.");
        }

        var now = clock.GetUtcNow();
        stored.Undo(actor, now);
        month.Decided();
        session.Add(AuditEvent.Tell(books, StartReconciliation.AuditSubject(month), "match taken back", actor, now, string.Join(' ', stored.Members.Select(member => member.Key.Value))));
        if (!await session.SaveAsync(cancellationToken))
        {
            return TrustOutcome.Raced;
        }

        feed.Announce();
        return TrustOutcome.Done;
    }
}
