extern alias sandbox;

using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.Control;
using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Books;
using sandbox::LegalSync.Sandbox.QuickBooks;
using Xunit;

namespace LegalSync.Tests.Sandbox.Firm;

public class When_the_books_are_filled
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12).Select(_ => Random.Shared.Next(1, int.MaxValue))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task debits_are_credits_and_trust_is_what_was_planned(int seed)
    {
        await using var world = new SandboxWorld(new FirmOrder(seed, Today, new FirmOptions()));
        var lines = TrialBalance(world);
        var opened = world.Plan.Opening.Sum(ledger => ledger.Amount);
        var bySync = world.Plan.Books.Documents.Where(document => document.Entity == "Deposit").Sum(document => document.Amount);

        Assert.Equal(0m, lines.Sum(line => (decimal)line["debit"]! - (decimal)line["credit"]!));
        Assert.Equal(opened + bySync, -Of(lines, ChartOfAccounts.TrustLiability));
        Assert.Equal(opened + bySync, world.Plan.BankAccounts.Where(account => account.Kind == BankAccountKind.Trust).Sum(account => Of(lines, account.Name)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task receivables_are_what_was_typed_less_what_was_received(int seed)
    {
        await using var world = new SandboxWorld(new FirmOrder(seed, Today, new FirmOptions()));
        var documents = world.Plan.Books.Documents;
        decimal Sum(string entity) => documents.Where(document => document.Entity == entity).Sum(document => document.Total);

        Assert.Equal(Sum("Invoice") - Sum("CreditMemo") - Sum("Payment"), Of(TrialBalance(world), ChartOfAccounts.Receivable));
    }

    [Fact]
    public async Task every_planted_subject_has_its_id_and_every_refusal_is_scripted()
    {
        await using var world = new SandboxWorld(new FirmOrder(5, Today, new FirmOptions()));

        Assert.All(world.Plan.Planted, planted => Assert.NotEmpty(planted.Subject.Key));
        Assert.Equal(3, world.Faults.List().Count(rule => rule.Action == "refuse" && rule.Match.CustomerId is not null && rule.Match.Amount > 0m));
        Assert.Equal(world.Plan.Planted.Count, world.Plan.Planted.Select(planted => (planted.Code, planted.Subject.Key)).Distinct().Count());
    }

    private static List<JsonNode> TrialBalance(SandboxWorld world) => [.. BooksReport.Build(world.QuickBooks.Company)["trialBalance"]!.AsArray().OfType<JsonNode>()];

    private static decimal Of(List<JsonNode> lines, string account) =>
        lines.Where(line => (string?)line["account"] == account).Sum(line => (decimal)line["debit"]! - (decimal)line["credit"]!);
}
