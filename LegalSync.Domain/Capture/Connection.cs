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

    /// <summary>When the refresh token ends unless it is used before; null when the system does not say.</summary>
    public DateTimeOffset? RefreshEndsAt { get; private set; }

    /// <summary>When the authorisation ends for good, however often it is renewed; null when the system does not say.</summary>
    public DateTimeOffset? GrantEndsAt { get; private set; }

    /// <summary>Where its tokens are good: <c>production</c>, <c>sandbox</c>, <c>simulator</c> or a host; null while nobody has said.</summary>
    public string? Environment { get; private set; }

    /// <summary>Turn of the renewal that wrote the tokens; a renewal of an earlier turn may not write over them.</summary>
    public long TokenFence { get; private set; }

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

    /// <summary>Notes when the authorisation ends, where it is good, and in which turn its tokens were written.</summary>
    public void KeepGrant(DateTimeOffset? refreshEndsAt, DateTimeOffset? grantEndsAt, string? environment, long fence)
    {
        if (fence < TokenFence)
        {
            throw new InvalidOperationException($"Tokens of turn {fence} may not replace those of turn {TokenFence}.");
        }

        (RefreshEndsAt, GrantEndsAt, Environment, TokenFence) = (refreshEndsAt, grantEndsAt, environment ?? Environment, fence);
    }

    /// <summary>Its authorisation ended. A link that a person disconnected stays so.</summary>
    public void LoseAuthorisation(string problem)
    {
        (State, LastProblem) = (State == ConnectionState.Disconnected ? State : ConnectionState.Unauthorised, problem);
        Version++;
    }

    /// <summary>A person ended it: its tokens are forgotten, everything that was read stays.</summary>
    public void Disconnect()
    {
        (State, ProtectedTokens, AccessEndsAt, RefreshEndsAt, GrantEndsAt, LastProblem) = (ConnectionState.Disconnected, null, null, null, null, null);
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
