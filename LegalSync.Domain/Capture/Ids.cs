namespace LegalSync.Domain.Capture;

/// <summary>One authorised link to an outside system.</summary>
public readonly record struct ConnectionId(Guid Value);

/// <summary>The practice system's key of a matter.</summary>
public readonly record struct MatterId(string Value)
{
    /// <summary>Longest key a column holds.</summary>
    public const int MaxLength = 64;

    /// <summary>Where records without a matter are gathered (bank fees, interest).</summary>
    public static MatterId None { get; } = new("");

    /// <summary>True for <see cref="None"/>.</summary>
    public bool IsNone => string.IsNullOrEmpty(Value);
}

/// <summary>The practice system's key of a contact.</summary>
public readonly record struct ClientId(string Value);

/// <summary>The practice system's key of one of its bank accounts.</summary>
public readonly record struct BankAccountId(string Value)
{
    /// <summary>Longest key a column holds.</summary>
    public const int MaxLength = 64;
}

/// <summary>The practice system's key of any record, within its kind.</summary>
public readonly record struct SourceId(string Value)
{
    /// <summary>Longest key a column holds.</summary>
    public const int MaxLength = 128;
}
