using Deque.AxeCore.Playwright;
using LegalSync.Tests.Browser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Hosting;

[Collection("Alone")]
public sealed class When_the_sign_in_page_is_seen : IDisposable
{
    private readonly Demo _host = new();

    public void Dispose() => _host.Dispose();

    [BrowserFact]
    public async Task axe_finds_nothing_and_the_browser_complains_of_nothing()
    {
        _host.UseKestrel(0);
        _host.StartServer();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = BrowserFactAttribute.Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
        });
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var width in new[] { 1280, 390 })
            {
                await using var context = await browser.NewContextAsync(new BrowserNewContextOptions
                {
                    ColorScheme = scheme,
                    ViewportSize = new ViewportSize { Width = width, Height = 844 },
                });
                var page = await context.NewPageAsync();
                var complaints = new List<string>();
                page.Console += (_, message) => { if (message.Type == "error") { complaints.Add(message.Text); } };
                await page.GotoAsync(_host.ClientOptions.BaseAddress + "signin", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

                Assert.Equal(4, await page.Locator(".demo button").CountAsync());
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{scheme} {width}: it scrolls sideways.");
                Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{scheme} {width}: {violation.Id} {violation.Help}"));
                Assert.Empty(complaints);
            }
        }
    }

    private sealed class Demo : TestHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Demo:Enabled", "true");
        }
    }
}
