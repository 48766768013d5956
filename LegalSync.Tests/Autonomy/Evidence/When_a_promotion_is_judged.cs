using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Amounts;
using Xunit;

namespace LegalSync.Tests.Autonomy.Evidence;

public class When_a_promotion_is_judged
{
    private static readonly PromotionPolicy _policy = new();

    private static StreamEvidence Enough(WorkKind stream = WorkKind.Invoice) =>
        new(stream) { Days = 60, Cycles = 1, Pairs = 100, Agreeing = 100, SinceValueError = 100, UpperBound = new Share(29_514) };

    private static PromotionFacts Facts(StreamEvidence evidence, StreamMode from = StreamMode.Draft, StreamMode to = StreamMode.Supervised) =>
        new(evidence, from, to) { IsOn = true, UnsignedThreeWay = [] };

    private static PromotionCondition Unmet(PromotionFacts facts) => Assert.Single(PromotionConditions.Of(facts, _policy), condition => !condition.IsMet);

    [Fact]
    public void enough_is_enough() => Assert.All(PromotionConditions.Of(Facts(Enough()), _policy), condition => Assert.True(condition.IsMet && condition.Remedy.Length == 0, condition.Name));

    [Fact]
    public void each_figure_is_told_with_what_is_asked()
    {
        Assert.Equal("43 of 60 days", Unmet(Facts(Enough() with { Days = 43 })).Figure);
        Assert.Equal("0 of 1 cycles", Unmet(Facts(Enough() with { Cycles = 0 })).Figure);
        Assert.Equal("99 of 100 pairs", Unmet(Facts(Enough() with { Pairs = 99 })).Figure);
        Assert.Equal("49 of 50 pairs since the last", Unmet(Facts(Enough() with { OurValueErrors = 1, OurValuePairs = 1, SinceValueError = 49 })).Figure);
        Assert.Equal("at most 5.00 %", Unmet(Facts(Enough() with { UpperBound = new Share(50_000) })).Figure);
        Assert.Equal("no week is signed yet", Unmet(Facts(Enough() with { UpperBound = null })).Figure);
        Assert.Equal("1 open", Unmet(Facts(Enough() with { Open = 1 })).Figure);
        Assert.Equal("3 of 103", Unmet(Facts(Enough() with { Excluded = 3 })).Figure);
        Assert.Equal("off", Unmet(Facts(Enough()) with { IsOn = false }).Figure);
        Assert.Equal("some are lacking", Unmet(Facts(Enough()) with { IsMoneyMapped = false }).Figure);
        Assert.All(PromotionConditions.Of(Facts(Enough() with { Days = 0, Cycles = 0, Pairs = 0 }), _policy).Where(condition => !condition.IsMet), condition => Assert.NotEmpty(condition.Remedy));
    }

    [Fact]
    public void few_pairs_are_enough_after_two_cycles_when_all_are_decided()
    {
        var few = Enough() with { Pairs = 30, SinceValueError = 30, Cycles = 2 };
        Assert.All(PromotionConditions.Of(Facts(few), _policy), condition => Assert.True(condition.IsMet, condition.Name));
        Assert.Contains(PromotionConditions.Of(Facts(few with { Pairs = 0, SinceValueError = 0 }), _policy), condition => !condition.IsMet);
    }

    [Theory]
    [InlineData(StreamMode.Draft, StreamMode.AutoFinalize)]
    [InlineData(StreamMode.Draft, StreamMode.Draft)]
    [InlineData(StreamMode.Supervised, StreamMode.Supervised)]
    [InlineData(StreamMode.AutoFinalize, StreamMode.AutoFinalize)]
    [InlineData(StreamMode.AutoFinalize, StreamMode.Supervised)]
    public void there_is_one_step_at_a_time(StreamMode from, StreamMode to) => Assert.Equal("One step at a time", Unmet(Facts(Enough(), from, to)).Name);

