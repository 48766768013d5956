using System.Globalization;
using LegalSync.Sandbox.Control;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks;
using LegalSync.Sandbox.Smokeball;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LegalSync.Sandbox;

/// <summary>The sandbox as a running web server: Smokeball, QuickBooks Online and the control addresses on one port.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxServer(WebApplication app, SandboxWorld world)
    {
        (_app, World) = (app, world);
        BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        world.Smokeball.Webhooks.Host = BaseAddress.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>Where it listens.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What it holds.</summary>
    public SandboxWorld World { get; }

    /// <summary>Starts a server; <c>http://127.0.0.1:0</c> takes a free port.</summary>
    public static Task<SandboxServer> StartAsync(string urls, int seed, DateOnly? today = null) => StartAsync(["--urls", urls], seed, today);

    /// <summary>Ends when the server is asked to stop.</summary>
    public Task WaitAsync() => _app.WaitForShutdownAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await World.DisposeAsync();
    }

    internal static async Task<SandboxServer> StartAsync(string[] args, int seed, DateOnly? today)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        var world = new SandboxWorld(seed, today);
        app.MapFaults(world.Faults);
        app.UseFaults(world.Faults, "smokeball", SmokeballGate.Owns);
        app.MapControl(world);
        app.MapSmokeball(world.Smokeball);
        QuickBooksEndpoints.Map(app, world.QuickBooks);
        await app.StartAsync();
        return new SandboxServer(app, world);
    }

    /// <summary>The value after <c>--name</c> on the command line, read as a whole number.</summary>
    internal static int NumberOf(string[] args, string name, int otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
    }
}
