namespace LegalSync.Infrastructure.Files;

/// <summary>What a column holds.</summary>
internal enum ColumnRole
{
    Id,
    Reference,
    Date,
    Number,
    Matter,
    Client,
    Kind,
    Amount,
    Debit,
    Credit,
    MoneyIn,
    MoneyOut,
    Description,
    Currency,
    Balance,
}
