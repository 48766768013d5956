using System.Globalization;
using LegalSync.Simulation.Clockwork;
using Xunit;

namespace LegalSync.Tests.Simulation;

public class When_a_seed_is_played
{
    [Theory]
    [InlineData(3)]
    [InlineData(48)]
    [InlineData(1_001)]
    public void it_gives_the_same_history_byte_for_byte(long seed)
    {
        var (first, second) = (Played.Seed(seed), Played.Seed(seed));

        Assert.NotEmpty(first.Text);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Steps, second.Steps);
    }

    [Fact]
    public void another_seed_gives_another_history() => Assert.NotEqual(Played.Seed(3).Text, Played.Seed(4).Text);

    [Fact]
    public void every_step_runs_on_the_thread_of_the_pump() => Assert.All(
        Enumerable.Range(2_000, 20), seed => Assert.DoesNotContain("The history ran on more than one thread.", Played.Seed(seed).Broken));

    [Fact]
    public void a_step_on_another_thread_is_noticed()
    {
        var strayed = Played.On(() =>
        {
            var pump = new Pump(new Dice(1), DateTimeOffset.UnixEpoch, new Diary(false));
            var other = new Thread(() => Assert.Throws<InvalidOperationException>(pump.StayHere));
            other.Start();
            other.Join();
            return pump.HasStrayed;
        });

        Assert.True(strayed);
    }

    [Fact]
    public void the_seed_that_is_asked_for_is_told()
    {
        if (Environment.GetEnvironmentVariable("LEGALSYNC_SIM_SEED") is { Length: > 0 } asked)
        {
            var end = Played.Seed(long.Parse(asked, CultureInfo.InvariantCulture));
            Assert.True(end.Broken.Count == 0, Played.Tell(end));
        }
    }
}
