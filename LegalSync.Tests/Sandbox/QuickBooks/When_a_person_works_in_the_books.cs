extern alias sandbox;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.QuickBooks;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_a_person_works_in_the_books
{
    private readonly TestBooks _books = new();

    [Fact]
    public void what_a_caller_may_not_write_a_person_may_not_either()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => _books.Company.Create("Customer", Parse("""{"DisplayName":"Marigold Testwell"}""")));

        Assert.StartsWith("6240: The name supplied already exists.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_number_may_be_used_twice_on_purpose()
    {
        _books.Company.Create("Invoice", _books.Invoice(1m, "S-1"));
        Assert.Throws<InvalidOperationException>(() => _books.Company.Create("Invoice", _books.Invoice(2m, "S-1")));

        var twin = _books.Invoice(2m, "S-1");
        twin["allowduplicatedocnum"] = true;

        Assert.Equal("S-1", _books.Read("invoice", _books.Company.Create("Invoice", twin))["DocNumber"]!.ToString());
    }

    [Fact]
    public void a_change_needs_no_token_and_counts_one()
    {
        var id = _books.Company.Create("Invoice", _books.Invoice(100m, "S-1"));

        _books.Company.Change("Invoice", id, new JsonObject { ["Line"] = _books.Invoice(90m)["Line"]!.DeepClone() });

        Assert.Equal("1", _books.Read("invoice", id)["SyncToken"]!.ToString());
        Assert.Equal(90m, _books.Balance("84", _books.Matter));
    }

    [Fact]
    public void an_account_can_be_renamed_by_its_name_alone()
    {
        _books.Company.Change("Account", _books.Fees, new JsonObject { ["Name"] = "Fees earned" });

        Assert.Equal("Fees earned", _books.Read("account", _books.Fees)["FullyQualifiedName"]!.ToString());
    }

    [Fact]
    public void a_closed_period_can_be_overruled_when_something_is_changed()
    {
        var id = _books.Company.Create("Invoice", _books.Invoice(100m));
        _books.Company.BookCloseDate = new DateOnly(2026, 12, 31);

        _books.Company.Change("Invoice", id, new JsonObject { ["PrivateNote"] = "corrected" });
        _books.Company.Delete("Invoice", id);

        Assert.Throws<InvalidOperationException>(() => _books.Company.Create("Invoice", _books.Invoice(100m)));
    }

    [Fact]
    public void the_journal_tells_people_and_callers_apart()
    {
        _books.Company.Create("Invoice", _books.Invoice(1m));
        _books.Write("invoice", _books.Invoice(1m));

        Assert.Equal([true, false], _books.Company.Effects.TakeLast(2).Select(effect => effect.ByPerson));
        Assert.Equal(Enumerable.Range(1, _books.Company.Effects.Count).Select(number => (long)number), _books.Company.Effects.Select(effect => effect.Sequence));
    }

    [Fact]
    public void the_body_that_was_given_stays_as_it_was()
    {
        var body = _books.Invoice(1m);
        var before = body.ToJsonString();

        _books.Company.Create("Invoice", body);

        Assert.Equal(before, body.ToJsonString());
    }

    [Fact]
    public void the_report_counts_lists_and_documents()
    {
        _books.Company.Create("Invoice", _books.Invoice(1m));

        var counts = BooksReport.Build(_books.Company)["counts"]!;

        Assert.Equal(("1", "3"), (counts["Invoice"]!.ToString(), counts["Customer"]!.ToString()));
    }
}
