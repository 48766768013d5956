namespace LegalSync.Domain.Reconciliation;

/// <summary>What a row records, as far as its export says so.</summary>
public enum RecordKind
{
    /// <summary>The export does not say, or says something that decides nothing.</summary>
    Unknown,

    /// <summary>A bill to a client.</summary>
    Invoice,

    /// <summary>A credit memo, write-off or discount.</summary>
    Credit,

    /// <summary>Money received against a bill.</summary>
    Payment,

    /// <summary>Money received, into trust or the bank.</summary>
    Deposit,

    /// <summary>Money paid out: cheque, expense, disbursement.</summary>
    Expense,

    /// <summary>Money given back to a client.</summary>
    Refund,

    /// <summary>Money moved between accounts or matters.</summary>
    Transfer,

    /// <summary>A journal entry.</summary>
    Journal,
}
