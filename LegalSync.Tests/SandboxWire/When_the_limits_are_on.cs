extern alias sandbox;
using System.Net;
using sandbox::LegalSync.Sandbox.QuickBooks;
using sandbox::LegalSync.Sandbox.QuickBooks.Http;
using Xunit;
using static LegalSync.Tests.SandboxWire.WireBench;

namespace LegalSync.Tests.SandboxWire;

public sealed class When_the_limits_are_on : IDisposable
{
    private static readonly LimitSettings On = new() { IsOn = true };
    private readonly WireBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task they_are_off_until_they_are_switched_on()
    {
        Assert.Equal([200], (await Statuses(600, () => _bench.Get("/preferences"))).Distinct());
    }

    [Fact]
    public async Task ten_a_second_are_taken_and_the_eleventh_when_the_first_is_a_second_old()
    {
        _bench.Server.Limits.Settings = On;

        var first = await Statuses(11, () => _bench.Get("/preferences"));
        _bench.Pass(Seconds(0.999));
        var early = await Statuses(1, () => _bench.Get("/preferences"));
        _bench.Pass(Seconds(0.001));
        var later = await Statuses(11, () => _bench.Get("/preferences"));

        Assert.Equal([.. Enumerable.Repeat(200, 10), 429], first);
        Assert.Equal([429], early);
        Assert.Equal([.. Enumerable.Repeat(200, 10), 429], later);
        Assert.Equal(3, _bench.Server.Journal.Requests.Counts.Throttled);
    }

    [Fact]
    public async Task five_hundred_a_minute_slide_along()
    {
        _bench.Server.Limits.Settings = On;
        for (var second = 0; second < 50; second++)
        {
            Assert.Equal([200], (await Statuses(10, () => _bench.Get("/preferences"))).Distinct());
            _bench.Pass(Seconds(1));
        }

        var full = await Statuses(1, () => _bench.Get("/preferences"));
        _bench.Pass(Seconds(10));
        var slid = await Statuses(11, () => _bench.Get("/preferences"));

        Assert.Equal([429], full);
        Assert.Equal([.. Enumerable.Repeat(200, 10), 429], slid);
    }

    [Fact]
    public async Task forty_batches_a_minute_are_taken_and_singles_still_are()
    {
        _bench.Server.Limits.Settings = On;
        var batches = new List<int>();
        for (var call = 0; call < 41; call++)
        {
            batches.AddRange(await Statuses(1, () => _bench.Post("/batch", _bench.Batch("b1"))));
            _bench.Pass(Seconds(1));
        }

        Assert.Equal([.. Enumerable.Repeat(200, 40), 429], batches);
        Assert.Equal([200], await Statuses(1, () => _bench.Post("/invoice", _bench.Invoice(1m))));
        Assert.Equal(40, _bench.Written.Count(effect => effect.Mark == "b1"));
    }

    [Theory]
    [InlineData(495, 0, "/preferences", 5)]
    [InlineData(0, 118, "/batch", 2)]
    public async Task another_app_takes_its_part_of_the_realms_allowance(int requests, int batches, string path, int left)
    {
        _bench.Server.Limits.Settings = On with { OtherAppPerMinute = requests, OtherAppBatchesPerMinute = batches };

        var statuses = await Statuses(6, () => path == "/batch" ? _bench.Post(path, _bench.Batch("b1")) : _bench.Get(path));

        Assert.Equal([.. Enumerable.Repeat(200, left), .. Enumerable.Repeat(429, 6 - left)], statuses);
    }

    [Fact]
    public async Task a_penalty_shuts_the_door_for_its_whole_length()
    {
        _bench.Server.Limits.Settings = On with { Penalty = Seconds(60), RetryAfter = Seconds(60) };
        await Statuses(10, () => _bench.Get("/preferences"));

        using var refused = await _bench.Get("/preferences");
        _bench.Pass(Seconds(59.9));
        var still = await Statuses(1, () => _bench.Get("/preferences"));
        _bench.Pass(Seconds(0.1));

        Assert.Equal(Seconds(60), refused.Headers.RetryAfter!.Delta);
        Assert.Equal([429], still);
        Assert.Equal([200], await Statuses(1, () => _bench.Get("/preferences")));
    }

    [Theory]
    [InlineData(false, "application/json", "\"code\":\"3001\"")]
    [InlineData(true, "application/xml", "<Error code=\"3001\">")]
    public async Task the_refusal_is_the_gateways_and_nothing_is_done(bool asXml, string type, string holds)
    {
        _bench.Server.Limits.Settings = On with { PerSecond = 1, AsXml = asXml };
        await Statuses(1, () => _bench.Get("/preferences"));

        using var refused = await _bench.Post("/invoice", _bench.Invoice(1m));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Null(refused.Headers.RetryAfter);
        Assert.Equal(type, refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains(holds, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_bench.Written);
    }

    [Fact]
    public async Task each_realm_has_its_own_allowance()
    {
        var second = SmallCompany.Create(_bench.Clock, "9130357000000000002", "Second Testwell Law");
        _bench.Server.Add(second.Company);
        _bench.Server.Limits.Settings = On;
        var spent = await Statuses(11, () => _bench.Get("/preferences"));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v3/company/{second.Company.RealmId}/preferences");
        request.Headers.Authorization = new("Bearer", _bench.Server.Tokens.Issue(second.Company.RealmId).AccessToken);
        using var other = await _bench.Http.SendAsync(request);

        Assert.Equal(429, spent[^1]);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task thirty_one_items_are_too_many_for_one_batch()
    {
        using var answer = await _bench.Post("/batch", _bench.Batch([.. Enumerable.Range(1, 31).Select(item => $"b{item}")]));

        Assert.Equal("1040", Code(await BodyOf(answer)));
        Assert.Empty(_bench.Written);
    }

    [Fact]
    public async Task a_reset_switches_them_off()
    {
        _bench.Server.Limits.Settings = On with { PerSecond = 1 };

        _bench.Server.Company = SmallCompany.Create(_bench.Clock).Company;

        Assert.Equal([200], (await Statuses(20, () => _bench.Get("/preferences"))).Distinct());
    }
}
