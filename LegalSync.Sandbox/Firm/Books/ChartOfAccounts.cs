namespace LegalSync.Sandbox.Firm.Books;

/// <summary>The names of the accounts every generated firm has, beside its bank accounts; the first four come with a new QuickBooks company.</summary>
public static class ChartOfAccounts
{
    public const string Receivable = "Accounts Receivable (A/R)";
    public const string Undeposited = "Undeposited Funds";
    public const string SalesTax = "Sales Tax Payable";
    public const string Discounts = "Discounts given";
    public const string AdvancedCosts = "Advanced Client Costs";
    public const string DueFromClients = "Due from Clients";
    public const string TrustLiability = "Client Trust Funds";
    public const string FeeIncome = "Fee Income";
    public const string ReimbursedCosts = "Reimbursed Client Costs";
    public const string WriteOffs = "Write-offs";
    public const string BankCharges = "Bank Charges";

    /// <summary>The ledgers in trust that are no client's, and the firm's asset for its money there; in firms with charges and interest in trust.</summary>
    public const string FirmFunds = "Firm funds in trust";
    public const string TrustInterest = "Interest in trust";
    public const string Unidentified = "Unidentified receipts in trust";
    public const string FirmTrustAsset = "Firm deposit in trust";

    /// <summary>The Sku of the item that takes an invoice's write-off.</summary>
    public const string WriteOffSku = "WRITE-OFF";

    internal static IEnumerable<BookAccount> Accounts(FirmPlan plan)
    {
        foreach (var account in plan.BankAccounts)
        {
            yield return new BookAccount(account.Name, "Bank", account.Kind == BankAccountKind.Trust ? "TrustAccounts" : "Checking");
        }

        yield return new BookAccount(AdvancedCosts, "Other Current Asset", "OtherCurrentAssets");
        yield return new BookAccount(DueFromClients, "Other Current Asset", "OtherCurrentAssets");
        yield return new BookAccount(TrustLiability, "Other Current Liability", "TrustAccountsLiabilities");
        yield return new BookAccount(FeeIncome, "Income", "ServiceFeeIncome");
        yield return new BookAccount(ReimbursedCosts, "Income", "OtherPrimaryIncome");
        yield return new BookAccount(WriteOffs, "Income", "DiscountsRefundsGiven");
        yield return new BookAccount(BankCharges, "Expense", "BankCharges");
        if (plan.Options.AllKinds)
        {
            yield return new BookAccount(FirmFunds, "Other Current Liability", "OtherCurrentLiabilities");
            yield return new BookAccount(TrustInterest, "Other Current Liability", "OtherCurrentLiabilities");
            yield return new BookAccount(Unidentified, "Other Current Liability", "OtherCurrentLiabilities");
            yield return new BookAccount(FirmTrustAsset, "Other Current Asset", "OtherCurrentAssets");
        }
    }
}
