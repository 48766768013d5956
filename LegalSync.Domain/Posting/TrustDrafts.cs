using System.Text.Json.Serialization;
using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Posting;

/// <summary>Client money received: debit trust bank, credit the client's part of the trust liability.</summary>
public sealed record TrustDepositDraft(CustomerId Customer, DateOnly Date, Money Amount, AccountId TrustBank, AccountId TrustLiability) : PostingDraft
{
    /// <summary>Reference.</summary>
    public string Reference { get; init; } = "";

    /// <summary>What it is for.</summary>
    public string Memo { get; init; } = "";

    /// <inheritdoc />
    public override BooksKind Becomes => BooksKind.Deposit;

    /// <inheritdoc />
    public override DateOnly? On => Date;

    /// <inheritdoc />
    public override Money? Moves => Amount;
}

/// <summary>Client money paid out: debit the client's part of the trust liability, credit trust bank.</summary>
public sealed record TrustDisbursementDraft(CustomerId Customer, DateOnly Date, Money Amount, AccountId TrustBank, AccountId TrustLiability) : PostingDraft
{
    /// <summary>Cheque number or reference.</summary>
    public string Reference { get; init; } = "";

    /// <summary>What it is for.</summary>
    public string Memo { get; init; } = "";

    /// <inheritdoc />
    public override BooksKind Becomes => BooksKind.Purchase;

    /// <inheritdoc />
    public override DateOnly? On => Date;

    /// <inheritdoc />
    public override Money? Moves => Amount;
}

/// <summary>One slip for several matters: debit trust bank with the whole, credit each client's part of the trust liability.</summary>
public sealed record TrustSlipDraft(DateOnly Date, AccountId TrustBank, IReadOnlyList<TrustSlipLine> Lines) : PostingDraft
{
    /// <summary>The slip's number.</summary>
    public string Reference { get; init; } = "";

    /// <summary>What it is for.</summary>
    public string Memo { get; init; } = "";

    /// <summary>What the bank sees: the sum of the lines.</summary>
    [JsonIgnore]
    public Money Total => Lines.Select(line => line.Amount).Aggregate((sum, amount) => sum + amount);

    /// <inheritdoc />
    public override BooksKind Becomes => BooksKind.Deposit;

    /// <inheritdoc />
    public override DateOnly? On => Date;

    /// <inheritdoc />
    public override Money? Moves => Total;
}

/// <summary>One matter's part of a slip; the amount is positive.</summary>
public sealed record TrustSlipLine(CustomerId Customer, Money Amount, AccountId Liability, string Memo);
