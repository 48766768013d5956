namespace LegalSync.Domain.Capture;

/// <summary>Which outside system. Stored: a number is never reused.</summary>
public enum OutsideSystem
{
    /// <summary>Smokeball.</summary>
    Smokeball = 1,

    /// <summary>QuickBooks Online.</summary>
    QuickBooks = 2,
}

/// <summary>Whether a link works. Stored: a number is never reused.</summary>
public enum ConnectionState
{
    /// <summary>It works.</summary>
    Connected = 1,

    /// <summary>Its authorisation ended; a person must connect it again.</summary>
    Unauthorised = 2,

    /// <summary>A person disconnected it.</summary>
    Disconnected = 3,
}

/// <summary>One authorised link to an outside system.</summary>
public sealed class Connection
{
    private Connection(ConnectionId id, OutsideSystem system, string name, string account) =>
        (Id, System, Name, Account) = (id, system, name, account);

    /// <summary>Key.</summary>
    public ConnectionId Id { get; private set; }

    /// <summary>The system.</summary>
    public OutsideSystem System { get; private set; }

    /// <summary>What people call it.</summary>
    public string Name { get; private set; }

    /// <summary>The account there: a QuickBooks realm id, a Smokeball account id.</summary>
    public string Account { get; private set; }

    /// <summary>Whether it works.</summary>
    public ConnectionState State { get; private set; } = ConnectionState.Connected;

    /// <summary>The tokens, encrypted (Data Protection); never logged, never shown.</summary>
    public string? ProtectedTokens { get; private set; }

    /// <summary>When the access token ends.</summary>
    public DateTimeOffset? AccessEndsAt { get; private set; }

    /// <summary>When the refresh token was issued.</summary>
    public DateTimeOffset? RefreshIssuedAt { get; private set; }

    /// <summary>Last complete read.</summary>
    public DateTimeOffset? LastReadAt { get; private set; }

    /// <summary>What went wrong last, for a person.</summary>
    public string? LastProblem { get; private set; }

    /// <summary>Counts changes; one refresher wins.</summary>
    public int Version { get; private set; }

    /// <summary>A new link.</summary>
    public static Connection Link(ConnectionId id, OutsideSystem system, string name, string account) => new(id, system, name, account);

    /// <summary>Keeps tokens, encrypted by the caller.</summary>
    public void KeepTokens(string protectedTokens, DateTimeOffset accessEndsAt, DateTimeOffset issuedAt)
    {
        (ProtectedTokens, AccessEndsAt, RefreshIssuedAt, State, LastProblem) = (protectedTokens, accessEndsAt, issuedAt, ConnectionState.Connected, null);
        Version++;
    }

    /// <summary>Its authorisation ended.</summary>
    public void LoseAuthorisation(string problem)
    {
        (State, LastProblem) = (ConnectionState.Unauthorised, problem);
        Version++;
    }

    /// <summary>A read was complete.</summary>
    public void ReadAt(DateTimeOffset at)
    {
        (LastReadAt, LastProblem) = (at, null);
        Version++;
    }

    /// <summary>A read failed.</summary>
    public void Failed(string problem)
    {
        LastProblem = problem;
        Version++;
    }
}
