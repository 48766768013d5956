using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Tests.QuickBooks;
using Xunit;
using static LegalSync.Tests.QuickBooks.ScriptedServer;

namespace LegalSync.Tests.Pacing;

public sealed class When_a_turn_is_held : IAsyncLifetime
{
    private static readonly CancellationToken Go = CancellationToken.None;
    private ScriptedServer _server = null!;
    private ConnectedBooks _books = null!;

    public async Task InitializeAsync()
    {
        _server = await StartAsync();
        _server.Otherwise = Answer(200, "{}");
        _books = await ConnectedBooks.ToAsync(_server.Address);
    }

    public async Task DisposeAsync()
    {
        await _books.DisposeAsync();
        await _server.DisposeAsync();
    }

    private QuickBooksChannel Channel => _books.Get<QuickBooksChannel>();

    [Fact]
    public async Task it_is_of_the_connections_company()
    {
        using var turn = await Channel.TurnAsync(_books.Connection, TurnKind.Batch, Go);
        using var either = await Channel.EitherTurnAsync(_books.Connection, Go);

        Assert.Equal((ConnectedBooks.Realm, TurnKind.Batch), (turn.Realm, turn.Kind));
        Assert.Equal((ConnectedBooks.Realm, TurnKind.Batch), (either.Realm, either.Kind));
    }

    [Fact]
    public async Task nothing_is_sent_in_it_once_the_company_wants_silence()
    {
        using var early = await Channel.TurnAsync(_books.Connection, TurnKind.Write, Go);
        _server.Then(Answer(429, "", retryAfter: "30"));
        await Channel.PostAsync(_books.Connection, "invoice", "{}", Go);

        var answer = await Channel.PostAsync(early, _books.Connection, "invoice", "{}", Go);

        Assert.Equal(TimeSpan.FromSeconds(30), Assert.IsType<ChannelAnswer.Throttled>(answer).RetryAfter);
        Assert.Single(_server.Seen);
    }

    [Fact]
    public async Task a_turn_that_was_given_without_a_company_sends_nothing()
    {
        using var foreign = _books.Get<RealmGovernor>().TryEnter("another company", TurnKind.Write)!;

        Assert.IsType<ChannelAnswer.NotSent>(await Channel.PostAsync(foreign, _books.Connection, "invoice", "{}", Go));
        Assert.Empty(_server.Seen);
    }

    [Fact]
    public async Task after_a_401_the_same_bytes_go_in_a_turn_of_their_own()
    {
        _server.Then(Answer(401, """{"fault":{"error":[{"code":"3200"}],"type":"AUTHENTICATION"}}"""));
        using var turn = await Channel.TurnAsync(_books.Connection, TurnKind.Write, Go);

        Assert.IsType<ChannelAnswer.Content>(await Channel.PostAsync(turn, _books.Connection, "invoice?requestid=a", "{\"a\":1}", Go));
        Assert.Equal(["{\"a\":1}", "{\"a\":1}"], _server.Seen.Select(request => request.Body));
    }

    [Fact]
    public async Task a_company_that_wants_silence_for_long_is_not_waited_for_with_a_read()
    {
        _server.Then(Answer(429, "", retryAfter: "7200"));
        await Channel.PostAsync(_books.Connection, "invoice", "{}", Go);

        var answer = await _books.Get<PatientReads>().GetAsync(_books.Connection, "companyinfo/1", Go);

        Assert.IsType<ChannelAnswer.Throttled>(answer);
        Assert.Single(_server.Seen);
    }

    [Fact]
    public async Task a_redirect_takes_no_token_anywhere()
    {
        await using var elsewhere = await StartAsync();
        _server.Then(async context =>
        {
            context.Response.Redirect(new Uri(elsewhere.Address, "v3/company/1/companyinfo/1").AbsoluteUri);
            await Task.CompletedTask;
        });

        Assert.IsType<ChannelAnswer.Lost>(await Channel.GetAsync(_books.Connection, "companyinfo/1", Go));
        Assert.Empty(elsewhere.Seen);
    }

    [Theory]
    [InlineData("batch?requestid=1", TurnKind.Batch)]
    [InlineData("invoice?requestid=1", TurnKind.Write)]
    [InlineData("invoice/5/send", TurnKind.Write)]
    public void a_path_says_what_a_write_counts_as(string path, TurnKind kind) => Assert.Equal(kind, QuickBooksChannel.KindOf(path));
}
