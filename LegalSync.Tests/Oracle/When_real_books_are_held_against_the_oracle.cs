extern alias sandbox;

using System.Text.Json.Nodes;
using LegalSync.Tests.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Control;
using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Books;
using sandbox::LegalSync.Sandbox.QuickBooks;
using Xunit;

namespace LegalSync.Tests.Oracle;

public class When_real_books_are_held_against_the_oracle
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20).Select(_ => Random.Shared.Next(1, int.MaxValue))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task a_clean_firm_posted_whole_agrees_to_the_cent(int seed)
    {
        await using var world = Posted(seed);

        Assert.Empty(Differences(world));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task a_planted_firm_that_was_settled_and_posted_agrees_to_the_cent(int seed)
    {
        await using var world = new SandboxWorld(new FirmOrder(seed, Day(seed), new FirmOptions()));
        new PatientClerk(world.Plan, world.QuickBooks.Company).PostAll();

        Assert.Empty(Differences(world, OracleCase.Resolved));
    }

    [Fact]
    public async Task nothing_posted_means_that_every_posting_is_missing()
    {
        await using var world = new SandboxWorld(new FirmOrder(21, Day(21), new FirmOptions(Planted: false)));
        var expected = BooksOracle.Expect(world.Plan, OracleCase.Clean);

        var differences = Differences(world);

        Assert.Equal(expected.Posted.Distinct().Count(), differences.Count(sentence => sentence.Contains("was not posted", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task a_document_written_twice_is_named_with_the_accounts_it_moves()
    {
        await using var world = Posted(22);
        var receipt = world.Plan.Operating.Movements.First(movement => movement.Pays is not null);
        var customer = world.Plan.Books.CustomerOf(receipt.Matter!)!;
        world.QuickBooks.Company.Create("Payment", Receipt(world.Plan, customer, receipt));

        var differences = Differences(world);

        Assert.Contains(differences, sentence => sentence.StartsWith("Accounts Receivable", StringComparison.Ordinal) && sentence.Contains(customer.Name, StringComparison.Ordinal));
        Assert.Contains(differences, sentence => sentence.StartsWith(world.Plan.Operating.Name, StringComparison.Ordinal));
        Assert.Contains(differences, sentence => sentence.StartsWith("Payment of", StringComparison.Ordinal) && sentence.EndsWith("should not be in the books.", StringComparison.Ordinal));
        Assert.Equal(3, differences.Count);
    }

    [Fact]
    public async Task a_document_that_vanished_is_named()
    {
        await using var world = Posted(23);
        var typed = world.Plan.Books.Documents.First(document => document.Entity == "Payment");
        world.QuickBooks.Company.Delete("Payment", typed.BooksId!);

        Assert.Contains(Differences(world), sentence => sentence.Contains("was in the books from the start and is gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task one_cent_is_enough()
    {
        await using var world = Posted(24);
        world.QuickBooks.Company.Create("JournalEntry", Entry(world.Plan, 0.01m));

        Assert.Contains(Differences(world), sentence => sentence.EndsWith("0.01 too much on the debit side.", StringComparison.Ordinal));
    }

    /// <summary>Another day of the year for each seed: months begin, end and roll over a year inside the window.</summary>
    private static DateOnly Day(int seed) => new DateOnly(2026, 1, 1).AddDays(seed % 365);

    private static SandboxWorld Posted(int seed)
    {
        var world = new SandboxWorld(new FirmOrder(seed, Day(seed), new FirmOptions(Planted: false)));
        new TidyPoster(world.Plan, world.QuickBooks.Company).PostAll();
        return world;
    }

    private static IReadOnlyList<string> Differences(SandboxWorld world, OracleCase which = OracleCase.Clean) => BooksOracle.Compare(
        BooksOracle.Expect(FirmPlan.Generate(world.Plan.Seed, world.Plan.Today, world.Plan.Options), which),
        BooksReport.Build(world.QuickBooks.Company));

    private static JsonObject Receipt(FirmPlan plan, BookCustomer customer, BankMovement receipt) => new()
    {
        ["CustomerRef"] = BooksSeeder.Reference(customer.BooksId), ["TxnDate"] = BooksSeeder.Iso(receipt.Effective), ["TotalAmt"] = receipt.Amount,
        ["DepositToAccountRef"] = Account(plan, plan.Operating.Name),
    };

    private static JsonObject Entry(FirmPlan plan, decimal amount)
    {
        return new JsonObject
        {
            ["TxnDate"] = BooksSeeder.Iso(plan.Today), ["Line"] = new JsonArray(Side("Debit", ChartOfAccounts.BankCharges), Side("Credit", plan.Operating.Name)),
        };

        JsonObject Side(string side, string account) => new()
        {
            ["Amount"] = amount, ["DetailType"] = "JournalEntryLineDetail",
            ["JournalEntryLineDetail"] = new JsonObject { ["PostingType"] = side, ["AccountRef"] = Account(plan, account) },
        };
    }

    private static JsonObject Account(FirmPlan plan, string name) => BooksSeeder.Reference(plan.Books.Accounts.First(account => account.Name == name).BooksId);
}
