using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;

namespace LegalSync.Simulation.Store;

/// <summary>The books as last read, entry by entry, with what is gone; arranged anew only after a change. What was mirrored after a look began is newer than the look.</summary>
internal sealed class BooksMirror
{
    private readonly Dictionary<DocumentRef, Entry> _entries;
    private BooksSnapshot? _arranged;

    public BooksMirror()
        : this([], null)
    {
    }

    private BooksMirror(Dictionary<DocumentRef, Entry> entries, BooksSnapshot? arranged) => (_entries, _arranged) = (entries, arranged);

    /// <summary>The books, arranged.</summary>
    public BooksSnapshot Snapshot => _arranged ??= new BooksSnapshot(
        Read(), null, _entries.Where(pair => pair.Value.IsGone).ToDictionary(pair => pair.Key, pair => pair.Value.MergedInto));

    /// <summary>A mirror that holds the same and goes its own way from here.</summary>
    public BooksMirror Fork() => new(new(_entries), Snapshot);

    /// <summary>Takes over what one look at the books brought.</summary>
    public void Write(BooksChanges changes, DateTimeOffset at)
    {
        foreach (var (key, value) in Entries(changes.Reading).DistinctBy(entry => entry.Key))
        {
            if (!_entries.TryGetValue(key, out var known) || !IsNewer(known, value, changes.StartedAt))
            {
                _entries[key] = new Entry(value, at, false, "");
            }
        }

        var missing = _entries.Where(pair => changes.Keys.TryGetValue(pair.Key.Kind, out var keys) && !keys.Contains(pair.Key.Id.Value) && pair.Value.ReadAt <= changes.StartedAt).Select(pair => pair.Key);
        foreach (var key in changes.Gone.Concat(changes.Merged.Select(merged => merged.Gone)).Concat(missing).Distinct().ToList())
        {
            if (_entries.TryGetValue(key, out var known))
            {
                _entries[key] = known with { IsGone = true, MergedInto = changes.Merged.FirstOrDefault(merged => merged.Gone == key)?.Survivor ?? known.MergedInto, ReadAt = known.IsGone ? known.ReadAt : at };
            }
        }

        _arranged = null;
    }

    private static bool IsNewer(Entry known, object value, DateTimeOffset startedAt) =>
        !known.IsGone && value is BooksDocument { Revision: { } revision } && known.Value is BooksDocument { Revision: { } mirrored }
            ? Revisions.IsOlder(revision, mirrored)
            : known.ReadAt > startedAt;

    private static IEnumerable<(DocumentRef Key, object Value)> Entries(BooksReading reading) =>
        reading.Customers.Select(customer => (Key(BooksKind.Customer, customer.Id.Value), (object)customer))
            .Concat(reading.Items.Select(item => (Key(BooksKind.Item, item.Id.Value), (object)item)))
            .Concat(reading.Accounts.Select(account => (Key(BooksKind.Account, account.Id.Value), (object)account)))
            .Concat(reading.Terms.Select(term => (Key(BooksKind.Term, term.Id), (object)term)))
            .Concat(reading.TaxCodes.Select(code => (Key(BooksKind.TaxCode, code.Id), (object)code)))
            .Concat(reading.Documents.Select(document => (document.Ref, (object)document)));

    private static DocumentRef Key(BooksKind kind, string id) => new(kind, new DocumentId(id));

    private BooksReading Read() => new(ReadStatus.Complete)
    {
        Customers = [.. Of<BooksCustomer>(BooksKind.Customer)],
        Items = [.. Of<BooksItem>(BooksKind.Item)],
        Accounts = [.. Of<BooksAccount>(BooksKind.Account)],
        Terms = [.. Of<BooksListEntry>(BooksKind.Term)],
        TaxCodes = [.. Of<BooksListEntry>(BooksKind.TaxCode)],
        Documents = [.. BooksKeys.Documents.SelectMany(Of<BooksDocument>)],
    };

    private IEnumerable<T> Of<T>(BooksKind kind) => _entries.Where(pair => pair.Key.Kind == kind && !pair.Value.IsGone).Select(pair => (T)pair.Value.Value);

    private sealed record Entry(object Value, DateTimeOffset ReadAt, bool IsGone, string MergedInto);
}
