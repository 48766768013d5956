extern alias sandbox;

using System.Net;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Identity;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Security;
using LegalSync.Infrastructure.Smokeball;
using LegalSync.Tests.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using sandbox::LegalSync.Sandbox;
using sandbox::LegalSync.Sandbox.Firm;
using Xunit;

namespace LegalSync.Tests.Connect;

/// <summary>The application as a firm installs it, beside a sandbox that plays the real hosts; nothing is connected yet.</summary>
public sealed class ConnectHost : IAsyncLifetime, IDisposable
{
    private const string Password = "a long enough password";
    private readonly Dictionary<string, string> _settings = [];
    private readonly List<string> _takenBack = [];
    private Application? _application;
    private bool _listens;

    public SandboxServer Sandbox { get; private set; } = null!;

    /// <summary>Talks to the sandbox as the person's browser would; it follows nothing by itself.</summary>
    public HttpClient Outside { get; private set; } = null!;

    /// <summary>Accounts whose consent was taken back at QuickBooks: the refresh tokens.</summary>
    public IReadOnlyList<string> TakenBack => _takenBack;

    public TestHost App => _application ?? throw new InvalidOperationException("The host was not started.");

    public IServiceProvider Services => App.Services;

    public static async Task<ConnectHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = new ConnectHost();
        foreach (var (key, value) in settings)
        {
            host._settings[key] = value;
        }

        await host.InitializeAsync();
        return host;
    }

    public async Task InitializeAsync()
    {
        Sandbox = await SandboxServer.StartAsync("http://127.0.0.1:0", 5, options: new FirmOptions(12, Planted: false));
        Outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Sandbox.BaseAddress };
        if (_settings.ContainsKey("Demo:SandboxUrl"))
        {
            _settings["Demo:SandboxUrl"] = Sandbox.BaseAddress.AbsoluteUri;
        }

        foreach (var (key, value) in Addresses())
        {
            _settings.TryAdd(key, value);
        }

        _application = new Application(_settings, _takenBack);
    }

    public void Dispose() => _application?.Dispose();

    public async Task DisposeAsync()
    {
        Dispose();
        Outside.Dispose();
        await Sandbox.DisposeAsync();
    }

    public LegalSyncDb Db() => Services.GetRequiredService<IDbFactory>().Create();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Starts a real server; 0 takes a free port.</summary>
    public void Listen(int port)
    {
        App.UseKestrel(port);
        App.StartServer();
        _listens = true;
    }

    /// <summary>A browser with somebody of the role signed in.</summary>
    public async Task<HttpClient> BrowserOfAsync(Role role)
    {
        var name = $"{role}{Guid.NewGuid():N}"[..20];
        await App.OpenAccountAsync(new NewAccount(name, "Ada Administrator", [role], [], Password));
        var browser = _listens
            ? new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = App.ClientOptions.BaseAddress }
            : App.Browser();
        var entered = await browser.SignInAsync(name, Password);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return browser;
    }

    /// <summary>Goes to consent and comes back, as far as the application's last answer.</summary>
    public async Task<HttpResponseMessage> ConsentAsync(HttpClient browser, string start, string answer = "1", Func<string, string>? spoil = null) =>
        await browser.GetAsync((spoil ?? (path => path))(await GoAsync(browser, start, answer)));

    /// <summary>Goes to consent; answers the path to which the outside system sends the person back.</summary>
    public async Task<string> GoAsync(HttpClient browser, string start, string answer = "1")
    {
        var sent = await browser.GetAsync(start);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(Sandbox.BaseAddress.Authority, sent.Headers.Location!.Authority);
        var back = await Outside.GetAsync(sent.Headers.Location + "&auto=" + answer);
        return back.Headers.Location!.PathAndQuery;
    }

    /// <summary>Connects both systems as an administrator.</summary>
    public async Task<(Connection Practice, Connection Accounting)> ConnectBothAsync(HttpClient? browser = null)
    {
        browser ??= await BrowserOfAsync(Role.Administrator);
        await ConsentAsync(browser, "/connect/smokeball");
        await ConsentAsync(browser, "/connect/quickbooks");
        await using var db = Db();
        var links = await db.Connections.AsNoTracking().ToListAsync();
        return (links.Single(link => link.System == OutsideSystem.Smokeball), links.Single(link => link.System == OutsideSystem.QuickBooks));
    }

    /// <summary>Where an answer sends the person, and with which message.</summary>
    public static (string Path, string Text) Ending(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var parts = answer.Headers.Location!.OriginalString.Split('?', 2);
        return (parts[0], parts.Length > 1 ? Uri.UnescapeDataString(parts[1].Replace('+', ' ')) : "");
    }

    private IEnumerable<(string Key, string Value)> Addresses()
    {
        var root = Sandbox.BaseAddress;
        return
        [
            ("Smokeball:BaseAddress", root.AbsoluteUri), ("Smokeball:AuthAddress", root.AbsoluteUri),
            ("Smokeball:RequestsPerSecond", "10000"),
            ("QuickBooks:BaseAddress", root.AbsoluteUri), ("QuickBooks:TokenAddress", new Uri(root, "oauth2/v1/tokens/bearer").AbsoluteUri),
            ("QuickBooks:AuthorizeAddress", new Uri(root, "connect/oauth2").AbsoluteUri), ("QuickBooks:RequestsPerMinute", "600000"),
            ("Smokeball:ClientId", sandbox::LegalSync.Sandbox.Smokeball.Auth.SmokeballTokens.ClientId),
            ("Smokeball:ClientSecret", sandbox::LegalSync.Sandbox.Smokeball.Auth.SmokeballTokens.ClientSecret),
            ("Smokeball:ApiKey", sandbox::LegalSync.Sandbox.Smokeball.Auth.SmokeballTokens.ApiKey),
            ("QuickBooks:ClientId", sandbox::LegalSync.Sandbox.QuickBooks.OAuth.TokenOffice.ClientId),
            ("QuickBooks:ClientSecret", sandbox::LegalSync.Sandbox.QuickBooks.OAuth.TokenOffice.ClientSecret),
        ];
    }

    private sealed class Application(IReadOnlyDictionary<string, string> settings, List<string> takenBack) : TestHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                var real = services.Single(service => service.ImplementationType == typeof(QuickBooksConsent));
                services.Remove(real);
                services.AddSingleton<QuickBooksConsent>();
                services.AddSingleton<IConsent>(provider => new WatchedConsent(provider.GetRequiredService<QuickBooksConsent>(), takenBack));
            });
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }
        }
    }
}

/// <summary>QuickBooks' consent as it is, with a note of what was taken back.</summary>
internal sealed class WatchedConsent(QuickBooksConsent real, List<string> takenBack) : IConsent
{
    public OutsideSystem System => real.System;

    public ConsentRequest Begin(Uri callback) => real.Begin(callback);

    public Task<Granted> ExchangeAsync(ConsentAnswer answer, string verifier, Uri callback, CancellationToken cancellationToken) =>
        real.ExchangeAsync(answer, verifier, callback, cancellationToken);

    public async Task<string?> RevokeAsync(TokenSet tokens, CancellationToken cancellationToken)
    {
        var problem = await real.RevokeAsync(tokens, cancellationToken);
        takenBack.Add(tokens.RefreshToken);
        return problem;
    }
}
