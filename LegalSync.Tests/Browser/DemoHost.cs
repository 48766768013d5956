using LegalSync.Web.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace LegalSync.Tests.Browser;

/// <summary>The demo as a newcomer starts it: sandbox, fresh database, running jobs, on a port of its own.</summary>
public sealed class DemoHost : WebApplicationFactory<App>
{
    public DemoHost() => UseKestrel(0);

    /// <summary>Where it listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Demo:Enabled", "true");
        builder.UseSetting("Schedule:PostSeconds", "1");
    }
}
