using System.Net;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.Security;
using LegalSync.Infrastructure.Smokeball;
using LegalSync.Web.Components;
using LegalSync.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace LegalSync.Tests.Hosting;

public class When_the_demo_starts(When_the_demo_starts.Demo demo) : IClassFixture<When_the_demo_starts.Demo>
{
    [Theory]
    [InlineData("bookkeeper", "Bookkeeper")]
    [InlineData("partner", "Managing partner")]
    [InlineData("administrator", "Administrator")]
    [InlineData("auditor", "Auditor")]
    public async Task one_button_a_role_opens_the_door(string account, string title)
    {
        var browser = demo.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        Assert.Contains(title, await browser.GetStringAsync("/signin"), StringComparison.Ordinal);
        await browser.SubmitAsync("/signin", "demo-" + account);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task the_books_are_open_with_a_signed_opening_and_every_stream_on()
    {
        await using var db = demo.Open();

        var books = await db.Books.SingleAsync();

        Assert.NotNull(books.OpensOn);
        Assert.Equal(("Addie Makebelieve", NativeSyncAnswer.Off), (books.OpeningSignedBy, books.NativeSync));
        Assert.Equal(16, await db.Streams.CountAsync(stream => stream.Books == books.Id && stream.IsOn));
        Assert.NotEmpty(await db.LedgerHeads.Where(head => head.Books == books.Id && head.OpeningMinor > 0).ToListAsync());
    }

    [Fact]
    public async Task both_systems_are_connected_and_their_tokens_are_not_in_the_clear()
    {
        await using var db = demo.Open();
        var vault = demo.Services.GetRequiredService<ITokenVault>();

        foreach (var connection in await db.Connections.ToListAsync())
        {
            var tokens = await vault.ReadAsync(connection.Id, CancellationToken.None);

            Assert.NotEmpty(tokens!.AccessToken);
            Assert.DoesNotContain(tokens.AccessToken, connection.ProtectedTokens!, StringComparison.Ordinal);
            Assert.DoesNotContain(tokens.RefreshToken, connection.ProtectedTokens!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void the_clients_talk_to_the_sandbox_alone()
    {
        Assert.True(demo.Services.GetRequiredService<IOptions<SmokeballOptions>>().Value.BaseAddress!.IsLoopback);
        Assert.True(demo.Services.GetRequiredService<IOptions<QuickBooksOptions>>().Value.BaseAddress!.IsLoopback);
        Assert.True(demo.Services.GetRequiredService<IOptions<QuickBooksOptions>>().Value.TokenAddress!.IsLoopback);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("false", null, false)]
    [InlineData(null, "Smokeball:ClientId", false)]
    [InlineData(null, "QuickBooks:ClientId", false)]
    [InlineData("true", "QuickBooks:ClientId", true)]
    public void it_is_the_default_when_nothing_is_connected(string? asked, string? configured, bool expected)
    {
        var settings = new Dictionary<string, string?> { ["Demo:Enabled"] = asked };
        if (configured is not null)
        {
            settings[configured] = "x";
        }

        Assert.Equal(expected, DemoOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Enabled);
    }

    [Fact]
    public void it_refuses_a_sandbox_that_is_not_on_this_machine() => Assert.Throws<InvalidOperationException>(() =>
        DemoOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Demo:SandboxUrl"] = "https://api.example" }).Build()));

    [Fact]
    public async Task a_file_that_no_demo_made_is_not_deleted()
    {
        await using var real = await Persistence.TestStore.OpenAsync();
        var file = real.Options.Connection["Data Source=".Length..];

        Assert.Throws<InvalidOperationException>(() => DemoDatabase.Prepare(new DemoOptions(true, null, file, null)));
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task the_file_of_an_earlier_demo_is_made_anew()
    {
        await using var earlier = await Persistence.TestStore.OpenAsync();
        await using (var db = earlier.Create())
        {
            await DemoDatabase.MarkAsync(db, CancellationToken.None);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        var file = earlier.Options.Connection["Data Source=".Length..];
        using var prepared = DemoDatabase.Prepare(new DemoOptions(true, null, file, null));

        Assert.False(File.Exists(prepared.Path));
    }

    [Fact]
    public async Task the_sandbox_ends_with_it()
    {
        var sandbox = await DemoSandbox.OpenAsync(new DemoOptions(true, null, null, 11), CancellationToken.None);
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("control/health")).StatusCode);

        await sandbox.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("control/health"));
    }

    public sealed class Demo : WebApplicationFactory<App>
    {
        public LegalSyncDb Open() => Services.GetRequiredService<IDbFactory>().Create();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Demo:Enabled", "true");
            builder.UseSetting("Schedule:Enabled", "false");
        }
    }
}
