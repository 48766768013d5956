namespace LegalSync.Domain.Capture;

/// <summary>What storing records changed.</summary>
/// <param name="Read">Records handed in.</param>
/// <param name="Changed">Of those, new or changed.</param>
/// <param name="Matters">Matters they touch.</param>
/// <param name="TouchesAll">True when reference data changed that every matter may depend on.</param>
public sealed record StoredRecords(int Read, int Changed, IReadOnlySet<MatterId> Matters, bool TouchesAll);

/// <summary>Keeps what source systems said, and how far each read came.</summary>
public interface ICaptureStore
{
    /// <summary>Stores records; the same version with the same content is a no-op.</summary>
    Task<StoredRecords> StoreAsync(ConnectionId connection, IReadOnlyList<CapturedRecord> records, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Matters known of a connection, those read longest ago first.</summary>
    Task<IReadOnlyList<(MatterId Matter, DateTimeOffset? ReadAt)>> MattersAsync(ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>The instant through which a scope was read, or null.</summary>
    Task<DateTimeOffset?> ReadThroughAsync(ConnectionId connection, string scope, CancellationToken cancellationToken);

    /// <summary>Sets how far scopes were read.</summary>
    Task SetReadThroughAsync(ConnectionId connection, IReadOnlyCollection<string> scopes, DateTimeOffset through, CancellationToken cancellationToken);

    /// <summary>Marks records of a matter (or of the reference data) that a full read no longer found; answers how many.</summary>
    Task<int> MarkVanishedAsync(ConnectionId connection, MatterId matter, IReadOnlyList<CapturedRecord> found, IReadOnlyCollection<SourceKind> kinds, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Adds or updates a run's line.</summary>
    Task SaveRunAsync(SyncRun run, CancellationToken cancellationToken);
}

/// <summary>Matters that a webhook spoke of. Hints only: whatever they say is read again.</summary>
public interface ICaptureHints
{
    /// <summary>Takes the hints gathered since the last call.</summary>
    IReadOnlyCollection<MatterId> Take(ConnectionId connection);
}

/// <summary>How much one capture run reads.</summary>
public sealed record CapturePolicy
{
    /// <summary>Matters that are read in a run besides the hinted and the changed ones; the rest take their turn in the next.</summary>
    public int MattersPerRun { get; init; } = 300;

    /// <summary>Matters read and evaluated together; what they bring shows at once.</summary>
    public int ChunkSize { get; init; } = 16;

    /// <summary>How far every read goes back behind the last one.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromMinutes(5);
}
