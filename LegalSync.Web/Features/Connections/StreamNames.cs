using LegalSync.Domain.Spine;

namespace LegalSync.Web.Features.Connections;

/// <summary>What people call the streams.</summary>
public static class StreamNames
{
    /// <summary>The name of a kind, in the plural.</summary>
    public static string Of(WorkKind kind) => kind switch
    {
        WorkKind.TimeEntry => "Time entries",
        WorkKind.Expense => "Expenses",
        WorkKind.Invoice => "Invoices",
        WorkKind.Payment => "Payments",
        WorkKind.TrustDeposit => "Trust deposits",
        WorkKind.TrustDisbursement => "Trust payments",
        WorkKind.FeeTransfer => "Fee transfers",
        WorkKind.TrustTransfer => "Transfers to other matters",
        WorkKind.TrustTransferIn => "Transfers from other matters",
        WorkKind.TrustReturn => "Returned trust deposits",
        WorkKind.TrustVoid => "Trust payments taken back",
        WorkKind.FeeReturn => "Fee transfers taken back",
        WorkKind.TrustCharge => "Bank charges on trust",
        WorkKind.TrustInterest => "Interest in trust",
        WorkKind.TrustReceipt => "Trust receipts without a matter",
        WorkKind.Correction => "Corrections of the books",
        _ => kind.ToString(),
    };
}
