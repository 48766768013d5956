using System.Text.Json;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using Microsoft.Extensions.Logging;

namespace LegalSync.Infrastructure.QuickBooks.Reading;

/// <summary>Makes a typed reading of rows, and says how many could not be understood.</summary>
public sealed partial class TypedRows(ILogger<TypedRows> logger)
{
    /// <summary>A complete reading of rows, kind by kind.</summary>
    public BooksReading Read(IReadOnlyDictionary<BooksKind, IReadOnlyList<JsonElement>> rows, DateTimeOffset? asOf) => new(ReadStatus.Complete)
    {
        Customers = Typed(rows, BooksKind.Customer, ListReader.Customer),
        Items = Typed(rows, BooksKind.Item, ListReader.Item),
        Accounts = Typed(rows, BooksKind.Account, ListReader.Account),
        Terms = Typed(rows, BooksKind.Term, ListReader.Other),
        TaxCodes = Typed(rows, BooksKind.TaxCode, ListReader.Other),
        Documents = [.. EntityNames.Documents.SelectMany(kind => Typed(rows, kind, row => DocumentReader.Read(kind, row)))],
        AsOf = asOf,
    };

    private List<T> Typed<T>(IReadOnlyDictionary<BooksKind, IReadOnlyList<JsonElement>> rows, BooksKind kind, Func<JsonElement, T?> read)
        where T : class
    {
        if (!rows.TryGetValue(kind, out var all))
        {
            return [];
        }

        var typed = all.Select(read).OfType<T>().ToList();
        if (all.Count - typed.Count is > 0 and var unread)
        {
            LogUnread(logger, kind, unread);
        }

        return typed;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} entities of kind {Kind} could not be understood and were left out")]
    private static partial void LogUnread(ILogger logger, BooksKind kind, int count);
}
