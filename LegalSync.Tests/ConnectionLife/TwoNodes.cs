extern alias sandbox;

using System.Collections.Concurrent;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.Security;
using LegalSync.Tests.Persistence;
using LegalSync.Tests.QuickBooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using sandbox::LegalSync.Sandbox.Faults;
using sandbox::LegalSync.Sandbox.QuickBooks;
using sandbox::LegalSync.Sandbox.Time;

namespace LegalSync.Tests.ConnectionLife;

/// <summary>Two nodes of one firm: two service providers on one SQLite file, against one sandbox over real HTTP whose token office counts who asks.</summary>
public sealed class TwoNodes : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<ServiceProvider> _nodes = [];
    private readonly EphemeralDataProtectionProvider _keys = new();
    private TestStore _store = null!;

    private TwoNodes(WebApplication app, QuickBooksServer server, SandboxClock clock) => (_app, Server, Clock) = (app, server, clock);

    public static CancellationToken Go => CancellationToken.None;

    public QuickBooksServer Server { get; }

    public SandboxClock Clock { get; }

    public SetTime Time { get; } = new();

    public ConnectionId Connection { get; } = new(Guid.NewGuid());

    /// <summary>Grants that were asked for: the refresh tokens, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>What happens to a token request before the office sees it.</summary>
    public Func<HttpContext, Task> BeforeTokens { get; set; } = _ => Task.CompletedTask;

    /// <summary>What happens to a request of the company before the books see it; true when it was answered.</summary>
    public Func<HttpContext, Task<bool>> BeforeBooks { get; set; } = _ => Task.FromResult(false);

    public Uri Address => new(_app.Urls.Single());

    public IServiceProvider this[int node] => _nodes[node];

    public static async Task<TwoNodes> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var clock = new SandboxClock();
        clock.Set(SetTime.Start, frozen: true);
        var server = new QuickBooksServer(clock, new FaultBoard(), new QuickBooksCompany(ConnectedBooks.Realm, clock));
        var nodes = new TwoNodes(app, server, clock) { _store = await TestStore.OpenAsync() };
        app.Use(nodes.WatchAsync);
        QuickBooksEndpoints.Map(app, server);
        await app.StartAsync();
        await using (var db = nodes._store.Create())
        {
            db.Add(Domain.Capture.Connection.Link(nodes.Connection, OutsideSystem.QuickBooks, "Books", ConnectedBooks.Realm));
            await db.SaveChangesAsync();
        }

        nodes._nodes.AddRange([nodes.Node(settings), nodes.Node(settings)]);
        var pair = server.Tokens.Issue(ConnectedBooks.Realm);
        await nodes.Vault(0).SaveAsync(nodes.Connection, new TokenSet(pair.AccessToken, pair.RefreshToken, SetTime.Start.AddHours(1), SetTime.Start), Go);
        return nodes;
    }

    public ITokenVault Vault(int node) => this[node].GetRequiredService<ITokenVault>();

    /// <summary>Asks for the company on a node.</summary>
    public Task<CompanyReading> ReadAsync(int node) => this[node].GetRequiredService<IAccountingSystem>().ReadCompanyAsync(Connection, Go);

    /// <summary>One plain request on a node.</summary>
    public Task<ChannelAnswer> AskAsync(int node) => this[node].GetRequiredService<QuickBooksChannel>().GetAsync(Connection, "preferences?minorversion=75", Go);

    public async Task<Connection> RowAsync()
    {
        await using var db = _store.Create();
        return await db.Connections.AsNoTracking().SingleAsync(row => row.Id == Connection);
    }

    public LegalSyncDb Db() => _store.Create();

    /// <summary>Time passes on all sides.</summary>
    public void Pass(TimeSpan time)
    {
        Clock.Advance(time);
        Time.Advance(time);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }

    private ServiceProvider Node((string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["QuickBooks:BaseAddress"] = Address.AbsoluteUri,
            ["QuickBooks:TokenAddress"] = new Uri(Address, "oauth2/v1/tokens/bearer").AbsoluteUri,
            ["QuickBooks:AuthorizeAddress"] = new Uri(Address, "connect/oauth2").AbsoluteUri,
            ["QuickBooks:ClientId"] = "sandbox-client",
            ["QuickBooks:ClientSecret"] = "sandbox-secret",
            ["QuickBooks:RequestsPerMinute"] = "600000",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(all).Build()).AddLogging();
        services.AddSingleton<TimeProvider>(Time).AddSingleton<IDbFactory>(_store).AddSingleton<IDataProtectionProvider>(_keys);
        services.AddQuickBooks();
        return services.BuildServiceProvider();
    }

    private async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/oauth2", StringComparison.Ordinal))
        {
            context.Request.EnableBuffering();
            var form = await context.Request.ReadFormAsync();
            context.Request.Body.Position = 0;
            Asked.Enqueue(form["refresh_token"].ToString());
            await BeforeTokens(context);
        }
        else if (context.Request.Path.StartsWithSegments("/v3", StringComparison.Ordinal) && await BeforeBooks(context))
        {
            return;
        }

        if (!context.Response.HasStarted)
        {
            await next(context);
        }
    }
}

/// <summary>A clock that a test sets; its waits are real, so that nodes that wait for one another really do.</summary>
public sealed class SetTime : TimeProvider
{
    private long _ahead;

    public static DateTimeOffset Start { get; } = new(2026, 5, 31, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
