using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ExceptionQueue.Definitions;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Architecture;
using Xunit;

namespace LegalSync.Tests.ExceptionQueue;

public class The_catalogue
{
    private static readonly ExceptionCatalogue _catalogue = new();

    public static TheoryData<string> All => [.. _catalogue.All.Select(type => type.Code.Value)];

    private static ExceptionType Type(string code) => _catalogue.Find(new ExceptionCode(code));

    [Fact]
    public void holds_every_code_that_the_product_names() => Assert.Equal(
        typeof(Codes).GetProperties().Select(property => (ExceptionCode)property.GetValue(null)!).OrderBy(code => code.Value, StringComparer.Ordinal),
        _catalogue.All.Select(type => type.Code).OrderBy(code => code.Value, StringComparer.Ordinal));

    [Fact]
    public void refuses_a_code_it_does_not_hold() => Assert.Throws<ArgumentException>(() => _catalogue.Find(new ExceptionCode("XX-NONE")));

    [Theory]
    [MemberData(nameof(All))]
    public void gives_each_way_out_a_key_and_a_letter_of_its_own(string code)
    {
        var ways = Type(code).Resolutions;

        Assert.InRange(ways.Count, 1, 9);
        Assert.Equal(ways.Count, ways.Select(way => way.Id).Distinct().Count());
        Assert.Equal(ways.Count(way => way.Letter is not null), ways.Where(way => way.Letter is not null).Select(way => way.Letter).Distinct().Count());
        Assert.All(ways, way => Assert.False(string.IsNullOrWhiteSpace(way.Label)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void gives_each_code_an_owner_who_may_act_and_no_auditor(string code)
    {
        Assert.NotEmpty(Type(code).Roles);
        Assert.DoesNotContain(Role.Auditor, Type(code).Roles);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void is_critical_within_four_hours(string code) => Assert.Equal(Type(code).Severity == Severity.Critical, Type(code).Due <= TimeSpan.FromHours(4));

    [Theory]
    [MemberData(nameof(All))]
    public void calls_client_money_critical_unless_it_is_the_daily_look_that_reminds(string code) =>
        Assert.True(!Type(code).IsTrust || Type(code).Severity == Severity.Critical || TrustWatchDefinitions.All.Any(definition => definition.Type.Code.Value == code));

    [Theory]
    [MemberData(nameof(All))]
    public void has_a_section_a_code(string code)
    {
        var type = Type(code);
        var page = Repository.Read("docs/exceptions.md");
        var start = page.IndexOf($"## {code}: {type.Title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/exceptions.md has no section '## {code}: {type.Title}'.");
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        var section = end < 0 ? page[start..] : page[start..end];

        Assert.Contains($"{type.Severity}", section, StringComparison.Ordinal);
        Assert.All(type.Roles, role => Assert.Contains($"{role}", section, StringComparison.Ordinal));
        Assert.All(type.Resolutions, way => Assert.Contains($"**{way.Label}**", section, StringComparison.Ordinal));
    }

    [Fact]
    public void has_no_section_for_a_code_that_is_not_there() => Assert.All(
        Repository.Read("docs/exceptions.md").Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)),
        line => Assert.Contains(_catalogue.All, type => line.StartsWith($"## {type.Code}: ", StringComparison.Ordinal)));

    [Fact]
    public void stores_every_effect_so_that_it_can_be_taken_back()
    {
        ResolutionEffect[] effects =
        [
            new DirectiveEffect(DirectiveKind.Reject, "Payment:p-1", ""), new RetryEffect("Payment:p-1", 1), new ProbeEffect("Payment:p-1", 1), new LinkByHandEffect("Payment:p-1", 1, "Payment 77"),
            new AbandonEffect("Payment:p-1"), new StreamOffEffect(WorkKind.Payment, "no"), new PauseEffect(true), new SyncEffect(),
        ];
        var trail = JsonSerializer.Serialize(new ResolutionTrail(effects, ["m-alder"]), AmountsJson.Options);

        Assert.Equal(effects, JsonSerializer.Deserialize<ResolutionTrail>(trail, AmountsJson.Options)!.Effects);
        Assert.Equal(
            typeof(ResolutionEffect).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(ResolutionEffect))),
            typeof(ResolutionEffect).GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false).Length);
    }
}
