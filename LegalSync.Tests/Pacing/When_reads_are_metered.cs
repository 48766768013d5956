using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Tests.Persistence;
using LegalSync.Tests.QuickBooks;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static LegalSync.Tests.QuickBooks.ScriptedServer;

namespace LegalSync.Tests.Pacing;

public sealed class When_reads_are_metered : IAsyncLifetime
{
    private static readonly CancellationToken Go = CancellationToken.None;
    private ScriptedServer _server = null!;
    private ConnectedBooks _books = null!;
    private TestStore _store = null!;

    public async Task InitializeAsync()
    {
        (_server, _store) = (await StartAsync(), await TestStore.OpenAsync());
        _server.Otherwise = Answer(200, "{}");
        _books = await ConnectedBooks.ToAsync(_server.Address);
    }

    public async Task DisposeAsync()
    {
        await _books.DisposeAsync();
        await _server.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task each_read_that_succeeds_counts_and_nothing_else()
    {
        using var meter = Meter();
        _server.Then(Answer(200, "{}"), Answer(500, "down", "text/html"), Answer(200, "{}"), Answer(200, "{}"));

        await Channel.GetAsync(_books.Connection, "companyinfo/1", Go);
        await Channel.GetAsync(_books.Connection, "query?query=x", Go);
        await Channel.GetAsync(_books.Connection, "query?query=x", Go);
        await Channel.PostAsync(_books.Connection, "invoice", "{}", Go);

        Assert.Equal(2, await meter.ThisMonthAsync(_books.Connection, Go));
        Assert.Equal(0, await meter.ThisMonthAsync(new ConnectionId(Guid.NewGuid()), Go));
    }

    [Fact]
    public async Task the_next_process_goes_on_counting()
    {
        using (var first = Meter())
        {
            await Channel.GetAsync(_books.Connection, "companyinfo/1", Go);
            await first.StoreAsync(Go);
            await Channel.GetAsync(_books.Connection, "companyinfo/1", Go);
            await first.StopAsync(Go);
        }

        await using var next = await ConnectedBooks.ToAsync(_server.Address);
        using var second = new MeteredReads(next.Get<QuickBooksChannel>(), _store, next.Time, NullLogger<MeteredReads>.Instance);
        await next.Get<QuickBooksChannel>().GetAsync(next.Connection, "companyinfo/1", Go);

        Assert.Equal(3, await second.ThisMonthAsync(_books.Connection, Go));
    }

    [Fact]
    public async Task a_new_month_begins_at_nothing()
    {
        using var meter = Meter();
        await Channel.GetAsync(_books.Connection, "companyinfo/1", Go);
        await meter.StoreAsync(Go);

        _books.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await meter.ThisMonthAsync(_books.Connection, Go));
    }

    private QuickBooksChannel Channel => _books.Get<QuickBooksChannel>();

    private MeteredReads Meter() => new(Channel, _store, _books.Time, NullLogger<MeteredReads>.Instance);
}
