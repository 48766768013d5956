extern alias sandbox;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.Faults;
using Xunit;
using static LegalSync.Tests.SandboxWire.WireBench;

namespace LegalSync.Tests.SandboxWire;

public sealed class When_a_batch_falls_apart : IDisposable
{
    private readonly WireBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task each_item_has_its_own_fate()
    {
        _bench.Script(ScriptedFate.Partly(id => id switch
        {
            "b2" => ItemFate.Failed,
            "b3" => ItemFate.CarriedButFailed,
            "b4" => ItemFate.CarriedButMissing,
            _ => ItemFate.Carried,
        }, reversed: true));

        var items = await SendAsync("r-1", "b1", "b2", "b3", "b4", "b5");

        Assert.Equal(["b5", "b3", "b2", "b1"], items.Select(item => item!["bId"]!.ToString()));
        Assert.Equal([true, false, false, true], items.Select(item => item!["Invoice"] is not null));
        Assert.All(items.Where(item => item!["Fault"] is not null), item => Assert.Equal("10000", Code(item!.AsObject())));
        Assert.Equal(["b1", "b3", "b4", "b5"], _bench.Written.Select(effect => effect.Mark));
    }

    [Fact]
    public async Task the_whole_batch_again_makes_up_only_what_is_missing()
    {
        _bench.Script(ScriptedFate.Partly(id => id == "b2" ? ItemFate.Failed : ItemFate.CarriedButMissing));

        await SendAsync("r-1", "b1", "b2", "b3");
        var items = await SendAsync("r-1", "b1", "b2", "b3");

        Assert.All(items, item => Assert.NotNull(item!["Invoice"]));
        Assert.Equal(["b1", "b3", "b2"], _bench.Written.Select(effect => effect.Mark));
        Assert.Equal(["r-1:b1", "r-1:b3", "r-1:b2"], _bench.Written.Select(effect => effect.RequestId));
    }

    private async Task<JsonArray> SendAsync(string requestId, params string[] itemIds)
    {
        using var answer = await _bench.Post($"/batch?requestid={requestId}", _bench.Batch(itemIds));
        return (await BodyOf(answer))["BatchItemResponse"]!.AsArray();
    }
}
