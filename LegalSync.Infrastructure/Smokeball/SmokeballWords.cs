using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>Smokeball's words and numbers, and what they mean here. Its specification sends numbers for some; both forms are taken.</summary>
internal static class SmokeballWords
{
    public static IReadOnlyDictionary<string, MatterStatus> MatterStatuses { get; } = Words(
        ("Open", MatterStatus.Open), ("Pending", MatterStatus.Pending), ("Closed", MatterStatus.Closed),
        ("Deleted", MatterStatus.Gone), ("Cancelled", MatterStatus.Gone));

    public static IReadOnlyDictionary<string, InvoiceStatus> InvoiceStatuses { get; } = Words(
        ("0", InvoiceStatus.Draft), ("1", InvoiceStatus.Final), ("2", InvoiceStatus.Paid), ("3", InvoiceStatus.Deleted), ("4", InvoiceStatus.Void),
        ("Draft", InvoiceStatus.Draft), ("Final", InvoiceStatus.Final), ("Paid", InvoiceStatus.Paid),
        ("Deleted", InvoiceStatus.Deleted), ("Void", InvoiceStatus.Void));

    /// <summary>True for a fixed fee.</summary>
    public static IReadOnlyDictionary<string, bool> FeeTypes { get; } = Words(("0", true), ("1", false), ("Fixed", true), ("Time", false));

    /// <summary>True for an open account.</summary>
    public static IReadOnlyDictionary<string, bool> AccountStates { get; } = Words(("0", true), ("1", false), ("Open", true), ("Closed", false));

    public static IReadOnlyDictionary<string, BankAccountType> AccountTypes { get; } = Words(
        ("Operating", BankAccountType.Operating), ("Trust", BankAccountType.Trust),
        ("Credit", BankAccountType.Other), ("ControlledMoney", BankAccountType.Other),
        ("0", BankAccountType.Operating), ("1", BankAccountType.Trust), ("2", BankAccountType.Other), ("3", BankAccountType.Other));

    public static BankTransactionType TransactionType(string word) => word switch
    {
        "Deposit" => BankTransactionType.Deposit,
        "DepositReversal" => BankTransactionType.DepositReversal,
        "InvoicePayment" => BankTransactionType.InvoicePayment,
        "InvoicePaymentReversal" => BankTransactionType.InvoicePaymentReversal,
        "VendorPayment" => BankTransactionType.VendorPayment,
        "VendorPaymentReversal" => BankTransactionType.VendorPaymentReversal,
        "Transfer" => BankTransactionType.Transfer,
        "BankFees" or "BankFeesReversal" => BankTransactionType.BankFees,
        "Interest" or "InterestReversal" => BankTransactionType.Interest,
        _ => BankTransactionType.Unknown,
    };

    /// <summary>Which way money moved: 1 in, -1 out, 0 when only the sign of the amount can tell.</summary>
    public static int Direction(string word, BankAccountType account) => (word, account) switch
    {
        ("Deposit" or "Interest" or "VendorPaymentReversal" or "BankFeesReversal", _) => 1,
        ("DepositReversal" or "VendorPayment" or "BankFees" or "InterestReversal", _) => -1,
        ("InvoicePayment", BankAccountType.Operating) or ("InvoicePaymentReversal", BankAccountType.Trust) => 1,
        ("InvoicePayment", BankAccountType.Trust) or ("InvoicePaymentReversal", BankAccountType.Operating) => -1,
        _ => 0,
    };

    private static Dictionary<string, T> Words<T>(params (string Word, T Meaning)[] words) =>
        words.ToDictionary(word => word.Word, word => word.Meaning, StringComparer.OrdinalIgnoreCase);
}
