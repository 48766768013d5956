using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Profiles;
using LegalSync.Web.Features.Trust.Overview;
using LegalSync.Web.Features.Trust.Profiles;
using Xunit;

namespace LegalSync.Tests.Pages;

public class When_trust_forms_are_read
{
    public static TheoryData<string> States => [.. BuiltInProfiles.All.Select(profile => profile.Code)];

    [Theory]
    [MemberData(nameof(States))]
    public void a_profile_that_is_shown_and_read_back_is_the_same(string code)
    {
        var profile = BuiltInProfiles.All.Single(one => one.Code == code);

        var read = ProfileFields.Read(profile, ProfileFields.Of(profile), out var wrong);

        Assert.Null(wrong);
        Assert.Equal(ProfileBook.Write(profile), ProfileBook.Write(read!));
    }

    [Fact]
    public void every_field_that_can_be_unverified_is_shown() => Assert.Equal(
        new JurisdictionProfile("X", "X", "", default).Unverified.Order(StringComparer.Ordinal),
        ProfileFields.Of(new JurisdictionProfile("X", "X", "", default)).Select(field => field.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void a_number_that_is_none_is_named()
    {
        var fields = ProfileFields.Of(BuiltInProfiles.All[0]);
        fields.Single(field => field.Key == nameof(JurisdictionProfile.ReviewSample)).Value = "three";

        Assert.Null(ProfileFields.Read(BuiltInProfiles.All[0], fields, out var wrong));
        Assert.Equal(nameof(JurisdictionProfile.ReviewSample), wrong);
    }

    [Theory]
    [InlineData("1,240.50", 124_050)]
    [InlineData("$5", 500)]
    [InlineData("-3.20", -320)]
    public void an_amount_is_read(string text, long minor) => Assert.Equal(minor, AmountInput.Read(text, Currency.Usd)!.Value.Minor);

    [Theory]
    [InlineData("")]
    [InlineData("1.005")]
    [InlineData("1e3")]
    [InlineData("99999999999999")]
    public void what_is_no_amount_is_none(string text) => Assert.Null(AmountInput.Read(text, Currency.Usd));

    [Fact]
    public void settings_that_are_shown_and_read_back_are_the_same()
    {
        var settings = new TrustAccountSettings("Client trust", "Sample Bank", "6789", TrustAccountKind.Pooled, "NY")
        {
            CushionCapMinor = 50_000, CheckStart = 1001, IndividualFromMinor = 2_500_000, HoldDays = new Dictionary<InstrumentKind, int> { [InstrumentKind.Check] = 10 },
        };

        var read = new AccountForm(settings, Currency.Usd).Read()!;

        Assert.Equal(settings with { HoldDays = read.HoldDays }, read);
        Assert.Equal(10, read.HoldDays[InstrumentKind.Check]);
    }

    [Fact]
    public void settings_say_what_is_wrong_beside_each_field()
    {
        var form = new AccountForm(TrustAccountSettings.Unsettled, Currency.Usd) { LastFour = "12a", Cap = "-1", CheckStart = "x" };
        form.HoldDays[0].Days = "121";

        Assert.Null(form.Read());
        Assert.Equal(["Cap", "CheckStart", "LastFour", "Title", "hold-Check"], form.Problems.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void a_period_that_is_none_is_this_month()
    {
        var today = new DateOnly(2026, 2, 11);

        Assert.Equal(new TrustPeriod(new(2026, 2, 1), new(2026, 2, 28)), TrustPeriod.Read("2026-03-01", "2026-02-01", today));
        Assert.Equal(new TrustPeriod(new(2026, 1, 5), new(2026, 1, 6)), TrustPeriod.Read("2026-01-05", "2026-01-06", today));
        Assert.Equal("trust/ledgers?from=2026-01-05&through=2026-01-06&q=a", new TrustPeriod(new(2026, 1, 5), new(2026, 1, 6)).Address("trust/ledgers", ("q", "a"), ("account", null)));
    }
}
