using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Simulation.Clockwork;
using LegalSync.Simulation.Store;

namespace LegalSync.Bench.Drain;

/// <summary>
/// The firm's database: the customers approved at once; the invoices and payments of each as soon as the books gave the customer its key,
/// as a stream that finalises by itself would open them.
/// </summary>
internal sealed class DrainFirm
{
    private readonly DrainBooks _books;
    private readonly DrawnIds _ids;
    private int _confirmed;

    public DrainFirm(DrainBooks books)
    {
        _books = books;
        _ids = new DrawnIds(books.Pump.Dice);
        Database.Of<Connection>().Insert(Connection.Link(PracticeLink, OutsideSystem.Smokeball, "Smokeball", "sample-firm"));
        Database.Of<Connection>().Insert(Connection.Link(AccountingLink, OutsideSystem.QuickBooks, "QuickBooks", books.Small.Company.RealmId));
        var firm = Domain.Posting.Books.Open(Books, "Sample firm", PracticeLink, AccountingLink, "America/New_York");
        firm.SignOpening(new DateOnly(2026, 11, 1), "Pat Partner", DrainBooks.Start);
        firm.ReadThrough(DrainBooks.Start);
        Database.Of<Books>().Insert(firm);
        for (var customer = 1; customer <= DrainMix.Customers; customer++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"customer:{customer}");
            Database.Of<PostingIntent>().Insert(PostingIntent.Open(Books, null, name, 1, DrainMix.Customer(customer), DrainBooks.Start));
        }

        Database.Of<PostingIntent>().Committed = Hear;
    }

    /// <summary>The books.</summary>
    public static BooksId Books { get; } = new(Guid.Parse("51000000-0000-4000-8000-0000000000d1"));

    /// <summary>The database.</summary>
    public Database Database { get; } = new();

    /// <summary>True when the books hold everything.</summary>
    public bool IsDrained => _confirmed == DrainMix.Items;

    private static ConnectionId PracticeLink { get; } = new(Guid.Parse("51000000-0000-4000-8000-0000000000d2"));

    private static ConnectionId AccountingLink { get; } = new(Guid.Parse("51000000-0000-4000-8000-0000000000d3"));

    private void Hear(PostingIntent posting)
    {
        if (posting.State != PostingState.Confirmed)
        {
            return;
        }

        _confirmed++;
        if (posting.Item is null)
        {
            // Not now: this is the middle of a commit.
            _books.Pump.Later(null, TimeSpan.Zero, () => OpenWork(posting));
        }
    }

    private void OpenWork(PostingIntent posting)
    {
        var customer = int.Parse(posting.Event.AsSpan(posting.Event.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        var id = new CustomerId(DocumentRef.Parse(posting.Document!).Id.Value);
        for (var number = 1; number <= DrainMix.InvoicesOf(customer); number++)
        {
            var draft = DrainMix.Invoice(_books.Small, customer, number, id);
            var invoice = Approve(WorkKind.Invoice, draft.Number, draft, null);
            var payment = Approve(WorkKind.Payment, draft.Number, DrainMix.Payment(_books.Small, draft, new InvoiceTarget(invoice.Key.Event, null)), invoice.Key);
            Database.Of<BlockingEdge>().Insert(BlockingEdge.OnItem(Books, payment.Id, invoice.Id, "Its invoice must be in the books first."));
        }
    }

    private WorkItem Approve(WorkKind kind, string source, PostingDraft draft, ItemKey? waitsFor)
    {
        var now = _books.Pump.Now;
        var item = WorkItem.See(new WorkItemId(_ids.Next()), Books, PracticeLink, new ItemKey(kind, new SourceId(source)), now);
        item.Evaluated(
            new ItemDecision(item.Key, new MatterId("m-" + source), Stage.Held)
            {
                Title = source, Date = draft.On!.Value, Amount = draft.Moves!.Value, FinancialHash = source, Legs = [draft], WaitsFor = waitsFor is { } first ? [first] : [],
            },
            now);
        item.Approve(now);
        Database.Of<WorkItem>().Insert(item);
        Database.Of<PostingIntent>().Insert(PostingIntent.Open(Books, item.Id, item.Key.Event, 1, draft, now));
        return item;
    }
}
