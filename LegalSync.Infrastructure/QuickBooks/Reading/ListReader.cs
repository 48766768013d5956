using System.Text.Json;
using System.Text.RegularExpressions;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks.Reading;

/// <summary>Reads entries of QuickBooks' lists. An inactive entry is given the name it had: the books append a suffix when it is made inactive.</summary>
public static partial class ListReader
{
    /// <summary>Reads a customer; null when it lacks its key or name.</summary>
    public static BooksCustomer? Customer(JsonElement element) =>
        Entry(element) is { Id: { } id } entry && NameOf(entry.DisplayName, entry) is { } name
            ? new(new CustomerId(id), name, entry.ParentRef?.Value is { } parent ? new CustomerId(parent) : null, IsActive(entry), entry.PrimaryEmailAddr?.Address)
            : null;

    /// <summary>Reads an item; null when it lacks its key or name.</summary>
    public static BooksItem? Item(JsonElement element) =>
        Entry(element) is { Id: { } id } entry && NameOf(entry.Name, entry) is { } name
            ? new(new ItemId(id), name, CodeOf(entry.Sku, name), IsActive(entry)) { Income = entry.IncomeAccountRef?.Value is { } income ? new AccountId(income) : null }
            : null;

    /// <summary>Reads an account; null when it lacks its key, name or type.</summary>
    public static BooksAccount? Account(JsonElement element) =>
        Entry(element) is { Id: { } id, AccountType: { } type } entry && NameOf(entry.FullyQualifiedName ?? entry.Name, entry) is { } name
            ? new(new AccountId(id), name, type, entry.AccountSubType, IsActive(entry))
            : null;

    /// <summary>Reads a term or a tax code; null when it lacks its key or name.</summary>
    public static BooksListEntry? Other(JsonElement element) =>
        Entry(element) is { Id: { } id } entry && NameOf(entry.Name, entry) is { } name
            ? new(id, name, IsActive(entry), entry.DueDays)
            : null;

    /// <summary>The code of an item: its Sku, else the first word of its name where that is capitals and digits (<c>L210</c>).</summary>
    public static string? CodeOf(string? sku, string name)
    {
        if (!string.IsNullOrWhiteSpace(sku))
        {
            return sku.Trim();
        }

        var first = name.Split(' ', 2)[0].TrimEnd('-', ',', '.');
        return LooksLikeCode().IsMatch(first) ? first : null;
    }

    private static WireListEntry? Entry(JsonElement element) => WireJson.TryRead<WireListEntry>(element, out var entry) ? entry : null;

    private static bool IsActive(WireListEntry entry) => entry.Active ?? true;

    private static string? NameOf(string? name, WireListEntry entry) =>
        IsActive(entry) || name is null ? name : InactiveSuffix().Replace(name, "");

    [GeneratedRegex(@"^[A-Z]{1,4}[0-9]{1,5}[A-Z]?$", RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikeCode();

    [GeneratedRegex(@" \(deleted(?:[- ]?[0-9]+)?\)(?:[- ]?[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InactiveSuffix();
}
