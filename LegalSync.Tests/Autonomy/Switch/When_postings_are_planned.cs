using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Routing;
using Xunit;

namespace LegalSync.Tests.Autonomy.Switch;

public class When_postings_are_planned
{
    private static readonly int MaxTest = int.TryParse(Environment.GetEnvironmentVariable("LEGALSYNC_PROPERTY_RUNS"), out var runs) ? runs : 400;
    private static readonly string[] _zones = ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Etc/UTC", "America/Sao_Paulo", "Asia/Kathmandu"];

    [Theory]
    [InlineData("2026-10-20T12:00:00Z", "18:30", "2026-10-20T22:30:00Z")]
    [InlineData("2026-10-20T22:30:00Z", "18:30", "2026-10-20T22:30:00Z")]
    [InlineData("2026-10-20T22:30:01Z", "18:30", "2026-10-21T22:30:00Z")]
    [InlineData("2026-03-08T05:00:00Z", "02:30", "2026-03-08T07:00:00Z")]
    [InlineData("2026-11-01T04:00:00Z", "01:30", "2026-11-01T05:30:00Z")]
    public void daily_ones_go_at_the_firms_time_whatever_its_clocks_do(string from, string at, string expected) =>
        Assert.Equal(Instant(expected), PostingTimes.Next(Stream(PostingSchedule.Daily, TimeOnly.Parse(at, CultureInfo.InvariantCulture)), Firm("America/New_York"), Instant(from)));

    [Theory]
    [InlineData(31, "2026-02-03T12:00:00Z", "2026-02-28T22:00:00Z")]
    [InlineData(25, "2026-10-20T12:00:00Z", "2026-10-25T21:00:00Z")]
    [InlineData(25, "2026-10-25T21:00:01Z", "2026-11-25T22:00:00Z")]
    [InlineData(31, "2026-12-31T23:00:00Z", "2027-01-31T22:00:00Z")]
    public void those_of_a_cycle_go_on_its_last_day(int closesOn, string from, string expected) =>
        Assert.Equal(Instant(expected), PostingTimes.Next(Stream(PostingSchedule.CycleClose, new TimeOnly(17, 0)), Firm("America/New_York", closesOn), Instant(from)));

    [Fact]
    public void they_never_go_early_and_never_between_two_times_of_the_schedule() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var (zone, at) = (_zones[random.Next(_zones.Length)], new TimeOnly(random.Next(24), random.Next(60)));
        var firm = Firm(zone, random.Next(1, 32));
        var schedule = random.Next(2) == 0 ? PostingSchedule.Daily : PostingSchedule.CycleClose;
        var from = Instant("2026-01-01T00:00:00Z").AddMinutes(random.Next(2 * 366 * 24 * 60));
        var next = PostingTimes.Next(Stream(schedule, at), firm, from);
        var local = TimeZoneInfo.ConvertTime(next, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var day = DateOnly.FromDateTime(local.DateTime);
        return next >= from && TimeOnly.FromDateTime(local.DateTime) >= at
            && (schedule == PostingSchedule.Daily ? next - from <= TimeSpan.FromHours(26) : day == PostingTimes.CycleEnd(day, firm.CycleClosesOn));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(MaxTest));

    [Fact]
    public async Task what_is_approved_is_timed_anew_and_does_not_go_before()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        var item = await firm.HoldAsync(WorkKind.Payment, 5_000);
        await firm.ApproveAsync(item);
        Assert.Equal(Instant("2026-10-20T12:00:10Z"), (await firm.PostingAsync(item)).NotBefore);

        Assert.Null(await PlanAsync(firm, PostingSchedule.Daily, new TimeOnly(18, 0)));
        Assert.Equal(Instant("2026-10-20T22:00:00Z"), (await firm.PostingAsync(item)).NotBefore);
        Assert.Null(await firm.SendAsync());

        var later = await firm.HoldAsync(WorkKind.Payment, 6_000);
        await firm.ApproveAsync(later);
        Assert.Equal(Instant("2026-10-20T22:00:00Z"), (await firm.PostingAsync(later)).NotBefore);
        Assert.Null(await PlanAsync(firm, PostingSchedule.Continuous, null));
        Assert.NotNull(await firm.SendAsync());
    }

    [Fact]
    public async Task a_plan_that_comes_between_claim_and_sending_holds_what_a_node_has_taken()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        var item = await firm.HoldAsync(WorkKind.Payment, 5_000);
        await firm.ApproveAsync(item);

        Assert.Null(await firm.SendAsync(async () => Assert.Null(await PlanAsync(firm, PostingSchedule.Daily, new TimeOnly(18, 0)))));

        Assert.Equal((PostingState.Pending, Instant("2026-10-20T22:00:00Z")), (await firm.PostingAsync(item)) is var posting ? (posting.State, posting.NotBefore) : default);
    }

    [Fact]
    public async Task only_an_administrator_plans_and_says_when()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        Assert.NotNull(await PlanAsync(firm, PostingSchedule.Daily, new TimeOnly(18, 0), SwitchFirm.Partner));
        Assert.NotNull(await PlanAsync(firm, PostingSchedule.Daily, null));
        Assert.NotNull(await new PlanPostings(firm.Store, firm.Feed, firm.Time, firm.Policy)
            .RunAsync(CaseBuilder.Books, WorkKind.TimeEntry, PostingSchedule.Continuous, null, SwitchFirm.Administrator, CancellationToken.None));
    }

    private static Task<string?> PlanAsync(SwitchFirm firm, PostingSchedule schedule, TimeOnly? at, Domain.Audit.Actor? actor = null) =>
        new PlanPostings(firm.Store, firm.Feed, firm.Time, firm.Policy).RunAsync(CaseBuilder.Books, WorkKind.Payment, schedule, at, actor ?? SwitchFirm.Administrator, CancellationToken.None);

    private static StreamSetting Stream(PostingSchedule schedule, TimeOnly at)
    {
        var stream = StreamSetting.New(CaseBuilder.Books, WorkKind.Payment);
        stream.Plan(schedule, at);
        return stream;
    }

    private static Books Firm(string zone, int closesOn = 31)
    {
        var firm = Books.Open(CaseBuilder.Books, "Sample", new ConnectionId(Guid.Empty), new ConnectionId(Guid.Empty), zone);
        firm.CloseCycleOn(closesOn);
        return firm;
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
