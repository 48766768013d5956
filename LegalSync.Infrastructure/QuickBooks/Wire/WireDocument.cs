using System.Text.Json.Serialization;

namespace LegalSync.Infrastructure.QuickBooks.Wire;

/// <summary>A reference to another entity.</summary>
internal sealed record WireRef
{
    [JsonPropertyName("value")]
    public string? Value { get; init; }

    [JsonPropertyName("type")]
    public string? Type { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }
}

/// <summary>What the five documents have between them; each uses its part.</summary>
internal sealed record WireDocument
{
    public string? Id { get; init; }

    public string? SyncToken { get; init; }

    public string? DocNumber { get; init; }

    public string? PaymentRefNum { get; init; }

    public DateOnly? TxnDate { get; init; }

    public decimal? TotalAmt { get; init; }

    public string? PrivateNote { get; init; }

    public WireRef? CustomerRef { get; init; }

    public WireRef? CurrencyRef { get; init; }

    public WireRef? DepositToAccountRef { get; init; }

    public WireRef? AccountRef { get; init; }

    /// <summary>On a purchase: money that comes back from a card.</summary>
    public bool? Credit { get; init; }

    public WireRef? ClassRef { get; init; }

    public WireTaxDetail? TxnTaxDetail { get; init; }

    public IReadOnlyList<WireLine>? Line { get; init; }

    /// <summary>What the whole document hangs on: of a payment, the bank deposit it is part of.</summary>
    public IReadOnlyList<WireLink>? LinkedTxn { get; init; }
}

/// <summary>A line, with the detail that its type has.</summary>
internal sealed record WireLine
{
    public decimal? Amount { get; init; }

    public string? DetailType { get; init; }

    public IReadOnlyList<WireLink>? LinkedTxn { get; init; }

    public WireDetail? SalesItemLineDetail { get; init; }

    public WireDetail? DiscountLineDetail { get; init; }

    public WireDetail? DepositLineDetail { get; init; }

    public WireDetail? JournalEntryLineDetail { get; init; }

    public WireDetail? AccountBasedExpenseLineDetail { get; init; }

    public WireDetail? ItemBasedExpenseLineDetail { get; init; }
}

/// <summary>What a document says of its tax.</summary>
internal sealed record WireTaxDetail
{
    public decimal? TotalTax { get; init; }
}

/// <summary>A link to another document.</summary>
internal sealed record WireLink
{
    public string? TxnId { get; init; }

    public string? TxnType { get; init; }
}

/// <summary>What the line details have between them.</summary>
internal sealed record WireDetail
{
    public WireRef? ItemRef { get; init; }

    public WireRef? AccountRef { get; init; }

    public WireRef? DiscountAccountRef { get; init; }

    public WireRef? CustomerRef { get; init; }

    public WireRef? ClassRef { get; init; }

    public string? CheckNum { get; init; }

    public WireEntity? Entity { get; init; }

    public string? PostingType { get; init; }
}

/// <summary>Who a line is about: a deposit writes value and type, a journal entry wraps a reference.</summary>
internal sealed record WireEntity
{
    [JsonPropertyName("value")]
    public string? Value { get; init; }

    [JsonPropertyName("type")]
    public string? LowerType { get; init; }

    public string? Type { get; init; }

    public WireRef? EntityRef { get; init; }
}
