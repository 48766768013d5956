namespace LegalSync.Domain.ExceptionQueue;

/// <summary>The codes of the catalogue that this version raises.</summary>
public static class Codes
{
    /// <summary>A matter has no mapping.</summary>
    public static ExceptionCode MapMatter { get; } = new("MAP-MATTER");

    /// <summary>The mapped customer is absent or inactive in the books.</summary>
    public static ExceptionCode MapCustomerMissing { get; } = new("MAP-CUST-MISSING");

    /// <summary>A code has no item.</summary>
    public static ExceptionCode MapCode { get; } = new("MAP-CODE");

    /// <summary>An account is missing in the chart.</summary>
    public static ExceptionCode MapAccount { get; } = new("MAP-ACCT");

    /// <summary>The practice system's total is not the books' total.</summary>
    public static ExceptionCode InvoiceAmount { get; } = new("INV-AMOUNT");

    /// <summary>An invoice number stands for another invoice already.</summary>
    public static ExceptionCode InvoiceDuplicateNumber { get; } = new("INV-DUP-NUMBER");

    /// <summary>A payment's invoice is not in the books.</summary>
    public static ExceptionCode PaymentNoInvoice { get; } = new("PAY-NO-INVOICE");

    /// <summary>The books hold a payment like this one.</summary>
    public static ExceptionCode PaymentDuplicate { get; } = new("PAY-DUP");

    /// <summary>Money that has not moved yet is not there.</summary>
    public static ExceptionCode TrustInsufficient { get; } = new("TR-INSUFFICIENT");

    /// <summary>A client ledger is, or was, below zero.</summary>
    public static ExceptionCode TrustNegative { get; } = new("TR-NEGATIVE");

    /// <summary>A trust posting is not in the books after all tries.</summary>
    public static ExceptionCode TrustPostFailed { get; } = new("TR-POST-FAILED");

    /// <summary>Items wait for the machine too long.</summary>
    public static ExceptionCode QueueLag { get; } = new("SYS-QUEUE-LAG");

    /// <summary>A link is no longer authorised.</summary>
    public static ExceptionCode Authorisation { get; } = new("SYS-AUTH");

    /// <summary>A request was sent and its outcome is unknown.</summary>
    public static ExceptionCode TimeoutUnknown { get; } = new("SYS-TIMEOUT-UNKNOWN");

    /// <summary>The source sent a kind that cannot be posted yet.</summary>
    public static ExceptionCode Unsupported { get; } = new("SYS-UNSUPPORTED");

    /// <summary>Another connector posts the same kind.</summary>
    public static ExceptionCode ConnectorCollision { get; } = new("SYS-CONNECTOR-COLLISION");

    /// <summary>The books refuse a posting.</summary>
    public static ExceptionCode Validation { get; } = new("SYS-VALIDATION");
}
