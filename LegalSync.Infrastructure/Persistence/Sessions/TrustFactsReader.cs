using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Domain.Trust.ThreeWay;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Infrastructure.Smokeball;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Gathers what is stored about a trust account: the practice system's journal, the ledgers kept here, the books' side.</summary>
internal sealed class TrustFactsReader(LegalSyncDb db, BooksId books, ISourceReader reader, SnapshotCache snapshots, TimeProvider clock)
{
    private const string TopUpPrefix = "top-up:";

    private Books? _firm;

    /// <summary>The practice system's trust accounts, open ones first, by name.</summary>
    public async Task<IReadOnlyList<BankAccount>> AccountsAsync(CancellationToken cancellationToken)
    {
        var firm = await FirmAsync(cancellationToken);
        var records = await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == firm.Practice && record.IsLatest && !record.IsVanished && record.Kind == SourceKind.BankAccount).ToListAsync(cancellationToken);
        return [.. All(records, reader.ReadBankAccount).Select(pair => pair.Fact).Where(account => account.Type == BankAccountType.Trust)
            .OrderByDescending(account => account.IsOpen).ThenBy(account => account.Name, StringComparer.Ordinal)];
    }

    /// <summary>Everything about one account; null when the practice system has no such trust account.</summary>
    public async Task<TrustFacts?> ReadAsync(BankAccountId account, CancellationToken cancellationToken)
    {
        var firm = await FirmAsync(cancellationToken);
        var accounts = await AccountsAsync(cancellationToken);
        if (accounts.FirstOrDefault(one => one.Id == account) is not { } found)
        {
            return null;
        }

        var opensOn = firm.OpensOn ?? DateOnly.MinValue;
        var moved = await MovedAsync(firm, account, opensOn, cancellationToken);
        var heads = await db.LedgerHeads.AsNoTracking().Where(head => head.Books == books && head.Account == account).ToListAsync(cancellationToken);
        var entries = await db.LedgerEntries.AsNoTracking().Where(entry => entry.Books == books && entry.Account == account).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        var matters = heads.Select(head => head.Matter).Concat(moved.Select(pair => pair.Fact.Matter)).Where(matter => !matter.IsNone).Distinct().ToList();
        var labels = await MatterLabels.ReadAsync(db, reader, books, matters, cancellationToken);
        var details = await db.TrustDetails.AsNoTracking().Where(detail => detail.Books == books && detail.Account == account).OrderBy(detail => detail.Sequence).ToListAsync(cancellationToken);
        var completed = details.GroupBy(detail => detail.Source).ToDictionary(group => group.Key, group => group.Last());
        var customers = await CustomersAsync(account, matters, firm, cancellationToken);
        var journal = JournalBuilder.Of([.. moved.Select(pair => pair.Fact)], labels.Of, completed);
        return new TrustFacts
        {
            Firm = firm.Name,
            Account = found,
            Currency = firm.Currency,
            OpensOn = opensOn,
            Today = firm.DayOf(clock.GetUtcNow()),
            Journal = [.. journal.Concat(TopUps(entries, labels, firm.Currency)).OrderBy(line => line.Date)],
            Openings = [.. heads.Where(head => head.OpeningMinor != 0).Select(head => new LedgerPosting(JournalBuilder.Ref(head.Key, labels.Of), opensOn.AddDays(-1), Money.FromMinor(head.OpeningMinor, firm.Currency), 0, default))],
            Postings = [.. entries.Select(entry => new LedgerPosting(JournalBuilder.Ref(entry.Key, labels.Of), entry.Effective, Money.FromMinor(entry.ChangeMinor, firm.Currency), entry.Sequence, entry.PostedAt))],
            Origins = moved.ToDictionary(pair => pair.Fact.Id.Value, pair => new JournalOrigin(pair.Record.Sequence, pair.Record.CapturedAt)),
            InBooks = await InBooksAsync(account, accounts, matters, customers, cancellationToken),
            Customers = customers,
            Clients = await ClientsAsync(firm, account, labels, cancellationToken),
        };
    }

    private async Task<List<(SourceRecord Record, BankTransaction Fact)>> MovedAsync(Books firm, BankAccountId account, DateOnly opensOn, CancellationToken cancellationToken)
    {
        var records = await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == firm.Practice && record.IsLatest && !record.IsVanished && record.Kind == SourceKind.BankTransaction).ToListAsync(cancellationToken);
        return [.. All(records, reader.ReadBankTransaction).Where(pair => pair.Fact.Account == account && pair.Fact.Effective >= opensOn)];
    }

    /// <summary>What the firm put in to make good shortages is known by the ledgers alone: the practice system tells nothing of it.</summary>
    private static IEnumerable<JournalLine> TopUps(List<LedgerEntry> entries, MatterLabels labels, Currency currency) => entries
        .Where(entry => entry.Source.Value.StartsWith(TopUpPrefix, StringComparison.Ordinal))
        .GroupBy(entry => entry.Source)
        .Where(group => group.Sum(entry => entry.ChangeMinor) != 0)
        .Select(group => new JournalLine(
            group.Key.Value, group.Last().Effective, JournalBuilder.Ref(group.Last().Key, labels.Of), Money.FromMinor(group.Sum(entry => entry.ChangeMinor), currency), JournalLineType.FirmFunds)
        { Memo = "The firm made good a shortage" });

    private async Task<BooksSide> InBooksAsync(
        BankAccountId account, IReadOnlyList<BankAccount> accounts, List<MatterId> matters, Dictionary<string, CustomerId> customers, CancellationToken cancellationToken)
    {
        var firm = await FirmAsync(cancellationToken);
        var rules = await db.MappingRules.AsNoTracking().Where(rule => rule.Books == books && rule.Kind == MappingKind.Account).ToListAsync(cancellationToken);
        var (book, today) = (new MappingBook(rules, clock.GetUtcNow()), firm.DayOf(clock.GetUtcNow()));
        var bank = Target(book.Account(AccountRole.Bank(account), today));
        var liability = Target(book.Account(AccountRole.TrustLiability, today));
        var others = accounts.Where(one => one.Id != account).Select(one => Target(book.Account(AccountRole.Bank(one.Id), today))).OfType<AccountId>().ToHashSet();
        var snapshot = await snapshots.ReadAsync(db, books, cancellationToken);
        var read = await db.BooksMirror.AsNoTracking().Where(row => row.Books == books && row.Kind >= BooksKind.Payment && row.Kind <= BooksKind.Purchase && row.GoneAt == null)
            .Select(row => new { row.Kind, row.EntityId, row.ReadAt }).ToListAsync(cancellationToken);
        var readAt = read.ToDictionary(row => new DocumentRef(row.Kind, new DocumentId(row.EntityId)), row => row.ReadAt);
        var elsewhere = await ElsewhereAsync(account, cancellationToken);
        var movements = JournalBuilder.Movements(
            snapshot.Documents.Where(document => !elsewhere.Contains(document.Ref.ToString())), bank, Liabilities(book, today, account, matters, customers), others, document => readAt.GetValueOrDefault(document));
        return new BooksSide(bank is { } mapped ? snapshot.Account(mapped)?.Name ?? mapped.Value : null, liability is { } named ? snapshot.Account(named)?.Name ?? named.Value : null, movements);
    }

    /// <summary>The accounts that together are owed in trust: the liability, the ledgers under it that are no client's, and the matters' own accounts with the customer of each.</summary>
    private static Dictionary<AccountId, CustomerId?> Liabilities(MappingBook book, DateOnly today, BankAccountId account, List<MatterId> matters, Dictionary<string, CustomerId> customers)
    {
        var owed = new Dictionary<AccountId, CustomerId?>();
        foreach (var role in new[] { AccountRole.TrustLiability, AccountRole.TrustFirm, AccountRole.TrustInterest, AccountRole.TrustUnidentified })
        {
            if (Target(book.Account(role, today)) is { } found)
            {
                owed[found] = null;
            }
        }

        foreach (var matter in matters)
        {
            if (Target(book.Account(AccountRole.TrustLedger(matter), today)) is { } found)
            {
                owed[found] = customers.TryGetValue(new LedgerKey(account, matter).ToString(), out var customer) ? customer : null;
            }
        }

        return owed;
    }

    /// <summary>Documents that stand for another trust account's movements: a transfer between matters names no bank by which it could be told.</summary>
    private async Task<HashSet<string>> ElsewhereAsync(BankAccountId account, CancellationToken cancellationToken)
    {
        var none = new BankAccountId("");
        var others = db.WorkItems.AsNoTracking().Where(item => item.Books == books && item.TrustAccount != account && item.TrustAccount != none);
        var posted = await (from posting in db.Postings.AsNoTracking()
                            join item in others on posting.Item equals item.Id
                            where posting.Books == books && posting.Document != null
                            select posting.Document!).ToListAsync(cancellationToken);
        var adopted = await others.Where(item => item.Adopted != null).Select(item => item.Adopted!).ToListAsync(cancellationToken);
        return [.. posted, .. adopted];
    }

    private async Task<Dictionary<string, CustomerId>> CustomersAsync(BankAccountId account, List<MatterId> matters, Books firm, CancellationToken cancellationToken)
    {
        var rules = await db.MappingRules.AsNoTracking().Where(rule => rule.Books == books && rule.Kind == MappingKind.Matter).ToListAsync(cancellationToken);
        var book = new MappingBook(rules, clock.GetUtcNow());
        var today = firm.DayOf(clock.GetUtcNow());
        return matters.Select(matter => (Key: new LedgerKey(account, matter).ToString(), Rule: book.Matter(matter, today)))
            .Where(pair => pair.Rule is { Target: MappingTarget.Books, TargetId: not null }).ToDictionary(pair => pair.Key, pair => new CustomerId(pair.Rule!.TargetId!));
    }

    private async Task<Dictionary<string, string>> ClientsAsync(Books firm, BankAccountId account, MatterLabels labels, CancellationToken cancellationToken)
    {
        var wanted = labels.All.SelectMany(matter => matter.Clients.Take(1)).Select(client => new SourceId(client.Value)).Distinct().ToList();
        var records = await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == firm.Practice && record.IsLatest && record.Kind == SourceKind.Client && wanted.Contains(record.SourceId)).ToListAsync(cancellationToken);
        var names = All(records, reader.ReadClient).ToDictionary(pair => pair.Fact.Id, pair => pair.Fact.Name);
        return labels.All.Where(matter => matter.Clients.Count > 0)
            .ToDictionary(matter => new LedgerKey(account, matter.Id).ToString(), matter => names.GetValueOrDefault(matter.Clients[0], ""));
    }

    private static AccountId? Target(MappingRule? rule) => rule is { Target: MappingTarget.Books, TargetId: { } id } ? new AccountId(id) : null;

    private async Task<Books> FirmAsync(CancellationToken cancellationToken) => _firm ??= await db.Books.AsNoTracking().SingleAsync(one => one.Id == books, cancellationToken);

    // A record that cannot be read has a card of its own; it hides nothing else.
    private static List<(SourceRecord Record, T Fact)> All<T>(IEnumerable<SourceRecord> records, Func<SourceRecord, T> read)
    {
        var facts = new List<(SourceRecord, T)>();
        foreach (var record in records)
        {
            try
            {
                facts.Add((record, read(record)));
            }
            catch (SourceFormatException)
            {
                continue;
            }
        }

        return facts;
    }
}

