using System.Net;
using System.Text.Json.Nodes;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.QuickBooksOverHttp;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_a_batch_is_sent : OverHttp
{
    [Fact]
    public async Task each_item_stands_or_falls_alone()
    {
        var (status, body) = await Server.PostAsync("/batch", BatchOf(
            Item("b1", "create", "Invoice", Books.Invoice(10m, "S-1")),
            Item("b2", "create", "Invoice", Books.Invoice(10m, "S-1")),
            new JsonObject { ["bId"] = "b3", ["Query"] = "select count(*) from Invoice" },
            Item("b4", "delete", "Invoice", new JsonObject { ["Id"] = "4711", ["SyncToken"] = "0" })));

        var items = body["BatchItemResponse"]!.AsArray().ToDictionary(item => item!["bId"]!.ToString(), item => item!.AsObject());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("S-1", items["b1"]["Invoice"]!["DocNumber"]!.ToString());
        Assert.Equal("6140", Code(items["b2"]));
        Assert.Equal("1", items["b3"]["QueryResponse"]!["totalCount"]!.ToString());
        Assert.Equal("610", Code(items["b4"]));
        Assert.NotNull(body["time"]);
    }

    [Fact]
    public async Task switches_of_an_item_are_in_its_options()
    {
        var item = Item("b1", "create", "Invoice", Books.Invoice(10m, "S-1"));
        item["optionsData"] = "allowduplicatedocnum";
        Books.Write("invoice", Books.Invoice(10m, "S-1"));

        var (_, body) = await Server.PostAsync("/batch", BatchOf(item));

        Assert.NotNull(body["BatchItemResponse"]![0]!["Invoice"]);
    }

    [Fact]
    public async Task the_request_id_covers_every_item()
    {
        var batch = BatchOf(Item("b1", "create", "Invoice", Books.Invoice(10m)), Item("b2", "create", "Invoice", Books.Invoice(20m)));

        await Server.PostAsync("/batch?requestid=r-1", batch);
        await Server.PostAsync("/batch?requestid=r-1", batch);

        Assert.Equal(30m, Books.Balance("84"));
    }

    [Fact]
    public async Task thirty_items_are_the_most()
    {
        var items = Enumerable.Range(0, 31).Select(at => Item($"b{at}", "create", "Invoice", Books.Invoice(1m))).ToArray();

        var (_, body) = await Server.PostAsync("/batch", BatchOf(items));

        Assert.Equal("1040", Code(body));
        Assert.Equal(0m, Books.Balance("84"));
    }

    [Fact]
    public async Task one_item_can_be_made_to_be_refused()
    {
        await Server.ScriptAsync("""{"system":"quickbooks","match":{"entity":"invoice","amount":20},"action":"refuse","code":"6000","detail":"Not today."}""");

        var (_, body) = await Server.PostAsync("/batch", BatchOf(
            Item("b1", "create", "Invoice", Books.Invoice(10m)), Item("b2", "create", "Invoice", Books.Invoice(20m))));

        Assert.NotNull(body["BatchItemResponse"]![0]!["Invoice"]);
        Assert.Equal("Not today.", body["BatchItemResponse"]![1]!["Fault"]!["Error"]![0]!["Detail"]!.ToString());
    }

    private static JsonObject BatchOf(params JsonObject[] items) => new() { ["BatchItemRequest"] = new JsonArray([.. items]) };

    private static JsonObject Item(string id, string operation, string entity, JsonObject body) =>
        new() { ["bId"] = id, ["operation"] = operation, [entity] = body };
}
