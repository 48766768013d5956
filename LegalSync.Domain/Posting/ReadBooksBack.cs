using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Posting;

/// <summary>Reads the books, and proves of every posted item that the books hold what was asked for.</summary>
public sealed class ReadBooksBack(IStore store, IAccountingSystem accounting, PostingCards cards, TimeProvider clock)
{
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);
    private const int BatchSize = 200;
    private const int Tries = 4;

    /// <summary>Refreshes the mirror of the books; answers what went wrong, or null.</summary>
    public async Task<string?> RefreshAsync(BooksId books, bool everything, Actor actor, CancellationToken cancellationToken)
    {
        ConnectionId connection;
        DateTimeOffset? since;
        await using (var look = store.Open(books))
        {
            var firm = await look.BooksAsync(cancellationToken);
            (connection, since) = (firm.Accounting, everything ? null : firm.BooksReadAsOf - Overlap);
        }

        var reading = await accounting.ReadBooksAsync(connection, since, cancellationToken);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            await using var session = store.Open(books);
            var problem = await KeepAsync(session, connection, reading, since is null, actor, cancellationToken);
            if (await session.SaveAsync(cancellationToken))
            {
                return problem;
            }
        }

        // Every try lost to another reader of the same books: what it read is at least as fresh.
        return null;
    }

    private async Task<string?> KeepAsync(ISession session, ConnectionId connection, BooksReading reading, bool isEverything, Actor actor, CancellationToken cancellationToken)
    {
        var link = await session.ConnectionAsync(connection, cancellationToken);
        var now = clock.GetUtcNow();
        if (reading.Status != ReadStatus.Complete)
        {
            await FailAsync(session, link, reading.Status, reading.Problem ?? "QuickBooks could not be read.", actor, now, cancellationToken);
            return link.LastProblem;
        }

        session.Mirror(reading, now, isEverything);
        link.ReadAt(now);
        (await session.BooksAsync(cancellationToken)).ReadThrough(reading.AsOf ?? now);
        await CloseAuthorisationAsync(session, connection, actor, now, cancellationToken);
        return null;
    }

    /// <summary>Compares posted items with the mirror; the equal ones are verified, the others become cards.</summary>
    public async Task<RunFigures> VerifyAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        var (verified, after) = (0, 0L);
        while (true)
        {
            await using var session = store.Open(books);
            var posted = await session.ItemsInAsync(Stage.Posted, after, BatchSize, cancellationToken);
            if (posted.Count == 0)
            {
                return new RunFigures { Verified = verified };
            }

            after = posted[^1].Sequence;
            var equal = await VerifyBatchAsync(session, posted, actor, cancellationToken);
            verified += await session.SaveAsync(cancellationToken) ? equal : 0;
        }
    }

    private async Task<int> VerifyBatchAsync(ISession session, IReadOnlyList<WorkItem> posted, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var keys = posted.Select(item => item.Id).ToList();
        var postings = (await session.PostingsOfAsync(keys, cancellationToken)).ToLookup(posting => posting.Item);
        var snapshot = await session.SnapshotAsync(cancellationToken);
        var claims = (await session.ClaimsByAsync(keys, cancellationToken)).ToLookup(claim => claim.Invoice, claim => claim.Entry);
        var entries = (await session.ItemsAsync([.. claims.SelectMany(group => group)], cancellationToken)).ToDictionary(entry => entry.Id);
        var verified = 0;
        foreach (var item in posted)
        {
            var differences = postings[item.Id].Select(posting => Compare(posting, snapshot)).ToList();
            if (differences.Count == 0 || differences.Contains(null))
            {
                continue;
            }

            var found = differences.SelectMany(pairs => pairs!).ToList();
            if (found.Count > 0)
            {
                await cards.RaiseAsync(session, Differs(item, found), actor, now, cancellationToken);
                continue;
            }

            item.Verified(now);
            session.Add(AuditEvent.Tell(session.BooksId, item.Key.Event, "read back from the books and equal", actor, now));
            foreach (var entry in claims[item.Id].Select(id => entries.GetValueOrDefault(id)).OfType<WorkItem>().Where(entry => entry.Stage == Stage.Posted))
            {
                entry.Verified(now);
            }

            verified++;
        }

        return verified;
    }

    /// <summary>Differences of one leg; null while the mirror has not seen its document; none for what a person linked by hand.</summary>
    private static IReadOnlyList<FieldPair>? Compare(PostingIntent posting, BooksSnapshot snapshot)
    {
        if (posting is not { State: PostingState.Confirmed, Document: { } document })
        {
            return null;
        }

        return posting.Revision == "by hand" ? []
            : snapshot.Document(DocumentRef.Parse(document)) is { } held ? BooksAgreement.Differences(posting.ReadDraft(), held)
            : null;
    }

    private static Finding Differs(WorkItem item, List<FieldPair> differences)
    {
        var outcome = RuleOutcome.Broken(
            RuleCode.BooksHoldWhatWasPosted, "Mend the document in QuickBooks; it is compared again with every read.",
            [.. differences.Select(pair => new Fact(pair.Name, $"posted {pair.Source}, books {pair.Books}"))]);
        var isInvoice = item.Kind == WorkKind.Invoice;
        return new Finding(isInvoice ? Codes.InvoiceAmount : Codes.Validation, isInvoice ? new Subject("Invoice", item.Source.Value) : new Subject("Item", item.Key.Event),
            $"QuickBooks holds {item.Title} otherwise than it was posted: {string.Join(", ", differences.Select(pair => pair.Name.ToLowerInvariant()))}.", outcome)
        {
            Title = $"{item.Title} differs in the books",
            Matter = item.Matter,
            TrustAccount = item.TrustAccount,
            FoundBy = Origin.Posting,
            Sides = differences,
        };
    }

    private async Task FailAsync(ISession session, Connection link, ReadStatus status, string problem, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (status == ReadStatus.Unauthorised)
        {
            link.LoseAuthorisation(problem);
            await cards.RaiseAsync(session, ConnectionCards.Unauthorised(link, problem), actor, now, cancellationToken);
        }
        else
        {
            link.Failed(problem);
        }
    }

    private static async Task CloseAuthorisationAsync(ISession session, ConnectionId connection, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var card in await session.CardsAboutAsync([new Subject("Connection", connection.Value.ToString("N")).ToString()], cancellationToken))
        {
            if (card.State == CardState.Open && card.Code == Codes.Authorisation)
            {
                card.Close(CardState.Superseded, actor.Display, null, now);
            }
        }
    }
}
