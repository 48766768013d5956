using Serilog;

namespace LegalSync.Web.Hosting;

/// <summary>Logs by Serilog, set up in the settings file. Lines carry ids and the run they belong to; never names of clients, never tokens.</summary>
public static class Logs
{
    /// <summary>Replaces the default providers.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(
            new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).Enrich.FromLogContext().CreateLogger(), dispose: true);
    }
}
