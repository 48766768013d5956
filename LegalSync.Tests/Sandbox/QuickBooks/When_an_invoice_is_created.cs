using System.Text.Json.Nodes;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_an_invoice_is_created
{
    private readonly TestBooks _books = new();

    [Fact]
    public void the_answer_has_the_properties_of_the_recorded_one()
    {
        var invoice = _books.Write("invoice", _books.Invoice(100m, "1043"));

        string[] expected =
        [
            "AllowIPNPayment", "AllowOnlinePayment", "AllowOnlineCreditCardPayment", "AllowOnlineACHPayment", "domain", "sparse", "Id", "SyncToken",
            "MetaData", "DocNumber", "TxnDate", "CurrencyRef", "LinkedTxn", "Line", "TxnTaxDetail", "CustomerRef", "DueDate", "TotalAmt",
            "ApplyTaxAfterDiscount", "PrintStatus", "EmailStatus", "Balance",
        ];
        Assert.Equal(expected.Order(), invoice.Select(property => property.Key).Order());
    }

    [Fact]
    public void a_subtotal_line_without_an_id_closes_the_lines()
    {
        var lines = _books.Write("invoice", _books.Invoice(100m))["Line"]!.AsArray();

        Assert.Equal(2, lines.Count);
        Assert.Equal("1", lines[0]!["Id"]!.ToString());
        Assert.Equal("NON", lines[0]!["SalesItemLineDetail"]!["TaxCodeRef"]!["value"]!.ToString());
        Assert.Equal("SubTotalLineDetail", lines[1]!["DetailType"]!.ToString());
        Assert.Null(lines[1]!["Id"]);
    }

    [Fact]
    public void it_posts_at_once_to_receivables_and_to_the_items_income_account()
    {
        _books.Write("invoice", _books.Invoice(250m));

        Assert.Equal(250m, _books.Balance("84", _books.Matter));
        Assert.Equal(-250m, _books.Balance(_books.Fees, _books.Matter));
        Assert.Equal(250m, Number(_books.Read("customer", _books.Matter), "Balance"));
        Assert.Equal(250m, Number(_books.Read("customer", _books.Client), "BalanceWithJobs"));
        Assert.Equal(0m, Number(_books.Read("customer", _books.Client), "Balance"));
    }

    [Theory]
    [InlineData("1.5", "275", "412.50")]
    [InlineData("0.1", "333.33", "33.33")]
    [InlineData("3", "33.333333", "100.00")]
    [InlineData("0.25", "250.10", "62.53")]
    [InlineData("-1", "100.005", "-100.01")]
    public void quantity_times_price_rounded_half_up_is_accepted(string quantity, string price, string amount)
    {
        var body = WithLine($$$"""{"Amount":{{{amount}}},"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"ITEM"},"Qty":{{{quantity}}},"UnitPrice":{{{price}}}}}""");
        body["Line"]!.AsArray().Add(Parse($$$"""{"Amount":1000,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"{{{_books.Item}}}"}} }"""));

        Assert.NotNull(_books.Write("invoice", body));
    }

    [Fact]
    public void a_unit_price_cut_to_cents_does_not_make_the_amount() => _books.Refused("6070", "invoice", WithLine(
        """{"Amount":100.00,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"ITEM"},"Qty":3,"UnitPrice":33.33}}"""));

    [Fact]
    public void a_negative_line_writes_the_total_down()
    {
        var body = _books.Invoice(500m);
        body["Line"]!.AsArray().Add(Parse($$$"""{"Amount":-120.50,"Description":"Courtesy","DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"{{{_books.Item}}}"}} }"""));

        Assert.Equal(379.50m, Number(_books.Write("invoice", body), "TotalAmt"));
    }

    [Fact]
    public void a_total_below_zero_is_refused() => _books.Refused("6000", "invoice", _books.Invoice(-1m));

    [Fact]
    public void a_discount_is_taken_off_and_posted_on_its_own_account()
    {
        var body = _books.Invoice(412.50m);
        body["Line"]!.AsArray().Add(Parse("""{"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":true,"DiscountPercent":10}}"""));

        var invoice = _books.Write("invoice", body);

        Assert.Equal(371.25m, Number(invoice, "TotalAmt"));
        Assert.Equal(41.25m, _books.Balance("86", _books.Matter));
        Assert.Equal(412.50m, Number(invoice["Line"]!.AsArray()[^1]!.AsObject(), "Amount"));
    }

    [Fact]
    public void tax_is_added_and_owed()
    {
        var body = _books.Invoice(100m);
        body["TxnTaxDetail"] = new JsonObject { ["TotalTax"] = 8.25m };

        Assert.Equal(108.25m, Number(_books.Write("invoice", body), "TotalAmt"));
        Assert.Equal(-8.25m, _books.Balance("89", _books.Matter));
    }

    [Fact]
    public void a_line_takes_only_the_two_american_tax_codes() => _books.Refused("6100", "invoice", WithLine(
        """{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"ITEM"},"TaxCodeRef":{"value":"2"}} }"""));

    [Theory]
    [InlineData(null, "2026-06-09")]
    [InlineData("1", "2026-05-10")]
    [InlineData("2", "2026-05-25")]
    public void the_due_date_follows_the_terms(string? term, string due)
    {
        var body = _books.Invoice(10m);
        if (term is not null)
        {
            body["SalesTermRef"] = new JsonObject { ["value"] = term };
        }

        Assert.Equal(due, _books.Write("invoice", body)["DueDate"]!.ToString());
    }

    [Fact]
    public void a_term_that_names_a_day_of_the_month_falls_on_it()
    {
        var term = _books.Company.Create("Term", Parse("""{"Name":"15th","DayOfMonthDue":15,"DueNextMonthDays":10}"""));
        var body = _books.Invoice(10m);
        body["SalesTermRef"] = new JsonObject { ["value"] = term };

        Assert.Equal("2026-06-15", _books.Write("invoice", body)["DueDate"]!.ToString());
    }

    [Fact]
    public void a_due_date_that_is_sent_stands()
    {
        var body = _books.Invoice(10m);
        body["DueDate"] = "2026-12-24";

        Assert.Equal("2026-12-24", _books.Write("invoice", body)["DueDate"]!.ToString());
    }

    [Fact]
    public void its_number_may_have_twenty_one_characters_and_no_more()
    {
        Assert.NotNull(_books.Write("invoice", _books.Invoice(1m, new string('7', 21))));
        _books.Refused("2050", "invoice", _books.Invoice(1m, new string('7', 22)));
    }

    [Theory]
    [InlineData("Invoice")]
    [InlineData("CreditMemo")]
    public void a_number_in_use_is_refused_with_its_holder(string holder)
    {
        var first = _books.Write(holder, _books.Invoice(5m, "S-10482"));

        var refusal = _books.Refused("6140", "invoice", _books.Invoice(6m, "S-10482"));

        Assert.Contains($"DocNumber=S-10482 is assigned to TxnType={holder} with TxnId={Id(first)}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_number_in_use_passes_when_the_caller_insists()
    {
        _books.Write("invoice", _books.Invoice(5m, "S-10482"));

        Assert.Equal("S-10482", _books.Write("invoice", _books.Invoice(6m, "S-10482"), include: "allowduplicatedocnum")["DocNumber"]!.ToString());
    }

    [Fact]
    public void the_books_number_it_themselves_when_they_are_set_so()
    {
        _books.Company.Change("Preferences", "1", new JsonObject { ["SalesFormsPrefs"] = new JsonObject { ["CustomTxnNumbers"] = false } });

        Assert.Equal("1001", _books.Write("invoice", _books.Invoice(5m, "MINE"))["DocNumber"]!.ToString());
        Assert.Equal("1002", _books.Write("invoice", _books.Invoice(5m))["DocNumber"]!.ToString());
    }

    [Fact]
    public void a_customer_that_does_not_exist_is_named() =>
        Assert.Equal("Invalid Reference Id : Names element id 999 not found", _books.Refused("2500", "invoice", _books.Invoice(1m, customer: "999")).Message);

    [Fact]
    public void an_inactive_customer_is_as_good_as_gone()
    {
        _books.Company.Change("Customer", _books.Other, new JsonObject { ["Active"] = false });

        _books.Refused("610", "invoice", _books.Invoice(1m, customer: _books.Other));
    }

    [Fact]
    public void an_inactive_item_is_as_good_as_gone()
    {
        _books.Company.Change("Item", _books.Item, new JsonObject { ["Active"] = false });

        _books.Refused("610", "invoice", _books.Invoice(1m));
    }

    [Theory]
    [InlineData("2020", """{"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{}}]}""")]
    [InlineData("2020", """{"CustomerRef":{"value":"C"}}""")]
    [InlineData("2020", """{"CustomerRef":{"value":"C"},"Line":[{"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{}}]}""")]
    [InlineData("2020", """{"CustomerRef":{"value":"C"},"Line":[{"Amount":1}]}""")]
    [InlineData("2080", """{"CustomerRef":{"value":"C"},"Line":[{"Amount":"1.00","DetailType":"SalesItemLineDetail","SalesItemLineDetail":{}}]}""")]
    [InlineData("2080", """{"CustomerRef":{"value":"C"},"Line":[{"Amount":1.005,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{}}]}""")]
    [InlineData("2070", """{"CustomerRef":{"value":"C"},"TxnDate":"05/31/2026","Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{}}]}""")]
    [InlineData("6420", """{"CustomerRef":{"value":"C"},"EmailStatus":"NeedToSend","Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{}}]}""")]
    [InlineData("2220", """{"CustomerRef":{"value":"C"},"CurrencyRef":{"value":"CAD"},"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{}}]}""")]
    public void what_is_missing_or_malformed_is_refused(string code, string body) =>
        _books.Refused(code, "invoice", body.Replace("\"C\"", $"\"{_books.Client}\"", StringComparison.Ordinal));

    [Fact]
    public void a_refusal_leaves_nothing_behind()
    {
        var before = State();

        _books.Refused("6070", "invoice", WithLine(
            """{"Amount":9,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"ITEM"},"Qty":1,"UnitPrice":8}}"""));

        Assert.Equal(before, State());

        string State() => _books.Company.Query("select * from Customer").ToJsonString() + _books.Rows("select * from Invoice", "Invoice").Count;
    }

    private JsonObject WithLine(string line)
    {
        var body = _books.Invoice(1m);
        body["Line"] = new JsonArray(Parse(line.Replace("ITEM", _books.Item, StringComparison.Ordinal)));
        return body;
    }
}
