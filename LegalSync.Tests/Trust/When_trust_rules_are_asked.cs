using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Profiles;
using LegalSync.Domain.Trust.Rules;
using LegalSync.Tests.Routing;
using Xunit;

namespace LegalSync.Tests.Trust;

public class When_trust_rules_are_asked
{
    private static readonly Actor _administrator = Actor.Person("fa", "Ada Administrator", [Role.Administrator], ["*"]);

    public static TheoryData<string, RuleOutcome, RuleOutcome> Pairs => new()
    {
        { "T02", ReleaseRules.FundsAreCollected(Money.Usd(5m), Money.Usd(5m), null), ReleaseRules.FundsAreCollected(Money.Usd(5.01m), Money.Usd(5m), null) },
        { "T03", ReleaseRules.TrustPaysNoFirmExpense(false, "rent"), ReleaseRules.TrustPaysNoFirmExpense(true, "rent") },
        { "T04", ReleaseRules.FeeHasInvoice(Money.Usd(5m), Money.Usd(5m)), ReleaseRules.FeeHasInvoice(Money.Usd(5m), null) },
        { "T05", AccountRules.FirmFundsWithinCap(Money.Usd(200m), Money.Usd(200m)), AccountRules.FirmFundsWithinCap(Money.Usd(200.01m), Money.Usd(200m)) },
        { "T06", ReleaseRules.DisputedFundsStay(Money.Usd(4m), Money.Usd(5m), Money.Usd(1m)), ReleaseRules.DisputedFundsStay(Money.Usd(4.01m), Money.Usd(5m), Money.Usd(1m)) },
        { "T07", ReleaseRules.RecordIsComplete(new(InstrumentKind.Check, "7", "Court", "filing")), ReleaseRules.RecordIsComplete(new(InstrumentKind.Check, "", "Court", "filing")) },
        { "T08", ReleaseRules.NoCash(new(InstrumentKind.Wire, "", "Court", "filing"), false), ReleaseRules.NoCash(new(InstrumentKind.Check, "7", "Cash", "filing"), true) },
        { "T09", AccountRules.CheckNumberIsUsedOnce(7, 1), AccountRules.CheckNumberIsUsedOnce(7, 2) },
        { "T10", AccountRules.RecordsStand([]), AccountRules.RecordsStand(["entry 2"]) },
        { "T11", ReleaseRules.PeriodIsNotSigned(Facts.October(1), new DateOnly(2026, 9, 30)), ReleaseRules.PeriodIsNotSigned(new DateOnly(2026, 9, 30), new DateOnly(2026, 9, 30)) },
        { "T12", AccountRules.ThreeWayTies(Money.Usd(1m), Money.Usd(1m), Money.Usd(1m)), AccountRules.ThreeWayTies(Money.Usd(1m), Money.Usd(1m), Money.Usd(2m)) },
        { "T13", ReleaseRules.MoneyStaysWithClient(new("a"), new("b"), true), ReleaseRules.MoneyStaysWithClient(new("a"), new("b"), false) },
        { "T14", AccountRules.ReceiptHasOwner(Money.Usd(0m), 9), AccountRules.ReceiptHasOwner(Money.Usd(1m), 0) },
        { "T15", AccountRules.ChargeIsTheFirms(Money.Usd(1m), false), AccountRules.ChargeIsTheFirms(Money.Usd(1m), true) },
        { "T16", AccountRules.InterestIsPassedOn(Money.Usd(1m), 45), AccountRules.InterestIsPassedOn(Money.Usd(1m), 46) },
        { "T17", ReleaseRules.PreparerIsNotApprover(["a"], "a", true), ReleaseRules.PreparerIsNotApprover(["a"], "a", false) },
        { "T18", AccountRules.RecordsMayGo(new DateOnly(2010, 1, 1), 7, false, Facts.October(1)), AccountRules.RecordsMayGo(new DateOnly(2010, 1, 1), 7, true, Facts.October(1)) },
        { "T19", AccountRules.InTime("notice", 14, 14), AccountRules.InTime("notice", 15, 14) },
        { "T20", AccountRules.EarnsForClient(Money.Usd(9m), 400, Money.Usd(10m)), AccountRules.EarnsForClient(Money.Usd(10m), 90, Money.Usd(10m)) },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void each_holds_at_its_limit_and_breaks_beyond_it_with_a_remedy_and_a_source(string id, RuleOutcome held, RuleOutcome broken)
    {
        Assert.False(held.IsBroken);
        Assert.True(broken.IsBroken);
        Assert.False(string.IsNullOrWhiteSpace(broken.Remedy));
        Assert.NotEmpty(broken.Facts);
        Assert.Equal(id, TrustRuleBook.Of(broken.Code).Id);
        Assert.NotEmpty(TrustRuleBook.Of(broken.Code).Source);
    }

    [Fact]
    public void the_book_has_every_number_once_but_for_the_first() =>
        Assert.Equal(["T01", .. Enumerable.Range(1, 20).Select(i => $"T{i:D2}")], TrustRuleBook.All.Select(rule => rule.Id));

    [Theory]
    [InlineData("Check 1042", "Sample Court: filing fee", InstrumentKind.Check, "1042", "Sample Court", "filing fee")]
    [InlineData("CHK-9", "Rent", InstrumentKind.Unknown, "CHK-9", "Rent", "Rent")]
    [InlineData("wire in", "", InstrumentKind.Wire, "wire in", "wire in", "wire in")]
    public void what_is_supplied_stands_in(string reference, string description, InstrumentKind instrument, string number, string party, string purpose) =>
        Assert.Equal(new SuppliedDetail(instrument, number, party, purpose), SuppliedDetail.Read(reference, description));

    [Fact]
    public void nothing_supplied_is_incomplete() => Assert.False(SuppliedDetail.Read(" ", "").IsComplete);

    [Fact]
    public void an_unverified_field_counts_as_the_strictest_common_value()
    {
        var massachusetts = new ProfileBook([]).InForce("MA", Facts.October(1));
        var texas = new ProfileBook([]).InForce("TX", Facts.October(1));

        Assert.Equal((7, ReconcileEvery.Month), (massachusetts.RetentionYears.Value, massachusetts.Reconcile.Value));
        Assert.Equal((5, true), (texas.RetentionYears.Value, texas.ThreeWay.Value));
        Assert.Contains(nameof(JurisdictionProfile.Reconcile), BuiltInProfiles.All.First(profile => profile.Code == "MA").Unverified);
    }

    [Fact]
    public void a_later_version_of_a_profile_counts_from_its_day_and_the_earlier_one_before()
    {
        var built = BuiltInProfiles.All.First(profile => profile.Code == "NY");
        var amended = built with { EffectiveFrom = Facts.October(10), RetentionYears = new(9, true), GoodFundsExceptions = new([InstrumentKind.Wire], true) };
        var book = new ProfileBook([ProfileVersion.Record(new BooksId(Guid.Empty), "NY", amended.EffectiveFrom, ProfileBook.Write(amended), _administrator, ("read", Held.At))]);

        Assert.Equal(7, book.InForce("NY", Facts.October(9)).RetentionYears.Value);
        Assert.Equal(9, book.InForce("NY", Facts.October(10)).RetentionYears.Value);
        Assert.Equal([InstrumentKind.Wire], book.InForce("NY", Facts.October(10)).GoodFundsExceptions.Value);
    }

    [Fact]
    public void ledger_keys_are_read_back()
    {
        LedgerKey[] keys =
        [
            new(new("a"), new("m")), new LedgerKey(new("a"), new("m")) with { Client = new("c") }, LedgerKey.Of(new("a"), Domain.Trust.ThreeWay.LedgerKind.FirmCushion),
        ];

        Assert.All(keys, key => Assert.Equal(key, LedgerKey.Parse(key.ToString())));
        Assert.Equal(new LedgerKey(new("a"), new("m")), new LedgerKey(new("a"), new("m")) { Client = new(""), Kind = Domain.Trust.ThreeWay.LedgerKind.Client });
    }
}
