extern alias sandbox;
using sandbox::LegalSync.Sandbox.QuickBooks.Engine;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_credits_apply_themselves
{
    private readonly TestBooks _books = new();

    public When_credits_apply_themselves() => _books.Prefer("SalesFormsPrefs", "AutoApplyCredit", true);

    [Fact]
    public void a_new_invoice_comes_back_partly_paid_by_an_unapplied_payment()
    {
        var payment = Id(_books.Write("payment", _books.Payment(120m)));

        var invoice = _books.Write("invoice", _books.Invoice(300m));

        Assert.Equal((300m, 180m), (Number(invoice, "TotalAmt"), Number(invoice, "Balance")));
        Assert.Equal(payment, invoice["LinkedTxn"]![0]!["TxnId"]!.ToString());
        var used = _books.Read("payment", payment);
        Assert.Equal((0m, "1"), (Number(used, "UnappliedAmt"), used["SyncToken"]!.ToString()));
    }

    [Fact]
    public void a_credit_memo_is_applied_through_a_payment_of_nothing()
    {
        var memo = Id(_books.Write("creditmemo", _books.Invoice(50m)));

        var invoice = _books.Write("invoice", _books.Invoice(300m));

        Assert.Equal(250m, Number(invoice, "Balance"));
        Assert.Equal(0m, Number(_books.Read("creditmemo", memo), "RemainingCredit"));
        var link = _books.Read("payment", invoice["LinkedTxn"]![0]!["TxnId"]!.ToString());
        Assert.Equal((0m, 2), (Number(link, "TotalAmt"), link["Line"]!.AsArray().Count));
        Assert.Equal(250m, _books.Balance("84", _books.Matter));
    }

    [Fact]
    public void a_new_credit_memo_is_consumed_by_the_oldest_open_invoice()
    {
        var late = _books.Invoice(100m);
        late["TxnDate"] = "2026-05-20";
        var second = Id(_books.Write("invoice", late));
        var first = Id(_books.Write("invoice", _books.Invoice(100m)));

        var memo = _books.Write("creditmemo", _books.Invoice(120m));

        Assert.Equal(0m, Number(memo, "RemainingCredit"));
        Assert.Equal(0m, Number(_books.Read("invoice", first), "Balance"));
        Assert.Equal(80m, Number(_books.Read("invoice", second), "Balance"));
    }

    [Fact]
    public void credits_of_another_customer_stay_where_they_are()
    {
        _books.Write("payment", _books.Payment(120m, customer: _books.Other));

        Assert.Equal(300m, Number(_books.Write("invoice", _books.Invoice(300m)), "Balance"));
    }

    [Fact]
    public void no_more_is_taken_than_the_invoice_needs()
    {
        var payment = Id(_books.Write("payment", _books.Payment(500m)));

        Assert.Equal(0m, Number(_books.Write("invoice", _books.Invoice(300m)), "Balance"));
        Assert.Equal(200m, Number(_books.Read("payment", payment), "UnappliedAmt"));
    }

    [Fact]
    public void every_document_that_moved_is_told()
    {
        _books.Write("creditmemo", _books.Invoice(50m));
        var heard = new List<BooksChange>();
        _books.Company.Changed += heard.Add;

        _books.Write("invoice", _books.Invoice(300m));

        Assert.Equal(
            [("CreditMemo", BooksOperation.Update), ("Invoice", BooksOperation.Create), ("Payment", BooksOperation.Create)],
            heard.Select(change => (change.Entity, change.Operation)).Order());
    }

    [Fact]
    public void nothing_is_applied_while_the_preference_is_off()
    {
        _books.Prefer("SalesFormsPrefs", "AutoApplyCredit", false);
        _books.Write("payment", _books.Payment(120m));

        Assert.Equal(300m, Number(_books.Write("invoice", _books.Invoice(300m)), "Balance"));
    }

    [Fact]
    public void a_credit_memo_that_goes_takes_back_what_it_gave()
    {
        var memo = _books.Write("creditmemo", _books.Invoice(50m));
        var invoice = Id(_books.Write("invoice", _books.Invoice(300m)));

        _books.Write("creditmemo", Token(_books.Read("creditmemo", Id(memo))), operation: "delete");

        Assert.Equal(300m, Number(_books.Read("invoice", invoice), "Balance"));
        Assert.All(_books.Rows("select * from Payment", "Payment"), payment => Assert.Equal(0m, Number(payment!.AsObject(), "UnappliedAmt")));
    }

    [Fact]
    public void an_invoice_that_goes_gives_its_credit_back()
    {
        var memo = Id(_books.Write("creditmemo", _books.Invoice(50m)));
        var invoice = _books.Write("invoice", _books.Invoice(300m));

        _books.Write("invoice", Token(invoice), operation: "void");

        Assert.Equal(50m, Number(_books.Read("creditmemo", memo), "RemainingCredit"));
        Assert.All(_books.Rows("select * from Payment", "Payment"), payment => Assert.Equal(0m, Number(payment!.AsObject(), "UnappliedAmt")));
    }
}
