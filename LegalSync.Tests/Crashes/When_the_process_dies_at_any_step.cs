using System.Diagnostics;
using Xunit;
using Xunit.Abstractions;

namespace LegalSync.Tests.Crashes;

/// <summary>
/// The posting job runs in a process of its own against a real file and the sandbox over HTTP, and is killed with SIGKILL at the first step of
/// a kind, then at a later one, and so on until a run ends by itself. After each kill another process takes over. Two firms are struck at the
/// same time, each at every other step.
/// </summary>
[Collection("Processes")]
public class When_the_process_dies_at_any_step(CrashLanes lanes, ITestOutputHelper output) : IClassFixture<CrashLanes>
{
    private const int Far = 400;

    /// <summary>How far apart the steps are that are struck, for all kinds; null for what each test says.</summary>
    private static readonly int? _stride = int.TryParse(Environment.GetEnvironmentVariable("LEGALSYNC_CRASH_STRIDE"), out var stride) ? stride : null;

    [Theory]
    [InlineData(StrikePoint.Write, 20, 4)]
    [InlineData(StrikePoint.Commit, 3, 4)]
    [InlineData(StrikePoint.Committed, 3, 4)]
    [InlineData(StrikePoint.Send, 1, 4)]
    [InlineData(StrikePoint.Answer, 1, 4)]
    public async Task every_approved_document_is_in_the_books_once(StrikePoint point, int apart, int atLeast)
    {
        var watch = Stopwatch.StartNew();
        var deaths = await Task.WhenAll(lanes.Firms.Select((crash, lane) => Task.Run(() => StrikeAsync(crash, lane, point, _stride ?? apart))));

        output.WriteLine($"{point}: {deaths.Sum()} kills in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.True(deaths.Sum() >= atLeast, $"Only {deaths.Sum()} steps of the kind {point} were there to be struck.");
    }

    private async Task<int> StrikeAsync(CrashFirm crash, int lane, StrikePoint point, int apart)
    {
        var deaths = 0;
        using var ahead = new CrashAhead(crash.Site);
        for (var goesOn = true; goesOn; deaths += goesOn ? 1 : 0)
        {
            await crash.PutBackAsync();
            using var process = ahead.Take();
            var number = 1 + ((lane + (deaths * lanes.Firms.Count)) * apart);
            goesOn = await process.DiesAsync(new CrashErrand(point, number));
            await JudgeAsync(crash, goesOn, $"{point} {number}");
            Assert.True(deaths < Far, "It never ends by itself.");
        }

        return deaths;
    }

    /// <summary>Right after the end, and when another process has taken over and settled.</summary>
    private static async Task JudgeAsync(CrashFirm crash, bool died, string where)
    {
        try
        {
            await crash.JudgeMomentAsync();
            await crash.Firm.RestartAsync(crash.Due + TimeSpan.FromSeconds(5));
            await crash.SettleAsync();
            await crash.JudgeEndAsync();
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            throw new InvalidOperationException($"{(died ? "Killed" : "Ended by itself")} at {where}: {failure.Message}", failure);
        }
    }
}

/// <summary>Firms that are struck side by side.</summary>
public sealed class CrashLanes : IAsyncLifetime
{
    /// <summary>The firms.</summary>
    public IReadOnlyList<CrashFirm> Firms { get; } = [new(), new()];

    public Task InitializeAsync() => Task.WhenAll(Firms.Select(firm => firm.InitializeAsync()));

    public Task DisposeAsync() => Task.WhenAll(Firms.Select(firm => firm.DisposeAsync()));
}
