using System.Net;
using Xunit;

namespace LegalSync.Tests.Hosting;

public class When_nobody_is_signed_in(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("/signin")]
    [InlineData("/healthz")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/LegalSync.Web.styles.css")]
    public async Task what_a_sign_in_needs_is_served(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().GetAsync(path)).StatusCode);

    [Fact]
    public async Task a_page_leads_to_the_sign_in_and_remembers_where_from()
    {
        var answer = await host.Browser().GetAsync("/?a=1");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/signin?ReturnUrl=%2F%3Fa%3D1", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task no_circuit_is_opened()
    {
        var answer = await host.Browser().PostAsync("/_blazor/negotiate?negotiateVersion=1", null);

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task no_demo_account_is_offered_and_none_can_be_entered()
    {
        var page = await host.Browser().GetStringAsync("/signin");

        Assert.DoesNotContain("demo", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task pages_may_not_be_framed_or_sniffed()
    {
        var answer = await host.Browser().GetAsync("/signin");

        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }
}
