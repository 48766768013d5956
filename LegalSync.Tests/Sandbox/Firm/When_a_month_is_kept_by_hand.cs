extern alias sandbox;

using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.Control;
using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Books;
using sandbox::LegalSync.Sandbox.Firm.Manual;
using sandbox::LegalSync.Sandbox.QuickBooks;
using Xunit;

namespace LegalSync.Tests.Sandbox.Firm;

public class When_a_month_is_kept_by_hand
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    /// <summary>Seeds that nobody chose, with and without discrepancies planted elsewhere in the firm; a failure names its own.</summary>
    public static TheoryData<int, bool> Seeds => Chosen(40);

    public static TheoryData<int, bool> FewSeeds => Chosen(6);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void forty_errors_in_eight_kinds_are_planted_each_on_a_matter_of_its_own(int seed, bool planted)
    {
        var plan = Generate(seed, planted);
        var month = plan.Manual!;

        Assert.Equal((new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)), (month.From, month.To));
        Assert.Equal(Enum.GetValues<HumanError>().ToDictionary(kind => kind, _ => 5), month.Errors.GroupBy(error => error.Kind).ToDictionary(group => group.Key, group => group.Count()));
        Assert.Equal(40, month.Errors.Select(error => error.Matter).Distinct().Count());
        Assert.Empty(month.Errors.Select(error => error.Matter).Intersect(plan.Planted.Select(discrepancy => discrepancy.Matter)));
        Assert.All(month.Errors, error => Assert.Contains(error.Matter, plan.Matters));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void three_faults_of_the_mapping_are_planted_each_on_several_documents(int seed, bool planted)
    {
        var month = Generate(seed, planted).Manual!;

        Assert.Equal([FaultyMap.Code, FaultyMap.Matter, FaultyMap.Account], month.Faults.Select(fault => fault.Kind));
        Assert.All(month.Faults, fault => Assert.True(fault.Documents.Count >= 3, $"{fault.Kind} is about {fault.Documents.Count} documents."));
        Assert.Empty(month.Faults.SelectMany(fault => fault.Documents).Intersect(month.Errors.Select(error => error.Document)));
        Assert.Equal(month.Faults.Sum(fault => fault.Documents.Count), month.Faults.SelectMany(fault => fault.Documents).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void everything_of_the_month_is_in_the_books_once_but_for_the_errors(int seed, bool planted)
    {
        var plan = Generate(seed, planted);

        Assert.All(ManualRules.Broken(plan), problem => Assert.Fail($"Seed {seed}: {problem}"));
    }

    [Theory]
    [MemberData(nameof(FewSeeds))]
    public async Task the_books_take_it_and_debits_are_credits(int seed, bool planted)
    {
        await using var world = new SandboxWorld(Order(seed, planted));
        var lines = BooksReport.Build(world.QuickBooks.Company)["trialBalance"]!.AsArray().OfType<JsonNode>().ToList();
        var documents = world.Plan.Books.Documents;
        decimal Sum(string entity) => documents.Where(document => document.Entity == entity).Sum(document => document.Total);

        Assert.Equal(0m, lines.Sum(line => (decimal)line["debit"]! - (decimal)line["credit"]!));
        Assert.Equal(Sum("Invoice") - Sum("CreditMemo") - Sum("Payment"), Balance(lines, ChartOfAccounts.Receivable));
        Assert.Equal(world.Plan.Opening.Sum(ledger => ledger.Amount) + Sum("Deposit") - Sum("Purchase"), -Balance(lines, ChartOfAccounts.TrustLiability));
    }

    [Fact]
    public void the_same_seed_plants_the_same_errors()
    {
        static IEnumerable<string> Told(FirmPlan plan) => plan.Manual!.Errors.Select(error => $"{error.Kind} {error.Subject.Key} {error.How}");

        Assert.Equal(Told(Generate(4, true)), Told(Generate(4, true)));
        Assert.NotEqual(Told(Generate(4, true)), Told(Generate(5, true)));
    }

    [Fact]
    public void nobody_enters_a_mark_of_ours_or_of_another_connector() =>
        Assert.DoesNotContain(Generate(9, false).Books.Documents, document =>
            document.Note?.Contains("Smokeball", StringComparison.OrdinalIgnoreCase) is true || document.Note?.Contains("LegalSync", StringComparison.OrdinalIgnoreCase) is true);

    [Theory]
    [InlineData(299, false, "at least 300")]
    [InlineData(300, true, "kinds=usual")]
    public void a_firm_that_cannot_have_one_is_refused_with_the_reason(int matters, bool allKinds, string reason)
    {
        var refusal = Assert.Throws<ArgumentException>(() => FirmPlan.Generate(1, Today, new FirmOptions(matters, Planted: false, allKinds, ManualMonth: true)));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void it_is_asked_for_by_a_word()
    {
        Assert.True(FirmOrder.Read(name => name == "manual" ? "on" : null, 7).Options.ManualMonth);
        Assert.False(FirmOrder.Read(_ => null, 7).Options.ManualMonth);
        Assert.Throws<ArgumentException>(() => FirmOrder.Read(name => name == "manual" ? "yes" : null, 7));
    }

    private static TheoryData<int, bool> Chosen(int count)
    {
        var seeds = new TheoryData<int, bool>();
        for (var i = 0; i < count; i++)
        {
            seeds.Add(Random.Shared.Next(1, int.MaxValue), i % 2 == 0);
        }

        return seeds;
    }

    private static FirmOrder Order(int seed, bool planted) => new(seed, Today, new FirmOptions(Planted: planted, ManualMonth: true));

    private static FirmPlan Generate(int seed, bool planted) => FirmPlan.Generate(seed, Today, Order(seed, planted).Options);

    private static decimal Balance(List<JsonNode> lines, string account) =>
        lines.Where(line => (string?)line["account"] == account).Sum(line => (decimal)line["debit"]! - (decimal)line["credit"]!);
}
