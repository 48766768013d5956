using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Raises and closes the cards of statements and reconciliations. An account that never had a statement has none.</summary>
public sealed class WatchReconciliations(IReconcileStore store, PostingCards cards, SyncFeed feed, TimeProvider clock)
{
    private const int MostApproved = 1000;

    /// <summary>Looks once.</summary>
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var session = store.Open(books);
        var changed = false;
        foreach (var account in await session.TrustAccountsAsync(cancellationToken))
        {
            if (await PaperAsync(session, account.Id, now, cancellationToken) is { } paper)
            {
                changed |= await SyncAsync(session, paper, actor, now, cancellationToken);
            }
        }

        if (changed && await session.SaveAsync(cancellationToken))
        {
            feed.Announce();
        }
    }

    /// <summary>The open reconciliation's workpaper; without one, a look through the last statement's end that nobody signs.</summary>
    private static async Task<Workpaper?> PaperAsync(IReconcileSession session, BankAccountId account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var statements = await session.StatementsAsync(account, cancellationToken);
        if (statements.Count == 0)
        {
            return null;
        }

        var begun = await session.ReconciliationsAsync(account, cancellationToken);
        var from = begun.Count == 0 ? statements.Min(statement => statement.From) : begun.Max(one => one.Through).AddDays(1);
        var through = statements.Max(statement => statement.Through);
        var month = begun.FirstOrDefault(one => one.IsOpen)
            ?? TrustReconciliation.Start(default, session.Spine.BooksId, account, from <= through ? from : through, through, Actor.Job("watch", "reconciliations"), now);
        return await WorkpaperReader.ReadAsync(session, month, cancellationToken);
    }

    private async Task<bool> SyncAsync(IReconcileSession session, Workpaper paper, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var approved = await session.Spine.ItemsInAsync(Stage.Approved, 0, MostApproved, cancellationToken);
        IReadOnlyList<Finding> findings = [.. AccountWatch.Look(paper), .. AccountWatch.Stopped(paper, approved)];
        var known = (await session.Spine.CardsAboutAsync([.. findings.Select(finding => finding.Subject.ToString()).Distinct()], cancellationToken)).ToDictionary(card => (card.Code, card.Subject));
        var changed = false;
        foreach (var finding in findings)
        {
            var before = known.GetValueOrDefault((finding.Code, finding.Subject.ToString()));
            if (before?.State != CardState.Waived)
            {
                var version = before?.Version;
                var card = await cards.RaiseAsync(session.Spine, finding, actor, now, cancellationToken);
                changed |= card.Version != version;
            }
        }

        var standing = findings.Select(finding => (finding.Code, Subject: finding.Subject.ToString())).ToHashSet();
        foreach (var code in AccountWatch.Codes.Append(Codes.ClosedPeriod))
        {
            foreach (var card in (await session.Spine.OpenCardsAsync(code, cancellationToken))
                .Where(card => card.Origin == Origin.Watch && card.TrustAccount == paper.Account && !standing.Contains((card.Code, card.Subject))))
            {
                card.Close(CardState.Superseded, actor.Display, null, now);
                session.Add(AuditEvent.Tell(session.Spine.BooksId, $"card:{card.Id.Value}", $"{card.Code} superseded", actor, now));
                changed = true;
            }
        }

        return changed;
    }
}
