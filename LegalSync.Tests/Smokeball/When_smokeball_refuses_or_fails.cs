using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public sealed class When_smokeball_refuses_or_fails : IAsyncLifetime
{
    private ScriptedSmokeball _server = null!;
    private SmokeballRig _rig = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedSmokeball.StartAsync();
        _rig = SmokeballRig.For(_server.Address);
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task every_request_carries_key_and_token()
    {
        _server.On("GET /matters", _ => Reply.Envelope());

        await ReadAsync();

        var seen = Assert.Single(_server.Of("/matters"));
        Assert.Equal("Bearer first", seen.Authorization);
        Assert.Equal("key-of-the-application", seen.Headers["x-api-key"]);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task a_refused_token_is_renewed_once_and_the_request_goes_again(int status)
    {
        _server.On("GET /matters", seen => seen.Authorization == "Bearer second" ? Reply.Envelope() : new Reply(status, ""));

        var read = await ReadAsync();

        Assert.Equal(ReadStatus.Complete, read.Status);
        Assert.Equal(1, _rig.Vault.Refreshes);
        Assert.Equal(["Bearer first", "Bearer second"], _server.Of("/matters").Select(seen => seen.Authorization));
    }

    [Fact]
    public async Task a_second_refusal_needs_a_person()
    {
        _server.On("GET /matters", _ => new Reply(403, ""));

        var read = await ReadAsync();

        Assert.Equal(ReadStatus.Unauthorised, read.Status);
        Assert.Contains("Connect Smokeball again", read.Problem, StringComparison.Ordinal);
        Assert.Equal((1, 2), (_rig.Vault.Refreshes, _server.Of("/matters").Count));
    }

    [Fact]
    public async Task many_refused_at_once_are_served_by_one_refresh()
    {
        var refused = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var list in new[] { "fees", "expenses", "invoices" })
        {
            _server.OnAsync("GET /matters/m1/" + list, async seen =>
            {
                if (seen.Authorization == "Bearer second")
                {
                    return Reply.Envelope();
                }

                if (Interlocked.Increment(ref refused) == 3)
                {
                    all.SetResult();
                }

                await all.Task.WaitAsync(TimeSpan.FromSeconds(10));
                return new Reply(401, "");
            });
        }

        var read = await _rig.Practice.ReadMatterAsync(SmokeballRig.Firm, new MatterId("m1"), null, default);

        Assert.Equal(ReadStatus.Complete, read.Status);
        Assert.Single(_server.Of("/oauth2/token"));
    }

    [Fact]
    public async Task a_grant_that_ended_needs_a_person()
    {
        _server.On("GET /matters", _ => new Reply(401, ""));
        _server.On("POST /oauth2/token", _ => new Reply(400, """{"error":"invalid_grant"}"""));

        var read = await ReadAsync();

        Assert.Equal(ReadStatus.Unauthorised, read.Status);
        Assert.True(_rig.Vault.IsUnauthorised);
        Assert.Single(_server.Of("/oauth2/token"));
    }

    [Fact]
    public async Task a_token_server_that_fails_kills_no_grant()
    {
        _server.On("GET /matters", _ => new Reply(401, ""));
        _server.On("POST /oauth2/token", _ => new Reply(503, ""));

        var read = await ReadAsync();

        Assert.Equal(ReadStatus.Unavailable, read.Status);
        Assert.False(_rig.Vault.IsUnauthorised);
        Assert.NotNull(_rig.Vault.Tokens);
    }

    [Fact]
    public async Task a_token_about_to_end_is_renewed_first()
    {
        await _rig.Vault.SaveAsync(SmokeballRig.Firm, new TokenSet("old", "refresh", _rig.Time.GetUtcNow().AddSeconds(20), _rig.Time.GetUtcNow()), default);
        _server.On("GET /matters", _ => Reply.Envelope());

        await ReadAsync();

        Assert.Equal("Bearer second", Assert.Single(_server.Of("/matters")).Authorization);
    }

    [Fact]
    public async Task without_tokens_nothing_is_sent()
    {
        _rig.Vault = new InMemoryVault(null);

        var read = await ReadAsync();

        Assert.Equal(ReadStatus.Unauthorised, read.Status);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task a_fault_that_passes_is_not_seen()
    {
        var tries = 0;
        _server.On("GET /matters", _ => ++tries < 4 ? new Reply(503, "") : Reply.Envelope());

        Assert.Equal(ReadStatus.Complete, (await ReadAsync()).Status);
    }

    [Fact]
    public async Task after_four_tries_it_ends_in_a_sentence()
    {
        _server.On("GET /matters", _ => new Reply(502, "<html>bad gateway</html>"));

        var read = await ReadAsync();

        Assert.Equal(ReadStatus.Unavailable, read.Status);
        Assert.Equal("Smokeball kept failing with status 502 for the matters.", read.Problem);
        Assert.Equal(4, _server.Of("/matters").Count);
    }

    [Fact]
    public async Task a_pause_that_smokeball_asks_for_is_kept()
    {
        var time = (HastyTime)_rig.Time;
        var tries = new List<TimeSpan>();
        _server.On("GET /matters", _ =>
        {
            tries.Add(time.Passed);
            return tries.Count == 1 ? new Reply(429, "", RetryAfter: "37") : Reply.Envelope();
        });

        Assert.Equal(ReadStatus.Complete, (await ReadAsync()).Status);
        Assert.True(tries[1] - tries[0] >= TimeSpan.FromSeconds(37), $"It waited {tries[1] - tries[0]}.");
    }

    [Fact]
    public async Task a_bad_request_is_not_repeated_and_says_why()
    {
        _server.On("GET /matters", _ => new Reply(
            400, """{"title":"Bad Request","status":400,"detail":"One or more values are wrong.","errors":[{"field":"Status","message":"Status is not known."}]}"""));

        var read = await ReadAsync();

        Assert.Equal("Smokeball refused the matters with status 400: Bad Request One or more values are wrong. Status is not known.", read.Problem);
        Assert.Single(_server.Of("/matters"));
    }

    [Fact]
    public async Task a_long_explanation_is_cut()
    {
        _server.On("GET /matters", _ => new Reply(400, $$"""{"title":"{{new string('x', 5_000)}}"}"""));

        Assert.InRange((await ReadAsync()).Problem!.Length, 200, 300);
    }

    [Fact]
    public async Task silence_ends_after_the_time_limit_of_each_try()
    {
        await using var rig = new SmokeballRig(_server.Address, new HastyTime(TimeSpan.FromMinutes(10)));
        var never = new TaskCompletionSource<Reply>();
        _server.OnAsync("GET /matters", _ => never.Task);

        var read = await rig.Practice.ReadMattersAsync(SmokeballRig.Firm, null, default);
        never.SetResult(Reply.Envelope());

        Assert.Equal(ReadStatus.Unavailable, read.Status);
        Assert.Contains("did not answer in time", read.Problem, StringComparison.Ordinal);
        Assert.True(((HastyTime)rig.Time).Passed >= 4 * SmokeballRig.RequestLimit);
    }

    [Fact]
    public async Task nobody_there_is_said_so()
    {
        await _server.DisposeAsync();

        var read = await ReadAsync();

        Assert.Equal(ReadStatus.Unavailable, read.Status);
        Assert.Contains("could not be reached", read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task who_cancels_is_not_told_that_smokeball_failed()
    {
        using var leaving = new CancellationTokenSource();
        var never = new TaskCompletionSource<Reply>();
        _server.OnAsync("GET /matters", async _ =>
        {
            await leaving.CancelAsync();
            return await never.Task;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _rig.Practice.ReadMattersAsync(SmokeballRig.Firm, null, leaving.Token));
        never.SetResult(Reply.Envelope());
    }

    [Fact]
    public async Task a_redirect_is_not_followed_with_our_key()
    {
        _server.On("GET /matters", _ => new Reply(302, "", Location: "/elsewhere"));

        Assert.Equal(ReadStatus.Unavailable, (await ReadAsync()).Status);
        Assert.Single(_server.Requests);
    }

    private Task<ReadResult> ReadAsync() => _rig.Practice.ReadMattersAsync(SmokeballRig.Firm, null, default);
}
