using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>A captured record lacks something that money needs, or has it in a form that cannot be taken exactly. Callers make a card of it.</summary>
public sealed class SourceFormatException : Exception
{
    /// <summary>About one field of one record.</summary>
    public SourceFormatException(SourceKind kind, SourceId id, string field, string mend, Exception? cause = null)
        : base($"{kind} {id.Value}: {field} cannot be used. {mend}", cause) =>
        (Kind, Id, Field, Mend) = (kind, id, field, mend);

    /// <summary>What kind of record.</summary>
    public SourceKind Kind { get; }

    /// <summary>Its key at the source.</summary>
    public SourceId Id { get; }

    /// <summary>The field, as the source calls it.</summary>
    public string Field { get; }

    /// <summary>What a person can do about it.</summary>
    public string Mend { get; }
}
