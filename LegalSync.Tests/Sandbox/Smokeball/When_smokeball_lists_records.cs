using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace LegalSync.Tests.Sandbox.Smokeball;

public class When_smokeball_lists_records(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Everything = "/matters?Status=Open&Status=Pending&Status=Closed&Status=Deleted&Status=Cancelled";

    [Fact]
    public async Task pages_hold_every_record_once()
    {
        var seen = new List<string>();
        for (var offset = 0; ; offset += 70)
        {
            var page = await SandboxFixture.JsonAsync(sandbox.Practice, $"{Everything}&Offset={offset}&Limit=70");
            Assert.Equal((offset, 70, 300L), ((int)page["offset"]!, (int)page["limit"]!, (long)page["size"]!));
            seen.AddRange(page["value"]!.AsArray().Select(matter => (string)matter!["id"]!));
            Assert.Equal(offset + 70 < 300, page["next"] is not null);
            if (page["next"] is null)
            {
                break;
            }
        }

        Assert.Equal(300, seen.Count);
        Assert.Equal(300, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("/matters?Limit=0")]
    [InlineData("/matters?Limit=501")]
    [InlineData("/matters?Offset=-1")]
    [InlineData("/matters?UpdatedSince=yesterday")]
    [InlineData("/contacts?UpdatedSince=-5")]
    [InlineData("/matters?LastUpdated=soon")]
    [InlineData("/matters?LastUpdated=2026-01-01T00:00:00Z&UpdatedSince=1")]
    public async Task a_filter_that_makes_no_sense_is_a_problem_with_a_list_of_errors(string path)
    {
        var response = await sandbox.Practice.GetAsync(path);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(problem["errors"]!.AsArray());
    }

    [Fact]
    public async Task closed_matters_must_be_asked_for()
    {
        var usual = await SandboxFixture.ValuesAsync(sandbox.Practice, "/matters");
        var all = await SandboxFixture.ValuesAsync(sandbox.Practice, Everything);

        Assert.All(usual, matter => Assert.Equal("Open", (string?)matter!["status"]));
        Assert.Contains(all, matter => (string?)matter!["status"] == "Closed");
    }

    [Fact]
    public async Task ticks_and_dates_choose_the_same_matters()
    {
        var since = new DateTimeOffset(2025, 10, 1, 0, 0, 0, TimeSpan.Zero);
        var byTicks = await SandboxFixture.ValuesAsync(sandbox.Practice, string.Create(CultureInfo.InvariantCulture, $"{Everything}&UpdatedSince={since.UtcTicks}"));
        var byDate = await SandboxFixture.ValuesAsync(sandbox.Practice, $"{Everything}&LastUpdated=2025-10-01T00:00:00Z");

        Assert.InRange(byTicks.Count, 1, 299);
        Assert.Equal(byTicks.Select(matter => (string?)matter!["id"]), byDate.Select(matter => (string?)matter!["id"]));
        Assert.All(byTicks, matter => Assert.True(long.Parse((string)matter!["versionId"]!, CultureInfo.InvariantCulture) >= since.UtcTicks));
    }

    [Fact]
    public async Task a_batch_of_contacts_leaves_out_what_it_does_not_know()
    {
        var known = (string)(await SandboxFixture.ValuesAsync(sandbox.Practice, "/contacts?Limit=1"))[0]!["id"]!;

        var response = await sandbox.Practice.PostAsJsonAsync("/contacts/batch", new { ids = new[] { known, Guid.NewGuid().ToString() } });
        var found = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["value"]!.AsArray();

        Assert.Equal(known, (string?)Assert.Single(found)!["id"]);
    }

    [Fact]
    public async Task a_batch_of_more_than_five_hundred_is_refused()
    {
        var response = await sandbox.Practice.PostAsJsonAsync("/contacts/batch", new { ids = Enumerable.Range(0, 501).Select(i => i.ToString(CultureInfo.InvariantCulture)) });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task deleted_contacts_are_among_them_unless_excluded()
    {
        var all = await SandboxFixture.ValuesAsync(sandbox.Practice, "/contacts");
        var living = await SandboxFixture.ValuesAsync(sandbox.Practice, "/contacts?ExcludeDeletedContacts=true");

        Assert.Equal(all.Count - 1, living.Count);
        Assert.All(all, contact => Assert.Single(new[] { "person", "company", "trust" }, kind => contact![kind] is not null));
    }

    [Fact]
    public async Task a_rate_is_told_only_when_asked_for()
    {
        Assert.All(await SandboxFixture.ValuesAsync(sandbox.Practice, "/staff"), member => Assert.Null(member!["rate"]));
        Assert.All(await SandboxFixture.ValuesAsync(sandbox.Practice, "/staff?Fields=rate"), member => Assert.True((decimal)member!["rate"]! > 0m));
    }

    [Fact]
    public async Task invoice_totals_add_up_on_the_wire()
    {
        var invoices = new List<JsonNode>();
        foreach (var matter in await SandboxFixture.ValuesAsync(sandbox.Practice, Everything))
        {
            invoices.AddRange((await SandboxFixture.ValuesAsync(sandbox.Practice, $"/matters/{(string)matter!["id"]!}/invoices"))!);
        }

        Assert.InRange(invoices.Count, 250, 350);
        Assert.All(invoices, invoice =>
        {
            decimal Of(string name) => (decimal)invoice["invoiceTotals"]![name]!;
            Assert.Equal(Of("billed"), Of("feeTotal") + Of("expenseTotal"));
            Assert.Equal(Of("total"), Of("billed") + Of("tax") + Of("interest"));
            Assert.Equal(Of("unpaid"), Of("total") - Of("discount") - Of("writtenOff") - Of("waived") - Of("paid"));
            Assert.Equal((int)invoice["status"]! == 0, invoice["invoiceNumber"] is null);
            Assert.NotEmpty(invoice["entries"]!.AsArray());
        });
        Assert.Contains(invoices, invoice => (decimal)invoice["invoiceTotals"]!["tax"]! > 0m);
        Assert.Contains(invoices, invoice => (bool)invoice["waived"]!);
    }

    [Fact]
    public async Task the_matters_balances_are_the_trust_account()
    {
        foreach (var account in await SandboxFixture.ValuesAsync(sandbox.Practice, "/bankaccounts?type=Trust"))
        {
            var id = (string)account!["id"]!;
            var balances = await SandboxFixture.ValuesAsync(sandbox.Practice, $"/bankaccounts/{id}/matter-balances");
            var ownerless = (await SandboxFixture.ValuesAsync(sandbox.Practice, $"/bankaccounts/{id}/transactions")).Where(movement => movement!["matter"] is null).Sum(movement => (decimal)movement!["amount"]!);

            Assert.Equal((decimal)account["balance"]!, balances.Sum(balance => (decimal)balance!["balance"]!) + ownerless);
        }
    }

    [Fact]
    public async Task a_payment_says_nothing_about_its_invoice()
    {
        var operating = (await SandboxFixture.ValuesAsync(sandbox.Practice, "/bankaccounts?type=Operating"))[0]!;

        var movements = await SandboxFixture.ValuesAsync(sandbox.Practice, $"/bankaccounts/{(string)operating["id"]!}/transactions");

        Assert.Contains(movements, movement => (string?)movement!["type"] == "InvoicePayment");
        Assert.All(movements, movement => Assert.DoesNotContain(movement!.AsObject(), property => property.Key.Contains("invoice", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("/matters/unknown")]
    [InlineData("/matters/unknown/fees")]
    [InlineData("/bankaccounts/unknown/transactions")]
    [InlineData("/contacts/unknown")]
    public async Task what_does_not_exist_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.Practice.GetAsync(path)).StatusCode);
}
