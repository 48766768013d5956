using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Profiles;

namespace LegalSync.Domain.Approvals;

/// <summary>What rules of a release look at besides the ledgers' heads and the items.</summary>
internal sealed record ReleaseFacts
{
    /// <summary>The day at the firm.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What is known of movements: what the practice system supplies, entered already or not, and what people completed.</summary>
    public required IReadOnlyDictionary<SourceId, SuppliedDetail> Details { get; init; }

    /// <summary>Who completed details of which movement, by key.</summary>
    public required ILookup<SourceId, string> Preparers { get; init; }

    /// <summary>Settings by trust account.</summary>
    public required IReadOnlyDictionary<BankAccountId, TrustAccountSettings> Settings { get; init; }

    /// <summary>Jurisdiction profiles.</summary>
    public required ProfileBook Profiles { get; init; }

    /// <summary>Signed periods by trust account.</summary>
    public required IReadOnlyDictionary<BankAccountId, SignedPeriod> Signed { get; init; }

    /// <summary>What statements tell.</summary>
    public required IReadOnlyDictionary<SourceId, BankDates> Bank { get; init; }

    /// <summary>Loads them for the trust items of some matters.</summary>
    public static async Task<ReleaseFacts> LoadAsync(
        ISession session, TrustPorts ports, IReadOnlyCollection<WorkItem> items, (Books Books, DateTimeOffset Now) firm, CancellationToken cancellationToken)
    {
        var sources = items.Select(item => item.Source).ToList();
        var entries = await session.LedgerEntriesOfAsync([.. items.Select(item => item.Matter).Distinct()], cancellationToken);
        var completed = (await session.TrustDetailsAsync(sources, cancellationToken)).ToLookup(detail => detail.Source);
        var supplied = entries.Where(entry => entry.Part > 0).GroupBy(entry => entry.Source).ToDictionary(group => group.Key, group => group.MaxBy(entry => entry.Part)!.Supplied);
        var (today, none) = (firm.Books.DayOf(firm.Now), sources.Count == 0);
        foreach (var item in items.Where(item => item.Date > today && !supplied.ContainsKey(item.Source)))
        {
            if (Drafted(item) is { } drafted)
            {
                supplied[item.Source] = drafted;
            }
        }

        return new ReleaseFacts
        {
            Today = today,
            Details = supplied.Keys.Concat(completed.Select(group => group.Key)).Distinct()
                .ToDictionary(source => source, source => supplied.GetValueOrDefault(source, SuppliedDetail.None).With(completed[source].LastOrDefault())),
            Preparers = completed.SelectMany(group => group).ToLookup(detail => detail.Source, detail => detail.ById),
            Settings = (await session.TrustAccountsAsync(cancellationToken)).ToDictionary(account => account.Account, account => account.Settings),
            Profiles = new ProfileBook(await session.ProfileVersionsAsync(cancellationToken)),
            Signed = none ? new Dictionary<BankAccountId, SignedPeriod>() : await ports.Periods.LatestAsync(session.BooksId, cancellationToken),
            Bank = none ? new Dictionary<SourceId, BankDates>() : await ports.Clearing.ReadAsync(session.BooksId, sources, cancellationToken),
        };
    }

    /// <summary>Settings of an account; the usual ones where nobody settled anything.</summary>
    public TrustAccountSettings SettingsOf(BankAccountId account) => Settings.GetValueOrDefault(account, TrustAccountSettings.Unsettled);

    /// <summary>The profile of an account as it counts today.</summary>
    public JurisdictionProfile ProfileOf(BankAccountId account) => Profiles.InForce(SettingsOf(account).Jurisdiction, Today);

    /// <summary>The day on which a receipt counts as collected; null for one that was returned.</summary>
    public DateOnly? CollectedOn(WorkItem receipt) => new HoldSchedule(SettingsOf(receipt.TrustAccount).HoldDays)
        .CollectedOn(receipt.Date, Details.GetValueOrDefault(receipt.Source, SuppliedDetail.None).Instrument, Bank.GetValueOrDefault(receipt.Source));

    /// <summary>What the draft of a movement says: its ledger has no entry of it before its day.</summary>
    private static SuppliedDetail? Drafted(WorkItem item) => (item.Draft is null ? [] : DraftText.Read(item.Draft)) switch
    {
        [TrustDepositDraft deposit] => SuppliedDetail.Read(deposit.Reference, deposit.Memo),
        [TrustDisbursementDraft paid] => SuppliedDetail.Read(paid.Reference, paid.Memo),
        _ => null,
    };
}
