using System.Text.Json.Nodes;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_money_is_spent_or_moved
{
    private readonly TestBooks _books = new();

    [Fact]
    public void a_check_out_of_trust_lowers_bank_and_liability()
    {
        _books.Write("deposit", _books.TrustDeposit(1500m));

        var check = _books.Write("purchase", Check(400m));

        Assert.Equal(1100m, _books.Balance(_books.Iolta));
        Assert.Equal(-1100m, _books.Balance(_books.TrustLiability, _books.Matter));
        Assert.Equal(400m, Number(check, "TotalAmt"));
        Assert.Equal("NotBillable", check["Line"]![0]!["AccountBasedExpenseLineDetail"]!["BillableStatus"]!.ToString());
    }

    [Fact]
    public void a_line_with_a_customer_is_billable_unless_it_says_no()
    {
        var body = Check(400m);
        body["Line"]![0]!["AccountBasedExpenseLineDetail"]!.AsObject().Remove("BillableStatus");

        Assert.Equal("Billable", _books.Write("purchase", body)["Line"]![0]!["AccountBasedExpenseLineDetail"]!["BillableStatus"]!.ToString());
    }

    [Theory]
    [InlineData("PaymentType", null, "2020")]
    [InlineData("PaymentType", "Cheque", "2170")]
    [InlineData("PaymentType", "CreditCard", "6430")]
    [InlineData("AccountRef", null, "2020")]
    [InlineData("Line", null, "2020")]
    public void kind_account_and_lines_of_a_check_are_checked(string property, string? value, string code)
    {
        var body = Check(1m);
        body[property] = value;

        _books.Refused(code, "purchase", body);
    }

    [Fact]
    public void a_department_on_a_line_is_an_unknown_property()
    {
        var body = Check(1m);
        body["Line"]![0]!["AccountBasedExpenseLineDetail"]!["DepartmentRef"] = new JsonObject { ["value"] = "1" };

        _books.Refused("2010", "purchase", body);
    }

    [Fact]
    public void the_payee_is_named_with_one_capital()
    {
        var body = Check(1m);
        body["EntityRef"] = new JsonObject { ["value"] = _books.Client, ["type"] = "CUSTOMER" };

        _books.Refused("2170", "purchase", body);
    }

    [Fact]
    public void a_journal_entry_posts_each_line_to_its_name()
    {
        var entry = _books.Write("journalentry", Journal(1500m, 1500m));

        Assert.Equal("0", entry["Line"]![0]!["Id"]!.ToString());
        Assert.Equal(1500m, _books.Balance(_books.TrustLiability, _books.Matter));
        Assert.Equal(-1500m, _books.Balance(_books.Iolta));
    }

    [Fact]
    public void a_journal_entry_balances_or_is_refused() => _books.Refused("6000", "journalentry", Journal(1500m, 1499.99m));

    [Fact]
    public void a_negative_journal_amount_is_refused() => _books.Refused("2290", "journalentry", Journal(-1m, -1m));

    [Fact]
    public void an_empty_journal_entry_is_refused() => _books.Refused("2300", "journalentry", Journal(0m, 0m));

    [Fact]
    public void a_journal_line_says_on_which_side_it_is()
    {
        var body = Journal(1m, 1m);
        body["Line"]![0]!["JournalEntryLineDetail"]!.AsObject().Remove("PostingType");

        _books.Refused("2260", "journalentry", body);
    }

    [Fact]
    public void a_journal_line_on_receivables_needs_a_customer()
    {
        var body = Journal(1m, 1m);
        body["Line"]![1]!["JournalEntryLineDetail"]!["AccountRef"]!["value"] = "84";

        Assert.Contains("you must choose a customer in the Name field", _books.Refused("6000", "journalentry", body).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_journal_entry_on_receivables_changes_what_the_customer_owes()
    {
        var body = Journal(70m, 70m);
        body["Line"]![0]!["JournalEntryLineDetail"]!["AccountRef"]!["value"] = "84";

        _books.Write("journalentry", body);

        Assert.Equal(70m, Number(_books.Read("customer", _books.Matter), "Balance"));
    }

    [Theory]
    [InlineData("""{"Name":"New","AccountSubType":"ClientTrustAccountsLiabilities"}""", "2170")]
    [InlineData("""{"Name":"New","AccountType":"Bank","AccountSubType":"TrustAccountsLiabilities"}""", "2170")]
    [InlineData("""{"Name":"New"}""", "6010")]
    [InlineData("""{"Name":"IOLTA","AccountType":"Bank"}""", "6240")]
    [InlineData("""{"Name":"A:B","AccountType":"Bank"}""", "2040")]
    [InlineData("""{"Name":"New","AccountType":"Bank","AcctNum":"12345678"}""", "2050")]
    public void an_account_needs_a_free_name_and_a_type_that_exists(string body, string code) => _books.Refused(code, "account", body);

    [Fact]
    public void an_account_ignores_sparse_and_wants_everything()
    {
        var change = Token(_books.Read("account", _books.Fees));
        change["sparse"] = true;
        change["Description"] = "x";

        Assert.Equal("Name", _books.Refused("2020", "account", change).Element);
    }

    private JsonObject Check(decimal amount)
    {
        var body = Parse($$$"""
            {"PaymentType":"Check","AccountRef":{"value":"{{{_books.Iolta}}}"},"DocNumber":"5001","TxnDate":"2026-05-12",
             "Line":[{"DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":
              {"AccountRef":{"value":"{{{_books.TrustLiability}}}"},"CustomerRef":{"value":"{{{_books.Matter}}}"},"BillableStatus":"NotBillable"}}]}
            """);
        body["Line"]![0]!["Amount"] = amount;
        return body;
    }

    private JsonObject Journal(decimal debit, decimal credit)
    {
        var body = Parse($$$"""
            {"TxnDate":"2026-05-31","DocNumber":"LS-TRUST-118","Line":[
             {"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"Debit","AccountRef":{"value":"{{{_books.TrustLiability}}}"},
               "Entity":{"Type":"Customer","EntityRef":{"value":"{{{_books.Matter}}}"}} }},
             {"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"Credit","AccountRef":{"value":"{{{_books.Iolta}}}"}} }]}
            """);
        body["Line"]![0]!["Amount"] = debit;
        body["Line"]![1]!["Amount"] = credit;
        return body;
    }
}
