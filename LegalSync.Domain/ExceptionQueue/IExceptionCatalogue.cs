namespace LegalSync.Domain.ExceptionQueue;

/// <summary>The catalogue of codes.</summary>
public interface IExceptionCatalogue
{
    /// <summary>All codes, in catalogue order.</summary>
    IReadOnlyList<ExceptionType> All { get; }

    /// <summary>The line of a code.</summary>
    /// <exception cref="ArgumentException">The catalogue has no such code.</exception>
    ExceptionType Find(ExceptionCode code);
}

/// <summary>The event under which a resolution writes to the books.</summary>
public static class ResolutionEvent
{
    private const string Prefix = "Resolution:";

    /// <summary>Its event.</summary>
    public static string Of(ResolutionRecordId id) => Prefix + id.Value.ToString("N");

    /// <summary>The resolution of an event, or null when the event is an item's.</summary>
    public static ResolutionRecordId? Parse(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(text[Prefix.Length..], "N", out var id) ? new ResolutionRecordId(id) : null;
}
