using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Simulation.Store;

/// <summary>The books as last read, entry by entry, arranged anew only after a change.</summary>
internal sealed class BooksMirror
{
    private readonly Dictionary<(BooksKind Kind, string Id), object> _entries;
    private BooksSnapshot? _arranged;

    public BooksMirror()
        : this([], null)
    {
    }

    private BooksMirror(Dictionary<(BooksKind Kind, string Id), object> entries, BooksSnapshot? arranged) => (_entries, _arranged) = (entries, arranged);

    /// <summary>The books, arranged.</summary>
    public BooksSnapshot Snapshot => _arranged ??= new BooksSnapshot(Read(), null);

    /// <summary>A mirror that holds the same and goes its own way from here.</summary>
    public BooksMirror Fork() => new(new(_entries), Snapshot);

    /// <summary>Adds and replaces entries; with a reading of everything, those it lacks are gone.</summary>
    public void Write(BooksReading reading, bool isEverything)
    {
        var told = Entries(reading).DistinctBy(entry => entry.Key).ToList();
        if (isEverything)
        {
            _entries.Clear();
        }

        foreach (var (key, entry) in told)
        {
            _entries[key] = entry;
        }

        _arranged = null;
    }

    private static IEnumerable<((BooksKind Kind, string Id) Key, object Entry)> Entries(BooksReading reading) =>
        reading.Customers.Select(customer => ((BooksKind.Customer, customer.Id.Value), (object)customer))
            .Concat(reading.Items.Select(item => ((BooksKind.Item, item.Id.Value), (object)item)))
            .Concat(reading.Accounts.Select(account => ((BooksKind.Account, account.Id.Value), (object)account)))
            .Concat(reading.Terms.Select(term => ((BooksKind.Term, term.Id), (object)term)))
            .Concat(reading.TaxCodes.Select(code => ((BooksKind.TaxCode, code.Id), (object)code)))
            .Concat(reading.Documents.Select(document => ((document.Ref.Kind, document.Ref.Id.Value), (object)document)));

    private BooksReading Read() => new(ReadStatus.Complete)
    {
        Customers = [.. _entries.Values.OfType<BooksCustomer>()],
        Items = [.. _entries.Values.OfType<BooksItem>()],
        Accounts = [.. _entries.Values.OfType<BooksAccount>()],
        Terms = [.. Of<BooksListEntry>(BooksKind.Term)],
        TaxCodes = [.. Of<BooksListEntry>(BooksKind.TaxCode)],
        Documents = [.. _entries.Values.OfType<BooksDocument>()],
    };

    private IEnumerable<T> Of<T>(BooksKind kind) => _entries.Where(pair => pair.Key.Kind == kind).Select(pair => (T)pair.Value);
}
