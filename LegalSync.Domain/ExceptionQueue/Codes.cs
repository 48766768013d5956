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

    /// <summary>A stream lost the mode that it had earned.</summary>
    public static ExceptionCode ModeDemoted { get; } = new("SYS-MODE-DEMOTED");

    /// <summary>The books refuse a posting.</summary>
    public static ExceptionCode Validation { get; } = new("SYS-VALIDATION");

    /// <summary>A posted invoice was voided or deleted in the books.</summary>
    public static ExceptionCode InvoiceVoidedInBooks { get; } = new("INV-VOIDED-GL");

    /// <summary>A posted invoice was changed in the books by somebody there.</summary>
    public static ExceptionCode InvoiceEditedInBooks { get; } = new("INV-EDITED-GL");

    /// <summary>An invoice changed at the source after it had posted.</summary>
    public static ExceptionCode InvoiceEditedAfterPost { get; } = new("INV-EDITED-AFTER-POST");

    /// <summary>A posted invoice was voided or deleted at the source.</summary>
    public static ExceptionCode InvoiceVoidedAtSource { get; } = new("INV-VOIDED-SOURCE");

    /// <summary>A posted payment was voided or deleted in the books.</summary>
    public static ExceptionCode PaymentVoidedInBooks { get; } = new("PAY-VOIDED-GL");

    /// <summary>A posted payment was changed in the books by somebody there.</summary>
    public static ExceptionCode PaymentEditedInBooks { get; } = new("PAY-EDITED-GL");

    /// <summary>A posted payment is applied to another invoice than it was posted for.</summary>
    public static ExceptionCode PaymentWrongInvoice { get; } = new("PAY-WRONG-INVOICE");

    /// <summary>A payment that needs a change is part of a bank deposit, which freezes it.</summary>
    public static ExceptionCode PaymentDepositedLocked { get; } = new("PAY-DEPOSITED-LOCKED");

    /// <summary>Somebody changed client money directly in the books.</summary>
    public static ExceptionCode TrustDirect { get; } = new("TR-GL-DIRECT");

    /// <summary>A deposit came back.</summary>
    public static ExceptionCode TrustReturned { get; } = new("TR-NSF");

    /// <summary>One client's money went to another.</summary>
    public static ExceptionCode TrustCrossClient { get; } = new("TR-CROSS-CLIENT");

    /// <summary>Fees left trust without an issued invoice.</summary>
    public static ExceptionCode TrustEarnedNoInvoice { get; } = new("TR-EARNED-NO-INVOICE");

    /// <summary>Fees left trust beyond what the invoice came to.</summary>
    public static ExceptionCode TrustFeeExceedsInvoice { get; } = new("TR-FEE-EXCEEDS-INVOICE");

    /// <summary>A receipt in trust names no matter.</summary>
    public static ExceptionCode TrustUnidentified { get; } = new("TR-UNIDENTIFIED");

    /// <summary>The firm's own money in trust does not cover a charge of the bank.</summary>
    public static ExceptionCode TrustShort { get; } = new("TR-SHORT");

    /// <summary>An entry that trust never takes.</summary>
    public static ExceptionCode TrustForbidden { get; } = new("TR-FORBIDDEN");

    /// <summary>The chart has no room for another client's account.</summary>
    public static ExceptionCode ChartFull { get; } = new("SYS-CHART-FULL");

    /// <summary>Only one side of a fee transfer is in the books.</summary>
    public static ExceptionCode TrustOneSided { get; } = new("TR-ONE-SIDED");

    /// <summary>The books are closed on the item's date.</summary>
    public static ExceptionCode ClosedPeriod { get; } = new("SYS-CLOSED-PERIOD");

    /// <summary>A release rests on money that is not collected.</summary>
    public static ExceptionCode TrustUncleared { get; } = new("TR-UNCLEARED");

    /// <summary>The firm's own money in trust is above its cap.</summary>
    public static ExceptionCode TrustCommingled { get; } = new("TR-COMMINGLE");

    /// <summary>A release needs money that is disputed.</summary>
    public static ExceptionCode TrustDisputed { get; } = new("TR-DISPUTED");

    /// <summary>Trust entries lack payee, purpose or number.</summary>
    public static ExceptionCode TrustNoPayee { get; } = new("TR-NO-PAYEE");

    /// <summary>An entry is dated inside a signed period.</summary>
    public static ExceptionCode TrustBackdated { get; } = new("TR-BACKDATED");

    /// <summary>A cheque number was used twice.</summary>
    public static ExceptionCode TrustCheckDuplicate { get; } = new("TR-CHECK-DUP");

    /// <summary>A cheque number is missing.</summary>
    public static ExceptionCode TrustCheckGap { get; } = new("TR-CHECK-GAP");

    /// <summary>A cheque is outstanding too long.</summary>
    public static ExceptionCode TrustStaleCheck { get; } = new("TR-STALE-CHECK");

    /// <summary>A receipt has no owner.</summary>
    public static ExceptionCode TrustUnidentifiedAge { get; } = new("TR-UNIDENTIFIED-AGE");

    /// <summary>A balance lies on a closed or idle matter.</summary>
    public static ExceptionCode TrustDormant { get; } = new("TR-DORMANT");

    /// <summary>A notice of a withdrawal of fees is missing.</summary>
    public static ExceptionCode TrustNotice { get; } = new("TR-NOTICE");

    /// <summary>A notice of receipt or a distribution is late.</summary>
    public static ExceptionCode TrustDistributeTimer { get; } = new("TR-DISTRIBUTE-TIMER");

    /// <summary>Interest was not passed on.</summary>
    public static ExceptionCode TrustInterest { get; } = new("TR-IOLTA-INTEREST");

    /// <summary>A balance should earn interest for its client.</summary>
    public static ExceptionCode TrustIndividual { get; } = new("TR-INDIVIDUAL");

    /// <summary>Records were changed around the product.</summary>
    public static ExceptionCode AuditChain { get; } = new("AUD-CHAIN");

    /// <summary>A trust account's three figures differ although every line is matched or explained.</summary>
    public static ExceptionCode Unbalanced { get; } = new("REC-UNBALANCED");

    /// <summary>A line of the bank finds no entry.</summary>
    public static ExceptionCode BankUnmatched { get; } = new("REC-BANK-UNMATCHED");

    /// <summary>An entry of the journal does not show at the bank.</summary>
    public static ExceptionCode BookUnmatched { get; } = new("REC-BOOK-UNMATCHED");

    /// <summary>A line of the bank finds several entries that fit equally.</summary>
    public static ExceptionCode MatchAmbiguous { get; } = new("REC-AMBIG");

    /// <summary>The bank did not correct an error in time.</summary>
    public static ExceptionCode BankError { get; } = new("REC-BANK-ERROR");

    /// <summary>Statements do not follow on.</summary>
    public static ExceptionCode StatementGap { get; } = new("REC-STATEMENT-GAP");

    /// <summary>A statement cannot be taken.</summary>
    public static ExceptionCode StatementFile { get; } = new("REC-FILE");

    /// <summary>A trust account is not reconciled in time.</summary>
    public static ExceptionCode ReconciliationLate { get; } = new("REC-LATE");

    /// <summary>Something changed in a signed period.</summary>
    public static ExceptionCode SignedChanged { get; } = new("REC-SIGNED-CHANGED");

    /// <summary>The bank's balance of a trust account is below zero.</summary>
    public static ExceptionCode TrustBankOverdraft { get; } = new("TR-BANK-OVERDRAFT");
}
