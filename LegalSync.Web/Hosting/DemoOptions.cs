namespace LegalSync.Web.Hosting;

/// <summary>The demo firm: section <c>Demo</c>. On when no outside system is configured, or when it is asked for.</summary>
/// <param name="Enabled">True when this run is a demo.</param>
/// <param name="SandboxUrl">A sandbox that runs already; else one is started.</param>
/// <param name="Database">A file that is made anew at each start; else a temporary one that is deleted at the end.</param>
/// <param name="Seed">Which firm; the sandbox's own default when not given.</param>
public sealed record DemoOptions(bool Enabled, Uri? SandboxUrl, string? Database, int? Seed)
{
    /// <summary>True when people kept the last whole month by hand, so that a parallel run has something to compare.</summary>
    public bool ManualMonth { get; init; } = true;

    /// <summary>Settings section.</summary>
    public const string Section = "Demo";

    private static readonly string[] _outsideSystems = ["Smokeball", "QuickBooks"];

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be; the message says which and what it may be.</exception>
    public static DemoOptions Read(IConfiguration configuration)
    {
        var demo = configuration.GetSection(Section);
        var enabled = demo.GetValue<bool?>("Enabled") ?? !_outsideSystems.Any(system => configuration.GetSection(system).Exists());
        var address = demo["SandboxUrl"];
        return new DemoOptions(enabled, string.IsNullOrEmpty(address) ? null : Loopback(address), demo["Database"], demo.GetValue<int?>("Seed"))
        {
            ManualMonth = demo.GetValue<bool?>("ManualMonth") ?? true,
        };
    }

    // The demo hands out accounts without a password; nothing it talks to may be real.
    private static Uri Loopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && url.IsLoopback
        ? url
        : throw new InvalidOperationException($"Demo:SandboxUrl is '{address}'. Write the loopback address of a running sandbox, for example http://127.0.0.1:5999.");
}
