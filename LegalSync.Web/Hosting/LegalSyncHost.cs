using LegalSync.Infrastructure.Persistence;

namespace LegalSync.Web.Hosting;

/// <summary>Builds the application, brings its database up to date and runs it.</summary>
public static class LegalSyncHost
{
    /// <summary>Runs until it is stopped.</summary>
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.UseDefaultAddress();
        var demo = DemoOptions.Read(builder.Configuration);
        await using var firm = demo.Enabled ? await DemoFirm.OpenAsync(demo, builder.Configuration, CancellationToken.None) : null;
        builder.AddLogs();
        builder.Services.AddSingleton(demo);
        builder.Services.AddSingleton<DemoAccounts>();
        builder.AddLegalSync();
        await using var app = builder.Build();
        app.UseLegalSync();
        app.AnnounceAddress(Console.Out);
        await PrepareAsync(app, firm, app.Lifetime.ApplicationStopping);
        await app.RunAsync();
    }

    private static async Task PrepareAsync(WebApplication app, DemoFirm? firm, CancellationToken cancellationToken)
    {
        var services = app.Services;
        await DatabaseSetup.MigrateAsync(services.GetRequiredService<DatabaseOptions>(), services.GetRequiredService<TimeProvider>(), cancellationToken);
        await FirstAccount.EnsureAsync(services, app.Configuration, cancellationToken);
        if (firm is not null)
        {
            await firm.FillAsync(services, cancellationToken);
        }
    }
}
