using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Http;

namespace LegalSync.Sandbox.Faults;

/// <summary>What one request meets: when it takes effect, if at all, and what the caller hears of it. All waits are of the sandbox clock's time source.</summary>
public sealed record ScriptedFate
{
    /// <summary>How long QuickBooks works on a request before it gives up on it: whatever has not taken effect by then never will.</summary>
    public static readonly TimeSpan ServerLimit = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan BeyondPatience = ServerLimit + TimeSpan.FromSeconds(5);

    private ScriptedFate()
    {
    }

    /// <summary>Nothing special.</summary>
    public static ScriptedFate Pass { get; } = new();

    /// <summary>It takes effect, and the connection ends without an answer.</summary>
    public static ScriptedFate CommitThenDrop { get; } = new() { End = WireFate.Dropped };

    /// <summary>It takes effect, and the connection is reset.</summary>
    public static ScriptedFate CommitThenReset { get; } = new() { End = WireFate.Reset };

    /// <summary>The connection is reset before anything happened.</summary>
    public static ScriptedFate ResetBeforeCommit { get; } = new() { TakesEffect = false, End = WireFate.Reset };

    /// <summary>It takes effect, and yet the answer is a system failure (10000).</summary>
    public static ScriptedFate Answer10000AfterCommit { get; } = new() { Instead = new StandIn(500) };

    /// <summary>A system failure (10000) and nothing done.</summary>
    public static ScriptedFate Answer10000WithoutCommit { get; } = new() { TakesEffect = false, Instead = new StandIn(500) };

    /// <summary>401, as if the token had been revoked a moment ago.</summary>
    public static ScriptedFate Unauthorised { get; } = new() { TakesEffect = false, Instead = new StandIn(401) };

    /// <summary>No connection comes about.</summary>
    public static ScriptedFate UnreachableConnectFailed { get; } = new() { TakesEffect = false, End = WireFate.Unreachable };

    /// <summary>Status 200 with a fault inside, and nothing done.</summary>
    public static ScriptedFate Fault200 { get; } = new()
    {
        TakesEffect = false, Instead = new StandIn(200) { Refusal = Refuse.Business("The request could not be carried out.") },
    };

    /// <summary>A refresh replaces the refresh token before its day is over, and the answer with the new one is lost.</summary>
    public static ScriptedFate RotationLost { get; } = new() { Rotates = true, End = WireFate.Dropped };

    /// <summary>A person saves the document a moment before the caller: an update meets 5010.</summary>
    public static ScriptedFate StaleRace { get; } = new() { PersonFirst = true };

    /// <summary>From the arrival to the effect.</summary>
    public TimeSpan Before { get; init; }

    /// <summary>From the effect to the answer.</summary>
    public TimeSpan After { get; init; }

    /// <summary>Whether the request is carried out.</summary>
    public bool TakesEffect { get; init; } = true;

    /// <summary>What becomes of the answer.</summary>
    public WireFate End { get; init; }

    /// <summary>What is answered in place of the truth, or null.</summary>
    public StandIn? Instead { get; init; }

    /// <summary>When it is not zero the caller loses the connection after <see cref="Before"/>, and the effect follows that long after the arrival.</summary>
    public TimeSpan Late { get; init; }

    /// <summary>Whether the caller's request id is neither looked up nor remembered this once.</summary>
    public bool IgnoresRequestId { get; init; }

    /// <summary>What becomes of each item of a batch, by its <c>bId</c>; null carries all.</summary>
    public Func<string, ItemFate>? Items { get; init; }

    /// <summary>Whether the answers of a batch come in the reverse order.</summary>
    public bool Reversed { get; init; }

    /// <summary>Whether a refresh replaces the refresh token however young it is.</summary>
    public bool Rotates { get; init; }

    /// <summary>Whether a person changes the document first, so that an update meets a stale token.</summary>
    public bool PersonFirst { get; init; }

    /// <summary>The answer takes a while; the effect falls half-way.</summary>
    public static ScriptedFate Latency(TimeSpan whole) => Pass.With(whole);

    /// <summary>The caller loses the connection at once, and the request takes effect only later, within the server's limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The effect would fall beyond the server's limit.</exception>
    public static ScriptedFate CommitLate(TimeSpan after)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(after, ServerLimit);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(after, TimeSpan.Zero);
        return new ScriptedFate { Late = after, End = WireFate.Reset };
    }

    /// <summary>It takes effect at once and is answered so late that nobody is likely to wait for it.</summary>
    public static ScriptedFate DelayPastTimeout(TimeSpan? after = null) => new() { After = after ?? BeyondPatience };

    /// <summary>A load balancer's page.</summary>
    public static ScriptedFate Html503(bool afterCommit = false) =>
        new() { TakesEffect = afterCommit, Instead = new StandIn(503) { Format = "html" } };

    /// <summary>429, and nothing done.</summary>
    public static ScriptedFate TooMany(TimeSpan? retryAfter = null, bool asXml = false) =>
        new() { TakesEffect = false, Instead = new StandIn(429) { RetryAfter = retryAfter, Format = asXml ? "xml" : null } };

    /// <summary>Some items of a batch fail or are not answered.</summary>
    public static ScriptedFate Partly(Func<string, ItemFate> items, bool reversed = false) => new() { Items = items, Reversed = reversed };

    /// <summary>The same, taking a while: half before the effect, half after it.</summary>
    public ScriptedFate With(TimeSpan latency) => this with { Before = Before + (latency / 2), After = After + (latency - (latency / 2)) };
}
