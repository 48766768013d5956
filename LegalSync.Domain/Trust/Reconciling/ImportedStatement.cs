using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Statements;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Key of an imported statement.</summary>
public readonly record struct StatementId(Guid Value);

/// <summary>A file as it was handed in: what it is called and what its bytes are.</summary>
/// <param name="Name">The name it came under.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Size">Its length in bytes.</param>
public sealed record StatementFile(string Name, string Hash, long Size);

/// <summary>One statement of one account as it was imported. Append-only: nothing about it changes afterwards.</summary>
public sealed class ImportedStatement
{
    /// <summary>Longest file name a column holds.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Longest account number of a bank a column holds.</summary>
    public const int MaxNumberLength = 64;

    private ImportedStatement(StatementId id, BooksId books, BankAccountId account, string fileName, string fileHash, string bankNumber, string importedById, string importedBy) =>
        (Id, Books, Account, FileName, FileHash, BankNumber, ImportedById, ImportedBy) = (id, books, account, fileName, fileHash, bankNumber, importedById, importedBy);

    /// <summary>Key.</summary>
    public StatementId Id { get; private set; }

    /// <summary>Order of import, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>The file's name.</summary>
    public string FileName { get; private set; }

    /// <summary>SHA-256 of the file's bytes, which are kept.</summary>
    public string FileHash { get; private set; }

    /// <summary>The file's length in bytes.</summary>
    public long FileSize { get; private set; }

    /// <summary>Which statement of the file it is, counted from 1.</summary>
    public int Part { get; private set; }

    /// <summary>The form it came in.</summary>
    public StatementFormat Format { get; private set; }

    /// <summary>The account's number as the bank writes it; empty where the file names none.</summary>
    public string BankNumber { get; private set; }

    /// <summary>Its currency.</summary>
    public Currency Currency { get; private set; }

    /// <summary>First day it covers.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day it covers.</summary>
    public DateOnly Through { get; private set; }

    /// <summary>Balance before the first line, minor units; null where nobody told.</summary>
    public long? OpeningMinor { get; private set; }

    /// <summary>Balance after the last line, minor units; null where nobody told.</summary>
    public long? ClosingMinor { get; private set; }

    /// <summary>Lines the file has for the account.</summary>
    public int Lines { get; private set; }

    /// <summary>Of those, lines that were not known before.</summary>
    public int NewLines { get; private set; }

    /// <summary>What was said about it when it came, as a JSON list of sentences.</summary>
    public string Warnings { get; private set; } = "[]";

    /// <summary>Why a person took it in spite of warnings; empty when there were none to acknowledge.</summary>
    public string Acknowledgement { get; private set; } = "";

    /// <summary>Who imported it, by key.</summary>
    public string ImportedById { get; private set; }

    /// <summary>Who imported it, as shown.</summary>
    public string ImportedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset ImportedAt { get; private set; }

    /// <summary>Keeps a statement.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="books">The books.</param>
    /// <param name="account">Practice-side trust account.</param>
    /// <param name="file">The file it came in.</param>
    /// <param name="statement">What the file says; both days are known by now.</param>
    /// <param name="actor">Who imported it.</param>
    /// <param name="at">When.</param>
    public static ImportedStatement Keep(StatementId id, BooksId books, BankAccountId account, StatementFile file, BankStatement statement, Actor actor, DateTimeOffset at) =>
        new(id, books, account, Cut(file.Name, MaxNameLength), file.Hash, Cut(statement.Account, MaxNumberLength), actor.Id, actor.Display)
        {
            FileSize = file.Size,
            Format = statement.Format,
            Currency = statement.Currency,
            From = statement.From ?? throw new ArgumentException("The first day is not known.", nameof(statement)),
            Through = statement.To ?? throw new ArgumentException("The last day is not known.", nameof(statement)),
            OpeningMinor = statement.Opening?.Minor,
            ClosingMinor = statement.Closing?.Minor,
            Lines = statement.Lines.Count,
            ImportedAt = at,
        };

    /// <summary>Says what was found when it was imported; only before it is stored.</summary>
    public ImportedStatement Found(int part, int newLines, IReadOnlyList<string> warnings, string acknowledgement)
    {
        (Part, NewLines, Warnings, Acknowledgement) = (part, newLines, JsonSerializer.Serialize(warnings, AmountsJson.Options), acknowledgement);
        return this;
    }

    /// <summary>What was said about it, each a sentence.</summary>
    public IReadOnlyList<string> ReadWarnings() => JsonSerializer.Deserialize<List<string>>(Warnings, AmountsJson.Options)!;

    /// <summary>The opening balance.</summary>
    public Money? Opening => OpeningMinor is { } minor ? Money.FromMinor(minor, Currency) : null;

    /// <summary>The closing balance.</summary>
    public Money? Closing => ClosingMinor is { } minor ? Money.FromMinor(minor, Currency) : null;

    internal static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}

/// <summary>A piece of a file's raw bytes. Append-only; the pieces in order are the file.</summary>
public sealed class StatementFilePart
{
    /// <summary>Length of a piece; the last one may be shorter.</summary>
    public const int Length = 1 << 20;

    private StatementFilePart(BooksId books, string fileHash, byte[] bytes) => (Books, FileHash, Bytes) = (books, fileHash, bytes);

    /// <summary>Order of storing, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>SHA-256 of the whole file.</summary>
    public string FileHash { get; private set; }

    /// <summary>Which piece, counted from 0.</summary>
    public int Part { get; private set; }

    /// <summary>The bytes.</summary>
    public byte[] Bytes { get; private set; }

    /// <summary>Keeps a piece.</summary>
    public static StatementFilePart Keep(BooksId books, string fileHash, int part, byte[] bytes) => new(books, fileHash, bytes) { Part = part };
}
