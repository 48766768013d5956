using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Trust;

/// <summary>Whose interest a trust account earns. Stored: a number is never reused.</summary>
public enum TrustAccountKind
{
    /// <summary>Pooled: many clients, interest to the foundation.</summary>
    Pooled = 1,

    /// <summary>Individual: one client, interest to the client.</summary>
    Individual = 2,
}

/// <summary>What an administrator settles about a trust account.</summary>
/// <param name="Title">The account's title at the bank.</param>
/// <param name="Bank">The bank.</param>
/// <param name="LastFour">Last four digits of its number.</param>
/// <param name="Kind">Pooled or individual.</param>
/// <param name="Jurisdiction">Code of its profile: <c>NY</c>.</param>
public sealed record TrustAccountSettings(string Title, string Bank, string LastFour, TrustAccountKind Kind, string Jurisdiction)
{
    /// <summary>Most of the firm's own money in the account, minor units; null leaves it to the profile.</summary>
    public long? CushionCapMinor { get; init; }

    /// <summary>First cheque number in use; null watches no gaps.</summary>
    public long? CheckStart { get; init; }

    /// <summary>Balance from which an own account for the client is asked for, minor units; null asks for none.</summary>
    public long? IndividualFromMinor { get; init; }

    /// <summary>Business days until a receipt counts as collected, by instrument, in place of the profile's.</summary>
    public IReadOnlyDictionary<InstrumentKind, int> HoldDays { get; init; } = new Dictionary<InstrumentKind, int>();

    /// <summary>What an account has that nobody settled anything about.</summary>
    public static TrustAccountSettings Unsettled { get; } = new("", "", "", TrustAccountKind.Pooled, "ABA");
}

/// <summary>A trust account of the firm, with its settings.</summary>
public sealed class TrustAccount
{
    /// <summary>Longest title or bank name.</summary>
    public const int MaxNameLength = 120;

    /// <summary>Longest code of a profile.</summary>
    public const int MaxJurisdictionLength = 16;

    private TrustAccount(BooksId books, BankAccountId account, string title, string bank, string lastFour, string jurisdiction, string holdDays) =>
        (Books, Account, Title, Bank, LastFour, Jurisdiction, HoldDays) = (books, account, title, bank, lastFour, jurisdiction, holdDays);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The practice system's key of the account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>Title at the bank.</summary>
    public string Title { get; private set; }

    /// <summary>The bank.</summary>
    public string Bank { get; private set; }

    /// <summary>Last four digits of its number.</summary>
    public string LastFour { get; private set; }

    /// <summary>Pooled or individual.</summary>
    public TrustAccountKind Kind { get; private set; } = TrustAccountKind.Pooled;

    /// <summary>Code of its profile.</summary>
    public string Jurisdiction { get; private set; }

    /// <summary>Most of the firm's own money, minor units.</summary>
    public long? CushionCapMinor { get; private set; }

    /// <summary>First cheque number in use.</summary>
    public long? CheckStart { get; private set; }

    /// <summary>Balance from which an own account is asked for, minor units.</summary>
    public long? IndividualFromMinor { get; private set; }

    /// <summary>Hold days by instrument: <c>Check=7;Wire=0</c>.</summary>
    public string HoldDays { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>Its settings.</summary>
    public TrustAccountSettings Settings => new(Title, Bank, LastFour, Kind, Jurisdiction)
    {
        CushionCapMinor = CushionCapMinor,
        CheckStart = CheckStart,
        IndividualFromMinor = IndividualFromMinor,
        HoldDays = HoldDays.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('='))
            .ToDictionary(pair => Enum.Parse<InstrumentKind>(pair[0]), pair => int.Parse(pair[1], CultureInfo.InvariantCulture)),
    };

    /// <summary>A trust account with its first settings.</summary>
    public static TrustAccount Open(BooksId books, BankAccountId account, TrustAccountSettings settings)
    {
        var opened = new TrustAccount(books, account, "", "", "", "", "");
        opened.Settle(settings);
        return opened;
    }

    /// <summary>Takes settings.</summary>
    public void Settle(TrustAccountSettings settings)
    {
        (Title, Bank, LastFour, Kind, Jurisdiction) = (settings.Title.Trim(), settings.Bank.Trim(), settings.LastFour.Trim(), settings.Kind, settings.Jurisdiction);
        (CushionCapMinor, CheckStart, IndividualFromMinor) = (settings.CushionCapMinor, settings.CheckStart, settings.IndividualFromMinor);
        HoldDays = string.Join(';', settings.HoldDays.OrderBy(pair => pair.Key).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")));
        Version++;
    }
}
