using System.Security.Claims;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Tests.Queries;
using LegalSync.Web.Components;
using LegalSync.Web.Components.Work;
using LegalSync.Web.Hosting;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LegalSync.Tests.Pages;

public class When_a_page_is_left(Month month) : IClassFixture<Month>
{
    [Fact]
    public async Task it_learns_who_asks_and_for_which_books_and_stops_listening_when_it_is_left()
    {
        var feed = new SyncFeed();
        var bench = Bench.With(services => services
            .AddSingleton(feed)
            .AddSingleton<TimeProvider>(new StillTime(Month.Now))
            .AddSingleton<IDbFactory>(month.Store)
            .AddSingleton<FirmBooksQuery>()
            .AddSingleton<CurrentBooks>()
            .AddSingleton<IHttpContextAccessor, HttpContextAccessor>()
            .AddSingleton<AuthenticationStateProvider, Signed>()
            .AddSingleton<CurrentActor>());

        await bench.RenderAsync<Counting>();

        Assert.Contains("Bea Bookend at Sample &amp; Specimen LLP", await bench.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal(1, feed.Listeners);
#pragma warning disable BL0006 // disposing the renderer is what leaving the page is
        await bench.DisposeAsync();
#pragma warning restore BL0006
        Assert.Equal(0, feed.Listeners);
        Assert.Empty(bench.Errors);
    }

    private sealed class Counting : Screen
    {
        private string _text = "";

        protected override Task LoadAsync(FirmBooks firm, Domain.Audit.Actor actor)
        {
            _text = $"{actor.Display} at {firm.Name}";
            return Task.CompletedTask;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, _text);
    }

    private sealed class Signed : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, "u-book"), new Claim(ClaimTypes.Name, "Bea Bookend"), new Claim(ClaimTypes.Role, "Bookkeeper")], "test"))));
    }
}
