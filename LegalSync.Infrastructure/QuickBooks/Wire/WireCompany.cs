namespace LegalSync.Infrastructure.QuickBooks.Wire;

/// <summary>The company.</summary>
internal sealed record WireCompany
{
    public string? CompanyName { get; init; }

    public string? Country { get; init; }

    public IReadOnlyList<WireNameValue>? NameValue { get; init; }
}

/// <summary>A setting that has no member of its own.</summary>
internal sealed record WireNameValue
{
    public string? Name { get; init; }

    public string? Value { get; init; }
}

/// <summary>The preferences that decide whether and how a posting is taken.</summary>
internal sealed record WirePreferences
{
    public WireAccounting? AccountingInfoPrefs { get; init; }

    public WireSalesForms? SalesFormsPrefs { get; init; }

    public WireTax? TaxPrefs { get; init; }

    public WireCurrencies? CurrencyPrefs { get; init; }
}

/// <summary>Preferences of the ledger.</summary>
internal sealed record WireAccounting
{
    public DateOnly? BookCloseDate { get; init; }

    public bool? ClassTrackingPerTxn { get; init; }

    public bool? ClassTrackingPerTxnLine { get; init; }

    public bool? TrackDepartments { get; init; }
}

/// <summary>Preferences of sales forms.</summary>
internal sealed record WireSalesForms
{
    public bool? CustomTxnNumbers { get; init; }

    public string? DefaultDiscountAccount { get; init; }

    public bool? AllowDiscount { get; init; }

    public bool? AutoApplyCredit { get; init; }
}

/// <summary>Preferences of sales tax.</summary>
internal sealed record WireTax
{
    public bool? UsingSalesTax { get; init; }

    public bool? PartnerTaxEnabled { get; init; }
}

/// <summary>Preferences of currencies.</summary>
internal sealed record WireCurrencies
{
    public WireRef? HomeCurrency { get; init; }

    public bool? MultiCurrencyEnabled { get; init; }
}
