using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>What people said about a trust account: which number the bank gives it, and how its tables are laid out.</summary>
public sealed class TrustAccountSetting
{
    /// <summary>Longest layout a column holds.</summary>
    public const int MaxLayoutLength = 2000;

    private TrustAccountSetting(BooksId books, BankAccountId account) => (Books, Account) = (books, account);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account; one row each.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>The number under which the bank's files name it; null until a person said so.</summary>
    public string? BankNumber { get; private set; }

    /// <summary>The layout of its tables as JSON, as chosen by a person; null while tables are read by their headings.</summary>
    public string? Layout { get; private set; }

    /// <summary>Counts changes; a stale writer is refused.</summary>
    public int Version { get; private set; }

    /// <summary>A row for an account about which nothing was said yet.</summary>
    public static TrustAccountSetting For(BooksId books, BankAccountId account) => new(books, account);

    /// <summary>Links the bank's number.</summary>
    public void Link(string number)
    {
        BankNumber = ImportedStatement.Cut(number, ImportedStatement.MaxNumberLength);
        Version++;
    }

    /// <summary>Keeps a layout, or forgets it.</summary>
    public void Arrange(string? layout)
    {
        Layout = layout;
        Version++;
    }
}
