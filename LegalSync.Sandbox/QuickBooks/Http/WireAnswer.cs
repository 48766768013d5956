using System.Text;
using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>What becomes of an answer on its way back.</summary>
public enum WireFate
{
    /// <summary>The caller receives it.</summary>
    Answered,

    /// <summary>The connection ends without it.</summary>
    Dropped,

    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>Nothing comes, for as long as the caller waits.</summary>
    Silent,

    /// <summary>There was no connection in the first place.</summary>
    Unreachable,
}

/// <summary>An answer of QuickBooks, before anything carries it.</summary>
/// <param name="Status">The HTTP status; 0 when nobody is to receive it.</param>
/// <param name="Headers">The headers in their order.</param>
/// <param name="Body">The bytes of the body.</param>
/// <param name="Fate">Whether it arrives.</param>
public sealed record WireAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, WireFate Fate = WireFate.Answered)
{
    private const string JsonType = "application/json;charset=UTF-8";

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>An answer that the caller never sees.</summary>
    public static WireAnswer Lost(WireFate fate) => new(0, [], ReadOnlyMemory<byte>.Empty, fate);

    /// <summary>An answer of some text.</summary>
    public static WireAnswer Of(int status, string contentType, string text, params IEnumerable<(string Name, string Value)> headers)
    {
        var all = headers.Select(header => KeyValuePair.Create(header.Name, header.Value));
        return new WireAnswer(
            status,
            contentType.Length == 0 ? [.. all] : [.. all, KeyValuePair.Create("Content-Type", contentType)],
            Encoding.UTF8.GetBytes(text));
    }

    /// <summary>An answer in JSON.</summary>
    public static WireAnswer Json(int status, JsonObject body, params IEnumerable<(string Name, string Value)> headers) =>
        Of(status, JsonType, body.ToJsonString(), headers);
}
