namespace LegalSync.Domain.ExceptionQueue;

/// <summary>What the product knows of each code.</summary>
public interface IExceptionCatalogue
{
    /// <summary>All codes, in catalogue order.</summary>
    IReadOnlyList<ExceptionType> All { get; }

    /// <summary>The line of a code.</summary>
    ExceptionType Find(ExceptionCode code);
}
