extern alias sandbox;
using sandbox::LegalSync.Sandbox.Faults;
using sandbox::LegalSync.Sandbox.QuickBooks.Journal;
using Xunit;
using static LegalSync.Tests.SandboxWire.WireBench;

namespace LegalSync.Tests.SandboxWire;

public sealed class When_request_ids_are_remembered_or_not : IDisposable
{
    private readonly WireBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task honoured_ones_work_once()
    {
        await TwiceAsync("/invoice?requestid=r-1");

        Assert.Single(_bench.Written);
        Assert.False(Assert.Single(_bench.Server.Journal.Replays).BodyDiffers);
    }

    [Fact]
    public async Task ignored_ones_work_each_time_and_stay_in_the_journal()
    {
        _bench.Firm.Company.RequestIds = RequestIds.Ignored;

        await TwiceAsync("/invoice?requestid=r-1");

        Assert.Equal(["r-1", "r-1"], _bench.Written.Select(effect => effect.RequestId));
        Assert.Empty(_bench.Server.Journal.Replays);
    }

    [Theory]
    [InlineData(599, 1)]
    [InlineData(600, 2)]
    public async Task forgotten_ones_work_again_after_their_span(int seconds, int effects)
    {
        _bench.Firm.Company.RequestIds = RequestIds.ForgottenAfter(Seconds(600));

        await TwiceAsync("/invoice?requestid=r-1", Seconds(seconds));

        Assert.Equal(effects, _bench.Written.Count);
    }

    [Fact]
    public async Task one_request_alone_can_be_forgotten()
    {
        _bench.Script(ScriptedFate.Pass, ScriptedFate.Pass with { IgnoresRequestId = true }, ScriptedFate.Pass);

        await TwiceAsync("/invoice?requestid=r-1");
        await TwiceAsync("/invoice?requestid=r-1");

        Assert.Equal(2, _bench.Written.Count);
    }

    private async Task TwiceAsync(string path, TimeSpan between = default)
    {
        (await _bench.Post(path, _bench.Invoice(5m))).Dispose();
        _bench.Pass(between);
        (await _bench.Post(path, _bench.Invoice(5m))).Dispose();
    }
}
