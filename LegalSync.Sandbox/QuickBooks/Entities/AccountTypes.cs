using System.Collections.Frozen;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>The types of accounts and the sub-types each may have; the first sub-type is taken when none is given.</summary>
internal static class AccountTypes
{
    private static readonly FrozenDictionary<string, (string Classification, string[] SubTypes)> ByType =
        new Dictionary<string, (string, string[])>(StringComparer.Ordinal)
        {
            ["Bank"] = ("Asset", ["CashOnHand", "Checking", "Savings", "MoneyMarket", "TrustAccounts", "RentsHeldInTrust", "OtherEarMarkedBankAccounts"]),
            ["Accounts Receivable"] = ("Asset", ["AccountsReceivable"]),
            ["Other Current Asset"] = ("Asset",
            [
                "OtherCurrentAssets", "UndepositedFunds", "EmployeeCashAdvances", "PrepaidExpenses", "Retainage", "LoansToOthers",
                "LoansToOfficers", "AllowanceForBadDebts", "DevelopmentCosts", "Inventory",
            ]),
            ["Fixed Asset"] = ("Asset", ["OtherFixedAssets", "FurnitureAndFixtures", "MachineryAndEquipment", "LeaseholdImprovements", "Vehicles", "Buildings", "AccumulatedDepreciation"]),
            ["Other Asset"] = ("Asset", ["OtherLongTermAssets", "SecurityDeposits", "Licenses", "Goodwill"]),
            ["Accounts Payable"] = ("Liability", ["AccountsPayable"]),
            ["Credit Card"] = ("Liability", ["CreditCard"]),
            ["Other Current Liability"] = ("Liability",
            [
                "OtherCurrentLiabilities", "TrustAccountsLiabilities", "RentsInTrustLiability", "SalesTaxPayable", "PayrollClearing",
                "PayrollTaxPayable", "PrepaidExpensesPayable", "LineOfCredit", "LoanPayable", "DeferredRevenue", "GlobalTaxPayable",
            ]),
            ["Long Term Liability"] = ("Liability", ["OtherLongTermLiabilities", "NotesPayable", "ShareholderNotesPayable"]),
            ["Equity"] = ("Equity", ["OpeningBalanceEquity", "PartnersEquity", "RetainedEarnings", "OwnersEquity", "PartnerContributions", "PartnerDistributions", "CommonStock", "PaidInCapitalOrSurplus"]),
            ["Income"] = ("Revenue", ["OtherPrimaryIncome", "ServiceFeeIncome", "LegalProfessionalFees", "SalesOfProductIncome", "DiscountsRefundsGiven", "NonProfitIncome", "UnappliedCashPaymentIncome"]),
            ["Cost of Goods Sold"] = ("Expense", ["OtherCostsOfServiceCos", "SuppliesMaterialsCogs", "CostOfLaborCos", "ShippingFreightDeliveryCos"]),
            ["Expense"] = ("Expense",
            [
                "OtherMiscellaneousServiceCost", "LegalProfessionalFees", "OfficeGeneralAdministrativeExpenses", "BankCharges", "AdvertisingPromotional", "BadDebts",
                "DuesSubscriptions", "Insurance", "RentOrLeaseOfBuildings", "Travel", "Utilities", "TaxesPaid", "PayrollExpenses", "SuppliesMaterials", "Auto",
            ]),
            ["Other Income"] = ("Revenue", ["OtherMiscellaneousIncome", "InterestEarned", "OtherInvestmentIncome", "DividendIncome"]),
            ["Other Expense"] = ("Expense", ["OtherMiscellaneousExpense", "Depreciation", "PenaltiesSettlements", "Amortization"]),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The type and sub-type that a request means, or null when the pair does not exist.</summary>
    public static (string Type, string SubType)? Resolve(string? type, string? subType)
    {
        var owner = type ?? ByType.FirstOrDefault(entry => entry.Value.SubTypes.Contains(subType, StringComparer.Ordinal)).Key;
        return owner is not null && ByType.TryGetValue(owner, out var known) && (subType is null || known.SubTypes.Contains(subType, StringComparer.Ordinal))
            ? (owner, subType ?? known.SubTypes[0])
            : null;
    }

    /// <summary>Asset, Liability, Equity, Revenue or Expense.</summary>
    public static string Classification(string type) => ByType[type].Classification;
}
