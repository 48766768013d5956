using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

/// <summary>One chromium for the tests of a class, started when the first of them needs it.</summary>
public sealed class Chromium
{
    private static readonly string[] _flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>A window of its own: a size, a theme, no cookies.</summary>
    public async Task<IPage> OpenAsync(int width = 1440, int height = 900, bool isDark = false)
    {
        var (_, browser) = await _started.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>Ends it, if it was started.</summary>
    public async Task CloseAsync()
    {
        if (_started.IsValueCreated)
        {
            var (driver, browser) = await _started.Value;
            await browser.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = BrowserFactAttribute.Chromium, Args = _flags }));
    }
}

/// <summary>What browser tests do again and again.</summary>
internal static class Pages
{
    private const string Settled = "() => document.getAnimations().every(one => one.playState !== 'running' || one.effect.getComputedTiming().iterations === Infinity)";

    /// <summary>Fails with what axe found, once nothing fades in any more: colours count as a reader sees them.</summary>
    public static async Task AssertAccessibleAsync(this IPage page, string where)
    {
        await page.WaitForFunctionAsync(Settled);
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(one =>
            $"{where}: {one.Id} ({one.Impact}) {one.Help}: {string.Join(" | ", one.Nodes.Take(3).Select(node => node.Html))}")));
    }

    /// <summary>The highlighted row's text.</summary>
    public static Task<string> ActiveRowAsync(this IPage page) => page.InnerTextAsync("tr[data-active]");
}
