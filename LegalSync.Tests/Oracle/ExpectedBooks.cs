namespace LegalSync.Tests.Oracle;

/// <summary>A document that the books must hold exactly once.</summary>
/// <param name="Kind">The books' own word: Invoice, CreditMemo, Payment, Deposit, Purchase, JournalEntry.</param>
/// <param name="Customer">The full name of the one customer it names; empty when it names none or several.</param>
/// <param name="Date">Its date in the books.</param>
/// <param name="Cents">Its total; of a journal entry, all its debits.</param>
/// <param name="Number">An invoice's or credit memo's own number; of a payment, the number of the invoice it settles, or null when it settles none.</param>
internal sealed record ExpectedDocument(string Kind, string Customer, DateOnly Date, long Cents, string? Number)
{
    public override string ToString() => FormattableString.Invariant(
        $"{Kind} {(Number is null ? "" : Number + " ")}of {(Customer.Length == 0 ? "no single customer" : Customer)} on {Date:yyyy-MM-dd} for {Whole.Text(Cents)}");
}

/// <summary>What the books of one firm must hold, to the cent.</summary>
internal sealed class ExpectedBooks
{
    /// <summary>Debits less credits in cents, per account name and full customer name (empty when the line names nobody).</summary>
    public required IReadOnlyDictionary<(string Account, string Customer), long> Balances { get; init; }

    /// <summary>What LegalSync posts, each once.</summary>
    public required IReadOnlyList<ExpectedDocument> Posted { get; init; }

    /// <summary>What was in the books before LegalSync connected: opening entries, typed by hand, written by the native sync, planted.</summary>
    public required IReadOnlyList<ExpectedDocument> Standing { get; init; }
}
