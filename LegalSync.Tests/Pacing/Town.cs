using LegalSync.Infrastructure.QuickBooks.Transport;

namespace LegalSync.Tests.Pacing;

/// <summary>A request as the server saw it.</summary>
internal sealed record Arrival(string Realm, TurnKind Kind, DateTimeOffset At, bool Refused);

/// <summary>A governor, those who want to send, and a server that notes when each request reached it.</summary>
internal sealed class Town(Random random, GovernorOptions options)
{
    public const string Realm = "9130350000000000777";

    public Town(int seed = 1)
        : this(new Random(seed), new GovernorOptions { Jitter = () => TimeSpan.FromSeconds(2) })
    {
    }

    public StepTime Time { get; init; } = new();

    public RealmGovernor Governor => field ??= new RealmGovernor(Time, options);

    public List<Arrival> Arrivals { get; } = [];

    /// <summary>Shortest and longest time from the sending to the answer, in milliseconds.</summary>
    public (int Least, int Most) Latency { get; set; } = (300, 800);

    /// <summary>Answers a request with a refusal, or null.</summary>
    public Func<string, TurnKind, (bool Refuse, TimeSpan? RetryAfter)> Server { get; set; } = (_, _) => (false, null);

    /// <summary>Somebody who sends one request after the other until told to stop.</summary>
    public async void Sends(string realm, TurnKind? kind, Func<bool> goesOn)
    {
        while (goesOn())
        {
            using var turn = kind is { } one
                ? await Governor.EnterAsync(realm, one, CancellationToken.None)
                : await Governor.EnterEitherAsync(realm, CancellationToken.None);
            await SendAsync(turn);
        }
    }

    /// <summary>So many who never stop.</summary>
    public void Crowd(int heads, TurnKind? kind, string realm = Realm)
    {
        for (var head = 0; head < heads; head++)
        {
            Sends(realm, kind, () => true);
        }
    }

    /// <summary>One request: it arrives at any time between its sending and its answer.</summary>
    public async Task SendAsync(ITurn turn)
    {
        var latency = TimeSpan.FromMilliseconds(random.Next(Latency.Least, Latency.Most + 1));
        var way = random.Next(3) switch { 0 => TimeSpan.Zero, 1 => latency, _ => latency * random.NextDouble() };
        await Time.WaitAsync(way);
        var (refuse, retryAfter) = Server(turn.Realm, turn.Kind);
        Arrivals.Add(new Arrival(turn.Realm, turn.Kind, Time.GetUtcNow(), refuse));
        await Time.WaitAsync(latency - way);
        if (refuse || random.Next(10) > 0)
        {
            turn.Answered(refuse, retryAfter);
        }
    }

    /// <summary>Arrivals in a stretch of time.</summary>
    public int Count(DateTimeOffset from, TimeSpan length, TurnKind? kind = null) =>
        Arrivals.Count(arrival => arrival.At >= from && arrival.At < from + length && (kind is null || arrival.Kind == kind));

    /// <summary>The most that any stretch of the length holds, its ends included, as the strictest server counts.</summary>
    public static int Most(IEnumerable<Arrival> arrivals, TimeSpan length)
    {
        var at = arrivals.Select(arrival => arrival.At).Order().ToList();
        var (most, first) = (0, 0);
        for (var last = 0; last < at.Count; last++)
        {
            while (at[last] - at[first] > length)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
