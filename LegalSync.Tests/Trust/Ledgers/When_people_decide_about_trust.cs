using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Watching;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Tests.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Trust.Ledgers;

public class When_people_decide_about_trust
{
    private const string Matter = "m-001";
    private static readonly Actor _administrator = Actor.Person("fa", "Ada Administrator", [Role.Administrator], ["*"]);
    private static readonly Actor _bookkeeper = Actor.Person("bk", "Bea Bookkeeper", [Role.Bookkeeper], []);

    [Theory]
    [InlineData("Wire", true)]
    [InlineData("Check 77", false)]
    public async Task money_that_is_not_collected_is_released_only_on_an_instrument_that_the_profile_lists(string reference, bool isListed)
    {
        await using var world = await WithAsync(Fact("in", true, 50_000, reference), Fact("out", false, 40_000, "Check 900"));
        await SettleAsync(world, new TrustAccountSettings("Sample IOLTA", "Sample Bank", "4471", TrustAccountKind.Pooled, "FL") { HoldDays = new Dictionary<InstrumentKind, int> { [InstrumentKind.Wire] = 9 } });
        Assert.Null(await ApproveAsync(world, "in"));
        Assert.StartsWith("T02", await ApproveAsync(world, "out"), StringComparison.Ordinal);

        var relied = await new OverrideGoodFunds(world.NewStore(), world.Time).RunAsync(world.Books, (await ItemAsync(world, "out")).Id, "The bank confirmed it.", world.Partner, CancellationToken.None);

        Assert.Equal(isListed, relied is null);
        Assert.Equal(isListed, await ApproveAsync(world, "out") is null);
    }

    [Theory]
    [InlineData("", "Wire", "", "T07")]
    [InlineData("Cash: sample purpose", "Wire", "Check 900", "T08")]
    [InlineData("Sample payee: sample purpose", "Check 77", "Check 900", "T02")]
    [InlineData("Sample payee: sample purpose", "Wire", "Check 900", null)]
    public async Task a_release_for_a_day_to_come_answers_to_the_same_rules(string description, string received, string reference, string? rule)
    {
        var (money, payment) = (Fact("in", true, 50_000, received), Fact("out", false, 40_000, reference));
        (money.Day, payment.Day, payment.Description) = (TrustWorld.Today.DayNumber + 2, TrustWorld.Today.DayNumber + 3, description);
        await using var world = await WithAsync(money, payment);
        Assert.Null(await ApproveAsync(world, "in"));

        Assert.Equal(rule, (await ApproveAsync(world, "out"))?[..3]);
    }

