using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Domain.Trust.Watching;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>Client ledger cards.</summary>
public sealed class LedgerSheetQuery(IDbFactory databases, IReconcileStore store, TrustPorts ports)
{
    /// <summary>The card of a ledger over a period.</summary>
    /// <param name="books">The books.</param>
    /// <param name="key">The ledger.</param>
    /// <param name="from">First day.</param>
    /// <param name="through">Last day.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Answer<LedgerSheet>> FindAsync(BooksId books, LedgerKey key, DateOnly from, DateOnly through, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<LedgerSheet>();
        }

        await using var db = databases.Create();
        var heads = await db.LedgerHeads.AsNoTracking().Where(one => one.Books == books && one.Account == key.Account && one.Matter == key.Matter).ToListAsync(cancellationToken);
        await using var session = store.Open(books);
        if (heads.FirstOrDefault(head => head.Key == key) is not { } found || await session.FactsAsync(key.Account, cancellationToken) is not { } facts)
        {
            return Answer.Of<LedgerSheet>(null);
        }

        var entries = (await db.LedgerEntries.AsNoTracking().Where(one => one.Books == books && one.Account == key.Account && one.Matter == key.Matter)
            .OrderBy(one => one.Sequence).ToListAsync(cancellationToken)).Where(entry => entry.Key == key).ToList();
        var name = key.ToString();
        var parts = new Parts(facts, found, entries)
        {
            Details = (await db.TrustDetails.AsNoTracking().Where(one => one.Books == books && one.Account == key.Account).OrderBy(one => one.Sequence).ToListAsync(cancellationToken))
                .GroupBy(one => one.Source).ToDictionary(group => group.Key, group => group.Last()),
            Holds = FundsHold.Standing(await db.Directives.AsNoTracking().Where(one => one.Books == books && one.Event == name).OrderBy(one => one.Sequence).ToListAsync(cancellationToken)),
            Items = (await db.WorkItems.AsNoTracking().Where(one => one.Books == books && one.Matter == key.Matter && one.TrustAccount == key.Account)
                .Select(one => new { one.Source, one.Id }).ToListAsync(cancellationToken)).GroupBy(one => one.Source).ToDictionary(group => group.Key, group => group.First().Id.Value),
            Bank = await ports.Clearing.ReadAsync(books, [.. entries.Select(entry => entry.Source).Distinct()], cancellationToken),
            Settings = (await db.TrustAccounts.AsNoTracking().FirstOrDefaultAsync(one => one.Books == books && one.Account == key.Account, cancellationToken))?.Settings ?? TrustAccountSettings.Unsettled,
        };
        var signed = (await ports.Periods.LatestAsync(books, cancellationToken)).GetValueOrDefault(key.Account);
        return Answer.Of(parts.Sheet(from, through) with
        {
            SignedThrough = signed?.Through,
            MayHold = (actor.Is(Role.ManagingPartner) || actor.Is(Role.Administrator)) && actor.AnswersFor(key.Account.Value),
        });
    }

    private sealed record Parts(TrustFacts Facts, LedgerHead Head, IReadOnlyList<LedgerEntry> Entries)
    {
        public required IReadOnlyDictionary<SourceId, TrustDetail> Details { get; init; }

        public required IReadOnlyList<FundsHold> Holds { get; init; }

        public required Dictionary<SourceId, Guid> Items { get; init; }

        public required IReadOnlyDictionary<SourceId, BankDates> Bank { get; init; }

        public required TrustAccountSettings Settings { get; init; }

        private string Name => Head.Key.ToString();

        private HoldSchedule Holding => new(Settings.HoldDays);

        public LedgerSheet Sheet(DateOnly from, DateOnly through)
        {
            var lines = Lines();
            var before = lines.LastOrDefault(line => line.Effective < from);
            var label = Facts.Journal.Select(line => line.Ledger).Concat(Facts.Openings.Concat(Facts.Postings).Select(posting => posting.Ledger)).FirstOrDefault(ledger => ledger.Key == Name)?.Label;
            var sight = Sight();
            return new LedgerSheet(Head.Key, label ?? Name, Head.Kind, from, through)
            {
                Client = Facts.Clients.GetValueOrDefault(Name, ""),
                Firm = Facts.Firm,
                Account = Facts.Account.Name,
                Opening = before?.Balance ?? Money(Head.OpeningMinor),
                Lines = [.. lines.Where(line => line.Effective >= from && line.Effective <= through)],
                Pending = Pending(lines),
                Balances = LedgerBalances.At(Facts.Today, sight),
                Holds = Holds,
                Sight = sight,
            };
        }

        private List<LedgerSheetLine> Lines()
        {
            var standing = TrustFile.StandingOf(Entries).ToDictionary(entry => entry.Source, entry => entry.Number);
            var (backs, takers) = (new Dictionary<long, long>(), new Dictionary<long, long>());
            foreach (var (taker, taken) in Corrections().Concat(TakenBack(standing)))
            {
                (backs[taker], takers[taken]) = (taken, taker);
            }

            var balance = Money(Head.OpeningMinor);
            var lines = new List<LedgerSheetLine>();
            foreach (var entry in Entries.OrderBy(entry => entry.Effective).ThenBy(entry => entry.Number))
            {
                balance += Money(entry.ChangeMinor);
                var line = Line(entry, balance);
                lines.Add(line with
                {
                    TakesBack = backs.TryGetValue(entry.Number, out var taken) ? taken : null,
                    TakenBackBy = takers.TryGetValue(entry.Number, out var taker) ? taker : null,
                    Clearing = entry.ChangeMinor > 0 && !backs.ContainsKey(entry.Number) && (!takers.ContainsKey(entry.Number) || Bank.ContainsKey(entry.Source)) ? line.Clearing : null,
                });
            }

            return lines;
        }

        private LedgerSheetLine Line(LedgerEntry entry, Money balance)
        {
            var (detail, bank) = (entry.Supplied.With(Details.GetValueOrDefault(entry.Source)), Bank.GetValueOrDefault(entry.Source));
            return new LedgerSheetLine(entry.Number, entry.Source, entry.Effective, entry.EnteredAt, Money(entry.ChangeMinor), balance)
            {
                Detail = detail,
                Clearing = Holding.StateOn(Facts.Today, entry.Effective, detail.Instrument, bank),
                CollectedOn = entry.ChangeMinor > 0 ? Holding.CollectedOn(entry.Effective, detail.Instrument, bank) : null,
                BankOn = bank?.On,
                Item = Items.TryGetValue(entry.Source, out var item) ? item : null,
            };
        }

        /// <summary>Entries that reverse a part of a changed fact, with the entry they reverse, by number.</summary>
        private IEnumerable<(long Taker, long Taken)> Corrections() =>
            from reversal in Entries
            where reversal.Part < 0
            join original in Entries on (reversal.Source, -reversal.Part) equals (original.Source, original.Part)
            select (reversal.Number, original.Number);

        /// <summary>Movements that the practice system says take back others.</summary>
        private IEnumerable<(long Taker, long Taken)> TakenBack(Dictionary<SourceId, long> standing) =>
            from line in Facts.Journal
            where line.TakesBack is not null && standing.ContainsKey(new SourceId(line.Id)) && standing.ContainsKey(new SourceId(line.TakesBack))
            select (standing[new SourceId(line.Id)], standing[new SourceId(line.TakesBack!)]);

        private List<LedgerSheetLine> Pending(List<LedgerSheetLine> lines)
        {
            var balance = lines.Count == 0 ? Money(Head.OpeningMinor) : lines[^1].Balance;
            var pending = new List<LedgerSheetLine>();
            foreach (var line in Coming())
            {
                balance += line.Amount;
                pending.Add(new LedgerSheetLine(0, new SourceId(line.Id), line.Date, null, line.Amount, balance)
                {
                    Detail = new SuppliedDetail(line.CheckNumber.Length > 0 ? InstrumentKind.Check : InstrumentKind.Unknown, line.CheckNumber.Length > 0 ? line.CheckNumber : line.Reference, line.Party, line.Memo),
                    Item = Items.TryGetValue(new SourceId(line.Id), out var item) ? item : null,
                });
            }

            return pending;
        }

        /// <summary>Lines of the journal that are dated in the future: the ledger has no entries for them yet.</summary>
        private IEnumerable<Domain.Trust.ThreeWay.JournalLine> Coming()
        {
            var posted = Entries.Select(entry => entry.Source.Value).ToHashSet(StringComparer.Ordinal);
            return Facts.Journal.Where(line => line.Ledger.Key == Name && line.Date > Facts.Today && !posted.Contains(line.Id)).OrderBy(line => line.Date);
        }

        private LedgerSight Sight()
        {
            var backs = Facts.Journal.Where(line => line.TakesBack is not null).GroupBy(line => line.Id, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First().TakesBack!, StringComparer.Ordinal);
            var moved = TrustFile.StandingOf(Entries).Select(entry => new LedgerMovement(entry.Source, entry.Effective, entry.EnteredAt, Money(entry.ChangeMinor))
            {
                Supplied = entry.Supplied.With(Details.GetValueOrDefault(entry.Source)),
                Reverses = backs.TryGetValue(entry.Source.Value, out var taken) ? new SourceId(taken) : null,
            });
            return new LedgerSight(Money(Head.OpeningMinor), [.. moved, .. Coming().Select(line => new LedgerMovement(new SourceId(line.Id), line.Date, default, line.Amount))])
            {
                Holding = Holding,
                Bank = Bank,
                Held = Holds.Aggregate(Money(0), (sum, hold) => sum + hold.Amount),
            };
        }

        private Money Money(long minor) => Domain.Amounts.Money.FromMinor(minor, Facts.Currency);
    }
}
