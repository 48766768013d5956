using LegalSync.Sandbox.Bank;
using LegalSync.Sandbox.Control;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.QuickBooks;
using LegalSync.Sandbox.Smokeball;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LegalSync.Sandbox;

/// <summary>The sandbox as a running web server: Smokeball, QuickBooks Online and the control addresses on one port.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private const int UsualSeed = 7;

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
    public static Task<SandboxServer> StartAsync(string urls, int seed, DateOnly? today = null, FirmOptions? options = null) =>
        StartAsync(["--urls", urls], _ => new FirmOrder(seed, today, options ?? new FirmOptions()));

    /// <summary>Starts a server as the command line asks.</summary>
    /// <exception cref="ArgumentException">The command line asks for a firm that cannot be.</exception>
    public static Task<SandboxServer> StartAsync(string[] args) =>
        StartAsync(args, configuration => FirmOrder.Read(name => configuration[name], UsualSeed));

    /// <summary>Ends when the server is asked to stop.</summary>
    public Task WaitAsync() => _app.WaitForShutdownAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await World.DisposeAsync();
    }

    private static async Task<SandboxServer> StartAsync(string[] args, Func<IConfiguration, FirmOrder> order)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        // The settings file of the product may lie in the directory this is started from; it is none of the sandbox's business.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddCommandLine(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        var world = new SandboxWorld(order(app.Configuration));
        app.MapFaults(world.Faults);
        app.UseFaults(world.Faults, "smokeball", SmokeballGate.Owns);
        app.MapControl(world);
        app.MapBank(world);
        app.MapSmokeball(world.Smokeball);
        QuickBooksEndpoints.Map(app, world.QuickBooks);
        await app.StartAsync();
        return new SandboxServer(app, world);
    }
}
