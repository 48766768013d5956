extern alias sandbox;

using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.Control;
using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Books;
using sandbox::LegalSync.Sandbox.QuickBooks;
using Xunit;

namespace LegalSync.Tests.Sandbox.Firm;

public class When_a_clean_firm_is_posted_whole
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10).Select(_ => Random.Shared.Next(1, int.MaxValue))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task the_books_take_everything_and_owe_and_hold_what_the_practice_says(int seed)
    {
        await using var world = new SandboxWorld(new FirmOrder(seed, Today, new FirmOptions(Planted: false)));
        var plan = world.Plan;

        new TidyPoster(plan, world.QuickBooks.Company).PostAll();

        var balances = Balances(world);
        decimal Of(string account, PracticeMatter matter) => balances.GetValueOrDefault((account, plan.Books.CustomerOf(matter)!.BooksId));
        foreach (var matter in plan.Matters)
        {
            var card = plan.ProvisionalPayments.Where(payment => payment.Invoice.Matter == matter).Sum(payment => payment.Amount);
            var held = plan.Movements.Where(movement => movement.Matter == matter && movement.Account.Kind == BankAccountKind.Trust).Sum(movement => movement.Effect);

            Assert.Equal(matter.Invoices.Where(invoice => invoice.IsIssued).Sum(invoice => invoice.Unpaid) + card, Of(ChartOfAccounts.Receivable, matter));
            Assert.Equal(held, -Of(ChartOfAccounts.TrustLiability, matter));
        }

        Assert.Equal(plan.Invoices.Where(invoice => invoice.IsIssued).Sum(invoice => invoice.Tax), -Sum(balances, ChartOfAccounts.SalesTax));
        Assert.Equal(plan.Invoices.Where(invoice => invoice.IsIssued).Sum(invoice => invoice.FeeTotal), -Sum(balances, ChartOfAccounts.FeeIncome));
        Assert.Equal(plan.Invoices.Sum(invoice => invoice.Paid) - plan.ProvisionalPayments.Sum(payment => payment.Amount), Sum(balances, plan.Operating.Name));
    }

    private static Dictionary<(string Account, string? Customer), decimal> Balances(SandboxWorld world) =>
        BooksReport.Build(world.QuickBooks.Company)["trialBalance"]!.AsArray().OfType<JsonObject>()
            .GroupBy(line => ((string)line["account"]!, (string?)line["customerId"]))
            .ToDictionary(lines => lines.Key, lines => lines.Sum(line => (decimal)line["debit"]! - (decimal)line["credit"]!));

    private static decimal Sum(Dictionary<(string Account, string? Customer), decimal> balances, string account) =>
        balances.Where(line => line.Key.Account == account).Sum(line => line.Value);
}
