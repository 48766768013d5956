using System.Globalization;
using System.Net;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Smokeball;
using LegalSync.Web.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LegalSync.Tests.Smokeball;

/// <summary>The application's webhook endpoint alone, on a real server.</summary>
internal sealed class WebhookRig : IAsyncDisposable, ISmokeballAccounts
{
    public const string Key = "key-of-the-subscription";
    private readonly WebApplication _app;
    private readonly TimeProvider _time;

    private WebhookRig(string clientId, TimeProvider time)
    {
        _time = time;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(Options.Create(new SmokeballOptions { ClientId = clientId, WebhookKey = Key }));
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<SmokeballWebhookVerifier>();
        builder.Services.AddSingleton<IWebhookHints>(Hints);
        builder.Services.AddSingleton<ISmokeballAccounts>(this);
        _app = builder.Build();
        _app.MapSmokeballWebhooks();
    }

    public WebhookHints Hints { get; } = new();

    /// <summary>The one account that is ours.</summary>
    public string Account { get; set; } = "account-1";

    public Uri Address => new(new Uri(_app.Urls.Single()), SmokeballWebhookEndpoint.Path);

    public static async Task<WebhookRig> StartAsync(string clientId = "client", TimeProvider? time = null)
    {
        var rig = new WebhookRig(clientId, time ?? TimeProvider.System);
        await rig._app.StartAsync();
        return rig;
    }

    public Task<IReadOnlyList<ConnectionId>> FindAsync(string account, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ConnectionId>>(account == Account ? [SmokeballRig.Firm] : []);

    /// <summary>Sends a notification as Smokeball would; every part can be spoiled.</summary>
    public async Task<HttpStatusCode> SendAsync(string body, string key = Key, TimeSpan age = default, Action<HttpRequestMessage>? spoil = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent(body) };
        var timestamp = (_time.GetUtcNow() - age).UtcTicks.ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("Timestamp", timestamp);
        request.Headers.Add("RequestId", "request-1");
        request.Headers.Add("Signature", SmokeballWebhookVerifier.Sign(key, timestamp, "request-1", "client"));
        spoil?.Invoke(request);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
