using System.Text.Json.Nodes;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_other_kinds_are_written
{
    private readonly TestBooks _books = new();
    private readonly string _vendor;
    private readonly string _rent;

    public When_other_kinds_are_written()
    {
        _vendor = _books.Company.Create("Vendor", Parse("""{"DisplayName":"Sample Courthouse"}"""));
        _rent = _books.Company.Create("Account", Parse("""{"Name":"Filing fees","AccountType":"Expense"}"""));
    }

    [Fact]
    public void a_sales_receipt_is_paid_at_once_and_waits_to_be_deposited()
    {
        var receipt = _books.Write("salesreceipt", _books.Invoice(75m));

        Assert.Equal((0m, "Undeposited Funds"), (Number(receipt, "Balance"), receipt["DepositToAccountRef"]!["name"]!.ToString()));
        Assert.Equal((75m, 0m, -75m), (_books.Balance("4"), _books.Balance("84"), _books.Balance(_books.Fees)));
        Deposit(75m, Id(receipt), "SalesReceipt");
        Assert.Equal(75m, _books.Balance(_books.Operating));
        _books.Refused("6540", "salesreceipt", Token(_books.Read("salesreceipt", Id(receipt))), operation: "void");
    }

    [Fact]
    public void a_sales_receipt_needs_no_customer()
    {
        var body = _books.Invoice(75m);
        body.Remove("CustomerRef");

        Assert.Equal(75m, Number(_books.Write("salesreceipt", body), "TotalAmt"));
        _books.Refused("2020", "invoice", body.DeepClone().AsObject());
    }

    [Fact]
    public void a_refund_receipt_needs_the_account_the_money_leaves()
    {
        Assert.Equal("DepositToAccountRef", _books.Refused("2020", "refundreceipt", _books.Invoice(40m)).Element);

        var body = _books.Invoice(40m);
        body["DepositToAccountRef"] = new JsonObject { ["value"] = _books.Operating };
        _books.Write("refundreceipt", body);

        Assert.Equal((-40m, 40m), (_books.Balance(_books.Operating), _books.Balance(_books.Fees)));
    }

    [Theory]
    [InlineData("invoice", "void", null)]
    [InlineData("invoice", "update", "void")]
    [InlineData("payment", "void", null)]
    [InlineData("payment", "update", "void")]
    [InlineData("salesreceipt", "void", null)]
    [InlineData("salesreceipt", "update", "void")]
    public void either_form_voids(string entity, string operation, string? include)
    {
        var document = _books.Write(entity, entity == "payment" ? _books.Payment(20m) : _books.Invoice(20m));

        var body = Token(document);
        body["sparse"] = true;
        var voided = _books.Write(entity, body, operation, include);

        Assert.Equal((0m, "Voided"), (Number(voided, "TotalAmt"), voided["PrivateNote"]!.ToString()));
        Assert.Equal(0m, _books.Balance(_books.Fees));
    }

    [Theory]
    [InlineData("creditmemo")]
    [InlineData("purchase")]
    public void some_kinds_are_voided_by_people_only(string entity)
    {
        var document = _books.Write(entity, entity == "creditmemo" ? _books.Invoice(20m) : Purchase(20m));
        _books.Refused("500", entity, Token(document), operation: "void");

        _books.Company.Void(entity, Id(document));

        Assert.Equal(0m, Number(_books.Read(entity, Id(document)), "TotalAmt"));
        Assert.Equal(0m, _books.Balance(_books.Operating));
    }

    [Fact]
    public void a_bill_is_owed_until_it_is_paid()
    {
        var bill = Id(_books.Write("bill", Bill(90m)));
        Assert.Equal(90m, Number(_books.Read("vendor", _vendor), "Balance"));

        _books.Refused("6000", "billpayment", BillPayment(100m, (90m, bill, "Bill")));
        var payment = _books.Write("billpayment", BillPayment(90m, (90m, bill, "Bill")));

        Assert.Equal((0m, 0m), (Number(_books.Read("bill", bill), "Balance"), Number(_books.Read("vendor", _vendor), "Balance")));
        Assert.Equal((-90m, 90m), (_books.Balance(_books.Operating), _books.Balance(_rent)));
        _books.Write("billpayment", Token(payment), operation: "void");
        Assert.Equal(90m, Number(_books.Read("bill", bill), "Balance"));
    }

    [Fact]
    public void a_vendor_credit_lowers_what_a_bill_payment_must_bring()
    {
        var bill = Id(_books.Write("bill", Bill(90m)));
        var credit = Id(_books.Write("vendorcredit", Bill(30m)));

        _books.Write("billpayment", BillPayment(60m, (90m, bill, "Bill"), (30m, credit, "VendorCredit")));

        Assert.Equal(0m, Number(_books.Read("vendor", _vendor), "Balance"));
        Assert.Equal((-60m, 60m), (_books.Balance(_books.Operating), _books.Balance(_rent)));
    }

    [Fact]
    public void a_bill_updated_sparsely_must_name_its_vendor()
    {
        var change = Token(_books.Write("bill", Bill(1m)));
        change["sparse"] = true;
        change["PrivateNote"] = "x";

        Assert.Equal("VendorRef", _books.Refused("2020", "bill", change).Element);
    }

    [Fact]
    public void a_transfer_moves_money_between_two_accounts_of_the_balance_sheet()
    {
        _books.Write("transfer", Transfer(_books.Iolta, 250m));

        Assert.Equal((-250m, 250m), (_books.Balance(_books.Iolta), _books.Balance(_books.Operating)));
        _books.Refused("6430", "transfer", Transfer(_books.Fees, 1m));
        _books.Refused("6000", "transfer", Transfer(_books.Operating, 1m));
    }

    [Fact]
    public void billable_time_needs_a_client_and_a_rate_and_is_billed_by_the_invoice()
    {
        var employee = _books.Company.Create("Employee", Parse("""{"DisplayName":"Sage Sampleton"}"""));
        var body = Parse($$$"""{"NameOf":"Employee","EmployeeRef":{"value":"{{{employee}}}"},"TxnDate":"2026-05-04","BillableStatus":"Billable","Hours":1,"Minutes":30}""");
        _books.Refused("6310", "timeactivity", body.DeepClone().AsObject());
        body["CustomerRef"] = new JsonObject { ["value"] = _books.Matter };
        _books.Refused("6330", "timeactivity", body.DeepClone().AsObject());
        body["HourlyRate"] = 200;
        var hours = Id(_books.Write("timeactivity", body));

        var invoice = _books.Invoice(300m);
        invoice["Line"]![0]!["LinkedTxn"] = new JsonArray(Parse($$"""{"TxnId":"{{hours}}","TxnType":"TimeActivity"}"""));
        var billed = _books.Write("invoice", invoice);
        Assert.Equal("HasBeenBilled", _books.Read("timeactivity", hours)["BillableStatus"]!.ToString());
        _books.Write("invoice", Token(billed), operation: "delete");
        Assert.Equal("Billable", _books.Read("timeactivity", hours)["BillableStatus"]!.ToString());
    }

    [Fact]
    public void classes_and_locations_are_dropped_without_a_word_while_they_are_not_tracked()
    {
        _books.Refused("6000", "class", """{"Name":"Litigation"}""");
        var body = _books.Invoice(10m);
        body["DepartmentRef"] = new JsonObject { ["value"] = "1" };
        body["Line"]![0]!["SalesItemLineDetail"]!["ClassRef"] = new JsonObject { ["value"] = "1" };

        var invoice = _books.Write("invoice", body);

        Assert.Null(invoice["DepartmentRef"]);
        Assert.Null(invoice["Line"]![0]!["SalesItemLineDetail"]!["ClassRef"]);
    }

    [Fact]
    public void they_are_kept_and_checked_once_they_are_tracked()
    {
        _books.Prefer("AccountingInfoPrefs", "ClassTrackingPerTxnLine", true);
        _books.Prefer("AccountingInfoPrefs", "TrackDepartments", true);
        var litigation = _books.Company.Create("Class", Parse("""{"Name":"Litigation"}"""));
        var downtown = _books.Company.Create("Department", Parse("""{"Name":"Downtown"}"""));
        var body = _books.Invoice(10m);
        body["DepartmentRef"] = new JsonObject { ["value"] = downtown };
        body["Line"]![0]!["SalesItemLineDetail"]!["ClassRef"] = new JsonObject { ["value"] = litigation };

        var invoice = _books.Write("invoice", body);

        Assert.Equal("Downtown", invoice["DepartmentRef"]!["name"]!.ToString());
        Assert.Equal("Litigation", invoice["Line"]![0]!["SalesItemLineDetail"]!["ClassRef"]!["name"]!.ToString());
        var wrong = _books.Invoice(10m);
        wrong["DepartmentRef"] = new JsonObject { ["value"] = "4711" };
        _books.Refused("2500", "invoice", wrong);
    }

    [Fact]
    public void a_note_hangs_on_a_document_and_outlives_it()
    {
        var invoice = _books.Write("invoice", _books.Invoice(10m));
        var note = Id(_books.Write("attachable", $$$"""{"Note":"see the letter","AttachableRef":[{"EntityRef":{"type":"Invoice","value":"{{{Id(invoice)}}}"}}]}"""));
        _books.Refused("6000", "attachable", """{"Note":"x","AttachableRef":[{"EntityRef":{"type":"Invoice","value":"4711"}}]}""");

        _books.Write("invoice", Token(invoice), operation: "delete");

        Assert.Single(_books.Rows($"select * from Attachable where AttachableRef.EntityRef.Type='invoice' and AttachableRef.EntityRef.value='{Id(invoice)}'", "Attachable"));
        Assert.Equal("Deleted", _books.Write("attachable", Token(_books.Read("attachable", note)), operation: "delete")["status"]!.ToString());
    }

    [Fact]
    public void payment_methods_are_a_list_and_an_unknown_one_is_refused()
    {
        Assert.Equal(3, _books.Rows("select * from PaymentMethod", "PaymentMethod").Count);
        var body = _books.Payment(10m);
        body["PaymentMethodRef"] = new JsonObject { ["value"] = "99" };

        _books.Refused("2500", "payment", body);
    }

    private void Deposit(decimal amount, string id, string type) => _books.Write("deposit", Parse($$$"""
        {"DepositToAccountRef":{"value":"{{{_books.Operating}}}"},"Line":[{"Amount":{{{amount}}},"LinkedTxn":[{"TxnId":"{{{id}}}","TxnType":"{{{type}}}"}]}]}
        """));

    private JsonObject Purchase(decimal amount) => Parse($$$"""
        {"PaymentType":"Check","AccountRef":{"value":"{{{_books.Operating}}}"},"Line":[{"Amount":{{{amount}}},"DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":{"AccountRef":{"value":"{{{_rent}}}"}} }]}
        """);

    private JsonObject Bill(decimal amount) => Parse($$$"""
        {"VendorRef":{"value":"{{{_vendor}}}"},"TxnDate":"2026-05-04","Line":[{"Amount":{{{amount}}},"DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":{"AccountRef":{"value":"{{{_rent}}}"}} }]}
        """);

    private JsonObject BillPayment(decimal total, params (decimal Amount, string Id, string Type)[] lines) => new()
    {
        ["VendorRef"] = new JsonObject { ["value"] = _vendor }, ["TotalAmt"] = total, ["PayType"] = "Check",
        ["CheckPayment"] = new JsonObject { ["BankAccountRef"] = new JsonObject { ["value"] = _books.Operating } },
        ["Line"] = new JsonArray([.. lines.Select(line => (JsonNode)new JsonObject
        {
            ["Amount"] = line.Amount, ["LinkedTxn"] = new JsonArray(new JsonObject { ["TxnId"] = line.Id, ["TxnType"] = line.Type }),
        })]),
    };

    private JsonObject Transfer(string from, decimal amount) => Parse($$$"""
        {"FromAccountRef":{"value":"{{{from}}}"},"ToAccountRef":{"value":"{{{_books.Operating}}}"},"Amount":{{{amount}}},"TxnDate":"2026-05-04"}
        """);
}
