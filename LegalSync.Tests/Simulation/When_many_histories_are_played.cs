using System.Globalization;
using LegalSync.Simulation;
using LegalSync.Simulation.Judging;
using LegalSync.Simulation.Running;
using Xunit;
using Xunit.Abstractions;

namespace LegalSync.Tests.Simulation;

/// <summary>Three thousand histories with every test run; as many as LEGALSYNC_SIM_SEEDS says, from LEGALSYNC_SIM_FIRST on, in a longer one.</summary>
[Collection("Alone")]
public class When_many_histories_are_played(ITestOutputHelper output)
{
    private const int OftenEnough = 50;

    /// <summary>Every lawful move of a posting; each must have been seen.</summary>
    private static readonly string[] _moves =
    [
        "new → Pending", "Pending → Claimed", "Claimed → Claimed (claimed again)", "Claimed → Pending", "Claimed → Sent", "Claimed → Refused", "Claimed → Cancelled",
        "Pending → Cancelled", "Sent → Confirmed", "Sent → Refused", "Sent → Uncertain", "Sent → Pending", "Uncertain → Uncertain (claimed again)",
        "Uncertain → Confirmed", "Uncertain → Pending", "Uncertain → Refused", "Refused → Pending", "Refused → Cancelled", "Refused → Confirmed", "Cancelled → Pending",
    ];

    /// <summary>Faults that are not of the way to QuickBooks; each must be in one of twenty histories at least.</summary>
    private static readonly string[] _others =
    [
        "two nodes claimed", "fault: node killed", "fault: node stopped", "fault: node frozen", "fault: node frozen beyond its lease", "fault: books closed",
        "fault: database Deadlock", "fault: database LostBefore", "fault: database LostAfter", "fault: request ids ignored", "fault: request ids forgotten",
        "fault: person in QuickBooks changes a customer", "fault: person in QuickBooks changes a line", "fault: person in QuickBooks voids",
        "person: undone", "person: undo came too late", "person: rejected", "person: retry", "capture ran",
    ];

    [Fact]
    public void the_books_hold_what_was_approved_once_and_nothing_else()
    {
        var coverage = new CoverageSum();
        var broken = Runs.Play(Setting("LEGALSYNC_SIM_FIRST", 1), (int)Setting("LEGALSYNC_SIM_SEEDS", 3_000), coverage, stopsAtFirst: true);

        output.WriteLine(coverage.ToString());
        Assert.True(broken.Count == 0, broken.Count == 0 ? "" : Played.Tell(broken[0]));
        Assert.DoesNotContain(_moves, move => coverage.Times(move) == 0);
        Assert.Empty(Storm.Names.Select(name => "fault: " + name).Concat(_others)
            .Where(what => coverage.PerMille(what) < OftenEnough).Select(what => $"{what}: {coverage.PerMille(what)} of 1000"));
    }

    private static long Setting(string name, long usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : usual;
}
