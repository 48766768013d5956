using System.Globalization;
using LegalSync.Simulation.Running;
using Xunit;
using Xunit.Abstractions;

namespace LegalSync.Tests.Simulation;

/// <summary>Some thousand posts with every test run; LEGALSYNC_SIM_POSTS=100000 posts a hundred thousand.</summary>
[Collection("Alone")]
public class When_very_much_is_posted(ITestOutputHelper output)
{
    private const int ItemsOfAFirm = 90;

    [Fact]
    public void nothing_is_lost_and_nothing_is_twice_and_all_is_settled_in_five_minutes()
    {
        var wanted = int.Parse(Environment.GetEnvironmentVariable("LEGALSYNC_SIM_POSTS") ?? "6000", CultureInfo.InvariantCulture);
        var (posted, ends, next) = (0, new List<FloodEnd>(), 0L);
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (Volatile.Read(ref posted) < wanted)
            {
                var end = Flood.Play(Interlocked.Increment(ref next), ItemsOfAFirm);
                Interlocked.Add(ref posted, end.Posted);
                lock (ends)
                {
                    ends.Add(end);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        output.WriteLine($"{posted} posted, {ends.Sum(end => end.Lost)} answers lost, {ends.Sum(end => end.Late)} late, all settled {ends.Max(end => end.SettledAfter)} after the calm.");
        Assert.Empty(ends.SelectMany(end => end.Broken.Select(what => $"firm {end.Seed}: {what}")));
        Assert.All(ends, end => Assert.True(end.SettledAfter < TimeSpan.FromMinutes(5)));
        Assert.True(ends.Sum(end => end.Lost) > ends.Count && ends.Sum(end => end.Late) > 0);
    }
}
