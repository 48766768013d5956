using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ReadBack;

/// <summary>A list entry that was merged into another one.</summary>
/// <param name="Gone">The entry that is no longer there.</param>
/// <param name="Survivor">The key of the one that stands for both now.</param>
public sealed record MergedEntry(DocumentRef Gone, string Survivor);

/// <summary>What one look at the books brought: what stands, what is gone, and of which kinds it knows every key.</summary>
/// <param name="Reading">Entities as they stand.</param>
public sealed record BooksChanges(BooksReading Reading)
{
    /// <summary>Entities that were deleted.</summary>
    public IReadOnlyList<DocumentRef> Gone { get; init; } = [];

    /// <summary>Entries that were merged, where the books said into which.</summary>
    public IReadOnlyList<MergedEntry> Merged { get; init; } = [];

    /// <summary>All keys of a kind: what the mirror holds besides is gone from the books.</summary>
    public IReadOnlyDictionary<BooksKind, IReadOnlySet<string>> Keys { get; init; } = new Dictionary<BooksKind, IReadOnlySet<string>>();

    /// <summary>When the first of its requests was sent, by our clock: what was mirrored later is newer than this look.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>A look that did not end well.</summary>
    public static BooksChanges Ended(ReadStatus status, string? problem) => new(new BooksReading(status, problem));

    /// <summary>A reading of everything: of every kind it knows all keys.</summary>
    public static BooksChanges Everything(BooksReading reading) => new(reading) { Keys = BooksKeys.Of(reading) };
}

/// <summary>The keys of a reading, kind by kind.</summary>
public static class BooksKeys
{
    /// <summary>The kinds that are mirrored and are lists.</summary>
    public static IReadOnlyList<BooksKind> Lists { get; } = [BooksKind.Customer, BooksKind.Item, BooksKind.Account, BooksKind.Term, BooksKind.TaxCode];

    /// <summary>The kinds that are mirrored and are documents.</summary>
    public static IReadOnlyList<BooksKind> Documents { get; } = [BooksKind.Invoice, BooksKind.Payment, BooksKind.JournalEntry, BooksKind.Deposit, BooksKind.Purchase];

    /// <summary>Every kind with its keys; a kind without entities has none.</summary>
    public static IReadOnlyDictionary<BooksKind, IReadOnlySet<string>> Of(BooksReading reading) =>
        Lists.Concat(Documents).ToDictionary(kind => kind, kind => (IReadOnlySet<string>)Of(reading, kind).ToHashSet(StringComparer.Ordinal));

    /// <summary>The keys of one kind.</summary>
    public static IEnumerable<string> Of(BooksReading reading, BooksKind kind) => kind switch
    {
        BooksKind.Customer => reading.Customers.Select(customer => customer.Id.Value),
        BooksKind.Item => reading.Items.Select(item => item.Id.Value),
        BooksKind.Account => reading.Accounts.Select(account => account.Id.Value),
        BooksKind.Term => reading.Terms.Select(term => term.Id),
        BooksKind.TaxCode => reading.TaxCodes.Select(code => code.Id),
        _ => reading.Documents.Where(document => document.Ref.Kind == kind).Select(document => document.Ref.Id.Value),
    };
}
