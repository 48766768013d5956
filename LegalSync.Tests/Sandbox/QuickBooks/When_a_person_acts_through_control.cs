extern alias sandbox;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LegalSync.Tests.Sandbox.Smokeball;
using sandbox::LegalSync.Sandbox.QuickBooks;
using sandbox::LegalSync.Sandbox.QuickBooks.Engine;
using Xunit;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_a_person_acts_through_control(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static int _numbers;

    private QuickBooksCompany Books => sandbox.Server.World.QuickBooks.Company;

    [Fact]
    public async Task an_invoice_is_typed_in_edited_voided_and_deleted()
    {
        var invoice = await InvoiceAsync(await CustomerAsync(), 300m);

        var edited = (await ActAsync("edit", new { entity = "Invoice", id = invoice, amount = 280.5m, date = "2026-03-02", memo = "by hand" }))["Invoice"]!;
        Assert.Equal(("280.5", "2026-03-02", "by hand"), (edited["TotalAmt"]!.ToString(), edited["TxnDate"]!.ToString(), edited["PrivateNote"]!.ToString()));
        var voided = (await ActAsync("void", new { entity = "Invoice", id = invoice }))["Invoice"]!;
        Assert.Equal(("0", "Voided - by hand"), (voided["TotalAmt"]!.ToString(), voided["PrivateNote"]!.ToString()));
        Assert.True((bool)(await ActAsync("delete", new { entity = "Invoice", id = invoice }))["deleted"]!);
        Assert.Equal(
            [BooksOperation.Create, BooksOperation.Update, BooksOperation.Void, BooksOperation.Delete],
            Books.Changes.Where(change => (change.Entity, change.Id) == ("Invoice", invoice)).Select(change => change.Operation));
    }

    [Fact]
    public async Task a_payment_that_is_cut_lets_go_of_its_invoice()
    {
        var customer = await CustomerAsync();
        var invoice = await InvoiceAsync(customer, 300m);
        var payment = (string)(await ActAsync("create", new
        {
            entity = "Payment",
            body = new { CustomerRef = new { value = customer }, TotalAmt = 300, Line = new[] { new { Amount = 300, LinkedTxn = new[] { new { TxnId = invoice, TxnType = "Invoice" } } } } },
        }))["Payment"]!["Id"]!;

        await ActAsync("edit", new { entity = "Payment", id = payment, amount = 120 });

        Assert.Equal("180", Books.Read("Invoice", invoice)["Invoice"]!["Balance"]!.ToString());
    }

    [Fact]
    public async Task a_payment_that_is_deposited_is_frozen()
    {
        var payment = (string)(await ActAsync("create", new { entity = "Payment", body = new { CustomerRef = new { value = await CustomerAsync() }, TotalAmt = 50 } }))["Payment"]!["Id"]!;
        var bank = Books.Query("select * from Account where AccountType = 'Bank'")["QueryResponse"]!["Account"]![0]!["Id"]!.ToString();

        var deposit = await ActAsync("deposit", new { payments = new[] { payment }, account = bank });

        Assert.Equal("50", deposit["Deposit"]!["TotalAmt"]!.ToString());
        Assert.StartsWith("6540", await RefusedAsync("edit", new { entity = "Payment", id = payment, memo = "late" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_customer_is_renamed_made_inactive_made_active_and_merged()
    {
        var (keep, drop) = (await CustomerAsync(), await CustomerAsync());

        Assert.Equal($"Renamed {drop}", (await ActAsync("rename", new { entity = "Customer", id = drop, name = $"Renamed {drop}" }))["Customer"]!["DisplayName"]!.ToString());
        Assert.Equal($"Renamed {drop} (deleted)", (await ActAsync("deactivate", new { entity = "Customer", id = drop }))["Customer"]!["DisplayName"]!.ToString());
        Assert.True((bool)(await ActAsync("reactivate", new { entity = "Customer", id = drop }))["Customer"]!["Active"]!);
        Assert.Equal(keep, (await ActAsync("merge", new { keep, drop }))["Customer"]!["Id"]!.ToString());
        Assert.Contains(Books.Changes, change => change.Operation == BooksOperation.Merge && change.DeletedId == drop);
    }

    [Fact]
    public async Task the_books_are_closed_and_opened_and_switches_are_thrown()
    {
        var customer = await CustomerAsync();
        Assert.Equal("2026-02-28", (await ActAsync("close", new { upTo = "2026-02-28" }))["Preferences"]!["AccountingInfoPrefs"]!["BookCloseDate"]!.ToString());
        Assert.Equal(new DateOnly(2026, 2, 28), Books.BookCloseDate);
        await ActAsync("close", new { });
        Assert.Null(Books.BookCloseDate);

        await ActAsync("preferences", new { SalesFormsPrefs = new { AutoApplyCredit = true } });
        await ActAsync("create", new { entity = "Payment", body = new { CustomerRef = new { value = customer }, TotalAmt = 50 } });
        Assert.Equal("250", Books.Read("Invoice", await InvoiceAsync(customer, 300m))["Invoice"]!["Balance"]!.ToString());
        await ActAsync("preferences", new { SalesFormsPrefs = new { AutoApplyCredit = false } });
        Assert.Contains("AutoAplyCredit", await RefusedAsync("preferences", new { SalesFormsPrefs = new { AutoAplyCredit = true } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_invoice_is_sent_by_mail()
    {
        var invoice = await InvoiceAsync(await CustomerAsync(), 10m);

        Assert.StartsWith("6420", await RefusedAsync("send", new { id = invoice }), StringComparison.Ordinal);
        Assert.Equal("EmailSent", (await ActAsync("send", new { id = invoice, to = "ap@example.com" }))["Invoice"]!["EmailStatus"]!.ToString());
        Assert.Equal(BooksOperation.Emailed, Books.Changes[^1].Operation);
    }

    [Fact]
    public async Task after_a_disconnect_the_token_opens_nothing()
    {
        var tokens = (await SandboxFixture.JsonAsync(sandbox.Anonymous, "/control/tokens"))["quickbooks"]!;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v3/company/{tokens["realmId"]}/companyinfo/{tokens["realmId"]}");
        request.Headers.Authorization = new("Bearer", tokens["accessToken"]!.ToString());

        using var disconnected = await PostAsync("disconnect", new { });
        Assert.Equal(HttpStatusCode.NoContent, disconnected.StatusCode);

        using var answer = await sandbox.Anonymous.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("void", """{"id":"1"}""", "entity must be given.")]
    [InlineData("merge", """{"keep":"1"}""", "drop must be given.")]
    [InlineData("delete", """{"entity":"Invoice","id":"4711"}""", "610: ")]
    [InlineData("create", """{"entity":"Nonsense","body":{}}""", "500: ")]
    public async Task what_makes_no_sense_is_refused_with_a_reason(string verb, string body, string reason) =>
        Assert.StartsWith(reason, await RefusedAsync(verb, JsonNode.Parse(body)!), StringComparison.Ordinal);

    private async Task<string> CustomerAsync() => (string)(await ActAsync("create", new
    {
        entity = "Customer", body = new { DisplayName = $"Control Testwell {Interlocked.Increment(ref _numbers)}" },
    }))["Customer"]!["Id"]!;

    private async Task<string> InvoiceAsync(string customer, decimal amount) => (string)(await ActAsync("create", new
    {
        entity = "Invoice",
        body = new
        {
            CustomerRef = new { value = customer },
            Line = new[] { new { Amount = amount, DetailType = "SalesItemLineDetail", SalesItemLineDetail = new { ItemRef = new { value = "1" }, Qty = 1, UnitPrice = amount } } },
        },
    }))["Invoice"]!["Id"]!;

    // The books write their names with a capital, so no naming policy may bend them.
    private Task<HttpResponseMessage> PostAsync(string verb, object body) =>
        sandbox.Anonymous.PostAsJsonAsync($"/control/books/{verb}", body, JsonSerializerOptions.Default);

    private async Task<JsonObject> ActAsync(string verb, object body)
    {
        using var answer = await PostAsync(verb, body);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, said);
        return JsonNode.Parse(said)!.AsObject();
    }

    private async Task<string> RefusedAsync(string verb, object body)
    {
        using var answer = await PostAsync(verb, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["error"]!.ToString();
    }
}
