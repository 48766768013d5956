using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Reading;
using Xunit;

namespace LegalSync.Tests.QuickBooks;

public class When_lists_are_read
{
    [Fact]
    public void a_matter_knows_its_client()
    {
        var customers = Fixture.Json("customers.json").GetProperty("QueryResponse").GetProperty("Customer").EnumerateArray().Select(ListReader.Customer).ToList();

        Assert.Equal(new BooksCustomer(new CustomerId("60"), "Larkspur, Wren", null, true, "wren@larkspur.example"), customers[0]);
        Assert.Equal(new BooksCustomer(new CustomerId("61"), "2026-001 Larkspur Trust", new CustomerId("60"), true), customers[1]);
    }

    [Fact]
    public void an_inactive_entry_has_the_name_it_had()
    {
        Assert.Equal("Fennimore, Ada", ListReader.Customer(Fixture.Json("customers.json").GetProperty("QueryResponse").GetProperty("Customer")[2])!.Name);
        Assert.Equal(new BooksAccount(new AccountId("5"), "Old fees", "Income", "ServiceFeeIncome", false), ListReader.Account(Entry("Account", 1)));
    }

    [Fact]
    public void an_account_has_its_full_name_and_its_trust_type() => Assert.Equal(
        new BooksAccount(new AccountId("92"), "Trust:Client ledger", "Other Current Liability", "TrustAccountsLiabilities", true),
        ListReader.Account(Entry("Account", 0)));

    [Fact]
    public void an_items_code_is_its_sku_or_the_code_its_name_begins_with()
    {
        Assert.Equal(new BooksItem(new ItemId("12"), "L210 Pleadings", "L210", true) { Income = new AccountId("1") }, ListReader.Item(Entry("Item", 0)));
        Assert.Equal(new BooksItem(new ItemId("13"), "Photocopies", "E101", true), ListReader.Item(Entry("Item", 1)));
        Assert.Equal(new BooksItem(new ItemId("14"), "Legal work", null, false), ListReader.Item(Entry("Item", 2)));
    }

    [Theory]
    [InlineData("L110", "L110")]
    [InlineData("L110: Fact investigation", null)]
    [InlineData("A103 - Draft", "A103")]
    [InlineData("EP10A Plan", "EP10A")]
    [InlineData("2026 retainer", null)]
    [InlineData("Will 1", null)]
    [InlineData("TAX", null)]
    public void only_what_looks_like_a_code_is_one(string name, string? code) => Assert.Equal(code, ListReader.CodeOf(null, name));

    [Fact]
    public void terms_and_tax_codes_are_entries_of_lists()
    {
        Assert.Equal(new BooksListEntry("3", "Net 30", true, 30), ListReader.Other(Entry("Term", 0)));
        Assert.Equal(new BooksListEntry("4", "Tenth of the month", true), ListReader.Other(Entry("Term", 1)));
        Assert.Equal(new BooksListEntry("5", "Fairhaven", true), ListReader.Other(Entry("TaxCode", 0)));
    }

    private static System.Text.Json.JsonElement Entry(string list, int index) => Fixture.Json("lists.json").GetProperty(list)[index];
}
