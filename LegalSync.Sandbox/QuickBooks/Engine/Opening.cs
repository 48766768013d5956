using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>What a company holds before anybody has written anything: the accounts, terms and switches that QuickBooks brings.</summary>
internal static class Opening
{
    private static readonly (string Id, string Name, string Type, string SubType, string Classification)[] Accounts =
    [
        ("1", "Services", "Income", "ServiceFeeIncome", "Revenue"),
        ("2", "Retained Earnings", "Equity", "RetainedEarnings", "Equity"),
        ("4", "Undeposited Funds", "Other Current Asset", "UndepositedFunds", "Asset"),
        ("33", "Accounts Payable (A/P)", "Accounts Payable", "AccountsPayable", "Liability"),
        ("34", "Opening Balance Equity", "Equity", "OpeningBalanceEquity", "Equity"),
        ("84", "Accounts Receivable (A/R)", "Accounts Receivable", "AccountsReceivable", "Asset"),
        ("86", "Discounts given", "Income", "DiscountsRefundsGiven", "Revenue"),
        ("89", "Sales Tax Payable", "Other Current Liability", "SalesTaxPayable", "Liability"),
    ];

    private static readonly (string Id, string Name, int Days)[] Terms =
        [("1", "Due on receipt", 0), ("2", "Net 15", 15), ("3", "Net 30", 30), ("4", "Net 60", 60)];

    private static readonly (string Id, string Name, string Type)[] Methods =
        [("1", "Cash", "NON_CREDIT_CARD"), ("2", "Check", "NON_CREDIT_CARD"), ("3", "Visa", "CREDIT_CARD")];

    /// <summary>Fills empty books.</summary>
    public static void Fill(Books books, string realmId, string companyName)
    {
        foreach (var (id, name, type, subType, classification) in Accounts)
        {
            Put(books, "Account", id, new JsonObject
            {
                ["Name"] = name, ["SubAccount"] = false, ["FullyQualifiedName"] = name, ["Active"] = true,
                ["Classification"] = classification, ["AccountType"] = type, ["AccountSubType"] = subType,
                ["CurrentBalance"] = 0, ["CurrentBalanceWithSubAccounts"] = 0,
                ["CurrencyRef"] = JsonReading.Reference("USD", "United States Dollar"),
            });
        }

        foreach (var (id, name, days) in Terms)
        {
            Put(books, "Term", id, new JsonObject { ["Name"] = name, ["Active"] = true, ["Type"] = "STANDARD", ["DiscountPercent"] = 0, ["DueDays"] = days });
        }

        foreach (var (id, name, type) in Methods)
        {
            Put(books, "PaymentMethod", id, new JsonObject { ["Name"] = name, ["Active"] = true, ["Type"] = type });
        }

        Put(books, "Item", "1", new JsonObject
        {
            ["Name"] = "Services", ["Active"] = true, ["SubItem"] = false, ["FullyQualifiedName"] = "Services", ["Taxable"] = false, ["UnitPrice"] = 0,
            ["Type"] = "Service", ["IncomeAccountRef"] = JsonReading.Reference("1", "Services"), ["PurchaseCost"] = 0, ["TrackQtyOnHand"] = false,
        });
        Put(books, "TaxCode", "2", new JsonObject
        {
            ["Name"] = "Out of state", ["Description"] = "No sales tax", ["Active"] = true, ["Hidden"] = false, ["Taxable"] = true, ["TaxGroup"] = true,
            ["SalesTaxRateList"] = new JsonObject { ["TaxRateDetail"] = new JsonArray() },
        });
        Put(books, "CompanyInfo", "1", Company(books, realmId, companyName));
        Put(books, "Preferences", "1", Preferences());
    }

    private static JsonObject Company(Books books, string realmId, string companyName) => new()
    {
        ["CompanyName"] = companyName, ["LegalName"] = companyName, ["Country"] = "US", ["FiscalYearStartMonth"] = "January",
        ["CompanyStartDate"] = books.Clock.Today.AddYears(-3).Iso(), ["SupportedLanguages"] = "en",
        ["NameValue"] = new JsonArray(
            new JsonObject { ["Name"] = "OfferingSku", ["Value"] = "QuickBooks Online Plus" },
            new JsonObject { ["Name"] = "SubscriptionStatus", ["Value"] = "PAID" },
            new JsonObject { ["Name"] = "RealmId", ["Value"] = realmId }),
    };

    private static JsonObject Preferences() => new()
    {
        ["AccountingInfoPrefs"] = new JsonObject
        {
            ["UseAccountNumbers"] = false, ["TrackDepartments"] = false, ["ClassTrackingPerTxn"] = false, ["ClassTrackingPerTxnLine"] = false,
            ["CustomerTerminology"] = "Clients", ["FirstMonthOfFiscalYear"] = "January",
        },
        ["SalesFormsPrefs"] = new JsonObject
        {
            ["CustomTxnNumbers"] = true, ["AllowDiscount"] = true, ["AllowServiceDate"] = true, ["AutoApplyCredit"] = false, ["AutoApplyPayments"] = false,
            ["DefaultTerms"] = new JsonObject { ["value"] = "3" }, ["UsingProgressInvoicing"] = false,
        },
        ["TaxPrefs"] = new JsonObject { ["UsingSalesTax"] = true, ["PartnerTaxEnabled"] = false },
        ["CurrencyPrefs"] = new JsonObject { ["HomeCurrency"] = new JsonObject { ["value"] = "USD" }, ["MultiCurrencyEnabled"] = false },
        ["ReportPrefs"] = new JsonObject { ["ReportBasis"] = "Accrual", ["CalcAgingReportFromTxnDate"] = false },
        ["OtherPrefs"] = new JsonObject
        {
            ["NameValue"] = new JsonArray(new JsonObject { ["Name"] = "WarnDuplicateJournalNumber", ["Value"] = "false" }),
        },
    };

    private static void Put(Books books, string kind, string id, JsonObject document)
    {
        var stamp = PacificTime.Stamp(books.Clock.Now);
        document["domain"] = "QBO";
        document["sparse"] = false;
        document["Id"] = id;
        document["SyncToken"] = "0";
        document["MetaData"] = new JsonObject { ["CreateTime"] = stamp, ["LastUpdatedTime"] = stamp };
        books[kind].Put(document);
    }
}
