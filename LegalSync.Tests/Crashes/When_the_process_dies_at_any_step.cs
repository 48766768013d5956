using System.Diagnostics;
using Xunit;
using Xunit.Abstractions;

namespace LegalSync.Tests.Crashes;

/// <summary>
/// The posting job runs in a process of its own against a real file and the sandbox over HTTP, and is killed with SIGKILL at the first step of
/// a kind, then at the second, and so on until a run ends by itself. After each kill another process takes over.
/// </summary>
[Collection("Alone")]
public class When_the_process_dies_at_any_step(CrashFirm crash, ITestOutputHelper output) : IClassFixture<CrashFirm>
{
    private const int Far = 400;

    /// <summary>Writes between two that are struck. Those inside one transaction leave the same behind; one run of all is asked for by the setting.</summary>
    private static readonly int _stride = int.TryParse(Environment.GetEnvironmentVariable("LEGALSYNC_CRASH_STRIDE"), out var stride) ? stride : 5;

    [Theory]
    [InlineData(StrikePoint.Write, 6)]
    [InlineData(StrikePoint.Commit, 6)]
    [InlineData(StrikePoint.Committed, 6)]
    [InlineData(StrikePoint.Send, 4)]
    [InlineData(StrikePoint.Answer, 4)]
    public async Task every_approved_document_is_in_the_books_once(StrikePoint point, int atLeast)
    {
        var watch = Stopwatch.StartNew();
        var deaths = 0;
        using var ahead = new CrashAhead(crash.Site);
        for (var goesOn = true; goesOn; deaths += goesOn ? 1 : 0)
        {
            await crash.PutBackAsync();
            using var process = ahead.Take();
            var number = 1 + (deaths * (point == StrikePoint.Write ? _stride : 1));
            goesOn = await process.DiesAsync(new CrashErrand(point, number));
            await JudgeAsync(goesOn, $"{point} {number}");
            Assert.True(deaths < Far, "It never ends by itself.");
        }

        output.WriteLine($"{point}: {deaths} kills in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.True(deaths >= atLeast, $"Only {deaths} steps of the kind {point} were there to be struck.");
    }

    /// <summary>Right after the end, and when another process has taken over and settled.</summary>
    private async Task JudgeAsync(bool died, string where)
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
