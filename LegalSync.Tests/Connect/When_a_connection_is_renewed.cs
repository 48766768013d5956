using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Connect;

public sealed class When_a_connection_is_renewed : IAsyncLifetime
{
    private static readonly Actor _job = Actor.Job("capture", Guid.NewGuid().ToString("N"));
    private ConnectHost _host = null!;
    private HttpClient _browser = null!;
    private BooksId _books;
    private Connection _practice = null!;
    private Connection _accounting = null!;

    public async Task InitializeAsync()
    {
        _host = await ConnectHost.StartAsync();
        _browser = await _host.BrowserOfAsync(Role.Administrator);
        (_practice, _accounting) = await _host.ConnectBothAsync(_browser);
        var opened = await _host.Get<OpenBooks>().RunAsync(
            new NewBooks("Fictitious & Sons", "America/New_York", _practice.Id, _accounting.Id), Actor.Person("a", "Ada", [Role.Administrator], []), CancellationToken.None);
        _books = opened.Books!.Value;
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("quickbooks")]
    [InlineData("smokeball")]
    public async Task its_card_closes_with_the_next_run(string system)
    {
        await RevokeAsync(system);
        await CaptureAsync();
        Assert.Single(await OpenCardsAsync());
        var link = await LinkAsync(system);
        Assert.Equal(ConnectionState.Unauthorised, link.State);

        var (page, text) = ConnectHost.Ending(await _host.ConsentAsync(_browser, $"/connect/{system}?connection={link.Id.Value:N}"));

        Assert.Equal("/connections", page);
        Assert.StartsWith($"done={link.System} is connected again", text, StringComparison.Ordinal);
        var renewed = await LinkAsync(system);
        Assert.Equal((link.Id, ConnectionState.Connected, (string?)null), (renewed.Id, renewed.State, renewed.LastProblem));
        await CaptureAsync();
        Assert.Empty(await OpenCardsAsync());
        await using var db = _host.Db();
        Assert.Contains(await db.AuditEvents.AsNoTracking().Where(told => told.Books == _books).ToListAsync(), told => told.What == "connected again" && told.ActorDisplay == "Ada Administrator");
    }

    [Fact]
    public async Task the_plain_link_means_the_one_that_is_broken()
    {
        await RevokeAsync("quickbooks");
        await CaptureAsync();

        await _host.ConsentAsync(_browser, "/connect/quickbooks");

        Assert.Equal((_accounting.Id, ConnectionState.Connected), ((await LinkAsync("quickbooks")).Id, (await LinkAsync("quickbooks")).State));
    }

    [Theory]
    [InlineData("/connect/quickbooks?connection=")]
    [InlineData("/connect/quickbooks")]
    public async Task another_company_is_refused_and_nothing_changes(string start)
    {
        await RevokeAsync("quickbooks");
        await CaptureAsync();
        var before = await LinkAsync("quickbooks");
        start = start.EndsWith('=') ? start + before.Id.Value.ToString("N") : start;

        var (_, text) = ConnectHost.Ending(await _host.ConsentAsync(_browser, start, spoil: back => back.Replace("realmId=4", "realmId=5", StringComparison.Ordinal)));

        Assert.StartsWith("problem=The consent is for another company", text, StringComparison.Ordinal);
        var after = await LinkAsync("quickbooks");
        Assert.Equal((before.State, before.ProtectedTokens, before.Version), (after.State, after.ProtectedTokens, after.Version));
    }

    [Fact]
    public async Task another_firm_is_refused_and_nothing_changes()
    {
        await using (var db = _host.Db())
        {
            await db.Connections.Where(link => link.Id == _practice.Id).ExecuteUpdateAsync(set => set.SetProperty(link => link.Account, "another-firm"));
        }

        var (_, text) = ConnectHost.Ending(await _host.ConsentAsync(_browser, $"/connect/smokeball?connection={_practice.Id.Value:N}"));

        Assert.StartsWith("problem=The consent is for another firm", text, StringComparison.Ordinal);
        Assert.Equal(_practice.ProtectedTokens, (await LinkAsync("smokeball")).ProtectedTokens);
    }

    [Fact]
    public async Task the_other_systems_key_opens_nothing()
    {
        var (_, text) = ConnectHost.Ending(await _browser.GetAsync($"/connect/quickbooks?connection={_practice.Id.Value:N}"));

        Assert.StartsWith("problem=There is no such QuickBooks connection", text, StringComparison.Ordinal);
    }

    private async Task RevokeAsync(string system) => (await _host.Outside.PostAsync($"control/faults/auth?system={system}", null)).EnsureSuccessStatusCode();

    private Task CaptureAsync() => _host.Get<ICaptureWork>().RunAsync(_books, _job, CancellationToken.None);

    private async Task<Connection> LinkAsync(string system)
    {
        await using var db = _host.Db();
        var links = await db.Connections.AsNoTracking().ToListAsync();
        return links.Single(link => string.Equals(link.System.ToString(), system, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<IReadOnlyList<ExceptionItem>> OpenCardsAsync()
    {
        await using var db = _host.Db();
        var cards = await db.ExceptionItems.AsNoTracking().Where(card => card.Books == _books && card.State == CardState.Open).ToListAsync();
        return [.. cards.Where(card => card.Code == Codes.Authorisation)];
    }
}
