using System.Net;
using LegalSync.Domain.Audit;
using LegalSync.Infrastructure.Identity;
using LegalSync.Web.Features.SignIn;
using Xunit;

namespace LegalSync.Tests.Hosting;

public class When_somebody_signs_in(When_somebody_signs_in.Firm host) : IClassFixture<When_somebody_signs_in.Firm>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task the_right_password_opens_the_page_that_was_asked_for()
    {
        var browser = host.Browser();

        var answer = await browser.SignInAsync("bea", Password, "/?kept=1");

        Assert.Equal("/?kept=1", answer.Headers.Location!.PathAndQuery());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task a_crafted_link_leads_home()
    {
        var answer = await host.Browser().SignInAsync("bea", Password, "//evil.example/");

        Assert.Equal("/", answer.Headers.Location!.PathAndQuery());
    }

    [Theory]
    [InlineData("bea", "wrong")]
    [InlineData("nobody", "wrong")]
    public async Task a_wrong_one_is_refused_in_words_that_tell_nothing(string name, string password)
    {
        var answer = await host.Browser().SignInAsync(name, password);

        Assert.Contains("That name and password do not go together.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "x", "Write your account name.")]
    [InlineData("bea", "", "Write your password.")]
    public async Task what_is_missing_is_said(string name, string password, string message)
    {
        var answer = await host.Browser().SignInAsync(name, password);

        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task five_wrong_ones_lock_the_account_for_a_while()
    {
        await host.OpenAccountAsync(new NewAccount("lotta", "Lotta Lockout", [Role.Auditor], [], Password));
        for (var i = 0; i < 5; i++)
        {
            await host.Browser().SignInAsync("lotta", "wrong");
        }

        var answer = await host.Browser().SignInAsync("lotta", Password);

        Assert.Contains("Too many tries.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_form_without_our_token_is_refused()
    {
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "signin", ["Form.Name"] = "bea", ["Form.Password"] = Password });

        Assert.Equal(HttpStatusCode.BadRequest, (await host.Browser().PostAsync("/signin", form)).StatusCode);
    }

    [Fact]
    public async Task nobody_else_can_sign_her_out()
    {
        var browser = host.Browser();
        await browser.SignInAsync("bea", Password);

        var answer = await browser.PostAsync(SignOutEndpoint.Path, null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task she_signs_out_with_a_form_of_ours()
    {
        var browser = host.Browser();
        await browser.SignInAsync("bea", Password);
        var html = await browser.GetStringAsync("/signin");
        var token = System.Text.RegularExpressions.Regex.Match(html, "__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;

        await browser.PostAsync(SignOutEndpoint.Path, new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task an_account_without_a_role_sees_nothing()
    {
        await host.OpenAccountAsync(new NewAccount("rolf", "Rolf Roleless", [], [], Password));
        var browser = host.Browser();

        await browser.SignInAsync("rolf", Password);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("/exceptions?severity=high", "/exceptions?severity=high")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("exceptions", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/signout", "/")]
    [InlineData("/SignIn?ReturnUrl=/", "/")]
    public void only_a_path_of_ours_is_returned_to(string? asked, string goes) => Assert.Equal(goes, ReturnPath.Guard(asked));

    public sealed class Firm : TestHost, IAsyncLifetime
    {
        public Task InitializeAsync() => OpenAccountAsync(new NewAccount("bea", "Bea Bookend", [Role.Bookkeeper], ["trust-A"], Password));

        Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;
    }
}

internal static class Locations
{
    public static string PathAndQuery(this Uri location) => location.IsAbsoluteUri ? location.PathAndQuery : location.ToString();
}
