using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ReadBack;

/// <summary>What a webhook of the books spoke of. It carries no truth: it only says what to read soon.</summary>
/// <param name="Sequence">Its order of arrival.</param>
/// <param name="Entity">What changed; null for the company's preferences.</param>
/// <param name="MergedAway">The entry that was merged into it, if the webhook told of a merge.</param>
public sealed record BooksHint(long Sequence, DocumentRef? Entity, DocumentRef? MergedAway);

/// <summary>Hints that wait, stored until they are read.</summary>
public interface IBooksHints
{
    /// <summary>The oldest that wait for a connection.</summary>
    Task<IReadOnlyList<BooksHint>> WaitingAsync(ConnectionId connection, int most, CancellationToken cancellationToken);

    /// <summary>Says that they were read.</summary>
    Task TakenAsync(IReadOnlyCollection<long> hints, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>What became of the hints.</summary>
/// <param name="Read">How many entities were read.</param>
/// <param name="SpokeOfCompany">True when the company's preferences are to be read again.</param>
/// <param name="Problem">What went wrong; the hints wait for the next try.</param>
public sealed record HintedReading(int Read, bool SpokeOfCompany, string? Problem)
{
    /// <summary>The connection that was heard of; null when no hint waited.</summary>
    public ConnectionId? Heard { get; init; }
}

/// <summary>
/// Reads exactly the entities that webhooks spoke of, each once however often and in whatever order it was spoken of. A hint is taken only
/// after what it led to is stored, so a crash in between repeats a read and loses nothing.
/// </summary>
public sealed class ReadHinted(IStore store, IAccountingSystem accounting, IBooksHints hints, KeepBooks keep, TimeProvider clock)
{
    private const int Most = 300;

    /// <summary>Reads what waits.</summary>
    public async Task<HintedReading> RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        ConnectionId connection;
        await using (var look = store.Open(books))
        {
            var firm = await look.BooksAsync(cancellationToken);
            if (firm.BooksReadAsOf is null)
            {
                // The first reading brings everything; until then there is nothing that a change could be held against.
                return new HintedReading(0, false, null);
            }

            connection = firm.Accounting;
        }

        var (read, company, heard) = (0, false, (ConnectionId?)null);
        while (await hints.WaitingAsync(connection, Most, cancellationToken) is { Count: > 0 } waiting)
        {
            heard = connection;
            company |= waiting.Any(hint => hint.Entity is null);
            var entities = waiting.SelectMany(hint => new[] { hint.Entity, hint.MergedAway }).OfType<DocumentRef>().Distinct().ToList();
            if (entities.Count > 0 && await ReadAsync(books, connection, waiting, entities, actor, cancellationToken) is { } problem)
            {
                return new HintedReading(read, company, problem) { Heard = heard };
            }

            read += entities.Count;
            await hints.TakenAsync([.. waiting.Select(hint => hint.Sequence)], clock.GetUtcNow(), cancellationToken);
        }

        return new HintedReading(read, company, null) { Heard = heard };
    }

    private async Task<string?> ReadAsync(
        BooksId books, ConnectionId connection, IReadOnlyList<BooksHint> waiting, List<DocumentRef> entities, Actor actor, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow();
        var changes = await accounting.ReadEntitiesAsync(connection, entities, cancellationToken);
        var merged = waiting.Where(hint => hint is { Entity: not null, MergedAway: not null })
            .Select(hint => new MergedEntry(hint.MergedAway!.Value, hint.Entity!.Value.Id.Value)).Distinct().ToList();
        return await keep.RunAsync(books, changes with { StartedAt = started, Merged = merged }, watermark: null, actor, cancellationToken);
    }
}
