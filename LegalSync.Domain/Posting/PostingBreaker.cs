using System.Collections.Concurrent;

namespace LegalSync.Domain.Posting;

/// <summary>
/// Keeps silence towards books that asked for it or do not answer, and then tries with one posting before everything goes again.
/// Forgotten at a restart, which costs one request.
/// </summary>
public sealed class PostingBreaker(TimeProvider clock, PostingPolicy policy)
{
    private const int Patience = 3;
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<BooksId, Mood> _moods = new();

    /// <summary>True while nothing is sent.</summary>
    public bool IsQuiet(BooksId books) => _moods.TryGetValue(books, out var mood) && mood.Until > clock.GetUtcNow();

    /// <summary>True while the books asked for silence or cannot be reached: then nothing is read for a posting's sake either.</summary>
    public bool IsSilent(BooksId books) => IsQuiet(books) && _moods[books].IsSilent;

    /// <summary>True when one posting is tried before the others.</summary>
    public bool IsProbing(BooksId books) => _moods.TryGetValue(books, out var mood) && mood.Silences >= Patience;

    /// <summary>Hears how a request ended.</summary>
    public void Hear(BooksId books, SendOutcome outcome)
    {
        var now = clock.GetUtcNow();
        _moods.AddOrUpdate(books, _ => Next(new Mood(0, DateTimeOffset.MinValue, false), outcome, now), (_, mood) => Next(mood, outcome, now));
    }

    private Mood Next(Mood mood, SendOutcome outcome, DateTimeOffset now)
    {
        var silences = outcome.Status is SendStatus.Unknown or SendStatus.Unreachable ? mood.Silences + 1 : outcome.Status == SendStatus.Throttled ? mood.Silences : 0;
        var quiet = policy.QuietAfter(outcome) ?? TimeSpan.Zero;
        if (silences >= Patience && outcome.Status == SendStatus.Unknown)
        {
            var doubled = policy.FirstRetry * (1 << Math.Min(silences, 10));
            quiet = doubled < LongestQuiet ? doubled : LongestQuiet;
        }

        return now + quiet > mood.Until
            ? new Mood(silences, now + quiet, outcome.Status is SendStatus.Throttled or SendStatus.Unreachable)
            : mood with { Silences = silences };
    }

    private sealed record Mood(int Silences, DateTimeOffset Until, bool IsSilent);
}
