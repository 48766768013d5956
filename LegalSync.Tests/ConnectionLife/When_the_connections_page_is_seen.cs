using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LegalSync.Tests.ConnectionLife;

[Collection("Alone")]
public class When_the_connections_page_is_seen(Screens screens) : IClassFixture<Screens>
{
    [BrowserFact]
    public async Task axe_finds_nothing_with_every_note_shown_and_the_dialog_open()
    {
        await TroubleAsync();
        foreach (var (width, height, isDark) in new[] { (1440, 900, false), (1440, 900, true), (390, 844, false), (390, 844, true) })
        {
            await using var window = await screens.OpenAsync(Role.Administrator, "connections", width, height, isDark);
            var where = $"{width} {(isDark ? "dark" : "light")}";
            Assert.Equal("true", await window.Page.EvaluateAsync<string>("() => String(document.querySelector('details.company').open)"));
            await window.Page.AssertAccessibleAsync($"connections {where}");
            Assert.True(await window.Page.EvaluateAsync<bool>("() => document.querySelector('main').scrollWidth <= innerWidth"), where);

            await window.Page.ClickAsync("#disconnect-QuickBooks");
            await window.Page.WaitForSelectorAsync("form.ls-stack button[type=submit]");
            await window.Page.AssertAccessibleAsync($"disconnect {where}");
            Assert.Empty(window.Errors);
        }
    }

    [BrowserFact]
    public async Task disconnecting_asks_first_and_can_be_left_by_keyboard()
    {
        await TroubleAsync();
        await using var window = await screens.OpenAsync(Role.Administrator, "connections");
        await window.Page.FocusAsync("#disconnect-QuickBooks");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForSelectorAsync("form.ls-stack button[type=submit]");

        await window.Page.Keyboard.PressAsync("Escape");

        await window.Page.WaitForFunctionAsync("() => document.activeElement?.id === 'disconnect-QuickBooks'");
        await using var db = (await screens.HostAsync()).Services.GetRequiredService<IDbFactory>().Create();
        Assert.DoesNotContain(await db.Connections.AsNoTracking().ToListAsync(), link => link.State == ConnectionState.Disconnected);
    }

    [BrowserFact]
    public async Task an_end_that_is_near_is_told_on_every_page()
    {
        await TroubleAsync();
        await using var window = await screens.OpenAsync(Role.Administrator, "log");

        Assert.Equal("Reconnect QuickBooks soon", await window.Page.InnerTextAsync("header.bar a[href=connections].is-warn >> text=Reconnect"));
    }

    /// <summary>A company with every setting that is told of, and an authorisation about to end.</summary>
    private async Task TroubleAsync()
    {
        var host = await screens.HostAsync();
        await using var db = host.Services.GetRequiredService<IDbFactory>().Create();
        var link = await db.Connections.SingleAsync(one => one.System == OutsideSystem.QuickBooks);
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        link.KeepGrant(now.AddDays(90), now.AddDays(12), "simulator", link.TokenFence);
        link.KeepTokens("none", now.AddHours(1), now);
        link.Failed("QuickBooks did not answer in time.");
        if (!await db.LinkFacts.AnyAsync(facts => facts.Connection == link.Id))
        {
            var company = new BooksCompany("Fictitious & Sons", "US", new DateOnly(2026, 3, 31), false, null)
            {
                Preferences = new BooksPreferences
                {
                    Plan = "QuickBooks Online Plus", Subscription = "EXPIRED", HomeCurrency = "EUR", IsMultiCurrency = false, AllowsDiscount = false,
                    AppliesCreditsByItself = true, IsSalesTaxAutomatic = true, HasClassPerLine = true, HasLocations = true,
                },
            };
            db.Add(new LinkFacts
            {
                Connection = link.Id, Company = JsonSerializer.Serialize(company, AmountsJson.Options), CompanyReadAt = now, WebhookHeardAt = now, TestedAt = now, TestProblem = "It was down.",
            });
        }

        await db.SaveChangesAsync();
    }
}
