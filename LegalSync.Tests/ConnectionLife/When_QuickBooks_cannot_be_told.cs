using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.Security;
using LegalSync.Tests.QuickBooks;
using Xunit;
using static LegalSync.Tests.QuickBooks.ScriptedServer;

namespace LegalSync.Tests.ConnectionLife;

public sealed class When_QuickBooks_cannot_be_told : IAsyncLifetime
{
    private static readonly TokenSet _tokens = new("access", "refresh", default, default);
    private ScriptedServer _server = null!;
    private ConnectedBooks _books = null!;

    public async Task InitializeAsync()
    {
        _server = await StartAsync();
        _books = await ConnectedBooks.ToAsync(_server.Address);
    }

    public async Task DisposeAsync()
    {
        await _books.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(400, true)]
    [InlineData(401, false)]
    [InlineData(503, false)]
    public async Task a_consent_counts_as_taken_back_only_when_it_is_gone_there(int status, bool isGone)
    {
        _server.Then(Answer(status, ""));

        var problem = await RevokeAsync();

        Assert.Equal(isGone, problem is null);
        var asked = Assert.Single(_server.Seen);
        Assert.Equal(("POST", "/v2/oauth2/tokens/revoke", """{"token":"refresh"}"""), (asked.Method, asked.Path, asked.Body));
        Assert.StartsWith("Basic ", asked.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_connection_that_breaks_is_said_so()
    {
        _server.Then(Drop);

        Assert.Contains("could not be told", await RevokeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_company_tells_everything_it_is_set_to()
    {
        _server.Then(Answer(200, Fixture.Text("companyinfo.json")), Answer(200, Fixture.Text("preferences.json")));

        var reading = await _books.Accounting.ReadCompanyAsync(_books.Connection, CancellationToken.None);

        Assert.Equal(ReadStatus.Complete, reading.Status);
        Assert.Equal(
            new Domain.Posting.BooksPreferences
            {
                Plan = "QuickBooks Online Plus", HomeCurrency = "USD", IsMultiCurrency = false, HasClassPerDocument = false, HasClassPerLine = true,
                HasLocations = false, AllowsDiscount = true, UsesSalesTax = false, AppliesCreditsByItself = true,
            },
            reading.Company!.Preferences);
        Assert.Equal((new DateOnly(2026, 3, 31), true), (reading.Company.ClosedThrough!.Value, reading.Company.UsesCustomNumbers));
    }

    private Task<string?> RevokeAsync() => _books.Get<QuickBooksOAuth>().RevokeAsync(_tokens, CancellationToken.None);
}
