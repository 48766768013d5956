namespace LegalSync.Infrastructure.Persistence;

/// <summary>A node that works on this database.</summary>
public sealed class NodeRow
{
    /// <summary>Longest name.</summary>
    public const int MaxOwnerLength = 80;

    /// <summary>Its name, of its own for every start.</summary>
    public string Owner { get; init; } = "";

    /// <summary>When it last said that it lives.</summary>
    public DateTimeOffset SeenAt { get; set; }
}
