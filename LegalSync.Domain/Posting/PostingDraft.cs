using System.Text.Json.Serialization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;

namespace LegalSync.Domain.Posting;

/// <summary>What one document in the books shall be. Keys and revisions that the books give later are not part of it, so its hash can be signed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "draft")]
[JsonDerivedType(typeof(InvoiceDraft), "invoice")]
[JsonDerivedType(typeof(PaymentDraft), "payment")]
[JsonDerivedType(typeof(TrustDepositDraft), "trustDeposit")]
[JsonDerivedType(typeof(TrustDisbursementDraft), "trustDisbursement")]
[JsonDerivedType(typeof(TrustSlipDraft), "trustSlip")]
[JsonDerivedType(typeof(JournalDraft), "journal")]
[JsonDerivedType(typeof(CustomerDraft), "customer")]
[JsonDerivedType(typeof(ReactivationDraft), "reactivation")]
[JsonDerivedType(typeof(AccountDraft), "account")]
public abstract record PostingDraft
{
    /// <summary>The kind of document it becomes.</summary>
    [JsonIgnore]
    public abstract BooksKind Becomes { get; }

    /// <summary>Its ledger date; null for list entries (customers, accounts).</summary>
    [JsonIgnore]
    public abstract DateOnly? On { get; }

    /// <summary>What it moves; null for list entries.</summary>
    [JsonIgnore]
    public abstract Money? Moves { get; }
}

/// <summary>An invoice to a client.</summary>
public sealed record InvoiceDraft(CustomerId Customer, DateOnly Date, string Number) : PostingDraft
{
    /// <summary>When it is due.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The books' payment terms, where one fits.</summary>
    public string? Term { get; init; }

    /// <summary>Its lines.</summary>
    public required IReadOnlyList<InvoiceDraftLine> Lines { get; init; }

    /// <summary>Discount, positive.</summary>
    public required Money Discount { get; init; }

    /// <summary>The account a discount lands on, when there is one.</summary>
    public AccountId? DiscountAccount { get; init; }

    /// <summary>Sales tax.</summary>
    public required Money Tax { get; init; }

    /// <summary>The books' tax code, when there is tax.</summary>
    public string? TaxCode { get; init; }

    /// <summary>What the document must total.</summary>
    public required Money Total { get; init; }

    /// <inheritdoc />
    public override BooksKind Becomes => BooksKind.Invoice;

    /// <inheritdoc />
    public override DateOnly? On => Date;

    /// <inheritdoc />
    public override Money? Moves => Total;
}

/// <summary>A line of an invoice.</summary>
/// <param name="Item">The item, which decides the income account.</param>
/// <param name="Description">What is printed.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="Served">The day of the work.</param>
/// <param name="IsTaxed">True when sales tax applies.</param>
public sealed record InvoiceDraftLine(ItemId Item, string Description, Money Amount, DateOnly Served, bool IsTaxed)
{
    /// <summary>Quantity, where quantity times rate is the amount to the cent; else null and only the amount is sent.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>Rate, with <see cref="Quantity"/>.</summary>
    public Rate? Rate { get; init; }

    /// <summary>The time entry or expense that this line claims; null for an adjustment line.</summary>
    public SourceId? Claims { get; init; }
}

/// <summary>The invoice a payment pays: one of ours (by its event) or one already in the books.</summary>
/// <param name="Event">The economic event of our invoice, when it is ours.</param>
/// <param name="Document">The document, when it was in the books before.</param>
public sealed record InvoiceTarget(string? Event, DocumentId? Document);

/// <summary>Money received against an invoice, into the operating account.</summary>
public sealed record PaymentDraft(CustomerId Customer, DateOnly Date, Money Amount, AccountId DepositTo) : PostingDraft
{
    /// <summary>What it pays; null leaves it as unapplied credit.</summary>
    public InvoiceTarget? Invoice { get; init; }

    /// <summary>Cheque number or reference.</summary>
    public string Reference { get; init; } = "";

    /// <inheritdoc />
    public override BooksKind Becomes => BooksKind.Payment;

    /// <inheritdoc />
    public override DateOnly? On => Date;

    /// <inheritdoc />
    public override Money? Moves => Amount;
}

/// <summary>A journal entry, for what no document of the books expresses (the firm making good a shortage).</summary>
public sealed record JournalDraft(DateOnly Date, IReadOnlyList<JournalDraftLine> Lines, string Memo) : PostingDraft
{
    /// <summary>Accounts whose lines name no client because the money in them is the firm's, the foundation's or nobody's yet.</summary>
    public IReadOnlyList<AccountId> WithoutClient { get; init; } = [];

    /// <inheritdoc />
    public override BooksKind Becomes => BooksKind.JournalEntry;

    /// <inheritdoc />
    public override DateOnly? On => Date;

    /// <inheritdoc />
    public override Money? Moves => Lines.Where(line => line.IsDebit).Select(line => line.Amount).Aggregate((sum, amount) => sum + amount);
}

/// <summary>A line of a journal entry; the amount is positive.</summary>
public sealed record JournalDraftLine(bool IsDebit, AccountId Account, Money Amount, CustomerId? Customer, string Description);

/// <summary>A customer or, with a parent, a matter's sub-customer.</summary>
public sealed record CustomerDraft(string Name, CustomerId? Parent) : PostingDraft
{
    /// <inheritdoc />
    public override BooksKind Becomes => BooksKind.Customer;

    /// <inheritdoc />
    public override DateOnly? On => null;

    /// <inheritdoc />
    public override Money? Moves => null;
}

/// <summary>An inactive list entry made active again under its own name.</summary>
public sealed record ReactivationDraft(BooksKind Kind, string Id, string Name) : PostingDraft
{
    /// <inheritdoc />
    public override BooksKind Becomes => Kind;

    /// <inheritdoc />
    public override DateOnly? On => null;

    /// <inheritdoc />
    public override Money? Moves => null;
}

/// <summary>An account of the chart.</summary>
public sealed record AccountDraft(string Name, string Type, string SubType) : PostingDraft
{
    /// <summary>The account it stands under; null when it stands by itself.</summary>
    public AccountId? Parent { get; init; }

    /// <inheritdoc />
    public override BooksKind Becomes => BooksKind.Account;

    /// <inheritdoc />
    public override DateOnly? On => null;

    /// <inheritdoc />
    public override Money? Moves => null;
}
