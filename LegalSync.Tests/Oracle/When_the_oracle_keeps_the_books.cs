extern alias sandbox;

using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Books;
using Xunit;

namespace LegalSync.Tests.Oracle;

public class When_the_oracle_keeps_the_books
{
    /// <summary>Seeds that nobody chose; a failure names its own.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20).Select(_ => Random.Shared.Next(1, int.MaxValue))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void debits_are_credits(int seed)
    {
        foreach (var (_, books) in Both(seed))
        {
            Assert.Equal(0L, books.Balances.Values.Sum());
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void each_customer_owes_what_was_billed_less_what_was_paid(int seed)
    {
        foreach (var (_, books) in Both(seed))
        {
            var owed = books.Standing.Concat(books.Posted).ToLookup(document => document.Customer, document => document switch
            {
                { Kind: "Invoice" } => document.Cents,
                { Kind: "Payment" or "CreditMemo" } => -document.Cents,
                _ => 0L,
            });

            Assert.All(owed, customer => Assert.Equal(customer.Sum(), Of(books, ChartOfAccounts.Receivable, customer.Key)));
            Assert.All(
                books.Balances.Keys.Where(key => key.Account == ChartOfAccounts.Receivable), key => Assert.True(owed.Contains(key.Customer), key.Customer));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void no_invoice_is_paid_with_more_than_it_asks(int seed)
    {
        foreach (var (_, books) in Both(seed))
        {
            var all = books.Standing.Concat(books.Posted).ToList();
            var billed = all.Where(document => document.Kind == "Invoice").ToDictionary(invoice => (invoice.Customer, invoice.Number), invoice => invoice.Cents);

            Assert.All(
                all.Where(document => document is { Kind: "Payment", Number: not null }).GroupBy(payment => (payment.Customer, payment.Number)),
                paid => Assert.InRange(paid.Sum(payment => payment.Cents), 1, billed[paid.Key]));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void each_client_has_in_trust_what_moved_on_the_client_s_ledger(int seed)
    {
        foreach (var (plan, books) in Both(seed))
        {
            var rulings = new Rulings(plan);
            var held = TrustMovements(plan).ToLookup(part => rulings.Customer(part.Matter), part => part.Cents);
            var liabilities = books.Balances.Where(balance => balance.Key.Account == ChartOfAccounts.TrustLiability).ToList();

            Assert.All(held, customer => Assert.Equal(customer.Sum(), -Of(books, ChartOfAccounts.TrustLiability, customer.Key)));
            Assert.All(liabilities, balance => Assert.True(held.Contains(balance.Key.Customer) && balance.Value <= 0, $"{balance}"));
            Assert.Equal(
                -liabilities.Sum(balance => balance.Value),
                plan.BankAccounts.Where(account => account.Kind == BankAccountKind.Trust).Sum(account => Of(books, account.Name, "")));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void its_invoices_come_to_what_the_practice_asks(int seed)
    {
        foreach (var (plan, books) in Both(seed))
        {
            var asked = plan.Invoices.Where(invoice => invoice.IsIssued).ToDictionary(invoice => $"{invoice.Number}", invoice => invoice.Owed);

            Assert.All(
                books.Posted.Where(document => document.Kind == "Invoice"),
                invoice => Assert.Equal(asked[invoice.Number!.Replace("-A", "", StringComparison.Ordinal)], invoice.Cents / 100m));
        }
    }

    [Fact]
    public void a_firm_with_open_cards_has_no_clean_books()
    {
        var refusal = Assert.Throws<ArgumentException>(() => BooksOracle.Expect(FirmPlan.Generate(1, Day(1), new FirmOptions()), OracleCase.Clean));

        Assert.Contains("resolved", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Another day of the year for each seed: months begin, end and roll over a year inside the window.</summary>
    private static DateOnly Day(int seed) => new DateOnly(2026, 1, 1).AddDays(seed % 365);

    private static IEnumerable<(FirmPlan Plan, ExpectedBooks Books)> Both(int seed)
    {
        var clean = FirmPlan.Generate(seed, Day(seed), new FirmOptions(Planted: false));
        yield return (clean, BooksOracle.Expect(clean, OracleCase.Clean));
        var planted = FirmPlan.Generate(seed, Day(seed), new FirmOptions());
        yield return (planted, BooksOracle.Expect(planted, OracleCase.Resolved));
    }

    /// <summary>What went into and out of trust by the practice's own account: less what was rejected, left to manual or undone, more what the firm made good.</summary>
    private static IEnumerable<(PracticeMatter Matter, long Cents)> TrustMovements(FirmPlan plan)
    {
        var left = plan.Planted.Where(planted => planted.Code is "SYS-UNSUPPORTED" or "TR-INSUFFICIENT").Select(planted => planted.Subject.Id).ToHashSet();
        var opened = plan.Opening.Select(ledger => (ledger.Matter, ledger.Amount));
        var moved = plan.Movements
            .Where(movement => movement.Account.Kind == BankAccountKind.Trust && movement.Effective >= plan.StartDate && !movement.IsReversed && !left.Contains(movement.Id))
            .Select(movement => (movement.Matter!, movement.Effect));
        var toppedUp = plan.Planted.Where(planted => planted.Code == "TR-NEGATIVE").Select(planted => (planted.Matter!, (decimal)planted.Hint["shortfall"]));
        return opened.Concat(moved).Concat(toppedUp).Select(part => (part.Item1, (long)(part.Item2 * 100m)));
    }

    private static long Of(ExpectedBooks books, string account, string customer) => books.Balances.GetValueOrDefault((account, customer));
}
