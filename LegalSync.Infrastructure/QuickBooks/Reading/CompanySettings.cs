using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks.Reading;

/// <summary>Reads CompanyInfo and Preferences as one company.</summary>
internal static class CompanySettings
{
    /// <summary>The company.</summary>
    public static BooksCompany Read(WireCompany about, WirePreferences prefers)
    {
        var forms = prefers.SalesFormsPrefs;
        return new BooksCompany(
            about.CompanyName ?? "",
            about.Country ?? "",
            prefers.AccountingInfoPrefs?.BookCloseDate,
            forms?.CustomTxnNumbers is true,
            forms?.DefaultDiscountAccount is { Length: > 0 } account ? new AccountId(account) : null)
        {
            Preferences = Preferences(about, prefers),
        };
    }

    private static BooksPreferences Preferences(WireCompany about, WirePreferences prefers) => new()
    {
        Plan = Named(about, "OfferingSku"),
        Subscription = Named(about, "SubscriptionStatus"),
        HomeCurrency = prefers.CurrencyPrefs?.HomeCurrency?.Value,
        IsMultiCurrency = prefers.CurrencyPrefs?.MultiCurrencyEnabled,
        HasClassPerDocument = prefers.AccountingInfoPrefs?.ClassTrackingPerTxn,
        HasClassPerLine = prefers.AccountingInfoPrefs?.ClassTrackingPerTxnLine,
        HasLocations = prefers.AccountingInfoPrefs?.TrackDepartments,
        AllowsDiscount = prefers.SalesFormsPrefs?.AllowDiscount,
        UsesSalesTax = prefers.TaxPrefs?.UsingSalesTax,
        IsSalesTaxAutomatic = prefers.TaxPrefs?.PartnerTaxEnabled,
        AppliesCreditsByItself = prefers.SalesFormsPrefs?.AutoApplyCredit,
    };

    private static string? Named(WireCompany about, string name) =>
        about.NameValue?.FirstOrDefault(pair => pair.Name == name)?.Value is { Length: > 0 } value ? value : null;
}