/// <summary>The stamp of what the tie board is made of: the latest record, ledger entry, mirrored document, rule, line and match.</summary>
public sealed class TieStamps(IDbFactory databases) : ITieStamps
{
    /// <inheritdoc />
    public async Task<string> StampAsync(BooksId books, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var practice = await db.Books.AsNoTracking().Where(one => one.Id == books).Select(one => one.Practice).SingleAsync(cancellationToken);
        var record = await db.SourceRecords.Where(one => one.Connection == practice).MaxAsync(one => (long?)one.Sequence, cancellationToken);
        var entry = await db.LedgerEntries.Where(one => one.Books == books).MaxAsync(one => (long?)one.Sequence, cancellationToken);
        var mirrored = await db.BooksMirror.Where(row => row.Books == books).MaxAsync(row => (DateTimeOffset?)row.ReadAt, cancellationToken);
        var rule = await db.MappingRules.Where(one => one.Books == books).MaxAsync(one => (long?)one.Sequence, cancellationToken);
        var line = await db.Statements.Where(one => one.Books == books).MaxAsync(one => (long?)one.Sequence, cancellationToken);
        var match = await db.Set<MatchMember>().Where(one => one.Books == books && one.IsStanding).MaxAsync(one => (long?)one.Sequence, cancellationToken);
        return string.Join('|', record, entry, mirrored?.UtcTicks, rule, line, match);
    }
}
