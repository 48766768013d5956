using System.Text.Json.Serialization;

namespace LegalSync.Sandbox.Faults;

/// <summary>What becomes of the items of one batch; those that are not named are carried out and answered.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record BatchScript
{
    /// <summary>Not carried out; answered with a system failure.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];

    /// <summary>Carried out, and answered with a system failure.</summary>
    public IReadOnlyList<string> CarriedButFailed { get; init; } = [];

    /// <summary>Carried out, and not answered.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether the answers come in the reverse order.</summary>
    public bool Reversed { get; init; }

    /// <summary>The fate of one item.</summary>
    public ItemFate Of(string itemId) =>
        Failed.Contains(itemId, StringComparer.Ordinal) ? ItemFate.Failed
        : CarriedButFailed.Contains(itemId, StringComparer.Ordinal) ? ItemFate.CarriedButFailed
        : Missing.Contains(itemId, StringComparer.Ordinal) ? ItemFate.CarriedButMissing
        : ItemFate.Carried;
}
