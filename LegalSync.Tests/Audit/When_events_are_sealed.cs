using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Tests.Routing;
using Xunit;

namespace LegalSync.Tests.Audit;

public class When_events_are_sealed
{
    private static readonly DateTimeOffset At = new(2026, 10, 1, 8, 0, 0, TimeSpan.FromHours(-4));

    private static AuditEvent Event(string what, string? detail = null) => AuditEvent.Tell(CaseBuilder.Books, "Payment:p-1", what, Actor.Person("mp", "Pat Partner", [], []), At, detail);

    private static AuditEvent[] Chain(params string[] whats)
    {
        AuditEvent[] events = [.. whats.Select(what => Event(what))];
        var previous = "";
        for (var i = 0; i < events.Length; i++)
        {
            events[i].Seal(i + 1, previous);
            previous = events[i].ChainHash!;
        }

        return events;
    }

    /// <summary>Computes the chain anew from what is stored and names the first link that does not hold.</summary>
    private static long? Broken(IEnumerable<AuditEvent> events)
    {
        var (previous, number) = ("", 0L);
        foreach (var told in events)
        {
            number++;
            if (told.ChainNumber != number || told.ChainHash != SourceRecord.Hash(previous + "\n" + told.Canonical))
            {
                return number;
            }

            previous = told.ChainHash!;
        }

        return null;
    }

    [Fact]
    public void the_chain_holds() => Assert.Null(Broken(Chain("captured", "approved", "posted")));

    [Fact]
    public void a_changed_event_is_found()
    {
        var chain = Chain("captured", "approved", "posted");
        typeof(AuditEvent).GetProperty(nameof(AuditEvent.Canonical))!.SetValue(chain[1], chain[1].Canonical.Replace("approved", "rejected", StringComparison.Ordinal));

        Assert.Equal(2, Broken(chain));
    }

    [Fact]
    public void a_missing_event_is_found() => Assert.Equal(2, Broken(Chain("captured", "approved", "posted").Where(told => told.What != "approved")));

    [Fact]
    public void exchanged_events_are_found() => Assert.Equal(1, Broken(Chain("captured", "approved", "posted").Reverse()));

    [Fact]
    public void equal_events_have_different_links() => Assert.Equal(2, Chain("captured", "captured").Select(told => told.ChainHash).Distinct().Count());

    [Fact]
    public void the_instant_is_told_in_universal_time() => Assert.Contains("2026-10-01T12:00:00.0000000Z", Event("captured").Canonical, StringComparison.Ordinal);

    [Fact]
    public void personal_detail_stands_beside_the_chain_by_its_hash()
    {
        var told = Event("assigned", "to Ada Alder");

        Assert.DoesNotContain("Alder", told.Canonical, StringComparison.Ordinal);
        Assert.Contains(SourceRecord.Hash("to Ada Alder"), told.Canonical, StringComparison.Ordinal);
    }

    [Fact]
    public void purged_detail_leaves_the_chain_whole()
    {
        var told = Event("assigned", "to Ada Alder");
        told.Seal(1, "");
        typeof(AuditEvent).GetProperty(nameof(AuditEvent.Detail))!.SetValue(told, null);

        Assert.Null(Broken([told]));
    }

    [Fact]
    public void names_as_shown_are_no_part_of_it() => Assert.DoesNotContain("Pat", Event("approved").Canonical, StringComparison.Ordinal);

    [Fact]
    public void a_job_is_an_actor_without_roles()
    {
        var job = Actor.Job("post", "17");

        Assert.Equal(("job:post:17", true), (job.Id, job.IsJob));
        Assert.DoesNotContain(Enum.GetValues<Role>(), job.Is);
        Assert.False(job.AnswersFor("b-trust"));
    }
}
