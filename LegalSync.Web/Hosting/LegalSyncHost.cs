using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Infrastructure.Persistence;
using Microsoft.AspNetCore.Connections;

namespace LegalSync.Web.Hosting;

/// <summary>Builds the application, brings its database up to date and runs it.</summary>
public static class LegalSyncHost
{
    /// <summary>Runs until it is stopped.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
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
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{failure.Message} Stop the other program, or choose another address: --urls http://127.0.0.1:5001");
            return 1;
        }
    }

    private static async Task PrepareAsync(WebApplication app, DemoFirm? firm, CancellationToken cancellationToken)
    {
        var services = app.Services;
        await DatabaseSetup.MigrateAsync(services.GetRequiredService<DatabaseOptions>(), services.GetRequiredService<TimeProvider>(), cancellationToken);
        await FirstAccount.EnsureAsync(services, app.Configuration, cancellationToken);
        await services.GetRequiredService<CompleteStreams>().RunAsync(Actor.Job("streams", "start"), cancellationToken);
        if (firm is not null)
        {
            await firm.FillAsync(services, cancellationToken);
        }
    }
}
