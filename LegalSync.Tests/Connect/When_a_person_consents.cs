using System.Net;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Security;
using LegalSync.Web.Connect;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Connect;

public sealed class When_a_person_consents(ConnectHost host) : IClassFixture<ConnectHost>
{
    [Theory]
    [InlineData("quickbooks", OutsideSystem.QuickBooks)]
    [InlineData("smokeball", OutsideSystem.Smokeball)]
    public async Task the_system_is_connected_with_tokens_that_work(string path, OutsideSystem system)
    {
        var browser = await host.BrowserOfAsync(Role.Administrator);

        var (page, text) = ConnectHost.Ending(await host.ConsentAsync(browser, "/connect/" + path));

        Assert.Equal("/connections", page);
        Assert.StartsWith($"done={system} is connected", text, StringComparison.Ordinal);
        await using var db = host.Db();
        var link = await db.Connections.AsNoTracking().SingleAsync(one => one.System == system);
        var tokens = await host.Get<ITokenVault>().ReadAsync(link.Id, CancellationToken.None);
        Assert.Equal(ConnectionState.Connected, link.State);
        Assert.DoesNotContain(tokens!.RefreshToken, link.ProtectedTokens!, StringComparison.Ordinal);
        Assert.Equal(
            ReadStatus.Complete,
            system == OutsideSystem.Smokeball
                ? (await host.Get<IPracticeSystem>().ReadReferenceAsync(link.Id, CancellationToken.None)).Status
                : (await host.Get<Domain.Posting.IAccountingSystem>().ReadCompanyAsync(link.Id, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task the_same_company_again_is_the_same_connection()
    {
        var browser = await host.BrowserOfAsync(Role.Administrator);
        await host.ConsentAsync(browser, "/connect/quickbooks");

        var (_, text) = ConnectHost.Ending(await host.ConsentAsync(browser, "/connect/quickbooks"));

        Assert.StartsWith("done=QuickBooks is connected again", text, StringComparison.Ordinal);
        await using var db = host.Db();
        Assert.Equal(1, await db.Connections.CountAsync(one => one.System == OutsideSystem.QuickBooks));
    }

    [Fact]
    public async Task set_up_goes_on_where_it_was()
    {
        var browser = await host.BrowserOfAsync(Role.Administrator);

        var (page, _) = ConnectHost.Ending(await host.ConsentAsync(browser, "/connect/smokeball?setup=1"));

        Assert.Equal("/setup", page);
    }

    [Theory]
    [InlineData("quickbooks")]
    [InlineData("smokeball")]
    public async Task its_state_is_kept_in_a_cookie_that_scripts_and_other_sites_cannot_read(string path)
    {
        var browser = await host.BrowserOfAsync(Role.Administrator);

        var sent = await browser.GetAsync("/connect/" + path);

        var cookie = Assert.Single(sent.Headers.GetValues("Set-Cookie"));
        var state = System.Web.HttpUtility.ParseQueryString(sent.Headers.Location!.Query)["state"];
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/connect", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=600", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(state!, cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quickbooks")]
    [InlineData("smokeball")]
    public async Task a_state_that_is_not_ours_is_refused(string path)
    {
        var browser = await host.BrowserOfAsync(Role.Administrator);

        await RefusedAsync("was not started here", () => host.ConsentAsync(browser, "/connect/" + path, spoil: back => back.Replace("state=", "state=x", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task a_way_back_without_a_beginning_is_refused()
    {
        var browser = await host.BrowserOfAsync(Role.Administrator);

        await RefusedAsync("was not started here", () => browser.GetAsync("/connect/quickbooks/return?code=c&state=s&realmId=1"));
    }

    [Fact]
    public async Task the_way_back_is_good_once()
    {
        var browser = await host.BrowserOfAsync(Role.Administrator);
        var back = await host.GoAsync(browser, "/connect/quickbooks");
        await browser.GetAsync(back);

        await RefusedAsync("was not started here", () => browser.GetAsync(back));
    }

    [Fact]
    public async Task one_systems_answer_does_not_count_at_the_others_door()
    {
        var browser = await host.BrowserOfAsync(Role.Administrator);
        await host.GoAsync(browser, "/connect/smokeball");

        await RefusedAsync("was not started here", async () =>
            await browser.GetAsync((await host.GoAsync(browser, "/connect/quickbooks")).Replace("quickbooks", "smokeball", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task somebody_else_cannot_end_what_another_began()
    {
        var first = await host.BrowserOfAsync(Role.Administrator);
        var second = await host.BrowserOfAsync(Role.Administrator);
        var sent = await first.GetAsync("/connect/quickbooks");
        var cookie = sent.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var back = (await host.Outside.GetAsync(sent.Headers.Location + "&auto=1")).Headers.Location!.PathAndQuery;
        second.DefaultRequestHeaders.Add("Cookie", cookie);

        await RefusedAsync("was not started here", () => second.GetAsync(back));
    }

    [Fact]
    public async Task a_person_who_says_no_is_told_that_nothing_happened()
    {
        var browser = await host.BrowserOfAsync(Role.Administrator);

        await RefusedAsync("was declined at QuickBooks", () => host.ConsentAsync(browser, "/connect/quickbooks", "deny"));
    }

    [Theory]
    [InlineData("error=server_error", "gave no consent")]
    [InlineData("error=%0d%0aevil", "gave no consent")]
    [InlineData("realmId=1", "gave no consent")]
    [InlineData("code=a&code=b&realmId=1", "gave no consent")]
    [InlineData("code=wrong&realmId=4620816365299914410", "did not accept the consent")]
    [InlineData("code=wrong&realmId=../../x", "could not be asked for tokens")]
    [InlineData("code=wrong", "could not be asked for tokens")]
    public async Task what_comes_back_without_a_consent_connects_nothing(string given, string message)
    {
        var browser = await host.BrowserOfAsync(Role.Administrator);

        await RefusedAsync(message, () => host.ConsentAsync(
            browser, "/connect/quickbooks", spoil: back => $"/connect/quickbooks/return?{given}&state={System.Web.HttpUtility.ParseQueryString(back[back.IndexOf('?', StringComparison.Ordinal)..])["state"]}"));
    }

    [Theory]
    [InlineData("/connect/quickbooks?connection=nonsense", "no such QuickBooks connection")]
    [InlineData("/connect/quickbooks?connection=00000000000000000000000000000001", "no such QuickBooks connection")]
    [InlineData("/connect/smokeball?connection=", "no such Smokeball connection")]
    public async Task a_connection_that_is_not_there_is_not_renewed(string start, string message)
    {
        var browser = await host.BrowserOfAsync(Role.Administrator);

        await RefusedAsync(message, () => browser.GetAsync(start));
    }

    [Theory]
    [InlineData(Role.Bookkeeper)]
    [InlineData(Role.ManagingPartner)]
    [InlineData(Role.Auditor)]
    public async Task others_than_administrators_do_not_get_that_far(Role role)
    {
        var browser = await host.BrowserOfAsync(role);

        foreach (var path in new[] { "/connect/quickbooks", "/connect/smokeball", "/connect/quickbooks/return?code=c&state=s", "/connect/smokeball/return?code=c&state=s", "/setup" })
        {
            var answer = await browser.GetAsync(path);

            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal("/signin", answer.Headers.Location!.AbsolutePath);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Theory]
    [InlineData(Role.Bookkeeper)]
    [InlineData(Role.ManagingPartner)]
    [InlineData(Role.Auditor)]
    public async Task the_use_case_refuses_them_too(Role role)
    {
        var tokens = new TokenSet("a", "r", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

        var kept = await host.Get<KeepConsent>().RunAsync(
            new Consented(OutsideSystem.QuickBooks, "999", tokens, null), Actor.Person("p", "P", [role], []), CancellationToken.None);

        Assert.Equal(new KeptConsent(KeptAs.NotAllowed, null), kept);
    }

    [Fact]
    public void pages_show_our_own_messages_alone()
    {
        Assert.NotNull(ConnectMessages.Known(ConnectMessages.Done(OutsideSystem.Smokeball, KeptAs.Renewed)));
        Assert.NotNull(ConnectMessages.Known(ConnectMessages.Refused(OutsideSystem.QuickBooks, KeptAs.OtherAccount)));
        Assert.Null(ConnectMessages.Known("Call this number at once."));
        Assert.Null(ConnectMessages.Known(null));
    }

    private async Task RefusedAsync(string message, Func<Task<HttpResponseMessage>> act)
    {
        var before = await LinksAsync();

        var (page, text) = ConnectHost.Ending(await act());

        Assert.Equal("/connections", page);
        Assert.StartsWith("problem=", text, StringComparison.Ordinal);
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.NotNull(ConnectMessages.Known(text["problem=".Length..]));
        Assert.Equal(before.Count, (await LinksAsync()).Count);
    }

    private async Task<IReadOnlyList<Connection>> LinksAsync()
    {
        await using var db = host.Db();
        return await db.Connections.AsNoTracking().ToListAsync();
    }
}
