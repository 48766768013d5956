using System.Collections.Concurrent;
using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using LegalSync.Tests.Posting;

namespace LegalSync.Tests.QuickBooks;

/// <summary>The QuickBooks client as the application registers it, connected to a server of the test's own.</summary>
public sealed class ConnectedBooks : IAsyncDisposable
{
    public const string Realm = "9130350000000000123";

    private readonly ServiceProvider _services;

    private ConnectedBooks(ServiceProvider services, MemoryRows rows, HastyTime time) => (_services, Rows, Time) = (services, rows, time);

    public MemoryRows Rows { get; }

    public HastyTime Time { get; }

    public ConnectionId Connection { get; } = new(Guid.Parse("5d6f4f8e-0a0c-4a55-9d5f-1c8f4f0f7a01"));

    public IAccountingSystem Accounting => Get<IAccountingSystem>();

    public ITokenVault Vault => Get<ITokenVault>();

    public RecordedLog Log => Get<RecordedLog>();

    /// <summary>Connects to a server whose token address is <c>/token</c>.</summary>
    public static Task<ConnectedBooks> ToAsync(Uri server, params (string Key, string Value)[] settings) =>
        ToAsync(server, new Uri(server, "token"), Realm, ("access-0", "refresh-0"), settings);

    public static async Task<ConnectedBooks> ToAsync(
        Uri server, Uri tokenAddress, string realm, (string Access, string Refresh) tokens, params (string Key, string Value)[] settings)
    {
        var patience = settings.FirstOrDefault(setting => setting.Key == "QuickBooks:RequestTimeoutSeconds").Value ?? "130";
        var time = new HastyTime { Patience = TimeSpan.FromSeconds(int.Parse(patience, CultureInfo.InvariantCulture)) };
        var rows = new MemoryRows();
        var services = new ServiceCollection();
        var log = new RecordedLog();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(Settings(server, tokenAddress, settings)).Build());
        services.AddSingleton(log).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddSingleton<TimeProvider>(time).AddSingleton<IConnectionRows>(rows).AddSingleton<IConnectionLeases, MemoryLeases>();
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddQuickBooks();
        var books = new ConnectedBooks(services.BuildServiceProvider(), rows, time);
        rows.Add(LegalSync.Domain.Capture.Connection.Link(books.Connection, OutsideSystem.QuickBooks, "Books", realm));
        var now = time.GetUtcNow();
        await books.Vault.SaveAsync(books.Connection, new TokenSet(tokens.Access, tokens.Refresh, now.AddHours(1), now), CancellationToken.None);
        return books;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Sends a draft as posting does.</summary>
    public Task<SendOutcome> SendAsync(PostingDraft draft, string key = "ls0123456789", BoundKeys? keys = null) => Accounting.SendAsync(
        Connection, draft.Becomes, Accounting.Render(draft, keys ?? new BoundKeys(null), key, Mark(key)), CancellationToken.None);

    public static string Mark(string key) => "LegalSync " + key;

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private static Dictionary<string, string?> Settings(Uri server, Uri tokenAddress, (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["QuickBooks:BaseAddress"] = server.AbsoluteUri,
            ["QuickBooks:TokenAddress"] = tokenAddress.AbsoluteUri,
            ["QuickBooks:AuthorizeAddress"] = new Uri(server, "connect/oauth2").AbsoluteUri,
            ["QuickBooks:ClientId"] = "sandbox-client",
            ["QuickBooks:ClientSecret"] = "sandbox-secret",
            ["QuickBooks:RequestsPerMinute"] = 600_000.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return all;
    }
}

/// <summary>Everything that was logged, as text.</summary>
public sealed class RecordedLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
    }
}
