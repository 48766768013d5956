using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace LegalSync.Tests.Sandbox.Smokeball;

public class When_the_sandbox_is_controlled : IAsyncLifetime
{
    private readonly SandboxFixture _sandbox = new();

    public Task InitializeAsync() => _sandbox.InitializeAsync();

    public Task DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task the_same_seed_and_day_are_the_same_firm_to_the_byte()
    {
        await _sandbox.ControlAsync("reset?seed=4711&today=2026-05-20");
        var first = await EverythingAsync();
        await _sandbox.ControlAsync("reset?seed=4712&today=2026-05-20");
        var other = await EverythingAsync();
        await _sandbox.ControlAsync("reset?seed=4711&today=2026-05-20");

        Assert.Equal(first, await EverythingAsync());
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task a_reset_answers_with_the_firm_it_made()
    {
        var firm = await _sandbox.ControlAsync("reset?seed=8&today=2026-02-10&matters=40&planted=off");

        Assert.Equal((8, "2026-02-10", "2025-11-01"), ((int)firm["seed"]!, (string?)firm["today"], (string?)firm["startDate"]));
        Assert.Equal((40, 0), ((int)firm["counts"]!["matters"]!, (int)firm["counts"]!["planted"]!));
        Assert.Empty((await SandboxFixture.JsonAsync(_sandbox.Anonymous, "/control/planted")).AsArray());
    }

    [Theory]
    [InlineData("reset?seed=x")]
    [InlineData("reset?matters=few")]
    [InlineData("reset?matters=50")]
    [InlineData("reset?matters=3&planted=off")]
    [InlineData("reset?today=31.03.2026")]
    [InlineData("reset?planted=maybe")]
    [InlineData("mutate?kind=everything")]
    [InlineData("mutate")]
    [InlineData("clock")]
    public async Task an_order_that_makes_no_sense_is_refused_with_the_reason(string order)
    {
        using var nothing = new StringContent("");

        var response = await _sandbox.Anonymous.PostAsync("/control/" + order, nothing);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEqual("", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]);
    }

