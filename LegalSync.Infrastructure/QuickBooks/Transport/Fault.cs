namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>One error of a fault.</summary>
/// <param name="Code">QuickBooks' code without leading zeros; empty when it gave none.</param>
/// <param name="Message">Its headline.</param>
/// <param name="Detail">What exactly was wrong.</param>
/// <param name="Type">The kind of fault it stood in, for example <c>ValidationFault</c>.</param>
public sealed record Fault(string Code, string Message, string Detail, string Type)
{
    /// <summary>The field it speaks of; empty when it names none.</summary>
    public string Element { get; init; } = "";

    /// <summary>The access token is not, or no longer, good: a fresh one may be.</summary>
    public const string AuthenticationFailed = "3200";

    /// <summary>The token is not for this company or this app.</summary>
    public const string OtherCompany = "3100";

    /// <summary>The app or its user may not work on this company.</summary>
    public static IReadOnlySet<string> Forbidden { get; } = new HashSet<string> { "120", OtherCompany };

    /// <summary>Too many requests.</summary>
    public const string Throttled = "3001";

    /// <summary>The key, or what it names, is not there.</summary>
    public const string NotFound = "610";

    /// <summary>
    /// Codes that do not say whether anything was written: 100 and 10000 (system failure), 130 to 150 (cluster, lock, maintenance),
    /// and 600 (the request id was used before, so an earlier try may have succeeded).
    /// </summary>
    public static IReadOnlySet<string> SayNothing { get; } = new HashSet<string> { "100", "130", "140", "150", "600", "10000" };

    /// <summary>QuickBooks' own words.</summary>
    public string Sentence => (Message, Detail) switch
    {
        ("", "") => "QuickBooks gave no reason.",
        (var message, "") => message,
        ("", var detail) => detail,
        var (message, detail) when detail.StartsWith(message, StringComparison.OrdinalIgnoreCase) => detail,
        var (message, detail) => $"{message}: {detail}",
    };
}
