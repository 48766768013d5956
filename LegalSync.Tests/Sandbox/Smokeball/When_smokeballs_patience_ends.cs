using System.Net;
using Xunit;

namespace LegalSync.Tests.Sandbox.Smokeball;

/// <summary>Each of these changes the whole sandbox, so each has one of its own.</summary>
public class When_smokeballs_patience_ends : IAsyncLifetime
{
    private readonly SandboxFixture _sandbox = new();

    public Task InitializeAsync() => _sandbox.InitializeAsync();

    public Task DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task a_token_dies_after_an_hour()
    {
        await _sandbox.ControlAsync("clock", new { advance = "01:00:01" });

        Assert.Equal(HttpStatusCode.Unauthorized, (await _sandbox.Practice.GetAsync("/staff")).StatusCode);
    }

    [Fact]
    public async Task a_revoked_grant_is_dead_at_once()
    {
        await _sandbox.ControlAsync("faults/auth?system=smokeball");

        Assert.Equal(HttpStatusCode.Unauthorized, (await _sandbox.Practice.GetAsync("/staff")).StatusCode);
    }

    [Fact]
    public async Task the_sixth_request_of_a_burst_is_one_too_many()
    {
        await _sandbox.ControlAsync("smokeball/limiter?on=true");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _sandbox.Practice.GetAsync("/firm")));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 5, 8);
    }

    [Fact]
    public async Task a_scripted_fault_meets_the_next_request_only()
    {
        await _sandbox.ControlAsync("faults", new { system = "smokeball", action = "status", status = 503 });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _sandbox.Practice.GetAsync("/firm")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _sandbox.Practice.GetAsync("/firm")).StatusCode);
    }
}