    [Fact]
    public async Task the_opening_is_what_smokeball_held_before_the_start()
    {
        var opening = await SandboxFixture.JsonAsync(_sandbox.Anonymous, "/control/opening");
        var start = DateOnly.ParseExact((string)opening["startDate"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        foreach (var ledger in opening["ledgers"]!.AsArray())
        {
            var movements = await SandboxFixture.ValuesAsync(_sandbox.Practice,
                $"/bankaccounts/{(string)ledger!["bankAccountId"]!}/transactions?MatterId={(string)ledger["matterId"]!}");
            Assert.Equal((decimal)ledger["amount"]!, movements.Where(movement => Day(movement!) < start).Sum(movement => (decimal)movement!["amount"]!));
        }

        Assert.Equal(20, opening["ledgers"]!.AsArray().Count);
    }

    [Fact]
    public async Task the_clock_can_be_set_and_stopped()
    {
        var clock = await _sandbox.ControlAsync("clock", new { set = "2026-06-30T08:00:00Z", frozen = true });
        var later = await _sandbox.ControlAsync("clock", new { advance = "00:31:00" });

        Assert.Equal(("2026-06-30", true), ((string?)clock["today"], (bool)clock["frozen"]!));
        Assert.StartsWith("2026-06-30T08:31:00.0000000", (string?)later["now"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_tokens_open_both_systems()
    {
        var books = (await SandboxFixture.JsonAsync(_sandbox.Anonymous, "/control/tokens"))["quickbooks"]!;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v3/company/{(string)books["realmId"]!}/companyinfo/{(string)books["realmId"]!}?minorversion=75");
        request.Headers.Add("Authorization", "Bearer " + (string?)books["accessToken"]);
        request.Headers.Add("Accept", "application/json");

        Assert.Equal(HttpStatusCode.OK, (await _sandbox.Anonymous.SendAsync(request)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _sandbox.Practice.GetAsync("/firm")).StatusCode);
    }

    [Fact]
    public async Task a_new_matter_can_arrive_with_work_on_it()
    {
        var matter = (string)(await _sandbox.ControlAsync("smokeball/matters", new { lastName = "Lateley" }))["id"]!;
        await _sandbox.ControlAsync("smokeball/fees", new { matterId = matter, minutes = 30, finalized = true });

        var fees = await SandboxFixture.ValuesAsync(_sandbox.Practice, $"/matters/{matter}/fees");

        Assert.True((bool)Assert.Single(fees)!["finalized"]!);
    }

    [Fact]
    public async Task a_draft_becomes_an_invoice_with_the_next_number()
    {
        var draft = await FirstInvoiceAsync(invoice => (int)invoice["status"]! == 0);

        var final = await _sandbox.ControlAsync($"smokeball/invoices/{(string)draft["id"]!}/finalise");
        var changed = await _sandbox.ControlAsync($"smokeball/invoices/{(string)draft["id"]!}", new { discount = 1.50m });

        Assert.Equal(1, (int)final["status"]!);
        Assert.True((long)final["invoiceNumber"]! > 10_000);
        Assert.Equal((decimal)final["invoiceTotals"]!["unpaid"]! - 1.50m, (decimal)changed["invoiceTotals"]!["unpaid"]!);
    }

    [Fact]
    public async Task unbilled_work_becomes_an_invoice_that_claims_it()
    {
        var matter = (string)(await _sandbox.ControlAsync("smokeball/matters"))["id"]!;
        var fee = await _sandbox.ControlAsync("smokeball/fees", new { matterId = matter, minutes = 60, rate = 300m, finalized = true });

        var invoice = await _sandbox.ControlAsync("smokeball/invoices", new { matterId = matter });

        Assert.Equal((1, 300m), ((int)invoice["status"]!, (decimal)invoice["invoiceTotals"]!["unpaid"]!));
        Assert.Equal((string?)invoice["id"], (string?)(await SandboxFixture.JsonAsync(_sandbox.Practice, $"/matters/{matter}/fees/{(string)fee["id"]!}"))["invoiceId"]);
    }

    private async Task<JsonNode> FirstInvoiceAsync(Func<JsonNode, bool> fits)
    {
        foreach (var matter in await SandboxFixture.ValuesAsync(_sandbox.Practice, "/matters"))
        {
            if ((await SandboxFixture.ValuesAsync(_sandbox.Practice, $"/matters/{(string)matter!["id"]!}/invoices")).FirstOrDefault(invoice => fits(invoice!)) is { } found)
            {
                return found;
            }
        }

        throw new InvalidOperationException("No invoice fits.");
    }

    private async Task<string> EverythingAsync()
    {
        using var client = await _sandbox.ConsentAsync();
        List<string> parts = [await client.GetStringAsync("/control/planted"), await client.GetStringAsync("/control/opening"), await client.GetStringAsync("/control/firm")];
        var matters = await client.GetStringAsync("/matters?Status=Open&Status=Closed");
        parts.Add(matters);
        parts.Add(await client.GetStringAsync("/contacts"));
        parts.Add((await SandboxFixture.JsonAsync(client, "/control/books"))["trialBalance"]!.ToJsonString());
        foreach (var account in await SandboxFixture.ValuesAsync(client, "/bankaccounts"))
        {
            parts.Add(await client.GetStringAsync($"/bankaccounts/{(string)account!["id"]!}/transactions"));
        }

        foreach (var matter in JsonNode.Parse(matters)!["value"]!.AsArray())
        {
            var id = (string)matter!["id"]!;
            parts.Add(await client.GetStringAsync($"/matters/{id}/fees") + await client.GetStringAsync($"/matters/{id}/expenses") + await client.GetStringAsync($"/matters/{id}/invoices"));
        }

        return string.Join('\n', parts);
    }

    private static DateOnly Day(JsonNode movement) => DateOnly.ParseExact(((string)movement["effectiveDate"]!)[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
