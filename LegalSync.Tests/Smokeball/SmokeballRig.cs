using System.Collections.Concurrent;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;
using LegalSync.Infrastructure.Smokeball;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Tests.Smokeball;

/// <summary>The connector as the application registers it, pointed at some server.</summary>
internal sealed class SmokeballRig : IAsyncDisposable
{
    public static readonly ConnectionId Firm = new(Guid.Parse("4f3a1c52-0b1f-4a6e-9f52-6b1f0f6f9d01"));
    public static readonly TimeSpan RequestLimit = TimeSpan.FromMinutes(5);

    private readonly ServiceProvider _services;

    public SmokeballRig(Uri server, TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        Time = time ?? new HastyTime(RequestLimit - TimeSpan.FromSeconds(1));
        Vault = new InMemoryVault(new TokenSet("first", "refresh", Time.GetUtcNow().AddHours(1), Time.GetUtcNow().AddDays(-3)));
        var values = Settings(server);
        foreach (var (key, value) in settings)
        {
            values["Smokeball:" + key] = value;
        }

        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build())
            .AddLogging()
            .AddSingleton(Time)
            .AddSingleton<ITokenVault>(_ => Vault)
            .AddSmokeball();
        services.AddHttpClient(SmokeballSender.HttpClientName).AddHttpMessageHandler(() => new Watcher(Statuses));
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public TimeProvider Time { get; }

    public InMemoryVault Vault { get; set; }

    /// <summary>Every status that came back, retried ones as well.</summary>
    public ConcurrentQueue<int> Statuses { get; } = new();

    public SmokeballPractice Practice => Get<SmokeballPractice>();

    public static SmokeballRig For(Uri server, params (string Key, string Value)[] settings) => new(server, null, settings);

    public static Dictionary<string, string?> Settings(Uri server) => new()
    {
        ["Smokeball:BaseAddress"] = server.AbsoluteUri,
        ["Smokeball:AuthAddress"] = server.AbsoluteUri,
        ["Smokeball:ClientId"] = "client",
        ["Smokeball:ClientSecret"] = "secret",
        ["Smokeball:ApiKey"] = "key-of-the-application",
        ["Smokeball:RequestsPerSecond"] = "10000",
        ["Smokeball:RequestTimeoutSeconds"] = "300",
    };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Vault.Dispose();
    }

    private sealed class Watcher(ConcurrentQueue<int> statuses) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            statuses.Enqueue((int)response.StatusCode);
            return response;
        }
    }
}
