using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LegalSync.Web.Hosting;

/// <summary>Where the application listens, and the one line that says so.</summary>
public static class Addresses
{
    /// <summary>The address when none is configured: loopback only, so that a first run is not open to the network.</summary>
    public const string Default = "http://127.0.0.1:5000";

    private static readonly string[] _settings = ["urls", "http_ports", "https_ports"];

    /// <summary>Takes the default address unless one is configured.</summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        if (_settings.All(setting => string.IsNullOrEmpty(builder.Configuration[setting])) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(Default);
        }
    }

    /// <summary>Prints the address once the application listens.</summary>
    public static void AnnounceAddress(this WebApplication app, TextWriter output) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            output.WriteLine($"LegalSync is at {string.Join(" and ", addresses)}");
        });
}
