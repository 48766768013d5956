using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Connect;

public sealed class When_a_connection_is_ended : IAsyncLifetime
{
    private static readonly CancellationToken Go = CancellationToken.None;
    private static readonly Actor _ada = Actor.Person("a", "Ada Administrator", [Role.Administrator], []);
    private ConnectHost _host = null!;
    private HttpClient _browser = null!;
    private BooksId _books;
    private Connection _accounting = null!;

    public async Task InitializeAsync()
    {
        _host = await ConnectHost.StartAsync();
        _browser = await _host.BrowserOfAsync(Role.Administrator);
        var (practice, accounting) = await _host.ConnectBothAsync(_browser);
        _accounting = accounting;
        _books = (await _host.Get<OpenBooks>().RunAsync(new NewBooks("Fictitious & Sons", "America/New_York", practice.Id, accounting.Id), _ada, Go)).Books!.Value;
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task nothing_is_asked_any_more_and_the_outside_is_told()
    {
        var tokens = (await _host.Get<ITokenVault>().ReadAsync(_accounting.Id, Go))!;

        var ended = await DisconnectAsync();

        Assert.Equal(new Disconnected(null, null), ended);
        var row = await RowAsync();
        Assert.Equal((ConnectionState.Disconnected, (string?)null), (row.State, row.ProtectedTokens));
        Assert.Equal(tokens.RefreshToken, Assert.Single(_host.TakenBack));
        Assert.Null(_host.Sandbox.World.QuickBooks.Tokens.RealmOf(tokens.AccessToken));
        Assert.Equal(ReadStatus.Unauthorised, (await _host.Get<IAccountingSystem>().ReadCompanyAsync(_accounting.Id, Go)).Status);
        await using var db = _host.Db();
        Assert.Contains(await db.AuditEvents.AsNoTracking().Where(told => told.Books == _books).ToListAsync(), told => told.What == "disconnected" && told.ActorDisplay == "Ada Administrator");
        Assert.Contains("disconnected already", (await DisconnectAsync()).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task its_card_says_that_a_person_did_it_and_how_to_come_back()
    {
        await DisconnectAsync();

        await _host.Get<ICaptureWork>().RunAsync(_books, Actor.Job("capture", "run"), Go);

        var card = Assert.Single(await CardsAsync());
        Assert.EndsWith("is disconnected", card.Title, StringComparison.Ordinal);
        Assert.Equal(ConnectionState.Disconnected, (await RowAsync()).State);
    }

    [Fact]
    public async Task connecting_again_is_the_same_connection_with_the_same_books()
    {
        await DisconnectAsync();

        await _host.ConsentAsync(_browser, "/connect/quickbooks");

        var row = await RowAsync();
        Assert.Equal((_accounting.Id, ConnectionState.Connected), (row.Id, row.State));
        await using var db = _host.Db();
        Assert.Equal(_accounting.Id, (await db.Books.AsNoTracking().SingleAsync()).Accounting);
        Assert.Equal(ReadStatus.Complete, (await _host.Get<IAccountingSystem>().ReadCompanyAsync(_accounting.Id, Go)).Status);
    }

    [Theory]
    [InlineData(Role.Bookkeeper)]
    [InlineData(Role.ManagingPartner)]
    [InlineData(Role.Auditor)]
    public async Task only_an_administrator_ends_or_tests_it(Role role)
    {
        var other = Actor.Person("b", "Ben", [role], []);

        Assert.Contains("Only an administrator", (await _host.Get<DisconnectSystem>().RunAsync(_accounting.Id, other, Go)).Refusal, StringComparison.Ordinal);
        Assert.Contains("Only an administrator", await _host.Get<TestConnection>().RunAsync(_accounting.Id, other, Go), StringComparison.Ordinal);
        Assert.Equal(ConnectionState.Connected, (await RowAsync()).State);
        Assert.Empty(_host.TakenBack);
    }

    [Fact]
    public async Task a_consent_for_another_company_is_taken_back()
    {
        var held = (await _host.Get<ITokenVault>().ReadAsync(_accounting.Id, Go))!;

        var (_, text) = ConnectHost.Ending(await _host.ConsentAsync(
            _browser, $"/connect/quickbooks?connection={_accounting.Id.Value:N}", spoil: back => back.Replace("realmId=4", "realmId=5", StringComparison.Ordinal)));

        Assert.StartsWith("problem=The consent is for another company", text, StringComparison.Ordinal);
        Assert.NotEqual(held.RefreshToken, Assert.Single(_host.TakenBack));
        Assert.NotNull(_host.Sandbox.World.QuickBooks.Tokens.RealmOf(held.AccessToken));
    }

    [Fact]
    public async Task a_consent_that_another_connection_of_ours_works_on_is_left_alone()
    {
        var other = Connection.Link(new ConnectionId(Guid.NewGuid()), OutsideSystem.QuickBooks, "Second", "5" + _accounting.Account[1..]);
        await using (var db = _host.Db())
        {
            db.Add(other);
            await db.SaveChangesAsync();
        }

        await _host.ConsentAsync(
            _browser, $"/connect/quickbooks?connection={_accounting.Id.Value:N}", spoil: back => back.Replace("realmId=4", "realmId=5", StringComparison.Ordinal));

        Assert.Empty(_host.TakenBack);
    }

    [Fact]
    public async Task a_test_asks_now_and_keeps_what_the_company_is_set_to()
    {
        Assert.Null(await _host.Get<TestConnection>().RunAsync(_accounting.Id, _ada, Go));

        var facts = (await _host.Get<ILinkFacts>().ReadAsync(_accounting.Id, Go))!;
        Assert.NotNull(facts.TestedAt);
        Assert.Null(facts.TestProblem);
        Assert.Equal("USD", facts.ReadCompany()!.Preferences.HomeCurrency);
        Assert.True(facts.CompanyReadAt <= facts.TestedAt);
    }

    [Fact]
    public async Task a_test_that_finds_the_authorisation_gone_raises_the_card_at_once()
    {
        _host.Sandbox.World.QuickBooks.Tokens.RevokeAll();

        var problem = await _host.Get<TestConnection>().RunAsync(_accounting.Id, _ada, Go);

        Assert.Contains("ended the authorisation", problem, StringComparison.Ordinal);
        Assert.Equal(problem, (await _host.Get<ILinkFacts>().ReadAsync(_accounting.Id, Go))!.TestProblem);
        var card = Assert.Single(await CardsAsync());
        Assert.Equal((Codes.Authorisation, CardState.Open), (card.Code, card.State));
        Assert.Contains(card.ReadOutcome().Facts, fact => fact.Value == ConnectionCards.ReconnectPath(_accounting));
    }

    [Fact]
    public async Task the_page_tells_state_ends_company_and_what_it_forbids()
    {
        await _host.Get<TestConnection>().RunAsync(_accounting.Id, _ada, Go);

        var page = System.Net.WebUtility.HtmlDecode(await _browser.GetStringAsync("/connections?done=QuickBooks is connected."));

        Assert.All(
            new[]
            {
                "Must be reconnected before", "Ends if not used", "Webhooks last heard", "Good for", "the simulator on this machine", "Custom transaction numbers",
                "Books closed through", "Locations", "Classes", "Last tested", "it works", "Test now", "Disconnect…", "QuickBooks is connected.",
                $"connect/quickbooks?connection={_accounting.Id.Value:N}",
            },
            words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task others_see_the_page_without_its_buttons()
    {
        var auditor = await _host.BrowserOfAsync(Role.Auditor);

        var page = await auditor.GetStringAsync("/connections");

        Assert.Contains("Must be reconnected before", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"disconnect-QuickBooks\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"test-QuickBooks\"", page, StringComparison.Ordinal);
    }

    private Task<Disconnected> DisconnectAsync() => _host.Get<DisconnectSystem>().RunAsync(_accounting.Id, _ada, Go);

    private async Task<Connection> RowAsync()
    {
        await using var db = _host.Db();
        return await db.Connections.AsNoTracking().SingleAsync(row => row.Id == _accounting.Id);
    }

    private async Task<IReadOnlyList<ExceptionItem>> CardsAsync()
    {
        await using var db = _host.Db();
        var cards = await db.ExceptionItems.AsNoTracking().Where(card => card.Books == _books && card.State == CardState.Open).ToListAsync();
        return [.. cards.Where(card => card.Code == Codes.Authorisation)];
    }
}
