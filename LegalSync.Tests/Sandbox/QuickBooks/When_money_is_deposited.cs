using System.Text.Json.Nodes;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_money_is_deposited
{
    private readonly TestBooks _books = new();

    [Fact]
    public void trust_money_raises_the_bank_and_the_clients_liability()
    {
        var deposit = _books.Write("deposit", _books.TrustDeposit(1500m));

        Assert.Equal(1500m, Number(deposit, "TotalAmt"));
        Assert.Equal(1500m, _books.Balance(_books.Iolta));
        Assert.Equal(-1500m, _books.Balance(_books.TrustLiability, _books.Matter));
        Assert.Equal(1500m, Number(_books.Read("account", _books.TrustLiability), "CurrentBalance"));
    }

    [Fact]
    public void a_payment_leaves_undeposited_funds_and_is_frozen()
    {
        var payment = _books.Write("payment", _books.Payment(262m));
        var deposit = _books.Write("deposit", Linked(payment, 262m));

        Assert.Equal(0m, _books.Balance("4"));
        Assert.Equal(262m, _books.Balance(_books.Operating));
        var frozen = _books.Read("payment", Id(payment));
        Assert.Equal("Deposit", frozen["LinkedTxn"]![0]!["TxnType"]!.ToString());
        var change = Token(frozen);
        change["sparse"] = true;
        change["PrivateNote"] = "late";
        _books.Refused("6540", "payment", change);
        _books.Refused("6540", "payment", Token(frozen), operation: "delete");

        _books.Write("deposit", Token(deposit), operation: "delete");
        Assert.NotNull(_books.Write("payment", Token(_books.Read("payment", Id(payment))), operation: "delete"));
    }

    [Fact]
    public void a_payment_is_deposited_once_and_whole()
    {
        var payment = _books.Write("payment", _books.Payment(262m));

        _books.Refused("6000", "deposit", Linked(payment, 200m));
        _books.Write("deposit", Linked(payment, 262m));
        _books.Refused("620", "deposit", Linked(payment, 262m));
    }

    [Fact]
    public void a_payment_that_went_to_a_bank_is_not_there_to_deposit()
    {
        var payment = _books.Write("payment", _books.Payment(262m, into: _books.Operating));

        _books.Refused("620", "deposit", Linked(payment, 262m));
    }

    [Fact]
    public void a_linked_line_has_no_detail_of_its_own()
    {
        var body = Linked(_books.Write("payment", _books.Payment(262m)), 262m);
        body["Line"]![0]!["DetailType"] = "DepositLineDetail";
        body["Line"]![0]!["DepositLineDetail"] = new JsonObject();

        _books.Refused("6000", "deposit", body);
    }

    [Fact]
    public void fees_are_a_negative_line_and_cash_back_lowers_the_total()
    {
        var body = _books.TrustDeposit(100m);
        body["Line"]!.AsArray().Add(Parse($$$"""{"Amount":-2.50,"DetailType":"DepositLineDetail","DepositLineDetail":{"AccountRef":{"value":"{{{_books.Fees}}}"}} }"""));
        body["CashBack"] = Parse($$$"""{"AccountRef":{"value":"{{{_books.Operating}}}"},"Amount":20}""");

        Assert.Equal(77.50m, Number(_books.Write("deposit", body), "TotalAmt"));
        Assert.Equal(20m, _books.Balance(_books.Operating));
    }

    [Theory]
    [InlineData("Customer", "2170")]
    [InlineData("customer", "2170")]
    [InlineData("VENDOR", "2500")]
    public void the_type_of_a_name_is_in_capitals_and_true(string type, string code)
    {
        var body = _books.TrustDeposit(1m);
        body["Line"]![0]!["DepositLineDetail"]!["Entity"]!["type"] = type;

        _books.Refused(code, "deposit", body);
    }

    [Fact]
    public void only_a_bank_takes_a_deposit()
    {
        var body = _books.TrustDeposit(1m);
        body["DepositToAccountRef"]!["value"] = _books.Fees;

        _books.Refused("6000", "deposit", body);
    }

    [Fact]
    public void a_line_on_receivables_needs_its_customer()
    {
        var body = _books.TrustDeposit(1m);
        body["Line"]![0]!["DepositLineDetail"]!["AccountRef"]!["value"] = "84";
        body["Line"]![0]!["DepositLineDetail"]!.AsObject().Remove("Entity");

        _books.Refused("6000", "deposit", body);
    }

    [Fact]
    public void a_sparse_update_must_bring_account_and_lines()
    {
        var change = Token(_books.Write("deposit", _books.TrustDeposit(1m)));
        change["sparse"] = true;
        change["PrivateNote"] = "x";

        Assert.Equal("DepositToAccountRef", _books.Refused("2020", "deposit", change).Element);
    }

    private JsonObject Linked(JsonObject payment, decimal amount)
    {
        var body = Parse($$$"""{"DepositToAccountRef":{"value":"{{{_books.Operating}}}"},"Line":[{"LinkedTxn":[{"TxnId":"{{{Id(payment)}}}","TxnType":"Payment","TxnLineId":"0"}]}]}""");
        body["Line"]![0]!["Amount"] = amount;
        return body;
    }
}
