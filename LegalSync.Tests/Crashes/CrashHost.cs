using System.Diagnostics;
using System.Text.Json;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.Security;
using LegalSync.Infrastructure.Smokeball;
using LegalSync.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Tests.Crashes;

/// <summary>What a crash host works on.</summary>
/// <param name="Settings">The settings of the product.</param>
/// <param name="Database">Its file.</param>
/// <param name="Rehearsal">A file to warm up with.</param>
/// <param name="Books">Whose postings.</param>
/// <param name="Now">What time it is.</param>
internal sealed record CrashSite(IReadOnlyDictionary<string, string?> Settings, string Database, string Rehearsal, Guid Books, DateTimeOffset Now);

/// <summary>Where a crash host is to die.</summary>
internal sealed record CrashErrand(StrikePoint Point, int Nth);

/// <summary>
/// The entry point of this assembly as a program: the product's own posting job in a process that kills itself at the N-th step of a kind.
/// It is told its site and then its errand, a line each, on its input.
/// </summary>
internal static class CrashHost
{
    /// <summary>The word that asks for it.</summary>
    public const string Verb = "crash-host";

    public static async Task<int> Main(string[] args)
    {
        if (args is not [Verb])
        {
            await Console.Error.WriteLineAsync("These are tests: run them with dotnet test.");
            return 2;
        }

        var site = JsonSerializer.Deserialize<CrashSite>((await Console.In.ReadLineAsync())!)!;
        await WarmUpAsync(site.Rehearsal);
        if (await Console.In.ReadLineAsync() is not { } line)
        {
            return 0;
        }

        var errand = JsonSerializer.Deserialize<CrashErrand>(line)!;
        await using var services = Services(site, new Striker(errand.Point, errand.Nth, Die));
        await services.GetRequiredService<IPostWork>().RunAsync(new BooksId(site.Books), Actor.Job("post", Guid.NewGuid().ToString("N")), CancellationToken.None);
        return 0;
    }

    /// <summary>SIGKILL: no handler runs, no buffer is written, no lock is given back.</summary>
    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    private static async Task WarmUpAsync(string file)
    {
        await using var db = DatabaseSetup.OpenForMigration(TestStore.AtFile(file));
        await db.Postings.AsNoTracking().CountAsync();
    }

    private static ServiceProvider Services(CrashSite site, Striker striker)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(site.Settings).Build();
        services.AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddSingleton<TimeProvider>(new ShiftedTime(site.Now)).AddSingleton<IDbFactory>(new StruckStore("Data Source=" + site.Database, striker));
        services.AddSingleton<ISyncRequests, NoRequests>();
        services.AddDataProtection().PersistKeys(configuration);
        services.AddSmokeball();
        services.AddQuickBooks();
        services.AddUseCases(configuration);
        services.AddHttpClient(QuickBooksRegistration.ClientName).AddHttpMessageHandler(() => new StruckSends(striker));
        return services.BuildServiceProvider();
    }

    /// <summary>Real time that began elsewhere.</summary>
    private sealed class ShiftedTime(DateTimeOffset now) : TimeProvider
    {
        private readonly TimeSpan _shift = now - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
    }

    private sealed class NoRequests : ISyncRequests
    {
        public Task<string?> RequestAsync(BooksId books, Actor actor, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}
