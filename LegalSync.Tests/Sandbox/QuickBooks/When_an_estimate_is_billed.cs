using System.Text.Json.Nodes;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_an_estimate_is_billed
{
    private readonly TestBooks _books = new();
    private readonly JsonObject _estimate;

    public When_an_estimate_is_billed() => _estimate = _books.Write("estimate", _books.Invoice(200m, "S-1"));

    [Fact]
    public void until_then_it_is_pending_and_moves_no_account()
    {
        Assert.Equal(("Pending", 200m), (_estimate["TxnStatus"]!.ToString(), Number(_estimate, "TotalAmt")));
        Assert.Null(_estimate["Balance"]);
        Assert.Equal(0m, _books.Balance("84"));
        Assert.Equal(0m, _books.Balance(_books.Fees));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void the_invoice_closes_it_whether_the_link_stands_on_the_whole_or_on_a_line(bool onLine)
    {
        var invoice = _books.Write("invoice", Billing(onLine));

        var closed = _books.Read("estimate", Id(_estimate));
        Assert.Equal(("Closed", "1"), (closed["TxnStatus"]!.ToString(), closed["SyncToken"]!.ToString()));
        Assert.Equal((Id(invoice), "Invoice"), (closed["LinkedTxn"]![0]!["TxnId"]!.ToString(), closed["LinkedTxn"]![0]!["TxnType"]!.ToString()));
        Assert.Equal("Estimate", Assert.Single(invoice["LinkedTxn"]!.AsArray())!["TxnType"]!.ToString());
        Assert.Equal(200m, Number(invoice, "Balance"));
    }

    [Fact]
    public void numbers_of_estimates_and_invoices_do_not_clash() => Assert.Equal("S-1", _books.Write("invoice", _books.Invoice(1m, "S-1"))["DocNumber"]!.ToString());

    [Fact]
    public void it_is_billed_once()
    {
        _books.Write("invoice", Billing(onLine: false));

        _books.Refused("620", "invoice", Billing(onLine: false));
    }

    [Fact]
    public void another_clients_estimate_cannot_be_billed()
    {
        var body = Billing(onLine: false);
        body["CustomerRef"]!["value"] = _books.Other;

        _books.Refused("620", "invoice", body);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("void")]
    public void it_is_pending_again_when_the_invoice_goes(string operation)
    {
        var invoice = _books.Write("invoice", Billing(onLine: true));

        _books.Write("invoice", Token(invoice), operation);

        var estimate = _books.Read("estimate", Id(_estimate));
        Assert.Equal("Pending", estimate["TxnStatus"]!.ToString());
        Assert.Empty(estimate["LinkedTxn"]!.AsArray());
    }

    [Fact]
    public void an_invoice_keeps_the_link_when_something_else_is_changed_and_loses_it_with_its_lines()
    {
        var invoice = _books.Write("invoice", Billing(onLine: true));
        var change = Token(invoice);
        change["sparse"] = true;
        change["PrivateNote"] = "x";
        invoice = _books.Write("invoice", change);
        Assert.Single(invoice["LinkedTxn"]!.AsArray());

        var lines = Token(invoice);
        lines["sparse"] = true;
        lines["Line"] = _books.Invoice(200m)["Line"]!.DeepClone();
        Assert.Empty(_books.Write("invoice", lines)["LinkedTxn"]!.AsArray());
        Assert.Equal("Pending", _books.Read("estimate", Id(_estimate))["TxnStatus"]!.ToString());
    }

    [Fact]
    public void deleting_the_estimate_leaves_the_invoice_without_its_link()
    {
        var invoice = Id(_books.Write("invoice", Billing(onLine: true)));

        _books.Write("estimate", Token(_books.Read("estimate", Id(_estimate))), operation: "delete");

        Assert.Empty(_books.Read("invoice", invoice)["LinkedTxn"]!.AsArray());
        Assert.Equal(200m, _books.Balance("84"));
    }

    [Fact]
    public void it_cannot_be_voided() => _books.Refused("500", "estimate", Token(_estimate), operation: "void");

    [Fact]
    public void it_can_be_kept_current_and_rejected()
    {
        var change = Token(_estimate);
        change["sparse"] = true;
        change["TxnStatus"] = "Rejected";

        Assert.Equal("Rejected", _books.Write("estimate", change)["TxnStatus"]!.ToString());
        Assert.Single(_books.Rows("select * from Estimate where TxnStatus = 'Rejected'", "Estimate"));
    }

    private JsonObject Billing(bool onLine)
    {
        var body = _books.Invoice(200m);
        var link = Parse($$"""{"TxnId":"{{Id(_estimate)}}","TxnType":"Estimate"}""");
        (onLine ? body["Line"]![0]! : body)["LinkedTxn"] = new JsonArray(link);
        return body;
    }
}
