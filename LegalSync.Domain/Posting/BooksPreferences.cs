namespace LegalSync.Domain.Posting;

/// <summary>What the books' company is set to, as far as it decides whether and how a posting is taken. Null where the company did not say.</summary>
public sealed record BooksPreferences
{
    /// <summary>The plan, for example <c>QuickBooks Online Plus</c>.</summary>
    public string? Plan { get; init; }

    /// <summary>State of the subscription, in the books' own word.</summary>
    public string? Subscription { get; init; }

    /// <summary>Code of the currency the books are kept in.</summary>
    public string? HomeCurrency { get; init; }

    /// <summary>True when documents may be in other currencies.</summary>
    public bool? IsMultiCurrency { get; init; }

    /// <summary>True when a document carries a class in its head.</summary>
    public bool? HasClassPerDocument { get; init; }

    /// <summary>True when each line carries a class.</summary>
    public bool? HasClassPerLine { get; init; }

    /// <summary>True when documents carry a location.</summary>
    public bool? HasLocations { get; init; }

    /// <summary>True when discounts may be given.</summary>
    public bool? AllowsDiscount { get; init; }

    /// <summary>True when sales tax is used at all.</summary>
    public bool? UsesSalesTax { get; init; }

    /// <summary>True when the books compute sales tax by themselves.</summary>
    public bool? IsSalesTaxAutomatic { get; init; }

    /// <summary>True when a client's old credit is put on a new invoice by itself.</summary>
    public bool? AppliesCreditsByItself { get; init; }

    /// <summary>True when the subscription has ended, so that the company can only be read.</summary>
    public bool IsReadOnly => Subscription is { } word && _ended.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static readonly string[] _ended = ["CANCELED", "CANCELLED", "EXPIRED", "SUSPENDED", "TERMINATED"];
}
