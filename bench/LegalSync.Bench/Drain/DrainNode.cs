using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.Security;
using LegalSync.Simulation.Clockwork;
using LegalSync.Simulation.Store;
using LegalSync.Simulation.World;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Bench.Drain;

/// <summary>One process of the product, composed as it composes itself, but for its clock, its network and its database.</summary>
internal sealed class DrainNode(DrainBooks books, DrainFirm firm)
{
    private static readonly TimeSpan BetweenRuns = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["QuickBooks:BaseAddress"] = "https://books.invalid",
        ["QuickBooks:ClientId"] = "bench",
        ["QuickBooks:ClientSecret"] = "bench",
    };

    /// <summary>Runs the posting job at its interval until nothing is left.</summary>
    public async Task RunAsync()
    {
        await using var services = Compose();
        var post = services.GetRequiredService<PostApproved>();
        while (!firm.IsDrained)
        {
            await post.RunAsync(DrainFirm.Books, Actor.Job("post", "bench"), CancellationToken.None);
            await books.Pump.WaitAsync(null, BetweenRuns);
        }
    }

    private ServiceProvider Compose()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        var vault = new DrainVault(books, firm.Database);
        var reader = new Practice(FirmPlan.Draw(1, 0), DrainBooks.Start, null);
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddUseCases(configuration)
            .AddQuickBooks()
            .AddSingleton<TimeProvider>(books.Time)
            .AddSingleton<IHttpClientFactory>(books)
            .AddSingleton<ITokenVault>(vault)
            .AddSingleton<IConnectionRows>(vault)
            .AddSingleton<IIds>(new DrawnIds(books.Pump.Dice))
            .AddSingleton<IStore>(new MemoryStore(firm.Database, new StoreWeather(books.Pump), reader))
            .BuildServiceProvider();
    }
}
