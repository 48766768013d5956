namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>Kinds of turns.</summary>
public enum TurnKind
{
    /// <summary>A read.</summary>
    Read = 1,

    /// <summary>A write.</summary>
    Write = 2,

    /// <summary>A batch.</summary>
    Batch = 3,
}

/// <summary>A turn.</summary>
public interface ITurn : IDisposable;
