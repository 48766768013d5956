extern alias sandbox;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.QuickBooks.Engine;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_the_books_change
{
    private readonly TestBooks _books = new();
    private readonly List<BooksChange> _heard = [];

    public When_the_books_change() => _books.Company.Changed += _heard.Add;

    [Fact]
    public void a_new_document_is_told_once()
    {
        var id = Id(_books.Write("invoice", _books.Invoice(100m)));

        Assert.Equal(new BooksChange("Invoice", id, BooksOperation.Create, _books.Clock.Now, "0"), Assert.Single(_heard));
        Assert.Equal(_heard[0], _books.Company.Changes[^1]);
    }

    [Fact]
    public void a_payment_also_tells_of_the_invoice_it_settles()
    {
        var invoice = Id(_books.Write("invoice", _books.Invoice(100m)));
        _heard.Clear();

        var payment = Id(_books.Write("payment", _books.Payment(100m, invoice)));

        Assert.Equal(
            [("Payment", payment, BooksOperation.Create, "0"), ("Invoice", invoice, BooksOperation.Update, "1")],
            _heard.Select(change => (change.Entity, change.Id, change.Operation, change.SyncToken)));
    }

    [Fact]
    public void voids_and_deletes_are_told_by_their_names()
    {
        var invoice = _books.Write("invoice", _books.Invoice(100m));
        var other = _books.Company.Create("Invoice", _books.Invoice(50m));
        _heard.Clear();

        _books.Write("invoice", Token(invoice), operation: "void");
        _books.Company.Delete("Invoice", other);

        Assert.Equal([BooksOperation.Void, BooksOperation.Delete], _heard.Select(change => change.Operation));
    }

    [Fact]
    public void a_refused_write_is_not_told()
    {
        _books.Refused("2020", "invoice", new JsonObject());

        Assert.Empty(_heard);
    }

    [Fact]
    public void closing_the_books_changes_the_preferences()
    {
        _books.Company.BookCloseDate = new DateOnly(2026, 4, 30);

        var change = Assert.Single(_heard);
        Assert.Equal(("Preferences", BooksOperation.Update, "1"), (change.Entity, change.Operation, change.SyncToken));
        _books.Company.BookCloseDate = null;
        Assert.Null(_books.Company.BookCloseDate);
    }

    [Fact]
    public void the_changes_since_an_instant_begin_with_that_instant()
    {
        _books.Write("invoice", _books.Invoice(1m));
        _books.Clock.Advance(TimeSpan.FromMinutes(1));
        var since = _books.Clock.Now;
        var later = Id(_books.Write("invoice", _books.Invoice(2m)));

        Assert.Equal(later, Assert.Single(_books.Company.ChangesSince(since)).Id);
    }
}
