using LegalSync.Infrastructure.Identity;
using LegalSync.Tests.Persistence;
using LegalSync.Web.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Tests.Hosting;

/// <summary>The application without a demo and without running jobs, on a database of its own.</summary>
public class TestHost : WebApplicationFactory<App>
{
    private readonly string _file = TestStore.NewFile();

    /// <summary>A browser that does not follow redirects.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Opens an account.</summary>
    public async Task OpenAccountAsync(NewAccount account)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Accounts>().OpenAsync(account);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Demo:Enabled", "false");
        builder.UseSetting("Schedule:Enabled", "false");
        builder.UseSetting("ConnectionStrings:LegalSync", "Data Source=" + _file);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(_file + suffix);
        }
    }
}