    [Fact]
    public async Task nobody_without_the_grant_relies_on_anything()
    {
        await using var world = await WithAsync(Fact("in", true, 50_000, "Check 77"), Fact("out", false, 40_000, "Check 900"));
        var without = Actor.Person("mp", "Pat Partner", [Role.ManagingPartner], []);

        Assert.Contains("grant", await new OverrideGoodFunds(world.NewStore(), world.Time).RunAsync(world.Books, (await ItemAsync(world, "out")).Id, "because", without, CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_grid_completes_all_rows_or_none_and_learns()
    {
        var nameless = Fact("out", false, 100, "");
        nameless.Description = "";
        var like = Fact("like", false, 300, "Check 31");
        like.Description = "Filing 31";
        var other = Fact("other", false, 200, "Check 30");
        other.Description = "Filing 30";
        await using var world = await WithAsync(Fact("in", true, 50_000, "Wire"), nameless, like, other);
        Assert.Null(await ApproveAsync(world, "in"));
        Assert.StartsWith("T07", await ApproveAsync(world, "out"), StringComparison.Ordinal);
        var complete = new CompleteTrustDetails(world.NewStore(), world.Time);
        CompletedDetail Row(string source, string party) => new(new DetailOf(SampleBooks.TrustBank, new SourceId(source)), new SuppliedDetail(InstrumentKind.Wire, "", party, "filing fee"));

        Assert.NotNull(await complete.RunAsync(world.Books, [Row("out", "Sample Court"), Row("like", "")], _bookkeeper, CancellationToken.None));
        Assert.NotNull(await complete.RunAsync(world.Books, [Row("out", "Sample Court")], world.Partner, CancellationToken.None));
        Assert.Contains(await GridAsync(world), row => row.Source.Value == "out" && row.IsIncomplete);
        Assert.Null(await complete.RunAsync(world.Books, [Row("out", "Sample Court"), Row("other", "Sample County Clerk")], _bookkeeper, CancellationToken.None));

        var learned = Assert.Single(await GridAsync(world), row => row.Source.Value == "like");
        Assert.Equal("Sample County Clerk", learned.Party!.Value);
        Assert.Contains("completed so", learned.Party.Reason, StringComparison.Ordinal);
        Assert.Null(await ApproveAsync(world, "out"));
    }

    [Fact]
    public async Task the_daily_look_raises_each_card_once_and_closes_it_when_its_condition_is_gone()
    {
        var twice = Fact("b", false, 200, "Check 12");
        await using var world = await WithAsync(Fact("in", true, 50_000, "Wire"), Fact("a", false, 100, "Check 12"), twice, Fact("late", false, 10, "Check 15"));
        await SettleAsync(world, new TrustAccountSettings("Sample IOLTA", "Sample Bank", "4471", TrustAccountKind.Pooled, "NY") { CheckStart = 12 });

        await LookAsync(world);
        await LookAsync(world);
        Assert.Equal([Codes.TrustCheckDuplicate, Codes.TrustCheckGap], await OpenAsync(world));

        Assert.Null(await new CompleteTrustDetails(world.NewStore(), world.Time).RunAsync(
            world.Books,
            [new CompletedDetail(new DetailOf(SampleBooks.TrustBank, new SourceId("b")), new SuppliedDetail(InstrumentKind.Check, "13", "Sample payee", "purpose")),
             new CompletedDetail(new DetailOf(SampleBooks.TrustBank, new SourceId("late")), new SuppliedDetail(InstrumentKind.Check, "14", "Sample payee", "purpose"))],
            _bookkeeper, CancellationToken.None));
        await LookAsync(world);
        Assert.Empty(await OpenAsync(world));
    }

    [Fact]
    public async Task lines_without_a_matter_go_to_the_accounts_own_ledgers()
    {
        await using var world = await WithAsync(Fact("in", true, 50_000, "Wire"));
        var charge = Fact("fee", false, 1_500, "FEE");
        await world.TellAsync([TrustWorld.Record("", charge)]);
        await world.Advance(world.NewStore()).RunAsync(world.Books, [MatterId.None], Actor.Job("capture", "1"), CancellationToken.None);

        await using var db = world.File.Create();
        var heads = await db.LedgerHeads.AsNoTracking().Where(head => head.Books == world.Books).ToListAsync();
        Assert.Equal(-1_500, heads.Single(head => head.Key == LedgerKey.Of(SampleBooks.TrustBank, Domain.Trust.ThreeWay.LedgerKind.FirmCushion)).ObservedMinor);
        Assert.Equal(48_500, heads.Sum(head => head.ObservedMinor));
    }

    private static Told Fact(string id, bool isIn, long cents, string reference) =>
        new() { Id = id, IsIn = isIn, Cents = cents, Day = TrustWorld.Today.DayNumber - 1, Reference = reference, Description = "Sample payee: sample purpose" };

    private static async Task<TrustWorld> WithAsync(params Told[] facts)
    {
        var world = await TrustWorld.OpenAsync([(Matter, 0)]);
        await world.TellAsync([.. facts.Select(fact => TrustWorld.Record(Matter, fact))]);
        await world.Advance(world.NewStore()).RunAsync(world.Books, [new MatterId(Matter)], Actor.Job("capture", "1"), CancellationToken.None);
        return world;
    }

    private static async Task SettleAsync(TrustWorld world, TrustAccountSettings settings) =>
        Assert.Null(await new KeepTrustAccount(world.NewStore(), world.Time).RunAsync(world.Books, SampleBooks.TrustBank, settings, _administrator, CancellationToken.None));

    private static async Task<WorkItem> ItemAsync(TrustWorld world, string source)
    {
        await using var db = world.File.Create();
        return await db.WorkItems.AsNoTracking().SingleAsync(item => item.Books == world.Books && item.Source == new SourceId(source));
    }

    private static async Task<string?> ApproveAsync(TrustWorld world, string source)
    {
        var item = await ItemAsync(world, source);
        return (await world.Approve(world.NewStore()).RunAsync(world.Books, [new ShownItem(item.Id, item.DraftHash!)], world.Partner, CancellationToken.None)).Verdicts.Single().Refusal;
    }

    private static Task<IReadOnlyList<TrustDetailRow>> GridAsync(TrustWorld world) => new TrustDetailQuery(world.File).ReadAsync(world.Books, CancellationToken.None);

    private static Task<int> LookAsync(TrustWorld world) => new TrustWatch(
        world.NewStore(), world.Files, new PostingCards(new ExceptionCatalogue(), new Ids()), new SyncFeed(), world.Time, TrustPorts.None).RunAsync(world.Books, Actor.Job("trust-watch", "1"), CancellationToken.None);

    private static async Task<List<ExceptionCode>> OpenAsync(TrustWorld world)
    {
        await using var db = world.File.Create();
        return [.. (await db.ExceptionItems.AsNoTracking().Where(card => card.Books == world.Books && card.State == CardState.Open).ToListAsync()).Select(card => card.Code).OrderBy(code => code.Value, StringComparer.Ordinal)];
    }
}
