using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>How a typed reading of the books stands in the mirror's rows.</summary>
internal static class MirrorText
{
    /// <summary>The rows of a reading.</summary>
    public static IEnumerable<MirrorEntry> Entries(BooksReading reading) =>
        reading.Customers.Select(customer => new MirrorEntry(BooksKind.Customer, customer.Id.Value, customer.Name, customer.Parent?.Value ?? "", customer.IsActive, Write(customer)))
            .Concat(reading.Items.Select(item => new MirrorEntry(BooksKind.Item, item.Id.Value, item.Name, "", item.IsActive, Write(item))))
            .Concat(reading.Accounts.Select(account => new MirrorEntry(BooksKind.Account, account.Id.Value, account.Name, "", account.IsActive, Write(account))))
            .Concat(reading.Terms.Select(term => new MirrorEntry(BooksKind.Term, term.Id, term.Name, "", term.IsActive, Write(term))))
            .Concat(reading.TaxCodes.Select(code => new MirrorEntry(BooksKind.TaxCode, code.Id, code.Name, "", code.IsActive, Write(code))))
            .Concat(reading.Documents.Select(document => new MirrorEntry(
                document.Ref.Kind, document.Ref.Id.Value, document.Number ?? "", CustomerOf(document), !document.IsVoid, Write(document)) { Revision = document.Revision }));

    /// <summary>Rows back into a reading.</summary>
    public static BooksReading Read(IEnumerable<BooksMirrorRow> rows)
    {
        var byKind = rows.ToLookup(row => row.Kind);
        return new BooksReading(Domain.Capture.ReadStatus.Complete)
        {
            Customers = [.. byKind[BooksKind.Customer].Select(Read<BooksCustomer>)],
            Items = [.. byKind[BooksKind.Item].Select(Read<BooksItem>)],
            Accounts = [.. byKind[BooksKind.Account].Select(Read<BooksAccount>)],
            Terms = [.. byKind[BooksKind.Term].Select(Read<BooksListEntry>)],
            TaxCodes = [.. byKind[BooksKind.TaxCode].Select(Read<BooksListEntry>)],
            Documents =
            [
                .. new[] { BooksKind.Invoice, BooksKind.Payment, BooksKind.JournalEntry, BooksKind.Deposit, BooksKind.Purchase }
                    .SelectMany(kind => byKind[kind]).Select(Read<BooksDocument>),
            ],
        };
    }

    /// <summary>The revision of a row's document; null for list entries.</summary>
    public static string? RevisionOf(BooksMirrorRow row) => BooksKeys.Documents.Contains(row.Kind) ? Read<BooksDocument>(row).Revision : null;

    private static string CustomerOf(BooksDocument document) =>
        document.Customer?.Value ?? document.Lines.FirstOrDefault(line => line.Customer is not null)?.Customer?.Value ?? "";

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, AmountsJson.Options);

    private static T Read<T>(BooksMirrorRow row) => JsonSerializer.Deserialize<T>(row.Reading, AmountsJson.Options)!;
}

/// <summary>One row on its way into the mirror.</summary>
internal sealed record MirrorEntry(BooksKind Kind, string EntityId, string Name, string Customer, bool IsActive, string Reading)
{
    /// <summary>Its revision, of documents.</summary>
    public string? Revision { get; init; }
}
