namespace LegalSync.Web.Connect;

/// <summary>How outside systems see this application: section <c>Connect</c>. Checked at start.</summary>
public sealed class ConnectOptions
{
    /// <summary>Settings section.</summary>
    public const string Section = "Connect";

    /// <summary>The address in people's browsers, for example https://sync.example.com/; needed behind a proxy that passes requests on under another name.</summary>
    public Uri? PublicAddress { get; init; }
}
