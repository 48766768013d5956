using LegalSync.Domain.Audit;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Routing;
using LegalSync.Tests.Spine;
using LegalSync.Tests.Trust;
using Xunit;

namespace LegalSync.Tests.Mapping;

public class When_a_person_changes_a_mapping
{
    private readonly StandingFirm _firm = new();

    private static MappingChange Change(MappingKind kind, string pattern, string? target, string reason = "as agreed") => new(kind, pattern, MappingTarget.Books, target, Rules.Opening, reason);

    [Fact]
    public async Task what_waited_goes_on()
    {
        await _firm.EvaluateAsync(A.Case().With(Facts.Time("t-1", 350m, code: "B500")));
        Assert.Equal(Stage.Captured, _firm.Item("TimeEntry:t-1").Stage);

        Assert.Null(await _firm.MapAsync(Change(MappingKind.Code, "B*", "1"), StandingFirm.Bookkeeper));
        Assert.Equal(Stage.Held, _firm.Item("TimeEntry:t-1").Stage);
    }

    /// <summary>A transfer between matters names the customers of both.</summary>
    [Fact]
    public async Task an_item_of_another_matter_that_names_the_customer_is_held_until_it_is_evaluated()
    {
        _firm.Store.Put(new Rules().Matter("m-alder", SampleBooks.AlderMatter.Value).All[0]);
        var (named, other) = (Held.Item(WorkKind.TrustDisbursement, 5_000, matter: "m-birch"), Held.Item(WorkKind.Payment, 5_000, matter: "m-birch"));
        _firm.Store.Put(named, other);

        Assert.Null(await _firm.MapAsync(Change(MappingKind.Matter, "m-alder", SampleBooks.Birch.Value), StandingFirm.Bookkeeper));

        Assert.Equal((1, 0), (named.OpenEdges, other.OpenEdges));
    }

    [Fact]
    public async Task an_edit_that_could_touch_anything_holds_everything_that_is_drafted()
    {
        var (drafted, approved) = (Held.Item(WorkKind.Payment, 5_000, matter: "m-birch"), Held.Approved(WorkKind.Payment, 700));
        _firm.Store.Put(drafted, approved);

        Assert.Null(await _firm.MapAsync(Change(MappingKind.Code, "B*", "1"), StandingFirm.Bookkeeper));

        Assert.Equal((1, 1), (drafted.OpenEdges, approved.OpenEdges));
    }

    [Fact]
    public async Task it_is_told_in_the_audit()
    {
        await _firm.MapAsync(Change(MappingKind.Code, "B*", "1"), StandingFirm.Bookkeeper);

        Assert.Equal(("mapping:Code:B*", "bk"), Assert.Single(_firm.Store.All<AuditEvent>()) is var told ? (told.Subject, told.ActorId) : default);
    }

    [Fact]
    public async Task only_an_administrator_maps_accounts() =>
        Assert.Equal("Only an administrator maps accounts.", await _firm.MapAsync(Change(MappingKind.Account, AccountRole.Discount, "33"), StandingFirm.Bookkeeper));

    [Fact]
    public async Task a_partner_does_not_edit_mappings() =>
        Assert.Equal("Only a bookkeeper or an administrator edits mappings.", await _firm.MapAsync(Change(MappingKind.Code, "B*", "1"), StandingFirm.Partner));

    [Theory]
    [InlineData("", "as agreed", "Write what is mapped: a matter, a code or a pattern, an account.")]
    [InlineData("B*", " ", "Write why.")]
    public async Task what_is_missing_is_asked_for(string pattern, string reason, string refusal) =>
        Assert.Equal(refusal, await _firm.MapAsync(Change(MappingKind.Code, pattern, "1", reason), StandingFirm.Bookkeeper));

    [Theory]
    [InlineData(MappingKind.Matter, "m-alder")]
    [InlineData(MappingKind.Code, "B*")]
    [InlineData(MappingKind.Account, "role:discount")]
    [InlineData(MappingKind.Account, "role:sales-tax-code")]
    public async Task a_target_that_the_books_do_not_have_is_refused(MappingKind kind, string pattern) =>
        Assert.Equal("Choose an active entry of QuickBooks.", await _firm.MapAsync(Change(kind, pattern, "999"), StandingFirm.Administrator));

    [Fact]
    public async Task only_a_matter_is_not_billed() => Assert.Equal("Only a matter can be marked as not billed.",
        await _firm.MapAsync(new MappingChange(MappingKind.Code, "B*", MappingTarget.NonBilling, null, Rules.Opening, "why"), StandingFirm.Bookkeeper));

    [Fact]
    public async Task a_lost_race_is_run_again()
    {
        _firm.Store.LostRaces = 1;

        Assert.Null(await _firm.MapAsync(Change(MappingKind.Code, "B*", "1"), StandingFirm.Bookkeeper));
        Assert.Single(_firm.Store.All<MappingRule>());
    }

    [Fact]
    public async Task who_is_overtaken_again_and_again_is_told_and_nothing_is_recorded()
    {
        _firm.Store.LostRaces = 5;

        Assert.StartsWith("Somebody else", await _firm.MapAsync(Change(MappingKind.Code, "B*", "1"), StandingFirm.Bookkeeper), StringComparison.Ordinal);
        Assert.Empty(_firm.Store.All<MappingRule>());
    }
}
