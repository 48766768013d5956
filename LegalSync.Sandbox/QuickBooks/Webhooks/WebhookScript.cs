using System.Text.Json.Serialization;

namespace LegalSync.Sandbox.QuickBooks.Webhooks;

/// <summary>What goes wrong with the notifications that are made from now on.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record WebhookScript
{
    /// <summary>How often each one is sent.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>How many events one of them holds at most.</summary>
    public int EventsPerPost { get; init; } = 100;

    /// <summary>Whether the latest event comes first, within a notification and among them.</summary>
    public bool Reversed { get; init; }

    /// <summary>How long after the change the first try is made, by the sandbox's clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether they are signed with a token that nobody gave out.</summary>
    public bool Forged { get; init; }

    /// <summary>Whether they are never sent.</summary>
    public bool Lost { get; init; }

    /// <summary>Whether each is blown up to more than two million bytes.</summary>
    public bool Oversized { get; init; }

    /// <summary>Whether CloudEvents say <c>create</c> where they usually say <c>created</c>; both are reported from the field.</summary>
    public bool PresentTense { get; init; }

    /// <summary>Why this cannot be, or null.</summary>
    public string? Problem() =>
        Copies < 1 ? "copies is 1 or more; lost sends none"
        : EventsPerPost < 1 ? "eventsPerPost is 1 or more"
        : Delay < TimeSpan.Zero ? "a delay is not negative"
        : null;
}
