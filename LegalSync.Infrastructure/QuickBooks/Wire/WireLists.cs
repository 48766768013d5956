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

    public WireRef? IncomeAccountRef { get; init; }

    public string? AccountType { get; init; }

    public string? AccountSubType { get; init; }

    public int? DueDays { get; init; }
}

/// <summary>A mail address.</summary>
internal sealed record WireAddress
{
    public string? Address { get; init; }
}
