using LegalSync.Domain.ExceptionQueue;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A tab of the queue.</summary>
public enum QueueView
{
    /// <summary>Everything that waits.</summary>
    Open,

    /// <summary>What the person's roles may resolve.</summary>
    Mine,

    /// <summary>Severity critical.</summary>
    Critical,

    /// <summary>Client money.</summary>
    Trust,

    /// <summary>Asleep.</summary>
    Snoozed,

    /// <summary>Closed since the start of the firm's day.</summary>
    Cleared,
}

/// <summary>How long ago a card was raised.</summary>
public enum AgeBand
{
    /// <summary>Within 24 hours.</summary>
    Day,

    /// <summary>Within seven days.</summary>
    Week,

    /// <summary>Within thirty days.</summary>
    Month,

    /// <summary>Before that.</summary>
    Older,
}

/// <summary>By what the list is ordered.</summary>
public enum QueueSort
{
    /// <summary>Grouped by cause: worst first, then code.</summary>
    Cause,

    /// <summary>Severity, then age.</summary>
    Severity,

    /// <summary>What the list calls it.</summary>
    Exception,

    /// <summary>Matter number.</summary>
    Matter,

    /// <summary>Client name.</summary>
    Client,

    /// <summary>Difference in money.</summary>
    Difference,

    /// <summary>Money that waits.</summary>
    Waiting,

    /// <summary>When it was raised.</summary>
    Age,
}

/// <summary>An order of the list.</summary>
public sealed record QueueOrder(QueueSort By, bool IsDescending)
{
    /// <summary>Grouped by cause.</summary>
    public static QueueOrder Grouped { get; } = new(QueueSort.Cause, false);
}

/// <summary>What of the queue is shown. Within one list any value fits, between lists all must.</summary>
public sealed record QueueFilter
{
    /// <summary>The tab.</summary>
    public QueueView View { get; init; } = QueueView.Open;

    /// <summary>Codes; empty is all.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Severities; empty is all.</summary>
    public IReadOnlyList<Severity> Severities { get; init; } = [];

    /// <summary>Ages; empty is all.</summary>
    public IReadOnlyList<AgeBand> Ages { get; init; } = [];

    /// <summary>User keys, and the empty text for nobody; empty is all.</summary>
    public IReadOnlyList<string> Assignees { get; init; } = [];

    /// <summary>Part of a matter number, client or title.</summary>
    public string Text { get; init; } = "";

    /// <summary>True when anything but the tab narrows the list.</summary>
    public bool IsNarrow => Codes.Count + Severities.Count + Ages.Count + Assignees.Count > 0 || Text.Length > 0;
}
