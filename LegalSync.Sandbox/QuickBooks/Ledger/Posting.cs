namespace LegalSync.Sandbox.QuickBooks.Ledger;

/// <summary>One line of the general ledger; a debit is positive, a credit negative.</summary>
/// <param name="AccountId">The account it moves.</param>
/// <param name="CustomerId">The customer named on the line, or null.</param>
/// <param name="Amount">Debit above zero, credit below.</param>
internal readonly record struct Posting(string AccountId, string? CustomerId, decimal Amount)
{
    /// <summary>The vendor named on the line, or null.</summary>
    public string? VendorId { get; init; }

    /// <summary>What the line says, or null.</summary>
    public string? Memo { get; init; }
}

/// <summary>Names one document of the books.</summary>
internal readonly record struct DocumentKey(string Kind, string Id);
