using LegalSync.Domain.ParallelRun;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Judging;

public class When_pairs_are_decided
{
    [Fact]
    public async Task the_verdict_stands_with_its_decision_and_its_audit()
    {
        await using var firm = await ComparedFirm.OpenAsync();
        Assert.Null(await firm.DecideAsync("d-9#", PairVerdict.OursWrong, "the slip says 520", "map:Account:trust"));
        Assert.Null(await firm.DecideAsync("d-9#", PairVerdict.OursWrong, "the slip says 520", "map:Account:trust"));

        var pair = await firm.PairAsync("d-9#");
        Assert.Equal((PairVerdict.OursWrong, "map:Account:trust", "Bea Bookkeeper"), (pair.Verdict, pair.Cluster, pair.VerdictBy));
        await using var db = firm.World.File.Create();
        var decision = await db.Adjudications.SingleAsync();
        Assert.Equal((AdjudicationKind.Decided, "the slip says 520"), (decision.Kind, decision.Reason));
        Assert.Equal("decided: OursWrong", (await db.AuditEvents.SingleAsync(told => told.Subject == $"pair:{pair.Id.Value}")).What);
    }

    [Fact]
    public async Task many_are_decided_at_once_and_each_refusal_is_its_own()
    {
        await using var firm = await ComparedFirm.OpenAsync();
        var shown = (await firm.PairsAsync()).Select(pair => new ShownPair(pair.Id, pair.Fingerprint)).Append(new ShownPair(new PairId(Guid.NewGuid()), "")).ToList();
        shown[1] = shown[1] with { Fingerprint = "another" };
        var outcome = await firm.Adjudicate().RunAsync(firm.Books, shown, PairVerdict.Excluded, "a trial", null, ComparedFirm.Bookkeeper, CancellationToken.None);

        Assert.Equal(3, outcome.Decided);
        Assert.Equal(
            ["Both sides agree; there is nothing to decide.", "Its records changed since you saw them. Look again.", "Its records no longer form this pair. Look again."],
            outcome.Refusals.Select(refusal => refusal.Why));
    }

    [Fact]
    public async Task what_makes_no_sense_is_refused()
    {
        await using var firm = await ComparedFirm.OpenAsync();

        Assert.Equal("Write why.", await firm.DecideAsync("d-9#", PairVerdict.OursWrong, " "));
        Assert.Equal("It differs in more than its day; that is no matter of timing.", await firm.DecideAsync("d-9#", PairVerdict.Timing));
        Assert.Equal("It differs in value: write why both are acceptable, or change the mapping rule.", await firm.DecideAsync("d-9#", PairVerdict.Convention, ""));
        Assert.Equal("Only one side has it; that is no convention.", await firm.DecideAsync("d-16#", PairVerdict.Convention));
        Assert.Null(await firm.DecideAsync("d-23#", PairVerdict.Timing));
        Assert.Equal("Only a bookkeeper or a managing partner decides about differences.",
            (await firm.Adjudicate().RunAsync(firm.Books, [], PairVerdict.Timing, "x", null, ComparedFirm.Administrator, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task a_verdict_is_taken_back_and_both_steps_stay_on_record()
    {
        await using var firm = await ComparedFirm.OpenAsync();
        await firm.DecideAsync("d-9#", PairVerdict.TheirsWrong);
        var id = (await firm.PairAsync("d-9#")).Id;

        Assert.Null(await firm.TakeBack().RunAsync(firm.Books, id, ComparedFirm.Partner, CancellationToken.None));
        Assert.Equal("Nobody decided about it.", await firm.TakeBack().RunAsync(firm.Books, id, ComparedFirm.Partner, CancellationToken.None));

        Assert.Null((await firm.PairAsync("d-9#")).Verdict);
        await using var db = firm.World.File.Create();
        Assert.Equal([AdjudicationKind.Decided, AdjudicationKind.TakenBack], await db.Adjudications.OrderBy(one => one.Sequence).Select(one => one.Kind).ToListAsync());
    }

    [Fact]
    public async Task a_habit_of_form_is_kept_and_ended_and_one_of_value_is_not()
    {
        await using var firm = await ComparedFirm.OpenAsync();
        var (value, form) = (await firm.PairAsync("d-9#"), await firm.PairAsync("d-23#"));

        Assert.Equal("A difference of value becomes a mapping rule: rehearse it first.",
            await firm.Keep().RunAsync(firm.Books, value.Id, ComparedField.Amount, false, "habit", ComparedFirm.Bookkeeper, CancellationToken.None));
        Assert.Null(await firm.Keep().RunAsync(firm.Books, form.Id, ComparedField.Date, true, "banked the day after", ComparedFirm.Bookkeeper, CancellationToken.None));
        var kept = await firm.PairAsync("d-23#");
        Assert.Equal((PairVerdict.Convention, null), (kept.Verdict, kept.FirstDifference));
        Assert.Null((await firm.PairAsync("d-9#")).Verdict);
        Assert.Equal("A kept convention explains it. End the convention instead.", await firm.TakeBack().RunAsync(firm.Books, kept.Id, ComparedFirm.Bookkeeper, CancellationToken.None));

        Assert.Null(await firm.EndKept().RunAsync(firm.Books, kept.ReadFields()[0].Convention!.Value, ComparedFirm.Bookkeeper, CancellationToken.None));
        var open = await firm.PairAsync("d-23#");
        Assert.Equal((null, ComparedField.Date), (open.Verdict, open.FirstDifference));
    }
}
