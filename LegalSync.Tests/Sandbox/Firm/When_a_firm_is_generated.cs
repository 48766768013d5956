extern alias sandbox;

using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Planting;
using Xunit;

namespace LegalSync.Tests.Sandbox.Firm;

public class When_a_firm_is_generated
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    private static readonly Dictionary<string, int> Expected = new()
    {
        ["MAP-MATTER"] = 6, ["MAP-CUST-MISSING"] = 5, ["MAP-CODE"] = 4, ["MAP-ACCT"] = 3, ["INV-AMOUNT"] = 8, ["INV-DUP-NUMBER"] = 7,
        ["PAY-NO-INVOICE"] = 6, ["TR-INSUFFICIENT"] = 4, ["TR-NEGATIVE"] = 4, ["TR-POST-FAILED"] = 3, ["SYS-UNSUPPORTED"] = 8,
        ["SYS-CONNECTOR-COLLISION"] = 2, ["SYS-AUTH"] = 1, ["SYS-TIMEOUT-UNKNOWN"] = 1, ["SYS-QUEUE-LAG"] = 1,
    };

    /// <summary>Fifty seeds that nobody chose: the day of the run picks them, and a failure names its own.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50).Select(_ => Random.Shared.Next(1, int.MaxValue))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void every_rule_of_the_firm_holds_for_any_seed(int seed)
    {
        var plan = FirmPlan.Generate(seed, Today, new FirmOptions());

        Assert.All(FirmRules.Broken(plan), problem => Assert.Fail($"Seed {seed}: {problem}"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void each_code_is_planted_as_often_as_agreed(int seed)
    {
        var plan = FirmPlan.Generate(seed, Today, new FirmOptions());

        Assert.Equal(Expected, plan.Planted.GroupBy(planted => planted.Code).ToDictionary(group => group.Key, group => group.Count()));
        Assert.Equal(5, plan.Planted.Count(planted => planted is { Phase: PlantPhase.Posting }));
        Assert.Equal(3, plan.Planted.Count(planted => planted is { Phase: PlantPhase.Fault }));
    }

    [Fact]
    public void it_is_a_busy_quarter_of_a_six_attorney_firm()
    {
        var plan = FirmPlan.Generate(7, Today, new FirmOptions());

        Assert.Equal(6, plan.Staff.Count(member => member.IsAttorney));
        Assert.Equal(9, plan.Staff.Count);
        Assert.Equal(300, plan.Matters.Count);
        Assert.InRange(plan.Fees.Count(), 1_700, 2_300);
        Assert.InRange(plan.Expenses.Count(), 240, 360);
        Assert.InRange(plan.Invoices.Count(), 250, 350);
        Assert.Equal(20, plan.Opening.Count);
        Assert.NotEmpty(plan.ProvisionalPayments);
        Assert.Equal(new DateOnly(2025, 12, 1), plan.StartDate);
        Assert.EndsWith("(fictitious)", plan.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void planting_leaves_the_rest_of_the_firm_as_it_was()
    {
        var clean = FirmPlan.Generate(11, Today, new FirmOptions(Planted: false));
        var planted = FirmPlan.Generate(11, Today, new FirmOptions());

        Assert.Empty(clean.Planted);
        Assert.Equal(clean.Matters.Select(matter => matter.Id), planted.Matters.Select(matter => matter.Id));
        Assert.Subset(planted.Fees.Select(fee => fee.Id).ToHashSet(), clean.Fees.Select(fee => fee.Id).ToHashSet());
        Assert.Subset(planted.Movements.Select(movement => movement.Id).ToHashSet(), clean.Movements.Select(movement => movement.Id).ToHashSet());
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(40, false)]
    [InlineData(200, true)]
    [InlineData(1_000, true)]
    public void its_size_can_be_chosen(int matters, bool planted)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var plan = FirmPlan.Generate(seed, Today, new FirmOptions(matters, planted));

            Assert.Equal(matters, plan.Matters.Count);
            Assert.Empty(FirmRules.Broken(plan));
        }
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(199, true)]
    public void a_firm_too_small_is_refused_with_the_reason(int matters, bool planted)
    {
        var refusal = Assert.Throws<ArgumentException>(() => FirmPlan.Generate(1, Today, new FirmOptions(matters, planted)));

        Assert.Contains("at least", refusal.Message, StringComparison.Ordinal);
    }
}
