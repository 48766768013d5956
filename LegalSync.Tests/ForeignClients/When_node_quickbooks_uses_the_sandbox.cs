using System.Text.Json.Nodes;
using Xunit;

namespace LegalSync.Tests.ForeignClients;

/// <summary>A client that nobody here wrote. Where it and the sandbox disagree, docs/sandbox.md says why.</summary>
[Collection("Alone")]
public class When_node_quickbooks_uses_the_sandbox(NodeQuickBooks walk) : IClassFixture<NodeQuickBooks>
{
    [NodeFact]
    public void customers_are_created_found_updated_and_made_inactive()
    {
        Assert.Equal("Fern O'Sample & Sons", walk.Answer("customer created")["DisplayName"]!.ToString());
        Assert.Single(Found("customer found by a name with an apostrophe", "Customer"));
        Assert.Equal("by a foreign client", walk.Answer("customer updated")["Notes"]!.ToString());
        Assert.Equal("Fern O'Sample & Sons (deleted)", walk.Answer("customer made inactive")["DisplayName"]!.ToString());
        var all = Found("customers fetched page by page", "Customer").Select(row => row!["Id"]!.ToString()).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(all.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), walk.Answer("customers counted")["QueryResponse"]!["totalCount"]!.ToString());
    }

    [NodeFact]
    public void an_invoice_is_created_once_sent_voided_and_another_deleted()
    {
        var created = walk.Answer("invoice created");
        Assert.Equal(created["Id"]!.ToString(), walk.Answer("invoice created again under its request id")["Id"]!.ToString());
        Assert.Equal("second", walk.Answer("invoice updated")["PrivateNote"]!.ToString());
        Assert.Equal("EmailSent", walk.Answer("invoice sent")["EmailStatus"]!.ToString());
        Assert.Single(Found("invoices found", "Invoice"));
        Assert.Equal("0", walk.Answer("invoice voided")["Invoice"]!["TotalAmt"]!.ToString());
        Assert.Equal("Deleted", walk.Answer("invoice deleted by its id")["Invoice"]!["status"]!.ToString());
        var live = walk.Books.Rows("select * from Invoice where TotalAmt > '1'", "Invoice");
        Assert.Equal("F-9", Assert.Single(live)!["DocNumber"]!.ToString());
    }

    [NodeFact]
    public void an_estimate_is_closed_by_its_invoice()
    {
        Assert.Equal("Pending", walk.Answer("estimate created")["TxnStatus"]!.ToString());
        Assert.Equal("Closed", walk.Answer("estimate read")["TxnStatus"]!.ToString());
    }

    [NodeFact]
    public void payments_are_applied_voided_and_deleted()
    {
        Assert.Equal("200", walk.Answer("invoice after the payment")["Balance"]!.ToString());
        Assert.Equal("noted", walk.Answer("payment updated")["PrivateNote"]!.ToString());
        Assert.Equal("Voided - noted", walk.Answer("payment voided")["PrivateNote"]!.ToString());
        Assert.Equal("Deleted", walk.Answer("payment deleted by its key")["Payment"]!["status"]!.ToString());
        Assert.Equal("0", Assert.Single(walk.Books.Rows("select * from Payment", "Payment"))!["TotalAmt"]!.ToString());
    }

    [NodeFact]
    public void journal_entries_are_created_found_updated_and_deleted()
    {
        Assert.Equal("adjusted", walk.Answer("journal entry updated")["PrivateNote"]!.ToString());
        Assert.Single(Found("journal entries found", "JournalEntry"));
        Assert.Equal("Deleted", walk.Answer("journal entry deleted by its id")["JournalEntry"]!["status"]!.ToString());
        Assert.Empty(walk.Books.Rows("select * from JournalEntry", "JournalEntry"));
    }

    [NodeFact]
    public void refusals_reach_it_with_their_codes() => Assert.Equal(
        ["6240", "5010", "2010", "6140", "610", "620", "6000"],
        new[]
        {
            "customer taken twice", "customer changed with a stale token", "property nobody knows", "invoice with a number that is taken", "invoice that is gone",
            "payment of another customer", "journal entry out of balance",
        }.Select(walk.Code));

    // The package sends back what it has read. The books' own extension blocks are no input: quickbooks.md, section 2.
    [NodeFact]
    public void a_payment_sent_back_as_it_was_read_is_refused()
    {
        Assert.Equal("2010", walk.Code("payment changed whole as it was read"));
        Assert.Equal("2010", walk.Code("payment deleted by its id"));
    }

    [NodeFact]
    public void every_item_of_a_batch_has_its_own_fate()
    {
        var items = walk.Answer("batch")["BatchItemResponse"]!.AsArray().ToDictionary(item => item!["bId"]!.ToString(), item => item!);
        Assert.Equal("Batch Samplewood", items["1"]["Customer"]!["DisplayName"]!.ToString());
        Assert.Equal("6240", items["2"]["Fault"]!["Error"]![0]!["code"]!.ToString());
        Assert.Single(items["3"]["QueryResponse"]!["Invoice"]!.AsArray());
    }

    [NodeFact]
    public void changes_company_and_preferences_are_read()
    {
        var changed = walk.Answer("changes")["CDCResponse"]![0]!["QueryResponse"]!.AsArray();
        Assert.Contains(changed[0]!["Invoice"]!.AsArray(), row => row!["status"]?.ToString() == "Deleted");
        Assert.NotEmpty(changed[1]!["Payment"]!.AsArray());
        Assert.Equal("USD", walk.Answer("preferences")["CurrencyPrefs"]!["HomeCurrency"]!["value"]!.ToString());
        Assert.Equal("US", walk.Answer("company")["Country"]!.ToString());
    }

    [NodeFact]
    public void reports_are_read_and_agree_with_each_other()
    {
        var ledger = walk.Answer("report GeneralLedgerDetail")["Rows"]!["Row"]!.AsArray();
        Assert.Equal("56.00", Assert.Single(ledger, row => row!["Header"]!["ColData"]![0]!["id"]!.ToString() == "84")!["Summary"]!["ColData"]![6]!["value"]!.ToString());
        Assert.Equal(["TOTAL", "56.00", "56.00"], Values(walk.Answer("report TrialBalance")["Rows"]!["Row"]!.AsArray()[^1]!["Summary"]!));
        Assert.Equal("56.00", Values(walk.Answer("report AgedReceivables")["Rows"]!["Row"]!.AsArray()[^1]!["Summary"]!)[^1]);
        foreach (var name in (string[])["TransactionList", "JournalReport", "BalanceSheet", "ProfitAndLoss", "AccountListDetail", "AgedReceivableDetail", "CustomerBalance", "CustomerBalanceDetail"])
        {
            Assert.NotEmpty(walk.Answer($"report {name}")["Rows"]!["Row"]!.AsArray());
        }
    }

    [NodeFact]
    public void a_token_that_opens_nothing_is_401() => Assert.Equal("401", walk["token that opens nothing"]["status"]!.ToString());

    private JsonArray Found(string step, string entity) => walk.Answer(step)["QueryResponse"]![entity]!.AsArray();

    private static List<string> Values(JsonNode line) => [.. line["ColData"]!.AsArray().Select(cell => cell!["value"]!.ToString())];
}
