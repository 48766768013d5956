namespace LegalSync.Infrastructure.QuickBooks.Wire;

/// <summary>What the five lists have between them; each uses its part.</summary>
internal sealed record WireListEntry
{
    public string? Id { get; init; }

    public string? DisplayName { get; init; }

    public string? Name { get; init; }

    public string? FullyQualifiedName { get; init; }

    public bool? Active { get; init; }

    public WireRef? ParentRef { get; init; }

    public WireAddress? PrimaryEmailAddr { get; init; }

    public string? Sku { get; init; }

    public string? AccountType { get; init; }

    public string? AccountSubType { get; init; }

    public int? DueDays { get; init; }
}

/// <summary>A mail address.</summary>
internal sealed record WireAddress
{
    public string? Address { get; init; }
}

/// <summary>The company.</summary>
internal sealed record WireCompany
{
    public string? CompanyName { get; init; }

    public string? Country { get; init; }
}

/// <summary>The preferences that decide whether and how a posting is taken.</summary>
internal sealed record WirePreferences
{
    public WireAccounting? AccountingInfoPrefs { get; init; }

    public WireSalesForms? SalesFormsPrefs { get; init; }
}

/// <summary>Preferences of the ledger.</summary>
internal sealed record WireAccounting
{
    public DateOnly? BookCloseDate { get; init; }
}

/// <summary>Preferences of sales forms.</summary>
internal sealed record WireSalesForms
{
    public bool? CustomTxnNumbers { get; init; }

    public string? DefaultDiscountAccount { get; init; }
}
