using LegalSync.Domain.Audit;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

/// <summary>The sample month on its port and a chromium, shared by the tests of a class that change nothing.</summary>
public class Screens : IAsyncLifetime
{
    private readonly Lazy<Task<ScreenHost>> _host;
    private readonly Chromium _chromium = new();

    public Screens() => _host = new(async () =>
    {
        var host = new ScreenHost();
        await FillAsync(host);
        return host;
    });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _chromium.CloseAsync();
        if (_host.IsValueCreated)
        {
            await (await _host.Value).DisposeAsync();
        }
    }

    public Task<ScreenHost> HostAsync() => _host.Value;

    /// <summary>Starts the host with what its screens show.</summary>
    protected virtual Task FillAsync(ScreenHost host) => host.StartAsync();

    /// <summary>Signs in and opens a page; the window's errors are in <see cref="Window.Errors"/>.</summary>
    public async Task<Window> OpenAsync(Role role, string path, int width = 1440, int height = 900, bool isDark = false)
    {
        return await OpenAsync(await _host.Value, _chromium, role, path, width, height, isDark);
    }

    /// <summary>The same against another host.</summary>
    internal static async Task<Window> OpenAsync(ScreenHost host, Chromium chromium, Role role, string path, int width = 1440, int height = 900, bool isDark = false)
    {
        var page = await chromium.OpenAsync(width, height, isDark);
        var window = new Window(page, host.Address, []);
        page.Console += (_, message) => AddIf(message.Type == "error", window, message.Text);
        page.Response += (_, response) => AddIf(response.Status >= 400, window, $"{response.Status} {response.Url}");
        await page.GotoAsync($"{host.Address}signin?ReturnUrl={Uri.EscapeDataString("/" + path)}");
        await page.FillAsync("#signin-name", role.ToString());
        await page.FillAsync("#signin-password", ScreenHost.Password);
        await page.ClickAsync("#signin-enter");
        await page.WaitForURLAsync(url => !url.Contains("signin", StringComparison.Ordinal));
        await page.WaitForSelectorAsync(".frame[data-ready] h1");
        return window;
    }

    private static void AddIf(bool isError, Window window, string text)
    {
        if (isError)
        {
            window.Errors.Add(text);
        }
    }
}

/// <summary>A signed-in window.</summary>
public sealed record Window(IPage Page, Uri Address, List<string> Errors) : IAsyncDisposable
{
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(Address + path);
        await Page.WaitForSelectorAsync(".frame[data-ready] h1");
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
