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
    private const string Nowhere = "http://127.0.0.1:9/";
    private readonly string _file = TestStore.NewFile();

    private static Dictionary<string, string> NowhereSettings { get; } = new()
    {
        ["Smokeball:BaseAddress"] = Nowhere,
        ["Smokeball:AuthAddress"] = Nowhere,
        ["Smokeball:ClientId"] = "id",
        ["Smokeball:ClientSecret"] = "secret",
        ["Smokeball:ApiKey"] = "key",
        ["QuickBooks:BaseAddress"] = Nowhere,
        ["QuickBooks:TokenAddress"] = Nowhere,
        ["QuickBooks:ClientId"] = "id",
        ["QuickBooks:ClientSecret"] = "secret",
    };

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
        foreach (var (key, value) in NowhereSettings)
        {
            builder.UseSetting(key, value);
        }

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
