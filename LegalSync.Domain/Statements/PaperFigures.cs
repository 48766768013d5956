using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Statements;

/// <summary>What a person reads off the paper statement, for files that do not tell it (a plain table of lines).</summary>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period.</param>
/// <param name="Opening">Balance before the first line.</param>
/// <param name="Closing">Balance after the last line.</param>
public sealed record PaperFigures(DateOnly? From, DateOnly? To, Money? Opening, Money? Closing)
{
    /// <summary>
    /// The statement with what its file lacks. What the file itself says stands, but for an opening balance that was only worked out from the
    /// lines; each figure that was taken from paper is among the warnings, so that a person answers for it.
    /// </summary>
    /// <exception cref="ArgumentException">A figure is in another currency than the statement.</exception>
    public BankStatement Complete(BankStatement statement)
    {
        if (Array.Exists([Opening, Closing], figure => figure is { } amount && amount.Currency != statement.Currency))
        {
            throw new ArgumentException($"The statement is in {statement.Currency}.", nameof(statement));
        }

        var opening = Opening is not null && (statement.Opening is null || statement.IsOpeningDerived);
        var closing = Closing is not null && statement.Closing is null;
        var taken = new List<string>();
        Add(opening, $"opening balance {Opening}");
        Add(closing, $"closing balance {Closing}");
        return taken.Count == 0 && From is null && To is null ? statement : statement with
        {
            Opening = opening ? Opening : statement.Opening,
            IsOpeningDerived = !opening && statement.IsOpeningDerived,
            Closing = closing ? Closing : statement.Closing,
            From = Earlier(From, statement.From),
            To = Later(To, statement.To),
            Warnings = taken.Count == 0 ? statement.Warnings : [.. statement.Warnings, $"Typed from the paper statement: {string.Join(", ", taken)}."],
        };

        void Add(bool isTaken, string what)
        {
            if (isTaken)
            {
                taken.Add(what);
            }
        }
    }

    /// <summary>A table's first line may come days after the period began; the lines themselves are never left out.</summary>
    private static DateOnly? Earlier(DateOnly? paper, DateOnly? file) => paper is { } typed && file is { } told ? (typed < told ? typed : told) : paper ?? file;

    private static DateOnly? Later(DateOnly? paper, DateOnly? file) => paper is { } typed && file is { } told ? (typed > told ? typed : told) : paper ?? file;
}
