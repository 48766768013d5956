using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>A request as it reached QuickBooks, whatever carried it.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">The path, unescaped, from its first slash.</param>
/// <param name="Query">The query as it was sent, with its question mark, or empty.</param>
/// <param name="Headers">The headers by name in any case.</param>
/// <param name="Body">The bytes of the body.</param>
public sealed record WireRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    private const int RealmSegment = 2;
    private const int EntitySegment = 3;

    private Dictionary<string, string>? _parameters;
    private string[]? _segments;

    /// <summary>The parts of the path between slashes.</summary>
    public IReadOnlyList<string> Segments => _segments ??= Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The realm of a company address, or null.</summary>
    public string? Realm => Path.StartsWith("/v3/company/", StringComparison.Ordinal) && Segments.Count > RealmSegment ? Segments[RealmSegment] : null;

    /// <summary>What a company address is about, in lower case: <c>invoice</c>, <c>query</c>, <c>batch</c>; or null.</summary>
    public string? Entity => Realm is not null && Segments.Count > EntitySegment ? Segments[EntitySegment].ToLowerInvariant() : null;

    /// <summary>Whether it may change the books.</summary>
    public bool IsWrite => Method == HttpMethods.Post && Entity is not (null or "query");

    /// <summary>Whether it is a batch.</summary>
    public bool IsBatch => Method == HttpMethods.Post && Entity == "batch";

    /// <summary>Whether it asks for tokens.</summary>
    public bool IsTokenRequest => Path == "/oauth2/v1/tokens/bearer";

    /// <summary>The caller's request id, or null.</summary>
    public string? RequestId => Parameter("requestid");

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>A header, or null.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The parameters of the query; of one that comes twice the first counts.</summary>
    public IReadOnlyDictionary<string, string> Parameters => _parameters ??= QueryHelpers.ParseQuery(Query)
        .ToDictionary(pair => pair.Key, pair => pair.Value.Count > 0 ? pair.Value[0] ?? "" : "", StringComparer.OrdinalIgnoreCase);

    /// <summary>A parameter of the query, or null.</summary>
    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>Whether the media type of the body is JSON.</summary>
    public bool HasJson => MediaType is { } type && (type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>Whether the media type of the body is that of a form.</summary>
    public bool HasForm => MediaType == "application/x-www-form-urlencoded";

    private string? MediaType => Header("Content-Type")?.Split(';')[0].Trim().ToLowerInvariant();
}
