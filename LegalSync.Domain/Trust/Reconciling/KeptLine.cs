using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Statements;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>One line of the bank as it was imported. Append-only.</summary>
public sealed class KeptLine
{
    /// <summary>Longest description a column holds; the raw file keeps the rest.</summary>
    public const int MaxDescriptionLength = 500;

    /// <summary>Longest reference, cheque number or bank key a column holds.</summary>
    public const int MaxReferenceLength = 100;

    private KeptLine(BooksId books, BankAccountId account, StatementId statement, string fingerprint) =>
        (Books, Account, Statement, Fingerprint) = (books, account, statement, fingerprint);

    /// <summary>Order of import, given by the database: its key.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>The statement that brought it first.</summary>
    public StatementId Statement { get; private set; }

    /// <summary>What makes it itself (<see cref="StatementFingerprint"/>); with books and account unique.</summary>
    public string Fingerprint { get; private set; }

    /// <summary>The day the bank booked it.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>What it moved, positive in.</summary>
    public Money Amount { get; private set; }

    /// <summary>The bank's words.</summary>
    public string Description { get; private set; } = "";

    /// <summary>A reference; empty where there is none.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Cheque number; empty where there is none.</summary>
    public string CheckNumber { get; private set; } = "";

    /// <summary>The bank's own key; evidence, not identity.</summary>
    public string BankId { get; private set; } = "";

    /// <summary>What the bank says it is.</summary>
    public StatementLineType Type { get; private set; }

    /// <summary>Where it stands in its file.</summary>
    public int Place { get; private set; }

    /// <summary>Keeps a line.</summary>
    public static KeptLine Keep(ImportedStatement statement, StatementLine line, StatementFingerprint fingerprint) =>
        new(statement.Books, statement.Account, statement.Id, fingerprint.Value)
        {
            Date = line.Date,
            Amount = line.Amount,
            Description = ImportedStatement.Cut(line.Description, MaxDescriptionLength),
            Reference = ImportedStatement.Cut(line.Reference, MaxReferenceLength),
            CheckNumber = ImportedStatement.Cut(line.CheckNumber, MaxReferenceLength),
            BankId = ImportedStatement.Cut(line.BankId, MaxReferenceLength),
            Type = line.Type,
            Place = line.Place,
        };

    /// <summary>The line as a statement says it.</summary>
    public StatementLine Read() => new(Date, Amount, Description)
    {
        Reference = Reference,
        CheckNumber = CheckNumber,
        BankId = BankId,
        Type = Type,
        Place = Place,
    };
}
