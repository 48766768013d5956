using System.Text.Json.Nodes;
using Xunit;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_a_customer_is_written
{
    private readonly TestBooks _books = new();

    [Fact]
    public void the_answer_has_the_properties_of_the_recorded_one()
    {
        var created = _books.Write("customer", """{"DisplayName":"Fictitia, Fern"}""");

        string[] expected =
        [
            "Taxable", "Job", "BillWithParent", "Balance", "BalanceWithJobs", "CurrencyRef", "PreferredDeliveryMethod", "domain", "sparse", "Id",
            "SyncToken", "MetaData", "FullyQualifiedName", "DisplayName", "PrintOnCheckName", "Active",
        ];
        Assert.Equal(expected.Order(), created.Select(property => property.Key).Order());
        Assert.Equal("2026-05-31T11:00:00-07:00", created["MetaData"]!["CreateTime"]!.ToString());
        Assert.Equal("0", created["SyncToken"]!.ToString());
    }

    [Theory]
    [InlineData("Customer", "marigold TESTWELL")]
    [InlineData("Vendor", "Marigold Testwell")]
    [InlineData("Employee", "  Marigold   Testwell ")]
    public void a_name_that_any_customer_vendor_or_employee_has_is_refused(string entity, string name) =>
        _books.Refused("6240", entity, new JsonObject { ["DisplayName"] = name });

    [Fact]
    public void a_matter_may_not_be_called_like_a_matter_of_another_client() =>
        _books.Refused("6240", "customer", $$$"""{"DisplayName":"M-1001 Testwell Estate","Job":true,"ParentRef":{"value":"{{{_books.Other}}}"}}""");

    [Fact]
    public void an_inactive_name_goes_on_being_taken_under_its_suffix()
    {
        _books.Company.Change("Customer", _books.Other, new JsonObject { ["Active"] = false });

        Assert.Equal("Basil Samplewood (deleted)", _books.Read("customer", _books.Other)["DisplayName"]!.ToString());
        _books.Refused("6240", "customer", """{"DisplayName":"Basil Samplewood (deleted)"}""");
        Assert.NotNull(_books.Write("customer", """{"DisplayName":"Basil Samplewood"}"""));
    }

    [Fact]
    public void a_second_inactive_name_gets_a_number()
    {
        _books.Company.Change("Customer", _books.Other, new JsonObject { ["Active"] = false });
        var again = _books.Write("customer", """{"DisplayName":"Basil Samplewood"}""");

        _books.Company.Change("Customer", TestBooks.Id(again), new JsonObject { ["Active"] = false });

        Assert.Equal("Basil Samplewood (deleted) 1", _books.Read("customer", TestBooks.Id(again))["DisplayName"]!.ToString());
    }

    [Fact]
    public void one_with_an_open_balance_stays_active()
    {
        _books.Write("invoice", _books.Invoice(100m));

        var token = TestBooks.Token(_books.Read("customer", _books.Client));
        token["Active"] = false;
        token["sparse"] = true;

        _books.Refused("6220", "customer", token);
    }

    [Theory]
    [InlineData("""{"DisplayName":"Only job","Job":true}""")]
    [InlineData("""{"DisplayName":"Only parent","ParentRef":{"value":"100"}}""")]
    public void job_and_parent_come_together_or_not_at_all(string body) => _books.Refused("6150", "customer", body);

    [Fact]
    public void a_matter_shows_its_place_under_the_client()
    {
        var matter = _books.Read("customer", _books.Matter);

        Assert.Equal("Marigold Testwell:M-1001 Testwell Estate", matter["FullyQualifiedName"]!.ToString());
        Assert.Equal(1m, TestBooks.Number(matter, "Level"));
    }

    [Fact]
    public void a_matter_that_moves_to_another_client_takes_its_balance_along()
    {
        _books.Write("invoice", _books.Invoice(80m));

        _books.Company.Change("Customer", _books.Matter, new JsonObject { ["ParentRef"] = new JsonObject { ["value"] = _books.Other } });

        Assert.Equal("Basil Samplewood:M-1001 Testwell Estate", _books.Read("customer", _books.Matter)["FullyQualifiedName"]!.ToString());
        Assert.Equal(0m, TestBooks.Number(_books.Read("customer", _books.Client), "BalanceWithJobs"));
        Assert.Equal(80m, TestBooks.Number(_books.Read("customer", _books.Other), "BalanceWithJobs"));
    }

    [Fact]
    public void a_customer_is_not_its_own_matter() => Assert.Throws<InvalidOperationException>(() => _books.Company.Change(
        "Customer", _books.Client, TestBooks.Parse($$$"""{"Job":true,"ParentRef":{"value":"{{{_books.Matter}}}"} }""")));

    [Fact]
    public void renaming_a_client_renames_the_full_names_of_its_matters()
    {
        _books.Company.Change("Customer", _books.Client, new JsonObject { ["DisplayName"] = "Marigold Newname" });

        Assert.Equal("Marigold Newname:M-1001 Testwell Estate", _books.Read("customer", _books.Matter)["FullyQualifiedName"]!.ToString());
    }

    [Fact]
    public void five_levels_are_the_most()
    {
        var parent = _books.Matter;
        foreach (var name in (string[])["Level two", "Level three", "Level four"])
        {
            parent = TestBooks.Id(_books.Write("customer", $$$"""{"DisplayName":"{{{name}}}","Job":true,"ParentRef":{"value":"{{{parent}}}"}}"""));
        }

        _books.Refused("6180", "customer", $$$"""{"DisplayName":"Level five","Job":true,"ParentRef":{"value":"{{{parent}}}"}}""");
    }

    [Theory]
    [InlineData("2040", """{"DisplayName":"Smith: Estate"}""")]
    [InlineData("6080", """{"CompanyName":"No name of its own"}""")]
    [InlineData("2050", """{"DisplayName":"Ok","Title":"A title of more than sixteen"}""")]
    [InlineData("2170", """{"DisplayName":"Ok","PreferredDeliveryMethod":"Pigeon"}""")]
    [InlineData("2010", """{"DisplayName":"Ok","BillAddr":{"Line1":"1 Elm","Zip":"1"}}""")]
    [InlineData("2010", """{"DisplayName":"Ok","ParentRef":"12"}""")]
    [InlineData("2500", """{"DisplayName":"Ok","SalesTermRef":{"value":"77"}}""")]
    public void what_the_form_does_not_allow_is_refused(string code, string body) => _books.Refused(code, "customer", body);

    [Fact]
    public void an_unknown_property_is_answered_with_the_class_and_what_it_knows()
    {
        var refusal = _books.Refused("2010", "invoice", """{"BadJson":true}""");

        Assert.StartsWith("Property Name:Unrecognized field \"BadJson\" (class com.intuit.schema.finance.v3.Invoice), not marked as ignorable (", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("\"DocNumber\"", refusal.Message, StringComparison.Ordinal);
    }
}