    [Theory]
    [InlineData(WorkKind.TrustDisbursement)]
    [InlineData(WorkKind.TrustTransfer)]
    [InlineData(WorkKind.FeeTransfer)]
    public void client_money_goes_beyond_supervised_only_if_a_partner_agreed(WorkKind kind)
    {
        Assert.All(PromotionConditions.Of(Facts(Enough(kind)), _policy), condition => Assert.True(condition.IsMet));
        Assert.Equal("not agreed", Unmet(Facts(Enough(kind), StreamMode.Supervised, StreamMode.AutoFinalize)).Figure);
        Assert.All(PromotionConditions.Of(Facts(Enough(kind), StreamMode.Supervised, StreamMode.AutoFinalize) with { PartnerOptedIn = true }, _policy), condition => Assert.True(condition.IsMet));
    }

    [Fact]
    public void trust_streams_need_the_last_three_way_signed()
    {
        Assert.Equal("not signed: IOLTA (sample)", Unmet(Facts(Enough(WorkKind.TrustDeposit)) with { UnsignedThreeWay = ["IOLTA (sample)"] }).Figure);
        Assert.Equal("not known", Unmet(Facts(Enough(WorkKind.TrustDeposit)) with { UnsignedThreeWay = null }).Figure);
        Assert.All(PromotionConditions.Of(Facts(Enough()) with { UnsignedThreeWay = null }, _policy), condition => Assert.True(condition.IsMet));
    }

    [Fact]
    public void nothing_short_of_every_condition_is_all_of_them() => Always.Holds(random =>
    {
        var kind = random.GetItems([WorkKind.Invoice, WorkKind.Payment, WorkKind.TrustDeposit, WorkKind.TrustDisbursement, WorkKind.FeeTransfer], 1)[0];
        bool Often() => random.Next(8) > 0;
        var pairs = Often() ? random.Next(100, 400) : random.Next(0, 100);
        var errors = Often() ? 0 : 1;
        var evidence = new StreamEvidence(kind)
        {
            Days = Often() ? random.Next(60, 90) : random.Next(0, 60), Cycles = Often() ? random.Next(1, 3) : 0, Pairs = pairs,
            OurValueErrors = errors, OurValuePairs = errors, SinceValueError = errors == 0 ? pairs : random.Next(0, pairs + 1),
            UpperBound = Often() ? new Share(49_999) : random.Next(2) == 0 ? null : new Share(50_000), Open = Often() ? 0 : 1, Excluded = Often() ? 0 : random.Next(1, 20),
        };
        var (from, to) = (Often() ? StreamMode.Draft : (StreamMode)random.Next(1, 4), Often() ? StreamMode.Supervised : (StreamMode)random.Next(1, 4));
        var facts = new PromotionFacts(evidence, from, to) { IsOn = Often(), PartnerOptedIn = random.Next(2) == 0, UnsignedThreeWay = Often() ? [] : random.Next(2) == 0 ? null : ["x"], IsMoneyMapped = Often() ? null : random.Next(2) == 0 };
        var isTrust = kind is not (WorkKind.Invoice or WorkKind.Payment);
        var holds = evidence is { Days: >= 60, Cycles: >= 1, Open: 0, UpperBound.Millionths: < 50_000 } && (pairs >= 100 || (pairs > 0 && evidence.Cycles >= 2))
            && (errors == 0 || evidence.SinceValueError >= 50) && evidence.Excluded * 100 <= 2 * (pairs + evidence.Excluded)
            && (int)to == (int)from + 1 && facts.IsOn && facts.IsMoneyMapped != false && (!isTrust || facts.UnsignedThreeWay is { Count: 0 })
            && (kind is not (WorkKind.TrustDisbursement or WorkKind.FeeTransfer) || to != StreamMode.AutoFinalize || facts.PartnerOptedIn);
        return PromotionConditions.Of(facts, _policy).All(condition => condition.IsMet) == holds;
    });
}
