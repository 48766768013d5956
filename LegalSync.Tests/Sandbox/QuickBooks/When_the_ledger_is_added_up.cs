extern alias sandbox;
using System.Diagnostics;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.QuickBooks;
using sandbox::LegalSync.Sandbox.QuickBooks.Engine;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_the_ledger_is_added_up
{
    private readonly TestBooks _books = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20260531)]
    public void debits_equal_credits_and_receivables_equal_open_documents_whatever_happens(int seed)
    {
        var random = new Random(seed);
        var (invoices, payments) = (new List<string>(), new List<string>());
        var refused = 0;
        for (var step = 0; step < 250; step++)
        {
            try
            {
                Step(random, invoices, payments);
            }
            catch (Exception refusal) when (refusal is RefusedException or InvalidOperationException { InnerException: RefusedException })
            {
                refused++;
            }

            if (step % 10 == 0)
            {
                CheckTies();
            }
        }

        CheckTies();
        Assert.InRange(refused, 1, 200);
    }

    [Fact]
    public void an_edit_leaves_only_what_the_document_says_now()
    {
        var id = _books.Company.Create("Invoice", _books.Invoice(100m));
        _books.Company.Change("Invoice", id, new JsonObject { ["CustomerRef"] = new JsonObject { ["value"] = _books.Other } });

        var rows = BooksReport.Build(_books.Company)["trialBalance"]!.AsArray();

        Assert.All(rows, row => Assert.Equal(_books.Other, row!["customerId"]!.ToString()));
        Assert.Equal(100m, _books.Balance("84", _books.Other));
    }

    [Fact]
    public void a_row_names_account_and_customer()
    {
        _books.Write("deposit", _books.TrustDeposit(10m));

        var row = BooksReport.Build(_books.Company)["trialBalance"]!.AsArray().Single(row => row!["accountId"]!.ToString() == _books.TrustLiability)!;

        Assert.Equal("Client funds held in trust", row["account"]!.ToString());
        Assert.Equal("Marigold Testwell:M-1001 Testwell Estate", row["customer"]!.ToString());
        Assert.Equal((0m, 10m, -10m), (Number(row.AsObject(), "debit"), Number(row.AsObject(), "credit"), Number(row.AsObject(), "balance")));
    }

    [Fact]
    public void thousands_of_documents_are_searched_in_milliseconds()
    {
        for (var number = 0; number < 3000; number++)
        {
            _books.Company.Create("Invoice", _books.Invoice(1m, $"N-{number}"));
        }

        _books.Rows("select * from Invoice where DocNumber = 'N-1'", "Invoice");
        var started = Stopwatch.GetTimestamp();
        Assert.Single(_books.Rows("select * from Invoice where DocNumber = 'N-2999'", "Invoice"));

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromMilliseconds(200), $"{Stopwatch.GetElapsedTime(started)}");
    }

    [Fact]
    public async Task writers_at_the_same_time_do_not_lose_anything()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var number = 0; number < 25; number++)
            {
                _books.Write("invoice", _books.Invoice(1m, $"W{worker}-{number}"));
            }
        })));

        Assert.Equal(200m, _books.Balance("84", _books.Matter));
        CheckTies();
    }

    private void Step(Random random, List<string> invoices, List<string> payments)
    {
        var amount = random.Next(1, 50_000) / 100m;
        switch (random.Next(9))
        {
            case 0 or 1:
                invoices.Add(Id(_books.Write("invoice", _books.Invoice(amount))));
                break;
            case 2 or 3 when invoices.Count > 0:
                payments.Add(Id(_books.Write("payment", _books.Payment(amount, Any(invoices, random), decimal.Round(amount / random.Next(1, 4), 2)))));
                break;
            case 4 when invoices.Count > 0:
                _books.Company.Change("Invoice", Any(invoices, random), new JsonObject { ["Line"] = _books.Invoice(amount)["Line"]!.DeepClone() });
                break;
            case 5 when invoices.Count > 0:
                _books.Company.Delete("Invoice", Any(invoices, random));
                break;
            case 6 when payments.Count > 0:
                _books.Company.Delete("Payment", Any(payments, random));
                break;
            case 7 when invoices.Count > 0:
                _books.Company.Void("Invoice", Any(invoices, random));
                break;
            default:
                _books.Write("deposit", _books.TrustDeposit(amount));
                break;
        }
    }

    private void CheckTies()
    {
        var rows = BooksReport.Build(_books.Company)["trialBalance"]!.AsArray().Select(row => row!.AsObject()).ToList();
        Assert.Equal(0m, rows.Sum(row => Number(row, "balance")));
        Assert.Equal(rows.Sum(row => Number(row, "debit")), rows.Sum(row => Number(row, "credit")));

        var open = Sum("Invoice", "Balance") - Sum("Payment", "UnappliedAmt");
        Assert.Equal(open, _books.Balance("84"));
        Assert.Equal(open, Number(_books.Read("customer", _books.Client), "BalanceWithJobs"));
        Assert.All(_books.Rows("select * from Invoice maxresults 1000", "Invoice"), invoice => Assert.True(Number(invoice!.AsObject(), "Balance") >= 0));
    }

    private decimal Sum(string entity, string property) =>
        _books.Rows($"select * from {entity} maxresults 1000", entity).Sum(row => Number(row!.AsObject(), property));

    private static string Any(List<string> ids, Random random) => ids[random.Next(ids.Count)];
}
