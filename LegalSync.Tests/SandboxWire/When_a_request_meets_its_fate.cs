extern alias sandbox;
using System.Net;
using System.Net.Sockets;
using System.Text;
using sandbox::LegalSync.Sandbox.Faults;
using Xunit;
using static LegalSync.Tests.SandboxWire.WireBench;

namespace LegalSync.Tests.SandboxWire;

public sealed class When_a_request_meets_its_fate : IDisposable
{
    private readonly WireBench _bench = new();

    public static TheoryData<string, int, string> Fates => new()
    {
        { "pass", 1, "200" },
        { "commit then drop", 1, "ResponseEnded" },
        { "commit then reset", 1, "Unknown" },
        { "reset before commit", 0, "Unknown" },
        { "10000 after commit", 1, "500" },
        { "10000 without commit", 0, "500" },
        { "html 503 after commit", 1, "503" },
        { "html 503", 0, "503" },
        { "too many", 0, "429" },
        { "fault in 200", 0, "200" },
        { "unauthorised", 0, "401" },
        { "unreachable", 0, "ConnectionError" },
    };

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Fates))]
    public async Task the_books_and_the_caller_each_see_their_part(string fate, int effects, string seen)
    {
        _bench.Script(Named(fate));

        Assert.Equal(seen, await OutcomeAsync());
        Assert.Equal(effects, _bench.Written.Count);
    }

    [Fact]
    public async Task a_fault_in_200_and_a_page_look_like_it()
    {
        _bench.Script(ScriptedFate.Fault200, ScriptedFate.Html503(), ScriptedFate.TooMany(Seconds(17), asXml: true));

        using var fault = await _bench.Post("/invoice", _bench.Invoice(1m));
        using var page = await _bench.Post("/invoice", _bench.Invoice(1m));
        using var throttle = await _bench.Post("/invoice", _bench.Invoice(1m));

        Assert.Equal("6000", Code(await BodyOf(fault)));
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Equal("application/xml", throttle.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Seconds(17), throttle.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task the_effect_falls_half_way_through_the_latency()
    {
        _bench.Script(ScriptedFate.Latency(Seconds(0.6)));

        var answer = _bench.Post("/invoice", _bench.Invoice(1m));
        _bench.Pass(Seconds(0.299));
        var early = _bench.Written.Count;
        _bench.Pass(Seconds(0.001));
        var half = (_bench.Written.Count, answer.IsCompleted);
        _bench.Pass(Seconds(0.3));

        Assert.Equal((0, (1, false)), (early, half));
        Assert.True(answer.IsCompletedSuccessfully);
        using var received = await answer;
        Assert.Equal(HttpStatusCode.OK, received.StatusCode);
    }

    [Fact]
    public async Task a_late_commit_comes_after_the_caller_has_lost_the_connection()
    {
        _bench.Script(ScriptedFate.CommitLate(Seconds(90)));

        await Assert.ThrowsAsync<HttpRequestException>(() => _bench.Post("/invoice", _bench.Invoice(1m)));
        var atOnce = (_bench.Written.Count, _bench.Server.Pipeline.Settled.IsCompleted);
        _bench.Pass(Seconds(90));

        Assert.Equal((0, false), atOnce);
        Assert.Single(_bench.Written);
        Assert.True(_bench.Server.Pipeline.Settled.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task nothing_takes_effect_beyond_the_servers_own_limit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ScriptedFate.CommitLate(Seconds(120.001)));
        _bench.Script(ScriptedFate.Pass with { Before = Seconds(121) });

        var answer = _bench.Post("/invoice", _bench.Invoice(1m));
        _bench.Pass(Seconds(120));

        using var received = await answer;
        Assert.Equal(HttpStatusCode.GatewayTimeout, received.StatusCode);
        _bench.Pass(Seconds(600));
        Assert.Empty(_bench.Written);
    }

    [Fact]
    public async Task whoever_gives_up_does_not_call_the_request_back()
    {
        _bench.Script(ScriptedFate.Pass with { Before = Seconds(30) });
        using var patience = new CancellationTokenSource(Seconds(10), _bench.Time);

        var answer = _bench.Post("/invoice", _bench.Invoice(1m), patience.Token);
        _bench.Pass(Seconds(10));
        var before = (answer.IsCanceled, _bench.Written.Count);
        _bench.Pass(Seconds(20));

        Assert.Equal((true, 0), before);
        Assert.Single(_bench.Written);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task a_delay_past_the_timeout_still_brings_the_answer_to_whoever_waits()
    {
        _bench.Script(ScriptedFate.DelayPastTimeout());

        var answer = _bench.Post("/invoice", _bench.Invoice(1m));
        _bench.Pass(Seconds(120));
        var waiting = (_bench.Written.Count, answer.IsCompleted);
        _bench.Pass(Seconds(5));

        Assert.Equal((1, false), waiting);
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
    }

    [Fact]
    public async Task a_person_who_saves_first_makes_the_update_stale()
    {
        using var created = await _bench.Post("/invoice", _bench.Invoice(1m));
        var document = (await BodyOf(created))["Invoice"]!;
        _bench.Script(ScriptedFate.StaleRace);

        using var update = await _bench.Post("/invoice", new() { ["Id"] = document["Id"]!.ToString(), ["SyncToken"] = "0", ["sparse"] = true, ["PrivateNote"] = "mine" });

        Assert.Equal("5010", Code(await BodyOf(update)));
        Assert.Equal([("create", false), ("update", true)], _bench.Written.Select(effect => (effect.Operation, effect.ByPerson)));
    }

    [Fact]
    public async Task a_person_who_cannot_save_it_either_leaves_the_refusal_to_the_caller()
    {
        _bench.Script(ScriptedFate.StaleRace);

        using var update = await _bench.Post("/invoice", new() { ["Id"] = "4711", ["SyncToken"] = "0", ["sparse"] = true, ["PrivateNote"] = "mine" });

        Assert.Equal("610", Code(await BodyOf(update)));
    }

    [Fact]
    public async Task a_retry_that_overtakes_a_late_commit_is_the_one_that_counts()
    {
        _bench.Script(ScriptedFate.CommitLate(Seconds(60)));
        await Assert.ThrowsAsync<HttpRequestException>(() => _bench.Post("/invoice?requestid=r-1", _bench.Invoice(1m)));

        using var again = await _bench.Post("/invoice?requestid=r-1", _bench.Invoice(1m));
        _bench.Pass(Seconds(60));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Single(_bench.Written);
        Assert.Single(_bench.Server.Journal.Replays);
    }

    [Fact]
    public async Task the_same_script_is_the_same_history_on_one_thread()
    {
        Assert.Equal(await HistoryAsync(), await HistoryAsync());
    }

    [Fact]
    public async Task a_refused_connection_says_so_to_the_socket()
    {
        _bench.Script(ScriptedFate.UnreachableConnectFailed);

        var problem = await Assert.ThrowsAsync<HttpRequestException>(() => _bench.Post("/invoice", _bench.Invoice(1m)));

        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(problem.InnerException).SocketErrorCode);
        Assert.Equal(0, _bench.Server.Journal.Requests.Counts.Requests);
    }

    private static async Task<string> HistoryAsync()
    {
        using var bench = new WireBench();
        var threads = new HashSet<int>();
        var fates = new Queue<ScriptedFate>(
            [ScriptedFate.Latency(Seconds(0.4)), ScriptedFate.CommitLate(Seconds(3)), ScriptedFate.Latency(Seconds(1)), ScriptedFate.Answer10000AfterCommit]);
        bench.Server.Script = _ =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return fates.Dequeue();
        };
        bench.Firm.Company.Changed += _ => threads.Add(Environment.CurrentManagedThreadId);
        var calls = Enumerable.Range(1, 4).Select(call => bench.Post($"/invoice?requestid=r-{call}", bench.Invoice(call, $"m-{call}"))).ToList();
        bench.Pass(Seconds(5));
        Assert.Single(threads);
        var story = new StringBuilder(bench.Server.Journal.ToJson().ToJsonString());
        story.Append(bench.SignIn());
        foreach (var call in calls)
        {
            Assert.True(call.IsCompleted);
            story.AppendLine(call.IsFaulted ? call.Exception.InnerException!.Message : (await call).Headers + await (await call).Content.ReadAsStringAsync());
        }

        return story.ToString();
    }

    private async Task<string> OutcomeAsync()
    {
        try
        {
            using var answer = await _bench.Post("/invoice", _bench.Invoice(1m));
            return ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException problem)
        {
            return problem.HttpRequestError.ToString();
        }
    }

    private static ScriptedFate Named(string fate) => fate switch
    {
        "commit then drop" => ScriptedFate.CommitThenDrop,
        "commit then reset" => ScriptedFate.CommitThenReset,
        "reset before commit" => ScriptedFate.ResetBeforeCommit,
        "10000 after commit" => ScriptedFate.Answer10000AfterCommit,
        "10000 without commit" => ScriptedFate.Answer10000WithoutCommit,
        "html 503 after commit" => ScriptedFate.Html503(afterCommit: true),
        "html 503" => ScriptedFate.Html503(),
        "too many" => ScriptedFate.TooMany(),
        "fault in 200" => ScriptedFate.Fault200,
        "unauthorised" => ScriptedFate.Unauthorised,
        "unreachable" => ScriptedFate.UnreachableConnectFailed,
        _ => ScriptedFate.Pass,
    };
}
