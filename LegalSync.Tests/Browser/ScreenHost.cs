using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Identity;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.Hosting;
using LegalSync.Tests.Queries;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Tests.Browser;

/// <summary>The application over the sample firm's month, listening on a port, with one account a role and no running jobs.</summary>
public sealed class ScreenHost : TestHost
{
    public const string Password = "Sample-Passw0rd!";
    private readonly string? _database;
    private readonly TimeProvider? _clock;

    /// <param name="port">Where it listens; a free one unless told.</param>
    /// <param name="database">A database that is there already, by its connection string; one of its own unless told.</param>
    /// <param name="clock">What time it is there; the machine's unless told.</param>
    public ScreenHost(int port = 0, string? database = null, TimeProvider? clock = null)
    {
        (_database, _clock) = (database, clock);
        UseKestrel(port);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The item whose whole story is there.</summary>
    public WorkItemId Posted { get; private set; }

    /// <summary>Starts it and fills its database.</summary>
    public async Task StartAsync(bool empty = false)
    {
        StartServer();
        foreach (var role in Enum.GetValues<Role>())
        {
            await OpenAccountAsync(new NewAccount(role.ToString(), $"Sample {role}", [role], role is Role.ManagingPartner ? ["*"] : [], Password));
        }

        if (!empty)
        {
            Posted = await SampleMonth.FillAsync(Services.GetRequiredService<IDbFactory>(), TimeProvider.System.GetUtcNow());
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        if (_database is { } database)
        {
            builder.UseSetting("ConnectionStrings:LegalSync", database);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<ISyncRequests, NoSync>();
            if (_clock is { } clock)
            {
                services.AddSingleton(clock);
            }
        });
    }

    private sealed class NoSync : ISyncRequests
    {
        public Task<string?> RequestAsync(BooksId books, Actor actor, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}
