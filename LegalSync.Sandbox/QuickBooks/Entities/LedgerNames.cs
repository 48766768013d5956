using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Receivables demand a customer on the line, payables a vendor.</summary>
internal static class LedgerNames
{
    /// <summary>Refuses a line whose account wants another name than it has.</summary>
    public static void Check(Books books, string account, string? nameKind)
    {
        switch (books.AccountType(account))
        {
            case "Accounts Receivable" when nameKind != "Customer":
                throw Refuse.Business("When you use Accounts Receivable, you must choose a customer in the Name field.");
            case "Accounts Payable" when nameKind != "Vendor":
                throw Refuse.Business("When you use Accounts Payable, you must choose a vendor in the Name field.");
        }
    }
}
