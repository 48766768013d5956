using System.Text.Json.Nodes;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_a_payment_is_received
{
    private readonly TestBooks _books = new();
    private readonly string _invoice;

    public When_a_payment_is_received() => _invoice = Id(_books.Write("invoice", _books.Invoice(300m, "S-1")));

    [Fact]
    public void it_waits_in_undeposited_funds_unless_an_account_is_named()
    {
        var payment = _books.Write("payment", _books.Payment(300m, _invoice));

        Assert.Equal("Undeposited Funds", payment["DepositToAccountRef"]!["name"]!.ToString());
        Assert.Equal(300m, _books.Balance("4"));
        Assert.Equal(0m, _books.Balance("84"));
    }

    [Fact]
    public void the_invoice_shows_the_link_the_rest_and_a_new_token()
    {
        var payment = _books.Write("payment", _books.Payment(100m, _invoice));

        var invoice = _books.Read("invoice", _invoice);
        Assert.Equal(200m, Number(invoice, "Balance"));
        Assert.Equal("1", invoice["SyncToken"]!.ToString());
        Assert.Equal(Id(payment), invoice["LinkedTxn"]![0]!["TxnId"]!.ToString());
    }

    [Fact]
    public void what_is_not_applied_stays_with_the_payment()
    {
        var payment = _books.Write("payment", _books.Payment(500m, _invoice, applied: 300m));

        Assert.Equal(200m, Number(payment, "UnappliedAmt"));
        Assert.Equal(-200m, _books.Balance("84", _books.Matter));
    }

    [Fact]
    public void another_customers_invoice_cannot_be_linked() =>
        _books.Refused("620", "payment", _books.Payment(300m, _invoice, customer: _books.Other));

    [Fact]
    public void the_parent_pays_only_for_matters_that_are_billed_with_it()
    {
        _books.Refused("620", "payment", _books.Payment(100m, _invoice, customer: _books.Client));
        _books.Company.Change("Customer", _books.Matter, new JsonObject { ["BillWithParent"] = true });

        Assert.NotNull(_books.Write("payment", _books.Payment(100m, _invoice, customer: _books.Client)));
    }

    [Theory]
    [InlineData(400, 400)]
    [InlineData(100, 200)]
    [InlineData(100, 0)]
    [InlineData(100, -5)]
    public void more_than_is_open_or_paid_cannot_be_applied(int total, int applied) =>
        _books.Refused("6000", "payment", _books.Payment(total, _invoice, applied));

    [Fact]
    public void two_lines_cannot_settle_the_same_money_twice()
    {
        var body = _books.Payment(400m, _invoice, applied: 200m);
        body["Line"]!.AsArray().Add(body["Line"]![0]!.DeepClone());

        _books.Refused("6000", "payment", body);
    }

    [Fact]
    public void an_invoice_that_does_not_exist_is_610() => _books.Refused("610", "payment", _books.Payment(1m, "4711"));

    [Fact]
    public void an_income_account_cannot_take_the_money() => _books.Refused("6430", "payment", _books.Payment(300m, into: _books.Fees));

    [Theory]
    [InlineData("""{"TotalAmt":1}""")]
    [InlineData("""{"CustomerRef":{"value":"100"}}""")]
    public void customer_and_total_are_demanded(string body) => _books.Refused("2020", "payment", body);

    [Fact]
    public void deleting_it_opens_the_invoice_again()
    {
        var payment = _books.Write("payment", _books.Payment(300m, _invoice));

        var answer = _books.Write("payment", Token(payment), operation: "delete");

        Assert.Equal("Deleted", answer["status"]!.ToString());
        Assert.Equal(300m, Number(_books.Read("invoice", _invoice), "Balance"));
        Assert.Equal(0m, _books.Balance("4"));
    }

    [Theory]
    [InlineData("void", null)]
    [InlineData("update", "void")]
    public void voiding_it_keeps_an_empty_payment(string operation, string? include)
    {
        var payment = _books.Write("payment", _books.Payment(300m, _invoice));

        var token = Token(payment);
        token["sparse"] = true;
        var voided = _books.Write("payment", token, operation, include);

        Assert.Equal(0m, Number(voided, "TotalAmt"));
        Assert.Equal("Voided", voided["PrivateNote"]!.ToString());
        Assert.Equal(300m, Number(_books.Read("invoice", _invoice), "Balance"));
    }

    [Fact]
    public void deleting_the_invoice_leaves_the_money_unapplied()
    {
        var payment = _books.Write("payment", _books.Payment(300m, _invoice));

        _books.Company.Delete("Invoice", _invoice);

        var left = _books.Read("payment", Id(payment));
        Assert.Equal(300m, Number(left, "UnappliedAmt"));
        Assert.Empty(left["Line"]!.AsArray());
    }

    [Fact]
    public void an_invoice_cut_below_what_was_paid_gives_the_excess_back()
    {
        var payment = _books.Write("payment", _books.Payment(300m, _invoice));

        _books.Company.Change("Invoice", _invoice, new JsonObject { ["Line"] = _books.Invoice(120m)["Line"]!.DeepClone() });

        Assert.Equal(0m, Number(_books.Read("invoice", _invoice), "Balance"));
        Assert.Equal(180m, Number(_books.Read("payment", Id(payment)), "UnappliedAmt"));
    }

    [Fact]
    public void a_credit_memo_settles_an_invoice_through_a_payment_of_nothing()
    {
        var memo = _books.Write("creditmemo", _books.Invoice(80m, "CM-1"));
        var body = _books.Payment(0m, _invoice, applied: 80m);
        body["Line"]!.AsArray().Add(Parse($$$"""{"Amount":80,"LinkedTxn":[{"TxnId":"{{{Id(memo)}}}","TxnType":"CreditMemo"}]}"""));

        _books.Write("payment", body);

        Assert.Equal(220m, Number(_books.Read("invoice", _invoice), "Balance"));
        Assert.Equal(0m, Number(_books.Read("creditmemo", Id(memo)), "RemainingCredit"));
        Assert.Equal(220m, _books.Balance("84", _books.Matter));
    }

    [Fact]
    public void an_answer_echoed_with_its_extension_is_refused()
    {
        var payment = _books.Write("payment", _books.Payment(100m, _invoice));
        var echo = Token(payment);
        echo["sparse"] = true;
        echo["Line"] = payment["Line"]!.DeepClone();

        _books.Refused("2010", "payment", echo);
    }
}
