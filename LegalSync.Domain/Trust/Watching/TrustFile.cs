using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Profiles;

namespace LegalSync.Domain.Trust.Watching;

/// <summary>A matter, as the daily look needs it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="IsClosed">True when it is closed or gone at the source.</param>
public sealed record WatchedMatter(string Number, bool IsClosed);

/// <summary>Everything that the daily look over trust accounts sees.</summary>
public sealed record TrustFile
{
    /// <summary>The day at the firm.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The books' currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Heads of all ledgers.</summary>
    public required IReadOnlyList<LedgerHead> Heads { get; init; }

    /// <summary>Entries of all ledgers, in posting order.</summary>
    public required IReadOnlyList<LedgerEntry> Entries { get; init; }

    /// <summary>What people completed, in order.</summary>
    public required IReadOnlyList<TrustDetail> Details { get; init; }

    /// <summary>Settings of trust accounts.</summary>
    public required IReadOnlyDictionary<BankAccountId, TrustAccountSettings> Settings { get; init; }

    /// <summary>Matters by key.</summary>
    public required IReadOnlyDictionary<MatterId, WatchedMatter> Matters { get; init; }

    /// <summary>Standing decisions of people.</summary>
    public required ILookup<string, Directive> Decisions { get; init; }

    /// <summary>Releases that wait for approval.</summary>
    public required IReadOnlyList<WorkItem> Waiting { get; init; }

    /// <summary>Profiles.</summary>
    public required ProfileBook Profiles { get; init; }

    /// <summary>Signed periods.</summary>
    public IReadOnlyDictionary<BankAccountId, SignedPeriod> SignedPeriods { get; init; } = new Dictionary<BankAccountId, SignedPeriod>();

    /// <summary>What statements tell of movements.</summary>
    public IReadOnlyDictionary<SourceId, BankDates> Bank { get; init; } = new Dictionary<SourceId, BankDates>();

    /// <summary>Through which day statements are there, by account.</summary>
    public IReadOnlyDictionary<BankAccountId, DateOnly> StatementsThrough { get; init; } = new Dictionary<BankAccountId, DateOnly>();

    /// <summary>Entries that stand: those that were not reversed, and no reversals.</summary>
    public IReadOnlyList<LedgerEntry> Standing => _standing ??= StandingOf(Entries);

    private IReadOnlyList<LedgerEntry>? _standing;

    /// <summary>Settings of an account.</summary>
    public TrustAccountSettings SettingsOf(BankAccountId account) => Settings.GetValueOrDefault(account, TrustAccountSettings.Unsettled);

    /// <summary>The profile of an account as it counts today.</summary>
    public JurisdictionProfile ProfileOf(BankAccountId account) => Profiles.InForce(SettingsOf(account).Jurisdiction, Today);

    /// <summary>What is known of an entry: supplied, and completed.</summary>
    public SuppliedDetail DetailOf(LedgerEntry entry) => entry.Supplied.With(Details.LastOrDefault(detail => detail.Source == entry.Source));

    /// <summary>An amount of these books.</summary>
    public Money Money(long minor) => Amounts.Money.FromMinor(minor, Currency);

    /// <summary>Entries that stand among some: of each movement the latest part, unless it was reversed.</summary>
    public static IReadOnlyList<LedgerEntry> StandingOf(IReadOnlyList<LedgerEntry> entries) =>
    [
        .. entries.GroupBy(entry => (entry.Key, entry.Source)).Select(group => (Latest: group.MaxBy(entry => entry.Part)!, All: group.ToList()))
            .Where(pair => pair.Latest.Part > 0 && !pair.All.Exists(entry => entry.Part == -pair.Latest.Part)).Select(pair => pair.Latest),
    ];
}

/// <summary>Reads everything that the daily look sees.</summary>
public interface ITrustFiles
{
    /// <summary>Reads it.</summary>
    Task<TrustFile> ReadAsync(BooksId books, DateTimeOffset now, CancellationToken cancellationToken);
}
