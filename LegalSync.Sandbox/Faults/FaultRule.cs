using System.Text.Json.Serialization;

namespace LegalSync.Sandbox.Faults;

/// <summary>Which requests a fault meets; what is left out does not matter, what is given must all hold.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FaultMatch
{
    /// <summary>The HTTP method.</summary>
    public string? Method { get; init; }

    /// <summary>A text that the path with its query holds, in any case.</summary>
    public string? Path { get; init; }

    /// <summary>A segment of the path (<c>invoice</c>), or the entity of a batch item.</summary>
    public string? Entity { get; init; }

    /// <summary>A text that the body holds, exactly.</summary>
    public string? BodyContains { get; init; }

    /// <summary>A customer that the body refers to, in its header or on a line.</summary>
    public string? CustomerId { get; init; }

    /// <summary>An amount in the body: a line's, the total, or the sum of the lines.</summary>
    public decimal? Amount { get; init; }
}

/// <summary>One scripted fault.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FaultRule
{
    private static readonly string[] OfQuickBooks =
    [
        "reset-after-commit", "reset-before", "unreachable", "commit-late", "delay-past-timeout", "fault-200", "stale-race", "rotation-lost",
        "ignore-request-id", "partial-batch",
    ];

    /// <summary>What a fault may do; docs/sandbox.md tells it of each.</summary>
    public static readonly IReadOnlyList<string> Actions =
        ["drop-after-commit", "drop-before", "delay", "status", "refuse", "hang", .. OfQuickBooks];

    /// <summary>The statuses a fault may answer.</summary>
    public static readonly IReadOnlyList<int> Statuses = [401, 403, 429, 500, 502, 503, 504];

    /// <summary>Names the rule; given by the board when it is left out.</summary>
    public string Id { get; init; } = "";

    /// <summary><c>quickbooks</c> or <c>smokeball</c>.</summary>
    public required string System { get; init; }

    /// <summary>Which requests.</summary>
    public FaultMatch Match { get; init; } = new();

    /// <summary>One of <see cref="Actions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>For delay, commit-late and delay-past-timeout: how long.</summary>
    public int Ms { get; init; }

    /// <summary>For delay, status and hang: <c>before</c> the request does anything, or <c>after</c> it has taken effect.</summary>
    public string When { get; init; } = "before";

    /// <summary>For status: the code, one of <see cref="Statuses"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>For status: <c>json</c>, <c>html</c>, <c>xml</c> or <c>empty</c>; null is what the system usually sends.</summary>
    public string? Format { get; init; }

    /// <summary>For status: the Retry-After header in seconds; null sends none.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>For partial-batch: the items by bId.</summary>
    public BatchScript? Batch { get; init; }

    /// <summary>For refuse: the fault's code.</summary>
    public string? Code { get; init; }

    /// <summary>For refuse: the fault's message.</summary>
    public string? Message { get; init; }

    /// <summary>For refuse: the fault's detail.</summary>
    public string? Detail { get; init; }

    /// <summary>How many requests meet it; -1 for every one.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many have met it.</summary>
    public int Used { get; init; }

    /// <summary>Whether it does its work after the request has taken effect.</summary>
    [JsonIgnore]
    public bool IsAfter => Action == "drop-after-commit" || When == "after";

    /// <summary>Why the rule cannot be scripted, or null.</summary>
    public string? Problem() =>
        System is not ("quickbooks" or "smokeball") ? "system must be quickbooks or smokeball"
        : !Actions.Contains(Action, StringComparer.Ordinal) ? $"action must be one of {string.Join(", ", Actions)}"
        : When is not ("before" or "after") ? "when must be before or after"
        : Action == "status" && !Statuses.Contains(Status) ? $"status must be one of {string.Join(", ", Statuses)}"
        : Format is not (null or "json" or "html" or "xml" or "empty") ? "format must be json, html, xml or empty"
        : System != "quickbooks" && OfQuickBooks.Contains(Action, StringComparer.Ordinal) ? $"{Action} is for quickbooks only"
        : Action is "delay" or "commit-late" && Ms <= 0 ? $"{Action} needs ms above 0"
        : Ms < 0 || RetryAfter < 0 ? "a wait is not negative"
        : Action == "commit-late" && Ms > ScriptedFate.ServerLimit.TotalMilliseconds ? "nothing takes effect more than 120000 ms after it came"
        : (Action == "partial-batch") != (Batch is not null) ? "partial-batch needs a batch, and nothing else has one"
        : Times is 0 or < -1 ? "times must be above 0, or -1 for always"
        : null;
}
