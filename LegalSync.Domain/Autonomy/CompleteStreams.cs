using LegalSync.Domain.Audit;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>Gives every firm a stream for each kind that is posted: firms that were set up before a kind was known lack it, and a stream that is lacking could not be switched off.</summary>
public sealed class CompleteStreams(IStore store, TimeProvider clock)
{
    /// <summary>Adds what is lacking. A new trust stream is on or off as the firm's trust deposits are. Answers how many were added.</summary>
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var books in await store.AllBooksAsync(cancellationToken))
        {
            await using var session = store.Open(books);
            var known = await session.StreamsAsync(cancellationToken);
            var lacking = Enum.GetValues<WorkKind>().Where(kind => kind != WorkKind.Unsupported && known.All(stream => stream.Kind != kind)).ToList();
            if (lacking.Count == 0)
            {
                continue;
            }

            var example = known.FirstOrDefault(stream => stream.Kind == WorkKind.TrustDeposit);
            foreach (var kind in lacking)
            {
                session.Add(Like(example, StreamSetting.New(books, kind)));
            }

            session.Add(AuditEvent.Tell(books, "books", "streams added", actor, clock.GetUtcNow(), string.Join(", ", lacking)));
            added += await session.SaveAsync(cancellationToken) ? lacking.Count : 0;
        }

        return added;
    }

    private static StreamSetting Like(StreamSetting? example, StreamSetting stream)
    {
        if (example is null || !stream.Kind.IsTrust())
        {
            return stream;
        }

        if (example.IsOn)
        {
            stream.TurnOn();
        }
        else if (example.OffBecause is { Length: > 0 } because)
        {
            stream.TurnOff(because);
        }

        return stream;
    }
}
