using LegalSync.Domain.Amounts;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>What a person says about a bank file, where the file alone does not show it.</summary>
public sealed record StatementReadOptions
{
    /// <summary>How the columns of a CSV are laid out; null to let the file show it.</summary>
    public CsvLayout? Csv { get; init; }

    /// <summary>How the dates of a CSV are written; null to let the file show it. Other formats have one way of writing dates.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>Currency of a file that names none.</summary>
    public Currency Currency { get; init; } = Currency.Usd;

    /// <summary>Account of a file that names none; null when that is not known either.</summary>
    public string? Account { get; init; }
}
