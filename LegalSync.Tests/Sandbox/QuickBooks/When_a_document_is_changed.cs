using System.Text.Json.Nodes;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_a_document_is_changed
{
    private readonly TestBooks _books = new();
    private readonly JsonObject _invoice;

    public When_a_document_is_changed()
    {
        var body = _books.Invoice(100m, "S-1");
        body["PrivateNote"] = "first";
        body["SalesTermRef"] = new JsonObject { ["value"] = "2" };
        _invoice = _books.Write("invoice", body);
    }

    [Fact]
    public void sparse_keeps_what_is_left_out()
    {
        var changed = Sparse(new JsonObject { ["PrivateNote"] = "second" });

        Assert.Equal("second", changed["PrivateNote"]!.ToString());
        Assert.Equal("S-1", changed["DocNumber"]!.ToString());
        Assert.Equal(100m, Number(changed, "TotalAmt"));
        Assert.Equal("1", changed["SyncToken"]!.ToString());
    }

    [Fact]
    public void full_clears_what_is_left_out()
    {
        var body = _books.Invoice(100m);
        body["Id"] = Id(_invoice);
        body["SyncToken"] = "0";

        var changed = _books.Write("invoice", body);

        Assert.Null(changed["PrivateNote"]);
        Assert.Null(changed["DocNumber"]);
        Assert.Null(changed["SalesTermRef"]);
        Assert.Equal(_invoice["MetaData"]!["CreateTime"]!.ToString(), changed["MetaData"]!["CreateTime"]!.ToString());
    }

    [Fact]
    public void lines_that_are_sent_replace_the_lines_and_a_known_id_is_kept()
    {
        var first = _invoice["Line"]![0]!.DeepClone().AsObject();
        var second = first.DeepClone().AsObject();
        second.Remove("Id");
        second["Amount"] = 50m;

        var changed = Sparse(new JsonObject { ["Line"] = new JsonArray(first, second) });
        Assert.Equal(["1", "2"], changed["Line"]!.AsArray().Select(line => line!["Id"]?.ToString()).OfType<string>());
        Assert.Equal(150m, Number(changed, "TotalAmt"));

        var shorter = _books.Write("invoice", new JsonObject
        {
            ["Id"] = Id(_invoice), ["SyncToken"] = "1", ["sparse"] = true, ["Line"] = new JsonArray(changed["Line"]![1]!.DeepClone()),
        });
        Assert.Equal(["2"], shorter["Line"]!.AsArray().Select(line => line!["Id"]?.ToString()).OfType<string>());
        Assert.Equal(50m, _books.Balance("84", _books.Matter));
    }

    [Fact]
    public void a_stale_token_is_5010_and_changes_nothing()
    {
        Sparse(new JsonObject { ["PrivateNote"] = "second" });

        var refusal = _books.Refused("5010", "invoice", new JsonObject { ["Id"] = Id(_invoice), ["SyncToken"] = "0", ["sparse"] = true, ["PrivateNote"] = "third" });

        Assert.StartsWith("Stale Object Error : You and ", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("second", _books.Read("invoice", Id(_invoice))["PrivateNote"]!.ToString());
    }

    [Theory]
    [InlineData("""{"SyncToken":"0"}""", "Id")]
    [InlineData("""{"Id":"ID"}""", "SyncToken")]
    public void a_delete_names_id_and_token(string body, string element) => Assert.Equal(
        element, _books.Refused("2020", "invoice", body.Replace("ID", Id(_invoice), StringComparison.Ordinal), operation: "delete").Element);

    [Fact]
    public void a_deleted_document_is_610_ever_after()
    {
        var deleted = _books.Write("invoice", Token(_invoice), operation: "delete");

        Assert.Equal($$"""{"domain":"QBO","status":"Deleted","Id":"{{Id(_invoice)}}"}""", deleted.ToJsonString());
        _books.Refused("610", "invoice", Token(_invoice), operation: "delete");
        Assert.Equal(0m, _books.Balance("84"));
        Assert.Equal(0m, Number(_books.Read("customer", _books.Matter), "Balance"));
    }

    [Fact]
    public void a_void_keeps_number_and_lines_and_takes_the_amounts()
    {
        var voided = _books.Write("invoice", Token(_invoice), operation: "void");

        Assert.Equal("Voided - first", voided["PrivateNote"]!.ToString());
        Assert.Equal("S-1", voided["DocNumber"]!.ToString());
        Assert.Equal(0m, Number(voided, "TotalAmt"));
        Assert.Equal(0m, Number(voided, "Balance"));
        Assert.Equal(2, voided["Line"]!.AsArray().Count);
        Assert.All(voided["Line"]!.AsArray(), line => Assert.Equal(0m, Number(line!.AsObject(), "Amount")));
        Assert.Equal(0m, _books.Balance(_books.Fees));
    }

    [Fact]
    public void a_void_leaves_its_payment_unapplied()
    {
        var payment = _books.Write("payment", _books.Payment(100m, Id(_invoice)));

        _books.Write("invoice", Token(_books.Read("invoice", Id(_invoice))), operation: "void");

        Assert.Equal(100m, Number(_books.Read("payment", Id(payment)), "UnappliedAmt"));
        Assert.Empty(_books.Read("invoice", Id(_invoice))["LinkedTxn"]!.AsArray());
    }

    [Fact]
    public void a_list_entry_cannot_be_deleted() => _books.Refused("500", "customer", Token(_books.Read("customer", _books.Other)), operation: "delete");

    [Fact]
    public void a_journal_entry_cannot_be_voided()
    {
        var deposit = _books.Write("deposit", _books.TrustDeposit(5m));

        _books.Refused("500", "deposit", Token(deposit), operation: "void");
    }

    [Theory]
    [InlineData("2026-05-09", true)]
    [InlineData("2026-05-10", false)]
    [InlineData("2026-12-31", false)]
    public void a_closed_day_takes_nothing(string closedUpTo, bool passes)
    {
        _books.Company.BookCloseDate = DateOnly.Parse(closedUpTo, System.Globalization.CultureInfo.InvariantCulture);

        if (passes)
        {
            Assert.NotNull(_books.Write("invoice", _books.Invoice(1m)));
            return;
        }

        _books.Refused("6210", "invoice", _books.Invoice(1m));
        _books.Refused("6210", "invoice", Token(_invoice), operation: "delete");
        _books.Refused("6210", "invoice", Token(_invoice), operation: "void");
    }

    [Fact]
    public void a_document_cannot_be_moved_into_a_closed_day()
    {
        _books.Company.BookCloseDate = new DateOnly(2026, 4, 30);

        _books.Refused("6210", "invoice", new JsonObject { ["Id"] = Id(_invoice), ["SyncToken"] = "0", ["sparse"] = true, ["TxnDate"] = "2026-04-30" });
    }

    [Fact]
    public void an_item_made_inactive_later_stays_on_the_invoice()
    {
        _books.Company.Change("Item", _books.Item, new JsonObject { ["Active"] = false });

        Assert.Equal("second", Sparse(new JsonObject { ["PrivateNote"] = "second" })["PrivateNote"]!.ToString());
    }

    [Fact]
    public void what_only_the_books_write_is_not_taken_from_a_caller()
    {
        var changed = Sparse(new JsonObject { ["TotalAmt"] = 1, ["Balance"] = 1, ["domain"] = "XYZ" });

        Assert.Equal(100m, Number(changed, "TotalAmt"));
        Assert.Equal(100m, Number(changed, "Balance"));
        Assert.Equal("QBO", changed["domain"]!.ToString());
    }

    private JsonObject Sparse(JsonObject changes)
    {
        changes["Id"] = Id(_invoice);
        changes["SyncToken"] = "0";
        changes["sparse"] = true;
        return _books.Write("invoice", changes);
    }
}
