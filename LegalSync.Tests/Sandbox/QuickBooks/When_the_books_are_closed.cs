using System.Text.Json.Nodes;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_the_books_are_closed
{
    private readonly TestBooks _books = new();
    private readonly JsonObject _invoice;

    public When_the_books_are_closed()
    {
        _invoice = _books.Write("invoice", _books.Invoice(100m));
        _books.Company.Close(new DateOnly(2026, 5, 10));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("void")]
    public void what_lies_in_the_closed_period_can_neither_go_nor_be_voided(string operation) =>
        _books.Refused("6210", "invoice", Token(_invoice), operation);

    [Fact]
    public void it_cannot_be_changed_either()
    {
        var change = Token(_invoice);
        change["sparse"] = true;
        change["PrivateNote"] = "late";

        _books.Refused("6210", "invoice", change);
    }

    [Fact]
    public void nothing_can_be_dated_into_it()
    {
        _books.Refused("6210", "invoice", _books.Invoice(5m));

        var open = _books.Invoice(5m);
        open["TxnDate"] = "2026-05-11";
        var later = _books.Write("invoice", open);
        var back = Token(later);
        back["sparse"] = true;
        back["TxnDate"] = "2026-05-10";
        _books.Refused("6210", "invoice", back);
    }

    [Fact]
    public void a_later_payment_may_settle_a_closed_invoice()
    {
        var payment = _books.Write("payment", _books.Payment(100m, Id(_invoice)));

        Assert.Equal(0m, Number(_books.Read("invoice", Id(_invoice)), "Balance"));
        Assert.NotNull(_books.Write("payment", Token(payment), operation: "delete"));
    }

    [Fact]
    public void without_a_password_the_code_is_another()
    {
        _books.Company.Close(new DateOnly(2026, 5, 10), byPassword: false);

        _books.Refused("6200", "invoice", _books.Invoice(5m));
    }

    [Fact]
    public void the_date_is_a_preference_and_absent_when_the_books_are_open()
    {
        Assert.Equal("2026-05-10", _books.Read("preferences", "1")["AccountingInfoPrefs"]!["BookCloseDate"]!.ToString());

        _books.Company.Close(null);

        Assert.False(_books.Read("preferences", "1")["AccountingInfoPrefs"]!.AsObject().ContainsKey("BookCloseDate"));
        Assert.NotNull(_books.Write("invoice", _books.Invoice(5m)));
    }
}
